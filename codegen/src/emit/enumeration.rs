//! Enumerations of strings.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{doc, docs_or, ident};
use crate::ir::{Enum, Values, Variant};
use crate::print::SourceFile;

/// ```text
/// pub enum CannedAcl {
///     PublicRead,
///     …
///     Unknown(UnknownVariantValue),
/// }
///
/// open_enum! { CannedAcl:
///     PublicRead = "public-read";
/// }
/// ```
pub(super) fn enumeration(enumeration: &Enum) -> SourceFile {
    match &enumeration.values {
        Values::Named(variants) => named(enumeration, variants),
        Values::Unnamed(values) => unnamed(enumeration, values),
    }
}

fn named(enumeration: &Enum, variants: &[Variant]) -> SourceFile {
    let mut file = SourceFile::default();
    file.uses(["crate::primitives::sealed_enum_unknown::{UnknownVariantValue, open_enum}"]);
    file.item(definition(enumeration, variants));
    let values = variants.iter().map(|it| format!("{} = {:?};", it.name, it.value));
    file.block("open_enum", &enumeration.name.to_string(), values);
    file
}

/// ```text
/// pub struct DistanceUnit(String);
///
/// unnamed_enum! { DistanceUnit:
///     "Kilometers";
/// }
/// ```
fn unnamed(enumeration: &Enum, values: &[String]) -> SourceFile {
    let mut file = SourceFile::default();
    file.uses(["crate::primitives::unnamed_enum::unnamed_enum"]);
    let (name, docs) = (ident(&enumeration.name), docs_of(enumeration));
    let any = doc("\nMade of any text; [`values`](Self::values) are those that the service knows.");
    file.item(quote! {
        #docs
        #any
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(String);
    });
    let values = values.iter().map(|value| format!("{value:?};"));
    file.block("unnamed_enum", &enumeration.name.to_string(), values);
    file
}

fn docs_of(enumeration: &Enum) -> TokenStream {
    docs_or(&enumeration.docs, &format!("`{}` of the model.", enumeration.public_name()))
}

fn definition(enumeration: &Enum, variants: &[Variant]) -> TokenStream {
    let (name, docs) = (ident(&enumeration.name), docs_of(enumeration));
    let open = doc(
        "\nThe service may add values: match with a wildcard, and compare [`as_str`](Self::as_str)\n\
         for a value that has no variant yet.",
    );
    let variants = variants.iter().map(|variant| {
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
            #[deprecated(note = "match with a wildcard instead, and compare `as_str()`")]
            Unknown(UnknownVariantValue),
        }
    }
}
