//! Why a statement does not apply to a request: what it asks for, what stands there instead, and what was probably meant.

mod condition;
mod element;
mod tell;

use super::{Part, Request};
use crate::{
    grammar::{ActionPattern, Condition, Element, Pattern, Principal, Statement},
    json::Span,
};

/// Why a statement does not apply to a request: the first part of it that does not match, and what stands there instead.
///
/// As text it is a sentence for people who don't know the rules of IAM.
///
/// ```
/// use vault_lock_policy::{Caller, Mismatch, Policy, Request, evaluate, examples};
///
/// let policy = Policy::parse(examples::RETENTION)?;
/// let root = Caller::root("111122223333");
/// let request = Request::new(&root, "glacier:DeleteVault", "arn:aws:glacier:us-west-2:111122223333:vaults/records");
/// let evaluation = evaluate(&policy, &request);
/// let why = evaluation.statements[0].as_ref().unwrap_err();
/// assert!(matches!(why, Mismatch::Action { .. }));
/// assert_eq!(why.to_string(), "`Action` lists `glacier:DeleteArchive`, the request is `glacier:DeleteVault`");
/// assert_eq!(why.span().of(policy.text()), "\"glacier:DeleteArchive\"");
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mismatch<'p> {
    /// It is about other callers.
    Principal {
        /// `Principal` or `NotPrincipal`.
        element: &'p Element<Principal>,
        /// Who makes the request: an ARN, the name of a service, or `anonymous`.
        caller: String,
        /// The item that is nearly right or, of `NotPrincipal`, one that leaves the caller out.
        culprit: Option<Culprit>,
    },
    /// It is about other actions.
    Action {
        /// `Action` or `NotAction`.
        element: &'p Element<ActionPattern>,
        /// The action of the request.
        action: String,
        /// The item that is nearly right or, of `NotAction`, the one that leaves the action out.
        culprit: Option<Culprit>,
    },
    /// It is about other resources.
    Resource {
        /// `Resource` or `NotResource`.
        element: &'p Element<Pattern>,
        /// The ARN of the request.
        resource: String,
        /// The item that is nearly right or, of `NotResource`, the one that leaves the resource out.
        culprit: Option<Culprit>,
    },
    /// A condition does not hold.
    Condition {
        /// The condition.
        condition: &'p Condition,
        /// What the request has instead.
        why: Unmet,
    },
}

/// The item of a list that made the difference.
///
/// ```
/// use vault_lock_policy::{Caller, Hint, Mismatch, Policy, Request, evaluate, examples};
///
/// let policy = Policy::parse(&examples::RETENTION.replace("vaults/records", "vaults/Records"))?;
/// let root = Caller::root("111122223333");
/// let request = Request::new(&root, "glacier:DeleteArchive", "arn:aws:glacier:us-west-2:111122223333:vaults/records");
/// let evaluation = evaluate(&policy, &request);
/// let Err(Mismatch::Resource { culprit: Some(culprit), .. }) = &evaluation.statements[0] else { panic!() };
/// assert_eq!((culprit.item, &culprit.hint), (0, &Some(Hint::Case)));
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Culprit {
    /// Its place in the list, counted from 0.
    pub item: usize,
    /// What keeps it from matching. None if it matches, and so leaves the request out.
    pub hint: Option<Hint>,
}

/// What keeps a text from matching that was probably meant to.
///
/// ```
/// use vault_lock_policy::{Caller, Hint, Mismatch, Policy, Request, Unmet, ValueKind, evaluate, examples};
///
/// let policy = Policy::parse(&examples::RETENTION.replace("365", "one year"))?;
/// let root = Caller::root("111122223333");
/// let request = Request::new(&root, "glacier:DeleteArchive", "arn:aws:glacier:us-west-2:111122223333:vaults/records")
///     .with("glacier:ArchiveAgeInDays", 1);
/// let evaluation = evaluate(&policy, &request);
/// let Err(Mismatch::Condition { why: Unmet::Values { hint, .. }, .. }) = &evaluation.statements[0] else { panic!() };
/// assert_eq!(hint, &Some(Hint::PolicyValue { value: "one year".to_owned(), kind: ValueKind::Number }));
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Hint {
    /// It differs in nothing but case.
    Case,
    /// It has spaces around it.
    Spaces,
    /// It is an action without `glacier:` before it.
    NoPrefix,
    /// It goes on behind the name of the vault, as if archives had ARNs.
    InsideVault,
    /// A wildcard in it would have to reach beyond its part of the ARN, which only a `*` at the end of the part does.
    BeyondPart,
    /// It is another ARN only in this part.
    Part(ArnPart),
    /// With the variables put in place it is another text.
    Resolved(String),
    /// A variable in it has neither a value in the request nor a default.
    Unresolved(String),
    /// It is the ARN of a session, which `aws:PrincipalArn` never is: that is the ARN of the role.
    Session,
    /// With this operator `*` and `?` stand for themselves.
    NoWildcards,
    /// The value of the policy is not of the kind that the operator compares, such as a number.
    PolicyValue {
        /// The value.
        value: String,
        /// What it should have been.
        kind: ValueKind,
    },
    /// The value of the request is not of the kind that the operator compares.
    RequestValue {
        /// What it should have been.
        kind: ValueKind,
    },
}

