// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::primitives::sealed_enum_unknown::{UnknownVariantValue, open_enum};

/// What the first line of a CSV archive is, and what the job does with it.
///
/// The service may add values: match with a wildcard, and compare [`as_str`](Self::as_str)
/// for a value that has no variant yet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FileHeaderInfo {
    /// Column names, which are skipped; expressions refer to columns by position.
    Ignore,
    /// Data like the rest.
    None,
    /// Column names, which expressions may refer to.
    Use,
    /// A value without a variant.
    #[deprecated(note = "match with a wildcard instead, and compare `as_str()`")]
    Unknown(UnknownVariantValue),
}

open_enum! { FileHeaderInfo:
    Ignore = "IGNORE";
    None = "NONE";
    Use = "USE";
}
