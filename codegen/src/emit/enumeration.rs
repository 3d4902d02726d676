//! Enumerations of strings.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{doc, docs_or, expect_deprecated, ident};
use crate::ir::Enum;
use crate::print::SourceFile;

/// ```text
/// pub enum CannedAcl {
///     PublicRead,
///     …
///     Unknown(UnknownVariantValue),
/// }
/// ```
pub(super) fn enumeration(enumeration: &Enum) -> SourceFile {
    let mut file = SourceFile::new(format!("The enumeration `{}`.", enumeration.name));
    file.uses([
        "std::convert::Infallible",
        "std::fmt",
        "std::str::FromStr",
        "crate::error::UnknownVariantError",
        "crate::primitives::sealed_enum_unknown::UnknownVariantValue",
    ]);
    file.item(definition(enumeration)).item(methods(enumeration));
    trait_impls(enumeration, &mut file);
    file
}

fn definition(enumeration: &Enum) -> TokenStream {
    let name = ident(&enumeration.name);
    let docs = docs_or(&enumeration.docs, &format!("`{}` of the model.", enumeration.name));
    let open = doc(
        "\nThe service may add values: match with a wildcard, and compare [`as_str`](Self::as_str) for a value\n\
         that has no variant yet.",
    );
    let variants = enumeration.variants.iter().map(|variant| {
        let docs = docs_or(&variant.docs, &format!("`{}`", variant.value));
        let name = ident(&variant.name);
        quote!(#docs #name,)
    });
    quote! {
        #docs
        #open
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value without a variant.
            #[deprecated(note = "match with a wildcard and compare `as_str()`: this value may get a variant of its own")]
            Unknown(UnknownVariantValue),
        }
    }
}

fn methods(enumeration: &Enum) -> TokenStream {
    let name = ident(&enumeration.name);
    let variants = enumeration.variants.iter().map(|variant| ident(&variant.name));
    let values: Vec<_> = enumeration.variants.iter().map(|variant| &variant.value).collect();
    let expect_deprecated = expect_deprecated();
    quote! {
        impl #name {
            /// The value as it is on the wire.
            #expect_deprecated
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }

            /// All values with a variant, as they are on the wire.
            pub const fn values() -> &'static [&'static str] {
                &[#(#values),*]
            }

            /// Parses a value, refusing one that has no variant.
            #expect_deprecated
            pub fn try_parse(value: &str) -> Result<Self, UnknownVariantError> {
                match Self::from(value) {
                    Self::Unknown(_) => Err(UnknownVariantError::new(value)),
                    known => Ok(known),
                }
            }
        }
    }
}

fn trait_impls(enumeration: &Enum, file: &mut SourceFile) {
    let name = ident(&enumeration.name);
    let variants = enumeration.variants.iter().map(|variant| ident(&variant.name));
    let values = enumeration.variants.iter().map(|variant| &variant.value);
    let expect_deprecated = expect_deprecated();
    file.item(quote! {
        impl From<&str> for #name {
            #expect_deprecated
            fn from(s: &str) -> Self {
                match s {
                    #(#values => Self::#variants,)*
                    other => Self::Unknown(UnknownVariantValue(other.to_owned())),
                }
            }
        }
    });
    file.item(quote! {
        impl FromStr for #name {
            type Err = Infallible;

            fn from_str(s: &str) -> Result<Self, <Self as FromStr>::Err> {
                Ok(Self::from(s))
            }
        }
    });
    file.item(quote! {
        impl AsRef<str> for #name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
    });
    file.item(quote! {
        impl fmt::Display for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    });
}
