//! From an answer to an output or an error.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::json;
use super::missing;
use super::structure::Build;
use super::text::format;
use super::tokens::{errors, ident};
use crate::ir::{Binding, Body, Crate, Field, HeaderText, Operation, Structure, Type};

/// ```text
/// fn output(response: &Response<'_>) -> Result<Output, BoxError> {
///     let mut builder = Output::builder();
///     builder.lock_id = read_header(response, "lockId", "x-amz-lock-id")?;
///     builder._request_id = response.request_id();
///     Ok(builder.build())
/// }
/// ```
pub(super) fn output(operation: &Operation, krate: &Crate) -> TokenStream {
    let output = &operation.output;
    let response = format_ident!("response");
    let members = members(output, &response, krate);
    let body = body(output, &operation.response_body, krate);
    // Whoever reads events has been told what they are about, or nothing.
    let corrected = if output.events().is_some() { &[] } else { output.fields.as_slice() };
    let missing = corrected.iter().filter_map(|field| missing::correction(field, krate));
    let build = if Build::AsNeeded.can_fail(output) {
        quote!(builder.build()?)
    } else {
        quote!(builder.build())
    };
    quote! {
        fn output(response: &Response<'_>) -> Result<Output, BoxError> {
            let mut builder = Output::builder();
            #(#members)*
            #body
            #(#missing)*
            builder._request_id = response.request_id();
            Ok(#build)
        }
    }
}

/// What is read from headers and status; `response` is where they are.
pub(super) fn members<'a>(
    structure: &'a Structure,
    response: &'a Ident,
    krate: &'a Crate,
) -> impl Iterator<Item = TokenStream> + 'a {
    structure.fields.iter().filter_map(move |field| {
        let name = ident(&field.name);
        let value = match &field.binding {
            Binding::Header(header, text) => read_header(field, header, *text, response, krate),
            Binding::PrefixHeaders(prefix) => {
                let member = &field.model_name;
                quote!(read_prefix_headers(#response, #member, #prefix)?)
            }
            Binding::Status => quote!(Some(i32::from(#response.status))),
            Binding::Label
            | Binding::Query(_)
            | Binding::QueryParams
            | Binding::Payload
            | Binding::Document => return None,
        };
        Some(quote!(builder.#name = #value;))
    })
}

fn read_header(
    field: &Field,
    header: &str,
    text: HeaderText,
    response: &Ident,
    krate: &Crate,
) -> TokenStream {
    let member = &field.model_name;
    let arguments = quote!(#response, #member, #header);
    match field.ty {
        Type::String if text == HeaderText::Base64 => quote!(read_header_base64(#arguments)?),
        Type::String => quote!(read_header(#arguments)?),
        Type::Enum(_) => quote!(read_header(#arguments)?.map(|it| it.as_str().into())),
        Type::BigInteger | Type::BigDecimal => {
            quote!(read_header(#arguments)?.map(|it| it.parse()).transpose()?)
        }
        Type::Timestamp(it) => {
            let format = format(it);
            quote!(read_header_date(#arguments, #format)?)
        }
        Type::List(id) => match krate.lists.get(id.0).map(|list| list.element) {
            Some(Type::String | Type::Enum(_) | Type::BigInteger | Type::BigDecimal) => {
                quote!(read_header_texts(#arguments)?)
            }
            Some(Type::Timestamp(it)) => {
                let format = format(it);
                quote!(read_header_dates(#arguments, #format)?)
            }
            _ => quote!(read_header_values(#arguments)?),
        },
        _ => quote!(read_header_value(#arguments)?),
    }
}

/// What is read from the body.
fn body(output: &Structure, body: &Body, krate: &Crate) -> TokenStream {
    match body {
        Body::Empty => TokenStream::new(),
        Body::Document => {
            let read = json::read_members(json::document(output), krate);
            quote!(read_object(response.body, #read)?;)
        }
        Body::Payload { field, .. } => {
            let field = output.fields.get(field.0);
            field.map(|field| read_payload(field, &format_ident!("response"))).unwrap_or_default()
        }
    }
}

/// `builder.policy = read_payload(response.body)?;`
pub(super) fn read_payload(field: &Field, response: &Ident) -> TokenStream {
    let name = ident(&field.name);
    match field.ty {
        // It is attached when everything else is there.
        Type::ByteStream => TokenStream::new(),
        Type::EventReceiver(_) => quote!(builder.#name = Some(receive_events(SdkBody::taken()));),
        Type::Blob => quote!(builder.#name = read_bytes(#response).map(Blob::new);),
        Type::String => quote!(builder.#name = read_text(#response)?.map(str::to_owned);),
        Type::Enum(_) => quote!(builder.#name = read_text(#response)?.map(Into::into);),
        _ => quote!(builder.#name = read_payload(#response.body)?;),
    }
}

/// ```text
/// impl Streaming for GetJobOutput {
///     fn attach(output: &mut Output, body: SdkBody) {
///         output.body = ByteStream::new(body);
///     }
/// }
/// ```
pub(super) fn streaming(operation: &Operation) -> Option<TokenStream> {
    let field = operation.output.fields.iter().find(|field| field.ty.is_stream())?;
    let (operation, name) = (ident(&operation.name), ident(&field.name));
    let stream = if field.ty == Type::ByteStream {
        quote!(ByteStream::new(body))
    } else {
        quote!(receive_events(body))
    };
    Some(quote! {
        impl Streaming for #operation {
            fn attach(output: &mut Output, body: SdkBody) {
                output.#name = #stream;
            }
        }
    })
}

/// An operation whose output has a stream is read in two steps.
pub(super) fn deserializer(operation: &Operation) -> Option<TokenStream> {
    operation.output.has_stream().then(|| {
        quote! {
            fn deserializer() -> SharedResponseDeserializer {
                deserializer::<Self>()
            }
        }
    })
}

/// ```text
/// modeled_errors!(Error::ResourceNotFoundException, Error::TooManyCakes = "tooManyCakes");
/// ```
pub(super) fn error(operation: &Operation, krate: &Crate) -> TokenStream {
    if operation.errors.is_empty() {
        return TokenStream::new();
    }
    let errors = errors(&operation.errors, krate).map(|structure| {
        let (code, variant) = (&structure.model_name, structure.public_name());
        let code = (variant.to_string() != *code).then(|| quote!(= #code));
        let variant = ident(variant);
        quote!(Error::#variant #code)
    });
    quote!(modeled_errors!(#(#errors),*);)
}
