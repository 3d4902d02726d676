//! The elements that come in two forms: `Action` and `NotAction`, and likewise for principals and resources.

use crate::json::{Span, Spanned};

/// One of the pairs `Principal`/`NotPrincipal`, `Action`/`NotAction`, `Resource`/`NotResource`.
///
/// ```
/// let policy = vault_lock_policy::Policy::parse(vault_lock_policy::examples::RETENTION)?;
/// let resource = &policy.statements()[0].resource;
/// assert!(!resource.is_negated());
/// assert_eq!(resource.values.len(), 1);
/// # Ok::<(), vault_lock_policy::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Element<T> {
    pub(crate) name: &'static str,
    pub(crate) negated: bool,
    /// From the element's name to the end of its value.
    pub span: Span,
    /// What is listed, in the order of the text. There is at least one; a single value counts as a list of one.
    pub values: Vec<Spanned<T>>,
}

impl<T> Element<T> {
    /// The element's name, such as `NotAction`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Whether the element stands for everything but what it lists.
    pub fn is_negated(&self) -> bool {
        self.negated
    }
}
