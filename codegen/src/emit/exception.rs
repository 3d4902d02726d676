//! Modelled errors: structures of `types::error`.

use proc_macro2::TokenStream;
use quote::quote;

use super::structure::{self, Build, Extra};
use super::tokens::field_uses;
use crate::ir::{Crate, Structure};
use crate::print::SourceFile;

/// `ResourceNotFoundException`, its builder, and what makes it an error.
pub(super) fn exception(error: &Structure, krate: &Crate) -> SourceFile {
    let meta = Extra {
        field: quote!(pub(crate) meta: ErrorMetadata),
        builder_field: quote!(meta: Option<ErrorMetadata>),
        built: quote!(meta: self.meta.unwrap_or_default()),
    };
    let mut file = SourceFile::default();
    file.uses(["crate::error::ErrorMetadata", "crate::plumbing::error_macros::modeled_error"]);
    file.uses(field_uses(&error.fields, krate));
    file.item(structure::definition(error, Some(&meta), krate))
        .item(structure::getters(error, krate));
    file.call("modeled_error", &format!("{}, {}", error.name, error.builder));
    file.item(structure::builder(error, Some(&meta), krate)).item(structure::builder_methods(
        error,
        Build::Plain,
        Some(&meta),
        &TokenStream::new(),
        krate,
    ));
    structure::optional_setters(&error.builder, "", &error.fields, &mut file, krate);
    file
}
