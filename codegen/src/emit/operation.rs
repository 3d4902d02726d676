//! `operation.rs` and, for each operation, what goes in, what comes out and what can go wrong.

use quote::quote;

use super::operation_error;
use super::rust_type::field_uses;
use super::structure::{self, Extra};
use super::tokens::{doc, ident};
use crate::ir::{Crate, Operation};
use crate::print::SourceFile;

/// ```text
/// pub use aws_types::request_id::RequestId;
///
/// pub mod initiate_vault_lock;
///
/// mod option_;
///
/// /// `Option`: input, output, error and builders.
/// pub mod option {
///     pub use super::option_::*;
///     pub use super::option_::OptionOperation as Option;
/// }
/// ```
pub(super) fn index(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("The operations of this crate, each in a module of its own.");
    file.item(quote!(
        pub use aws_types::request_id::RequestId;
    ));
    for operation in &krate.operations {
        let module = ident(&operation.module);
        if operation.aliases.is_empty() {
            file.item(quote!(pub mod #module;));
            continue;
        }
        let code = ident(&operation.code_module());
        let aliases = operation.aliases.iter().map(|(inside, outside)| {
            let [inside, outside] = [inside, outside].map(ident);
            quote!(pub use super::#code::#inside as #outside;)
        });
        file.item(quote!(mod #code;));
        let docs = doc(&about(operation));
        file.item(quote! {
            #docs
            pub mod #module {
                pub use super::#code::*;
                #(#aliases)*
            }
        });
    }
    file
}

/// ```text
/// pub mod builders;
///
/// pub struct InitiateVaultLock;
///
/// pub struct InitiateVaultLockInput { … }
///
/// pub struct InitiateVaultLockOutput { … }
///
/// pub enum InitiateVaultLockError { … }
/// ```
pub(super) fn operation(operation: &Operation, krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new(about(operation));
    file.uses(["crate::plumbing::operation_macros::operation_plumbing"]);
    file.item(quote!(
        pub mod builders;
    ));
    if operation.paginator.is_some() {
        file.item(quote!(
            pub mod paginator;
        ));
    }
    marker(operation, &mut file);
    input(operation, &mut file, krate);
    output(operation, &mut file, krate);
    operation_error::operation_error(operation, &mut file, krate);
    file
}

/// What the module of an operation has.
fn about(operation: &Operation) -> String {
    format!("`{}`: input, output, error and builders.", operation.model_name)
}

fn marker(operation: &Operation, file: &mut SourceFile) {
    let name = ident(&operation.name);
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
    file.call("operation_plumbing", &format!("{}, {}", operation.name, operation.output.name));
}

fn input(operation: &Operation, file: &mut SourceFile, krate: &Crate) {
    let input = &operation.input;
    file.uses([format!("self::builders::{{{}, {}}}", input.builder, operation.output.builder)]);
    file.uses(field_uses(&input.fields, krate));
    let docs = format!("What `{}` is told.", operation.model_name);
    structure::definition(input, &docs, None, file, krate);
}

fn output(operation: &Operation, file: &mut SourceFile, krate: &Crate) {
    let output = &operation.output;
    file.uses(field_uses(&output.fields, krate));
    let no_more = if output.fields.is_empty() { ": nothing but the ID of the request" } else { "" };
    let docs = format!("What `{}` returns{no_more}.", operation.model_name);
    structure::definition(output, &docs, Some(&request_id()), file, krate);
}

/// An output and its builder carry the request ID.
pub(super) fn request_id() -> Extra {
    Extra {
        name: "_request_id",
        tells_message: false,
        field: quote!(_request_id: Option<String>),
        builder_field: quote!(pub(crate) _request_id: Option<String>),
        built: quote!(_request_id: self._request_id),
    }
}
