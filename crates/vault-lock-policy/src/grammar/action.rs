//! What a statement says about actions.

use std::fmt;

use super::pattern::{Token, glob};
use crate::evaluate::wildcard::{self, Case};

/// The name of an action, in which `*` and `?` are wildcards and case does not count.
///
/// ```
/// let policy = vault_lock_policy::Policy::parse(vault_lock_policy::examples::RETENTION)?;
/// let action = &policy.statements()[0].action.values[0].value;
/// assert!(action.matches("glacier:DeleteArchive"));
/// assert!(action.matches("Glacier:deletearchive"));
/// assert!(!action.matches("glacier:DeleteVault"));
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionPattern {
    text: String,
    tokens: Vec<Token>,
}

impl ActionPattern {
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), tokens: glob(text) }
    }

    /// As it is written in the policy.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether this is, or stands for, `action`.
    pub fn matches(&self, action: &str) -> bool {
        wildcard::matches(&self.tokens, action, Case::Ignored)
    }
}

impl fmt::Display for ActionPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