/// A part of an ARN.
///
/// ```
/// assert_eq!(vault_lock_policy::ArnPart::Region.to_string(), "region");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArnPart {
    /// Such as `aws` or `aws-cn`.
    Partition,
    /// Such as `us-west-2`.
    Region,
    /// A number of 12 digits.
    Account,
    /// What follows the account, such as `vaults/records`.
    Name,
}

/// What the values of an operator have to be, if not every text will do.
///
/// ```
/// assert_eq!(vault_lock_policy::ValueKind::Number.to_string(), "a number");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// A decimal number.
    Number,
    /// A date, or seconds since 1970.
    Date,
    /// An IP address; in a policy also a range of them.
    Address,
    /// `true` or `false`.
    Boolean,
}

/// Why a condition does not hold.
///
/// ```
/// use vault_lock_policy::{Absence, Caller, Mismatch, Policy, Request, Unmet, evaluate, examples};
///
/// let policy = Policy::parse(&examples::RETENTION.replace("\"glacier:DeleteArchive\"", "\"glacier:*\""))?;
/// let root = Caller::root("111122223333");
/// let request = Request::new(&root, "glacier:DeleteVault", "arn:aws:glacier:us-west-2:111122223333:vaults/records");
/// let evaluation = evaluate(&policy, &request);
/// let Err(Mismatch::Condition { why, .. }) = &evaluation.statements[0] else { panic!() };
/// let actions = ["glacier:DeleteArchive", "glacier:InitiateJob"].map(str::to_owned).to_vec();
/// assert_eq!(why, &Unmet::KeyAbsent(Absence::OtherActions(actions)));
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unmet {
    /// The request has no such key.
    KeyAbsent(Absence),
    /// The request has the key, and it should not.
    KeyPresent,
    /// The values of the request are not those that the operator asks for.
    Values {
        /// The values of the request. Empty if it makes no difference what they are.
        found: Vec<String>,
        /// What was probably meant.
        hint: Option<Hint>,
    },
}

/// Why a request has no such key.
///
/// ```
/// use vault_lock_policy::{Absence, Caller, Mismatch, Policy, Request, Unmet, evaluate, examples};
///
/// let policy = Policy::parse(&examples::RETENTION.replace("ArchiveAgeInDays", "ArchiveAge"))?;
/// let root = Caller::root("111122223333");
/// let request = Request::new(&root, "glacier:DeleteArchive", "arn:aws:glacier:us-west-2:111122223333:vaults/records");
/// let evaluation = evaluate(&policy, &request);
/// let Err(Mismatch::Condition { why, .. }) = &evaluation.statements[0] else { panic!() };
/// assert_eq!(why, &Unmet::KeyAbsent(Absence::UnknownKey));
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Absence {
    /// It could have been there.
    NotGiven,
    /// Every real request for this action has it.
    Expected,
    /// The vault has no tag of this name.
    NoTag(String),
    /// Glacier gives it with these actions, and the request is for another one.
    OtherActions(Vec<String>),
    /// Glacier has no such key.
    UnknownKey,
}

impl Mismatch<'_> {
    /// Where it stands in the policy: the item to blame, or the list, or the condition.
    pub fn span(&self) -> Span {
        match self {
            Self::Principal { element, culprit, .. } => span(element, culprit.as_ref()),
            Self::Action { element, culprit, .. } => span(element, culprit.as_ref()),
            Self::Resource { element, culprit, .. } => span(element, culprit.as_ref()),
            Self::Condition { condition, .. } => condition.span,
        }
    }
}

fn span<T>(element: &Element<T>, culprit: Option<&Culprit>) -> Span {
    match (culprit, element.values.as_slice()) {
        (Some(culprit), values) => values.get(culprit.item).map_or(element.span, |item| item.span),
        (None, [only]) => only.span,
        (None, _) => element.span,
    }
}

/// The reason why `part` of `statement` does not match.
pub(super) fn mismatch<'p>(
    statement: &'p Statement,
    part: Part<'p>,
    request: &Request<'_>,
) -> Mismatch<'p> {
    match part {
        Part::Principal => Mismatch::Principal {
            element: &statement.principal,
            caller: request.caller().to_string(),
            culprit: element::principal(statement, request),
        },
        Part::Action => Mismatch::Action {
            element: &statement.action,
            action: request.action().to_owned(),
            culprit: element::action(&statement.action, request),
        },
        Part::Resource => Mismatch::Resource {
            element: &statement.resource,
            resource: request.resource().to_owned(),
            culprit: element::resource(&statement.resource, request),
        },
        Part::Condition(condition) => {
            Mismatch::Condition { condition, why: condition::unmet(condition, request) }
        }
    }
}
