//! Enumerations.

use super::{Docs, Name};

/// An enumeration of strings, open to values that the model does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enum {
    /// `CannedAcl`
    pub name: Name,
    /// What it is called outside of its own crate, where that is not `name`: its name means something else inside.
    pub alias: Option<Name>,
    /// `canned_acl`
    pub module: Name,
    /// What it is.
    pub docs: Docs,
    /// Its values.
    pub values: Values,
    /// Whether it may not be shown in debug output.
    pub is_sensitive: bool,
}

impl Enum {
    /// What it is called outside of the crate.
    pub fn public_name(&self) -> &Name {
        self.alias.as_ref().unwrap_or(&self.name)
    }
}

/// The values of an enumeration, sorted, which is how they compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// Each has a name, and is a variant.
    Named(Vec<Variant>),
    /// They have no names, so the type is one around any text.
    Unnamed(Vec<String>),
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
