//! `protocol_serde`: the HTTP binding of each operation.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::imports::imports;
use super::tokens::{argument, ident};
use super::{context, event_streams, json, json_write, missing, request, response};
use crate::ir::{Body, Crate, Field, FieldId, Operation, Pace, Type};
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
        krate.operations.iter().map(|operation| ident(&operation.binding_module())).collect();
    if !krate.errors.is_empty() {
        modules.push(format_ident!("errors"));
    }
    modules.extend(event_streams::module(krate));
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
///     modeled_errors!(…);
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
        context::endpoint_params(operation, krate),
        interceptors(operation),
        request::request(operation, krate),
        request::serializer(operation).unwrap_or_default(),
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
    let is_told = |field: &&Field| field.ty == Type::String && !field.is_sensitive;
    let attributes = operation.input.fields.iter().filter(is_told).map(|field| {
        let (model_name, name) = (&field.model_name, ident(&field.name));
        quote!((#model_name, input.#name()))
    });
    let attributes: Vec<_> = attributes.collect();
    let input = argument("input", !attributes.is_empty());
    quote! {
        fn attributes(#input: &Input) -> impl Iterator<Item = (&'static str, Option<&str>)> {
            [#(#attributes),*].into_iter()
        }
    }
}

/// ```text
/// fn interceptors() -> Vec<SharedInterceptor> {
///     let autofill = AccountIdAutofill(|input: &mut Input| &mut input.account_id);
///     vec![SharedInterceptor::permanent(autofill)]
/// }
/// ```
fn interceptors(operation: &Operation) -> TokenStream {
    let field = |id: Option<FieldId>| {
        id.and_then(|id| operation.input.fields.get(id.0)).map(|field| ident(&field.name))
    };
    let autofill = field(operation.account_id)
        .map(|field| quote!(AccountIdAutofill(|input: &mut Input| &mut input.#field)));
    let hashes = field(operation.hashed_body)
        .map(|field| quote!(UploadHashes(|input: &mut Input| &mut input.#field)));
    let token = field(operation.idempotency_token)
        .map(|field| quote!(IdempotencyToken(|input: &mut Input| &mut input.#field)));
    let all = [
        ("autofill", autofill),
        ("hashes", hashes),
        ("token", token),
        ("prefix", request::host_prefix(operation)),
        ("unsigned", operation.has_unsigned_payload.then(|| quote!(UnsignedPayload))),
        ("patience", (operation.pace == Pace::Slow).then(|| quote!(Patience))),
        ("compression", operation.is_compressed.then(|| quote!(Gzip))),
        ("checksum", operation.needs_checksum.then(|| quote!(ContentMd5))),
    ];
    let all = all.into_iter().filter_map(|(name, it)| Some((format_ident!("{name}"), it?)));
    let (names, interceptors): (Vec<_>, Vec<_>) = all.unzip();
    if names.is_empty() {
        return TokenStream::new();
    }
    quote! {
        fn interceptors() -> Vec<SharedInterceptor> {
            #(let #names = #interceptors;)*
            vec![#(SharedInterceptor::permanent(#names)),*]
        }
    }
}
