//! Modelled errors: structures of `types::error`.

use proc_macro2::TokenStream;
use quote::quote;

use super::structure::{self, Build, Extra};
use super::tokens::{doc, field_uses, ident};
use crate::ir::{Crate, Structure};
use crate::print::SourceFile;

/// `ResourceNotFoundException`, its builder, and what makes it an error.
pub(super) fn exception(error: &Structure, krate: &Crate) -> SourceFile {
    let meta = Extra {
        field: quote!(pub(crate) meta: ErrorMetadata),
        builder_field: quote!(meta: Option<ErrorMetadata>),
        built: quote!(meta: self.meta.unwrap_or_default()),
    };
    let mut file = SourceFile::new(format!("The error `{}`.", error.model_name));
    file.uses([
        "std::fmt",
        "aws_types::request_id::RequestId",
        "crate::error::{ErrorMetadata, ProvideErrorMetadata}",
    ]);
    file.uses(field_uses(&error.fields, krate));
    file.item(structure::definition(error, Some(&meta), krate))
        .item(structure::getters(error, krate));
    trait_impls(error, &mut file);
    file.item(structure::builder(error, Some(&meta), krate))
        .item(structure::builder_methods(error, Build::Plain, Some(&meta), &meta_setters(), krate));
    file
}

fn trait_impls(error: &Structure, file: &mut SourceFile) {
    let name = ident(&error.name);
    let text = error.name.text();
    let with_message = format!("{text}: {{message}}");
    file.item(quote! {
        impl fmt::Display for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match &self.message {
                    Some(message) => write!(f, #with_message),
                    None => f.write_str(#text),
                }
            }
        }
    });
    file.item(quote!(impl std::error::Error for #name {}));
    file.item(quote! {
        impl ProvideErrorMetadata for #name {
            fn meta(&self) -> &ErrorMetadata {
                &self.meta
            }
        }
    });
    file.item(quote! {
        impl RequestId for #name {
            fn request_id(&self) -> Option<&str> {
                self.meta.request_id()
            }
        }
    });
}

fn meta_setters() -> TokenStream {
    let docs = doc("Sets code, message and request ID as they came over the wire.");
    quote! {
        #docs
        pub fn meta(mut self, meta: ErrorMetadata) -> Self {
            self.meta = Some(meta);
            self
        }
        /// Sets or clears `meta`.
        pub fn set_meta(&mut self, meta: Option<ErrorMetadata>) -> &mut Self {
            self.meta = meta;
            self
        }
    }
}
