//! Conditions: an operator, a key, and the values to compare with.

use super::{Operator, Pattern};
use crate::json::{Span, Spanned};

/// One key under one operator of `Condition`.
///
/// ```
/// let policy = vault_lock_policy::Policy::parse(vault_lock_policy::examples::RETENTION)?;
/// let condition = &policy.statements()[0].conditions[0];
/// assert_eq!(condition.operator.value.to_string(), "NumericLessThan");
/// assert_eq!(condition.key.value, "glacier:ArchiveAgeInDays");
/// assert_eq!(condition.values[0].value.as_str(), "365");
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Condition {
    /// From the key to the end of its values.
    pub span: Span,
    /// The operator. Several keys can share one, and then its span.
    pub operator: Spanned<Operator>,
    /// The condition key, as it is written. Case does not count.
    pub key: Spanned<String>,
    /// The values. There is at least one; a single value counts as a list of one.
    pub values: Vec<Spanned<ConditionValue>>,
}

/// A value to compare with. A number or a boolean is the same as its text in quotes.
///
/// ```
/// let policy = vault_lock_policy::Policy::parse(vault_lock_policy::examples::RETENTION)?;
/// assert_eq!(policy.statements()[0].conditions[0].values[0].value.as_str(), "365");
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionValue {
    pub(crate) pattern: Pattern,
}

impl ConditionValue {
    /// As it is written in the policy, without quotes.
    pub fn as_str(&self) -> &str {
        self.pattern.as_str()
    }

    /// The value with its policy variables. Only strings, ARNs and booleans have them.
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }
}
