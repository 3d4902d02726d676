//! Values of enumerations that this version of the crate does not know.

use crate::error::UnknownVariantError;
use std::fmt;

/// The text of an enumeration value that has no variant; it is read with `as_str()` of the enum.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownVariantValue(pub(crate) String);

impl UnknownVariantValue {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownVariantValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl UnknownVariantError {
    pub(crate) fn new(value: impl Into<String>) -> Self {
        Self { value: value.into() }
    }
}

/// What every enumeration has beside its variants, of which `Unknown` is the last.
macro_rules! open_enum {
    ($enum:ident: $($variant:ident = $value:literal;)*) => {
        impl $enum {
            /// The value as it is on the wire.
            #[expect(deprecated, reason = "for callers, who cannot name what it holds")]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }

            /// All values with a variant, as they are on the wire.
            pub const fn values() -> &'static [&'static str] {
                &[$($value),*]
            }

            /// Parses a value.
            ///
            /// # Errors
            ///
            /// If it has no variant.
            #[expect(deprecated, reason = "for callers, who cannot name what it holds")]
            pub fn try_parse(value: &str) -> Result<Self, crate::error::UnknownVariantError> {
                match Self::from(value) {
                    Self::Unknown(_) => Err(crate::error::UnknownVariantError::new(value)),
                    known => Ok(known),
                }
            }
        }

        impl From<&str> for $enum {
            #[expect(deprecated, reason = "for callers, who cannot name what it holds")]
            fn from(s: &str) -> Self {
                match s {
                    $($value => Self::$variant,)*
                    other => Self::Unknown(UnknownVariantValue(other.to_owned())),
                }
            }
        }

        impl std::str::FromStr for $enum {
            type Err = std::convert::Infallible;

            fn from_str(s: &str) -> Result<Self, <Self as std::str::FromStr>::Err> {
                Ok(Self::from(s))
            }
        }

        impl<F> crate::plumbing::json::FromJson<F> for $enum {
            fn from_json(
                tokens: &mut crate::plumbing::json::Tokens<'_>,
            ) -> Result<Option<Self>, aws_smithy_json::deserialize::error::DeserializeError> {
                let text = <String as crate::plumbing::json::FromJson>::from_json(tokens)?;
                Ok(text.map(|text| Self::from(text.as_str())))
            }
        }

        impl AsRef<str> for $enum {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use open_enum;
