//! `client/operations.rs`: one method of the client for each operation.

use quote::quote;

use super::tokens::{doc, ident};
use crate::ir::{Crate, Docs, Name};
use crate::print::SourceFile;

/// ```text
/// impl Client {
///     /// Installs a lock policy on a vault. See [`InitiateVaultLockFluentBuilder`].
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
        let docs = doc(&summary(&operation.docs, &otherwise, &operation.fluent_builder));
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

/// What a method that starts something is for, and where to read on: ``Bakes a cake. See [`BakeCakeFluentBuilder`].``
pub(super) fn summary(docs: &Docs, otherwise: &str, builder: &Name) -> String {
    let summary = docs.summary().unwrap_or(otherwise);
    let stop = if summary.ends_with('.') { "" } else { "." };
    let see = format!("See [`{builder}`].");
    let last_line = summary.lines().last().unwrap_or_default();
    let fits = last_line.len() + stop.len() + see.len() < WIDTH;
    format!("{summary}{stop}{}{see}", if fits { " " } else { "\n" })
}

/// The columns that documentation of a method may have.
const WIDTH: usize = 92;
