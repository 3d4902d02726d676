//! Types that inputs and outputs are made of.

pub mod error;

use crate::error::UnknownVariantError;
use crate::primitives::sealed_enum_unknown::UnknownVariantValue;

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
    Unknown(UnknownVariantValue),
}

impl Tone {
    /// The value in the model.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Friendly => "friendly",
            Self::Unknown(value) => value.as_str(),
        }
    }

    /// Reads a value of the model.
    ///
    /// # Errors
    ///
    /// If the model does not have it.
    pub fn try_parse(value: &str) -> Result<Self, UnknownVariantError> {
        match Self::from(value) {
            Self::Unknown(_) => Err(UnknownVariantError::new(value)),
            known @ Self::Friendly => Ok(known),
        }
    }
}

impl From<&str> for Tone {
    fn from(value: &str) -> Self {
        match value {
            "friendly" => Self::Friendly,
            other => Self::Unknown(UnknownVariantValue(other.to_owned())),
        }
    }
}
