//! A statement and its effect.

use std::fmt;

use super::{ActionPattern, Condition, Element, Pattern, Principal};
use crate::json::{Span, Spanned};

/// A statement: who, what, on which vault, under which conditions, and whether that is allowed or denied.
///
/// ```
/// let policy = vault_lock_policy::Policy::parse(vault_lock_policy::examples::RETENTION)?;
/// let statement = &policy.statements()[0];
/// assert_eq!(statement.action.name(), "Action");
/// assert_eq!(statement.action.values[0].value.as_str(), "glacier:DeleteArchive");
/// assert_eq!(statement.conditions[0].key.value, "glacier:ArchiveAgeInDays");
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Statement {
    /// The object.
    pub span: Span,
    /// `Sid`, a name for people.
    pub sid: Option<Spanned<String>>,
    /// `Effect`.
    pub effect: Spanned<Effect>,
    /// `Principal` or `NotPrincipal`.
    pub principal: Element<Principal>,
    /// `Action` or `NotAction`.
    pub action: Element<ActionPattern>,
    /// `Resource` or `NotResource`.
    pub resource: Element<Pattern>,
    /// `Condition`, one entry for each operator and key. All of them have to hold. Empty without the element.
    pub conditions: Vec<Condition>,
    /// The element `Condition`, if it is there, from its name to the end of its value.
    pub condition_span: Option<Span>,
}

/// What a statement does with the requests that it applies to.
///
/// ```
/// assert_eq!(vault_lock_policy::Effect::Deny.to_string(), "Deny");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Allows them, unless something denies them.
    Allow,
    /// Denies them, whatever else allows them.
    Deny,
}

impl Effect {
    /// As it is written in a policy.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "Allow",
            Self::Deny => "Deny",
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
