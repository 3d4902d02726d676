//! What came out.

use std::fmt;

use super::Mismatch;
use crate::grammar::Effect;

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
