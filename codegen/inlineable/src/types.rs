//! Types that inputs and outputs are made of.

pub mod error;

use crate::primitives::sealed_enum_unknown::{UnknownVariantValue, open_enum};

/// The payload of a `Ping`.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What to say.
    pub text: Option<String>,
}

/// How to say it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Tone {
    /// Without a frown.
    Friendly,
    /// In another way.
    #[deprecated(note = "compare the text")]
    Unknown(UnknownVariantValue),
}

open_enum!(Tone: Friendly = "friendly";);
