// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::primitives::sealed_enum_unknown::{UnknownVariantValue, open_enum};

/// `Glaze` of the model.
///
/// The service may add values: match with a wildcard, and compare [`as_str`](Self::as_str)
/// for a value that has no variant yet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Glaze {
    /// `sugar`
    Sugar,
    /// A value without a variant.
    #[deprecated(note = "match with a wildcard instead, and compare `as_str()`")]
    Unknown(UnknownVariantValue),
}

open_enum! { Glaze:
    Sugar = "sugar";
}
