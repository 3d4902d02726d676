//! Enumerations of strings.

use proc_macro2::TokenStream;
use quote::quote;

use super::redacted;
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
    let mut file = match &enumeration.values {
        Values::Named(variants) => named(enumeration, variants),
        Values::Unnamed(values) => unnamed(enumeration, values),
    };
    if enumeration.is_sensitive {
        redacted::debug_nothing(&enumeration.name, &mut file);
    }
    file
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
    let derive = derive(enumeration);
    let any = doc("\nMade of any text; [`values`](Self::values) are those that the service knows.");
    file.item(quote! {
        #docs
        #any
        #derive
        pub struct #name(String);
    });
    let values = values.iter().map(|value| format!("{value:?};"));
    file.block("unnamed_enum", &enumeration.name.to_string(), values);
    file
}

/// What is sensitive is not shown as it is.
fn derive(enumeration: &Enum) -> TokenStream {
    let debug = (!enumeration.is_sensitive).then(|| quote!(Debug,));
    quote!(#[derive(Clone, #debug PartialEq, Eq, PartialOrd, Ord, Hash)])
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
    let derive = derive(enumeration);
    quote! {
        #docs
        #open
        #derive
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value without a variant.
            #[deprecated(note = "match with a wildcard instead, and compare `as_str()`")]
            Unknown(UnknownVariantValue),
        }
    }
}
