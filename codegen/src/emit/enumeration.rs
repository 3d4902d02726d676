//! Enumerations of strings.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{doc, docs_or, ident};
use crate::ir::Enum;
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
    let mut file = SourceFile::default();
    file.uses(["crate::primitives::sealed_enum_unknown::{UnknownVariantValue, open_enum}"]);
    file.item(definition(enumeration));
    let values = enumeration
        .variants
        .iter()
        .map(|variant| format!("{} = {:?};", variant.name, variant.value));
    file.block("open_enum", &enumeration.name.to_string(), values);
    file
}

fn definition(enumeration: &Enum) -> TokenStream {
    let name = ident(&enumeration.name);
    let docs = docs_or(&enumeration.docs, &format!("`{}` of the model.", enumeration.name));
    let open = doc(
        "\nThe service may add values: match with a wildcard, and compare [`as_str`](Self::as_str)\n\
         for a value that has no variant yet.",
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
            #[deprecated(note = "match with a wildcard instead, and compare `as_str()`")]
            Unknown(UnknownVariantValue),
        }
    }
}
