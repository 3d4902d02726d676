//! Enumerations.

use super::{Docs, Name};

/// An enumeration of strings, open to values that the model does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enum {
    /// `CannedAcl`
    pub name: Name,
    /// `canned_acl`
    pub module: Name,
    /// What it is.
    pub docs: Docs,
    /// Its values, sorted, which is how they compare.
    pub variants: Vec<Variant>,
}

/// A value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// `PublicRead`
    pub name: Name,
    /// `public-read`
    pub value: String,
    /// What it means.
    pub docs: Docs,
}
