//! Modelled errors: structures of `types::error`.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust_type::field_uses;
use super::setter::optional_setters;
use super::structure::{self, Build, Extra};
use crate::ir::{Crate, Structure};
use crate::print::SourceFile;

/// `ResourceNotFoundException`, its builder, and what makes it an error.
pub(super) fn exception(error: &Structure, krate: &Crate) -> SourceFile {
    let meta = Extra {
        name: "meta",
        tells_message: true,
        field: quote!(pub(crate) meta: ErrorMetadata),
        builder_field: quote!(meta: Option<ErrorMetadata>),
        built: quote!(meta: self.meta.unwrap_or_default()),
    };
    let mut file = SourceFile::default();
    file.uses(["crate::error::ErrorMetadata", "crate::plumbing::modeled_error::modeled_error"]);
    if error.has_required() {
        file.uses(["crate::error::BuildError"]);
    }
    file.uses(field_uses(&error.fields, krate));
    let docs = format!("The error `{}` of the model.", error.model_name);
    structure::definition(error, &docs, Some(&meta), &mut file, krate);
    let shown =
        if error.has_secret_message() { ", crate::plumbing::redacted::REDACTED" } else { "" };
    file.call("modeled_error", &format!("{}, {}{shown}", error.name, error.builder));
    structure::builder(error, Some(&meta), &mut file, krate);
    let (build, nothing) = (Build::AsNeeded, TokenStream::new());
    file.item(structure::builder_methods(error, build, Some(&meta), &nothing, krate));
    optional_setters(&error.builder, "", &error.fields, &mut file, krate);
    file
}
