//! What came out, and why.

use std::fmt;

use super::{Part, Request, asks_for_presence};
use crate::grammar::{Condition, Effect, Operator, Statement};

/// What policies say about a request.
///
/// ```
/// use vault_lock_policy::Decision;
///
/// assert_eq!(Decision::Allowed.and(Decision::Denied), Decision::Denied);
/// assert_eq!(Decision::Allowed.and(Decision::Neither), Decision::Allowed);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// Nothing applies. What the caller's own policies say counts, and for a caller of another account that is no.
    Neither,
    /// A statement allows it and none denies it.
    Allowed,
    /// A statement denies it, whatever else allows it.
    Denied,
}

impl Decision {
    /// What two policies say together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.max(other)
    }

    pub(super) fn of(deciding: Option<&Deciding<'_>>) -> Self {
        match deciding.map(|deciding| deciding.effect) {
            Some(Effect::Deny) => Self::Denied,
            Some(Effect::Allow) => Self::Allowed,
            None => Self::Neither,
        }
    }
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Neither => "neither allowed nor denied",
            Self::Allowed => "allowed",
            Self::Denied => "denied",
        })
    }
}

/// What one policy says about a request, and why. See [`evaluate`](crate::evaluate).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Evaluation<'p> {
    /// The decision.
    pub decision: Decision,
    /// The statement that decided; None if none applies.
    pub deciding: Option<Deciding<'p>>,
    /// For each statement of the policy: it applies, or the first part of it that does not match.
    pub statements: Vec<Result<(), Mismatch<'p>>>,
}

/// The statement that decided.
///
/// ```
/// use vault_lock_policy::{Caller, Effect, Policy, Request, evaluate, examples};
///
/// let policy = Policy::parse(examples::RETENTION)?;
/// let root = Caller::root("111122223333");
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records";
/// let request = Request::new(&root, "glacier:DeleteArchive", vault).with("glacier:ArchiveAgeInDays", 0);
/// let deciding = evaluate(&policy, &request).deciding.ok_or("nothing applies")?;
/// assert_eq!((deciding.statement, deciding.sid, deciding.effect), (0, Some("deny-based-on-archive-age"), Effect::Deny));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deciding<'p> {
    /// Its place among the statements, counted from 0.
    pub statement: usize,
    /// Its `Sid`.
    pub sid: Option<&'p str>,
    /// Its effect.
    pub effect: Effect,
}

/// What several policies say about a request. See [`evaluate_together`](crate::evaluate_together).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Together<'p> {
    /// The decision.
    pub decision: Decision,
    /// Which policy decided: the first one with this decision; None if none applies.
    pub policy: Option<usize>,
    /// What each says by itself, in the order given.
    pub evaluations: Vec<Evaluation<'p>>,
}

/// Why a statement does not apply to a request.
///
/// ```
/// use vault_lock_policy::{Caller, Mismatch, Policy, Request, evaluate, examples};
///
/// let policy = Policy::parse(examples::RETENTION)?;
/// let root = Caller::root("111122223333");
/// let request = Request::new(&root, "glacier:DeleteVault", "arn:aws:glacier:us-west-2:111122223333:vaults/records");
/// assert_eq!(evaluate(&policy, &request).statements, [Err(Mismatch::Action { element: "Action" })]);
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mismatch<'p> {
    /// It is about other callers.
    Principal {
        /// `Principal` or `NotPrincipal`.
        element: &'static str,
    },
    /// It is about other actions.
    Action {
        /// `Action` or `NotAction`.
        element: &'static str,
    },
    /// It is about other resources.
    Resource {
        /// `Resource` or `NotResource`.
        element: &'static str,
    },
    /// A condition does not hold.
    Condition {
        /// The operator.
        operator: Operator,
        /// The condition key, as the policy writes it.
        key: &'p str,
        /// What the request has instead.
        why: Unmet,
    },
}

/// Why a condition does not hold.
///
/// ```
/// use vault_lock_policy::{Caller, Mismatch, Policy, Request, Unmet, evaluate, examples};
///
/// let policy = Policy::parse(examples::RETENTION)?;
/// let root = Caller::root("111122223333");
/// let request = Request::new(&root, "glacier:DeleteArchive", "arn:aws:glacier:us-west-2:111122223333:vaults/records");
/// let evaluation = evaluate(&policy, &request);
/// assert!(matches!(&evaluation.statements[0], Err(Mismatch::Condition { why: Unmet::KeyAbsent, .. })));
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unmet {
    /// The request has no such key.
    KeyAbsent,
    /// The request has the key, and it should not.
    KeyPresent,
    /// The values of the request are not those that the operator asks for.
    Values(Vec<String>),
}

/// The reason why `part` of `statement` does not match.
pub(super) fn mismatch<'p>(
    statement: &'p Statement,
    part: Part<'p>,
    request: &Request<'_>,
) -> Mismatch<'p> {
    match part {
        Part::Principal => Mismatch::Principal { element: statement.principal.name() },
        Part::Action => Mismatch::Action { element: statement.action.name() },
        Part::Resource => Mismatch::Resource { element: statement.resource.name() },
        Part::Condition(condition) => Mismatch::Condition {
            operator: condition.operator.value,
            key: &condition.key.value,
            why: unmet(condition, request),
        },
    }
}

fn unmet(condition: &Condition, request: &Request<'_>) -> Unmet {
    match request.values(&condition.key.value) {
        None => Unmet::KeyAbsent,
        Some(_) if asks_for_presence(condition.operator.value.comparison) => Unmet::KeyPresent,
        Some(values) => Unmet::Values(values.iter().map(ToString::to_string).collect()),
    }
}

impl fmt::Display for Mismatch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (element, what) = match self {
            Self::Principal { element } => (element, "caller"),
            Self::Action { element } => (element, "action"),
            Self::Resource { element } => (element, "resource"),
            Self::Condition { operator, key, why } => {
                write!(f, "`{operator}` does not hold: ")?;
                return match why {
                    Unmet::KeyAbsent => write!(f, "the request has no `{key}`"),
                    Unmet::KeyPresent => write!(f, "the request has `{key}`"),
                    Unmet::Values(values) => {
                        let values: Vec<_> =
                            values.iter().map(|value| format!("`{value}`")).collect();
                        write!(f, "`{key}` is {}", values.join(", "))
                    }
                };
            }
        };
        if element.starts_with("Not") {
            write!(f, "`{element}` leaves this {what} out")
        } else {
            write!(f, "`{element}` does not list this {what}")
        }
    }
}
