//! `protocol_serde`: the HTTP binding of each operation.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::imports::imports;
use super::tokens::ident;
use super::{json, json_write, missing, request, response};
use crate::ir::{Body, Crate, FieldId, Operation, Type};
use crate::print::SourceFile;

/// ```text
/// use crate::plumbing::operation::{Operation, operation_span};
/// …
/// mod errors;
/// mod initiate_vault_lock;
/// ```
///
/// The bindings share their imports, which stand here.
pub(super) fn index(bindings: &[SourceFile], krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("How operations travel over HTTP: the protocol restJson1.");
    let names: BTreeSet<String> = bindings.iter().flat_map(SourceFile::names).collect();
    file.uses(imports(&names));
    let mut modules: Vec<Ident> =
        krate.operations.iter().map(|operation| ident(&operation.module)).collect();
    if !krate.errors.is_empty() {
        modules.push(format_ident!("errors"));
    }
    if json::has_structures(krate) {
        modules.push(format_ident!("structures"));
    }
    modules.sort();
    for module in modules {
        file.item(quote!(mod #module;));
    }
    file
}

/// ```text
/// impl Operation for InitiateVaultLock {
///     const NAME: &'static str = "InitiateVaultLock";
///     …
///     fn request(input: Input) -> Result<Request, BuildError> { … }
///     fn output(response: &Response<'_>) -> Result<Output, BoxError> { … }
///     fn error(code: &str, response: &ErrorResponse<'_>) -> Result<Option<Error>, BoxError> { … }
/// }
/// ```
pub(super) fn binding(operation: &Operation, krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new(format!("`{}` over HTTP.", operation.model_name));
    uses(operation, &mut file, krate);
    let name = ident(&operation.name);
    let (model_name, success, service) =
        (&operation.model_name, operation.success, &krate.service.sdk_id);
    let success = proc_macro2::Literal::u16_unsuffixed(success);
    let methods = [
        attributes(operation),
        interceptors(operation),
        request::request(operation, krate),
        response::output(operation, krate),
        response::deserializer(operation).unwrap_or_default(),
        response::error(operation, krate),
    ];
    file.item(quote! {
        impl Operation for #name {
            const NAME: &'static str = #model_name;
            const SUCCESS: u16 = #success;
            type Input = Input;
            type Output = Output;
            type Error = Error;

            operation_span!(#service, #model_name);

            #(#methods)*
        }
    });
    if let Some(streaming) = response::streaming(operation) {
        file.item(streaming);
    }
    if operation.request_body == Body::Document {
        file.item(json_write::structure(&operation.input, &format_ident!("Input"), krate));
    }
    file
}

fn uses(operation: &Operation, file: &mut SourceFile, krate: &Crate) {
    let Operation { module, name, error, input, output, .. } = operation;
    file.uses(["super::*".to_owned()]);
    file.uses([format!(
        "crate::operation::{module}::{{{name}, {error} as Error, {} as Input, {} as Output}}",
        input.name, output.name
    )]);
    file.uses(missing::uses(&output.fields, krate));
}

fn attributes(operation: &Operation) -> TokenStream {
    let attributes =
        operation.input.fields.iter().filter(|field| field.ty == Type::String).map(|field| {
            let (model_name, name) = (&field.model_name, ident(&field.name));
            quote!((#model_name, input.#name()))
        });
    let attributes: Vec<_> = attributes.collect();
    let input = request::argument("input", !attributes.is_empty());
    quote! {
        fn attributes(#input: &Input) -> impl Iterator<Item = (&'static str, Option<&str>)> {
            [#(#attributes),*].into_iter()
        }
    }
}

/// ```text
/// fn interceptors() -> Vec<SharedInterceptor> {
///     vec![SharedInterceptor::permanent(AccountIdAutofill(|input: &mut Input| &mut input.account_id))]
/// }
/// ```
fn interceptors(operation: &Operation) -> TokenStream {
    let field = |id: FieldId| operation.input.fields.get(id.0).map(|field| ident(&field.name));
    let autofill = operation.account_id.and_then(field);
    let autofill = autofill.map(|it| quote!(AccountIdAutofill(|input: &mut Input| &mut input.#it)));
    let hashes = operation.hashed_body.and_then(field);
    let hashes = hashes.map(|it| quote!(UploadHashes(|input: &mut Input| &mut input.#it)));
    let host_prefix = request::host_prefix(operation);
    let all: Vec<_> = [autofill, hashes, host_prefix].into_iter().flatten().collect();
    if all.is_empty() {
        return TokenStream::new();
    }
    quote! {
        fn interceptors() -> Vec<SharedInterceptor> {
            vec![#(SharedInterceptor::permanent(#all)),*]
        }
    }
}
