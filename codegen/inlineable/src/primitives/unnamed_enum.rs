//! Enumerations whose values the model gives no names, so that they can't be variants.

/// What such an enumeration, a structure around a text, has.
macro_rules! unnamed_enum {
    ($enum:ident: $($value:literal;)*) => {
        impl $enum {
            /// The value as it is on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// All values that this version of the crate knows, as they are on the wire.
            pub const fn values() -> &'static [&'static str] {
                &[$($value),*]
            }
        }

        impl From<&str> for $enum {
            fn from(s: &str) -> Self {
                Self(s.to_owned())
            }
        }

        impl From<&String> for $enum {
            fn from(s: &String) -> Self {
                Self(s.clone())
            }
        }

        impl From<String> for $enum {
            fn from(s: String) -> Self {
                Self(s)
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
                Ok(text.map(Self))
            }
        }

        impl AsRef<str> for $enum {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(crate) use unnamed_enum;
