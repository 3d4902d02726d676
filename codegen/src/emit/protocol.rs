//! `protocol_serde`: the HTTP binding of each operation.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::json;
use super::tokens::{errors, ident, named};
use crate::ir::{Binding, Body, Crate, Field, Operation, Structure, Type, UriSegment};
use crate::print::SourceFile;

/// ```text
/// use crate::plumbing::operation::{Operation, operation_span};
/// …
/// mod errors;
/// mod initiate_vault_lock;
/// ```
///
/// The bindings share their imports, which stand here.
pub(super) fn index(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("How operations travel over HTTP: the protocol restJson1.");
    shared_uses(krate, &mut file);
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

fn shared_uses(krate: &Crate, file: &mut SourceFile) {
    file.uses([
        "crate::error::{BoxError, BuildError}",
        "crate::plumbing::operation::{Operation, operation_span}",
        "crate::plumbing::request::Request",
        "crate::plumbing::response::{ErrorResponse, Response}",
    ]);
    let any = |it: fn(&Operation) -> bool| krate.operations.iter().any(it);
    if any(Operation::has_labels) {
        file.uses(["crate::plumbing::label::label"]);
    }
    if any(|it| it.request_body != Body::Empty) {
        file.uses(["crate::plumbing::payload::payload"]);
    }
    if any(|it| matches!(it.response_body, Body::Payload(..))) {
        file.uses(["crate::plumbing::response_payload::read_payload"]);
    }
    if any(|it| it.response_body == Body::Document) {
        file.uses(["crate::plumbing::json::{read, read_object, skip}"]);
    }
    if any(|it| it.account_id.is_some()) {
        file.uses(["crate::plumbing::glacier::AccountIdAutofill"]);
    }
    if any(|it| it.hashed_body.is_some()) {
        file.uses(["crate::plumbing::glacier_upload::UploadHashes"]);
    }
    if any(|it| it.account_id.is_some() || it.hashed_body.is_some()) {
        file.uses(["crate::config::SharedInterceptor"]);
    }
}

/// ```text
/// impl Operation for InitiateVaultLock {
///     const NAME: &'static str = "InitiateVaultLock";
///     …
///     fn request(input: &Input) -> Result<Request, BuildError> { … }
///     fn output(response: &Response<'_>) -> Result<Output, BoxError> { … }
///     fn error(code: &str, response: &ErrorResponse<'_>) -> Result<Option<Error>, BoxError> { … }
/// }
/// ```
pub(super) fn binding(operation: &Operation, krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new(format!("`{}` over HTTP.", operation.model_name));
    uses(operation, &mut file);
    let name = ident(&operation.name);
    let (model_name, success, service) =
        (&operation.model_name, operation.success, &krate.service.sdk_id);
    let success = proc_macro2::Literal::u16_unsuffixed(success);
    let methods = [
        attributes(operation),
        interceptors(operation),
        request(operation, krate),
        read_output(operation),
        read_error(operation, krate),
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
    file
}

fn uses(operation: &Operation, file: &mut SourceFile) {
    let Operation { module, name, error, input, output, .. } = operation;
    file.uses(["super::*".to_owned()]);
    file.uses([format!(
        "crate::operation::{module}::{{{name}, {error} as Error, {} as Input, {} as Output}}",
        input.name, output.name
    )]);
}

fn attributes(operation: &Operation) -> TokenStream {
    let attributes =
        operation.input.fields.iter().filter(|field| field.ty == Type::String).map(|field| {
            let (model_name, name) = (&field.model_name, ident(&field.name));
            quote!((#model_name, input.#name()))
        });
    let attributes: Vec<_> = attributes.collect();
    let input = named("input", !attributes.is_empty());
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
    let interceptors: Vec<_> = autofill.into_iter().chain(hashes).collect();
    if interceptors.is_empty() {
        return TokenStream::new();
    }
    quote! {
        fn interceptors() -> Vec<SharedInterceptor> {
            vec![#(SharedInterceptor::permanent(#interceptors)),*]
        }
    }
}

/// ```text
/// let account_id = label("account_id", input.account_id())?;
/// let uri = format!("/{account_id}/vaults");
/// Ok(Request::new("POST", uri).json(payload(input.policy(), structures::write_vault_lock_policy)))
/// ```
fn request(operation: &Operation, krate: &Crate) -> TokenStream {
    let labels: Vec<_> = operation
        .uri
        .iter()
        .filter_map(|segment| match segment {
            UriSegment::Label(id) => operation.input.fields.get(id.0),
            UriSegment::Literal(_) => None,
        })
        .collect();
    let lets = labels.iter().map(|field| {
        let (variable, name, text) = (variable(field), ident(&field.name), field.name.text());
        quote!(let #variable = label(#text, input.#name())?;)
    });
    let segment = |segment: &UriSegment| match segment {
        UriSegment::Literal(text) => format!("/{}", text.replace('{', "{{").replace('}', "}}")),
        UriSegment::Label(id) => {
            let variable = operation.input.fields.get(id.0).map(variable);
            variable.map(|variable| format!("/{{{variable}}}")).unwrap_or_default()
        }
    };
    let pattern: String = operation.uri.iter().map(segment).collect();
    let uri =
        if labels.is_empty() { quote!(#pattern.to_owned()) } else { quote!(format!(#pattern)) };
    let method = &operation.method;
    let headers = operation.input.fields.iter().filter_map(|field| match &field.binding {
        Binding::Header(header) => {
            let (name, text) = (ident(&field.name), field.name.text());
            Some(quote!(.header(#text, #header, input.#name())?))
        }
        Binding::Label | Binding::Payload | Binding::Document => None,
    });
    let body = match operation.request_body {
        Body::Empty => None,
        Body::Payload(field, structure) => {
            let field = operation.input.fields.get(field.0).map(|field| ident(&field.name));
            let write = krate.structures.get(structure.0).map(json::writer_name);
            Some(quote!(.json(payload(input.#field(), structures::#write))))
        }
        Body::Document => {
            let write = json::writer_name(&operation.input);
            Some(quote!(.json(payload(Some(input), structures::#write))))
        }
    };
    let headers: Vec<_> = headers.collect();
    let request = if headers.is_empty() {
        quote!(Ok(Request::new(#method, uri)#body))
    } else {
        quote!(let request = Request::new(#method, uri)#(#headers)*; Ok(request #body))
    };
    let is_used = !labels.is_empty() || !headers.is_empty() || body.is_some();
    let input = named("input", is_used);
    quote! {
        fn request(#input: &Input) -> Result<Request, BuildError> {
            #(#lets)*
            let uri = #uri;
            #request
        }
    }
}

/// The name of a label in `request`: that of the field, unless it means something else there.
fn variable(field: &Field) -> Ident {
    let text = field.name.text();
    if field.name.is_raw() || ["input", "label", "payload"].contains(&text) {
        format_ident!("{text}_value")
    } else {
        format_ident!("{text}")
    }
}

/// ```text
/// let mut builder = InitiateVaultLockOutput::builder();
/// builder.lock_id = response.header("lockId", "x-amz-lock-id")?;
/// builder._request_id = response.request_id();
/// Ok(builder.build())
/// ```
fn read_output(operation: &Operation) -> TokenStream {
    let headers = operation.output.fields.iter().filter_map(|field| match &field.binding {
        Binding::Header(header) => {
            let (name, model_name) = (ident(&field.name), &field.model_name);
            Some(quote!(builder.#name = response.header(#model_name, #header)?;))
        }
        Binding::Label | Binding::Payload | Binding::Document => None,
    });
    let body = match operation.response_body {
        Body::Empty => None,
        Body::Payload(field, _) => operation.output.fields.get(field.0).map(|field| {
            let name = ident(&field.name);
            quote!(builder.#name = read_payload(response.body)?;)
        }),
        Body::Document => {
            let read = json::read_members(&operation.output);
            Some(quote!(read_object(response.body, #read)?;))
        }
    };
    quote! {
        fn output(response: &Response<'_>) -> Result<Output, BoxError> {
            let mut builder = Output::builder();
            #(#headers)*
            #body
            builder._request_id = response.request_id();
            Ok(builder.build())
        }
    }
}

/// ```text
/// Ok(Some(match code {
///     "ResourceNotFoundException" => Error::ResourceNotFoundException(response.read()?),
///     …
///     _ => return Ok(None),
/// }))
/// ```
fn read_error(operation: &Operation, krate: &Crate) -> TokenStream {
    let body = if operation.errors.is_empty() {
        quote!(Ok(None))
    } else {
        let arms = errors(&operation.errors, krate).map(|structure: &Structure| {
            let (code, variant) = (&structure.model_name, ident(&structure.name));
            quote!(#code => Error::#variant(response.read()?))
        });
        quote! {
            Ok(Some(match code {
                #(#arms,)*
                _ => return Ok(None),
            }))
        }
    };
    let is_used = !operation.errors.is_empty();
    let [code, response] = ["code", "response"].map(|name| named(name, is_used));
    quote! {
        fn error(#code: &str, #response: &ErrorResponse<'_>) -> Result<Option<Error>, BoxError> {
            #body
        }
    }
}
