//! `operation.rs` and, for each operation, the operation itself with its input and output.

use proc_macro2::TokenStream;
use quote::quote;

use super::structure::{self, Build, Extra};
use super::tokens::{doc, field_uses, ident};
use crate::ir::{Crate, Operation, Structure};
use crate::print::SourceFile;

/// ```text
/// pub use aws_types::request_id::RequestId;
///
/// /// `InitiateVaultLock`: input, output, error and builders.
/// pub mod initiate_vault_lock;
/// ```
pub(super) fn index(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("The operations of this crate, each in a module of its own.");
    file.item(quote!(pub use aws_types::request_id::RequestId;));
    for operation in &krate.operations {
        let module = ident(&operation.module);
        let docs = doc(&format!("`{}`: input, output, error and builders.", operation.model_name));
        file.item(quote!(#docs pub mod #module;));
    }
    file
}

/// ```text
/// pub use self::error::InitiateVaultLockError;
/// pub use self::input::InitiateVaultLockInput;
/// pub use self::output::InitiateVaultLockOutput;
///
/// pub mod builders;
/// mod error;
/// …
/// pub struct InitiateVaultLock;
///
/// impl RuntimePlugin for InitiateVaultLock { … }
/// ```
pub(super) fn operation(operation: &Operation) -> SourceFile {
    let name = ident(&operation.name);
    let [input, output, error] = [&operation.input.name, &operation.output.name, &operation.error].map(ident);
    let mut file = SourceFile::new(format!("`{}`: input, output, error and builders.", operation.model_name));
    file.uses([
        "std::borrow::Cow",
        "crate::config::{FrozenLayer, RuntimeComponentsBuilder, RuntimePlugin}",
        "crate::plumbing::operation",
    ]);
    file.item(quote!(pub use self::error::#error;))
        .item(quote!(pub use self::input::#input;))
        .item(quote!(pub use self::output::#output;))
        .item(doc_mod("Builders of this operation.", &quote!(pub mod builders;)))
        .item(quote!(mod error;))
        .item(quote!(mod input;))
        .item(quote!(mod output;));
    let docs = doc(&format!("The operation `{}` as a runtime plugin.", operation.model_name));
    file.item(quote! {
        #docs
        #[derive(Clone, Debug, Default)]
        #[non_exhaustive]
        pub struct #name;
    });
    file.item(quote! {
        impl #name {
            /// Makes the operation.
            pub fn new() -> Self {
                Self
            }
        }
    });
    file.item(quote! {
        impl RuntimePlugin for #name {
            fn config(&self) -> Option<FrozenLayer> {
                Some(operation::config::<Self>())
            }

            fn runtime_components(&self, _: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
                Cow::Owned(operation::runtime_components::<Self>())
            }
        }
    });
    file
}

/// `InitiateVaultLockInput` and its builder.
pub(super) fn input(operation: &Operation, krate: &Crate) -> SourceFile {
    let input = &operation.input;
    let mut file = SourceFile::new(format!("What goes into `{}`.", operation.model_name));
    file.uses(["crate::error::BuildError"]);
    structure_items(&mut file, input, Build::Fallible, None, krate);
    if let Some(field) = operation.account_id.and_then(|id| input.fields.get(id.0)) {
        let name = ident(&input.name);
        let field = ident(&field.name);
        file.uses(["crate::plumbing::glacier::AccountId"]);
        file.item(quote! {
            impl AccountId for #name {
                fn account_id_mut(&mut self) -> &mut Option<String> {
                    &mut self.#field
                }
            }
        });
    }
    file
}

/// `InitiateVaultLockOutput` and its builder, which both carry the request ID.
pub(super) fn output(operation: &Operation, krate: &Crate) -> SourceFile {
    let output = &operation.output;
    let name = ident(&output.name);
    let request_id = Extra {
        field: quote!(_request_id: Option<String>),
        builder_field: quote!(pub(crate) _request_id: Option<String>),
        built: quote!(_request_id: self._request_id),
    };
    let mut file = SourceFile::new(format!("What comes out of `{}`.", operation.model_name));
    file.uses(["aws_types::request_id::RequestId"]);
    structure_items(&mut file, output, Build::Plain, Some(&request_id), krate);
    file.item(quote! {
        impl RequestId for #name {
            fn request_id(&self) -> Option<&str> {
                self._request_id.as_deref()
            }
        }
    });
    file
}

fn structure_items(
    file: &mut SourceFile,
    structure: &Structure,
    build: Build,
    extra: Option<&Extra>,
    krate: &Crate,
) {
    file.uses(field_uses(&structure.fields, krate));
    file.item(structure::definition(structure, extra, krate))
        .item(structure::getters(structure, krate))
        .item(structure::builder(structure, extra, krate))
        .item(structure::builder_methods(structure, build, extra, &TokenStream::new(), krate));
}

fn doc_mod(text: &str, module: &TokenStream) -> TokenStream {
    let docs = doc(text);
    quote!(#docs #module)
}
