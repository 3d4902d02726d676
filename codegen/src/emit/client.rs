//! `client/operations.rs`: one method of the client for each operation.

use quote::quote;

use super::tokens::{doc, ident};
use crate::ir::Crate;
use crate::print::SourceFile;

/// ```text
/// impl Client {
///     /// Starts a request for [`InitiateVaultLock`](crate::operation::initiate_vault_lock).
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
        let docs = doc(&format!(
            "Starts a request for `{}`: see [`{}`].",
            operation.model_name, operation.fluent_builder
        ));
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
