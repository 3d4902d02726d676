//! `client/operations.rs`: one method of the client for each operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{doc, ident};
use crate::ir::{Crate, Docs};
use crate::print::SourceFile;

/// ```text
/// impl Client {
///     /// Installs a lock policy on a vault.
///     pub fn initiate_vault_lock(&self) -> InitiateVaultLockFluentBuilder {
///         InitiateVaultLockFluentBuilder::new(self.handle.clone())
///     }
/// }
/// ```
pub(super) fn operations(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("One method of the client for each operation.");
    file.uses(["super::Client"]);
    file.uses(krate.operations.iter().map(|operation| {
        format!("crate::operation::{}::builders::{}", operation.module, operation.fluent_builder)
    }));
    let methods = krate.operations.iter().map(|operation| {
        let builder = ident(&operation.fluent_builder);
        let method = ident(&operation.module);
        let otherwise = format!("Starts a request for `{}`", operation.model_name);
        let docs = summary(&operation.docs, &otherwise);
        quote! {
            #docs
            pub fn #method(&self) -> #builder {
                #builder::new(self.handle.clone())
            }
        }
    });
    file.item(quote! {
        impl Client {
            #(#methods)*
        }
    });
    file
}

/// What a method that starts something is for; the builder that it returns tells the rest.
pub(super) fn summary(docs: &Docs, otherwise: &str) -> TokenStream {
    let says_what = |text: &&str| !text.starts_with("Deprecated:");
    let summary = docs.summary().filter(says_what).unwrap_or(otherwise);
    let stop = if summary.ends_with('.') { "" } else { "." };
    doc(&format!("{summary}{stop}"))
}
