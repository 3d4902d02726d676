//! From events to messages.

use proc_macro2::TokenStream;
use quote::quote;

use super::event_streams::fields;
use super::json_write;
use super::tokens::{argument, ident};
use crate::ir::{
    Crate, Event, EventParts, EventPayload, EventStream, Exception, Field, Presence, Structure,
    Type, Union,
};

/// ```text
/// impl SentEvent for AudioStream {
///     type Error = AudioStreamError;
///
///     fn message(self) -> Result<event_stream::Message, SerializationError> {
///         Ok(match self {
///             Self::ConfigurationEvent(it) => send_document(event_head("ConfigurationEvent"), Some(&it))?,
///             …
///             Self::Unknown => return Err(SerializationError::unknown_variant("AudioStream")),
///         })
///     }
///
///     fn error_message(error: AudioStreamError) -> Result<event_stream::Message, SerializationError> { … }
/// }
/// ```
pub(super) fn writer(stream: &EventStream, union: &Union, krate: &Crate) -> TokenStream {
    let text = union.public_name().text();
    let (name, error) = (ident(&union.name), ident(&stream.error));
    let events = stream.events.iter().filter_map(|event| write_event(event, union, krate));
    let error_message = error_message(stream, krate);
    quote! {
        impl SentEvent for #name {
            type Error = #error;

            fn message(self) -> Result<event_stream::Message, SerializationError> {
                Ok(match self {
                    #(#events)*
                    Self::Unknown => return Err(SerializationError::unknown_variant(#text)),
                })
            }

            #error_message
        }
    }
}

fn write_event(event: &Event, union: &Union, krate: &Crate) -> Option<TokenStream> {
    let structure = krate.structures.get(event.structure.0)?;
    let variant = ident(&union.members.get(event.variant.0)?.name);
    let name = &event.name;
    let message = message(&quote!(event_head(#name)), &event.parts, structure, krate);
    Some(quote!(Self::#variant(it) => #message,))
}

/// ```text
/// fn error_message(error: AudioStreamError) -> Result<event_stream::Message, SerializationError> {
///     Ok(match error {
///         AudioStreamError::Hangup(it) => send_document(exception_head("hangup"), Some(&it))?,
///         _ => send_nothing(failure_head()),
///     })
/// }
/// ```
fn error_message(stream: &EventStream, krate: &Crate) -> TokenStream {
    let error = ident(&stream.error);
    // An error with several names goes by the first.
    let is_first = |(index, it): &(usize, &Exception)| {
        !stream.exceptions.iter().take(*index).any(|other| other.error == it.error)
    };
    let exceptions = stream.exceptions.iter().enumerate().filter(is_first);
    let arms = exceptions.filter_map(|(_, exception)| {
        let structure = krate.errors.get(exception.error.0)?;
        let (variant, name) = (ident(structure.public_name()), &exception.name);
        let message = message(&quote!(exception_head(#name)), &exception.parts, structure, krate);
        Some(quote!(#error::#variant(it) => #message,))
    });
    let arms: Vec<_> = arms.collect();
    let argument = argument("error", !arms.is_empty());
    let nothing = quote!(send_nothing(failure_head()));
    let message =
        if arms.is_empty() { nothing } else { quote!(match error { #(#arms)* _ => #nothing, }) };
    quote! {
        fn error_message(#argument: #error) -> Result<event_stream::Message, SerializationError> {
            Ok(#message)
        }
    }
}

/// The message for `it`.
fn message(
    head: &TokenStream,
    parts: &EventParts,
    structure: &Structure,
    krate: &Crate,
) -> TokenStream {
    let headers = fields(&parts.headers, structure).map(|field| {
        let (key, value) = (&field.model_name, header_value(field));
        quote!(send_header(&mut head, #key, #value);)
    });
    let headers: Vec<_> = headers.collect();
    match (headers.as_slice(), &parts.payload) {
        ([], EventPayload::Members(_)) => {
            let payload = payload(head, &parts.payload, structure, krate);
            quote!({ #payload })
        }
        ([], _) => payload(head, &parts.payload, structure, krate),
        (headers, _) => {
            let payload = payload(&quote!(head), &parts.payload, structure, krate);
            quote!({
                let mut head = #head;
                #(#headers)*
                #payload
            })
        }
    }
}

fn payload(
    head: &TokenStream,
    payload: &EventPayload,
    structure: &Structure,
    krate: &Crate,
) -> TokenStream {
    match payload {
        EventPayload::Empty => quote!(send_nothing(#head)),
        EventPayload::Document => quote!(send_document(#head, Some(&it))?),
        EventPayload::Members(members) => {
            let members = fields(members, structure)
                .map(|field| json_write::member(field, &quote!(it), krate));
            quote! {
                let mut json = String::new();
                let mut object = JsonValueWriter::new(&mut json).start_object();
                #(#members)*
                object.finish();
                send_content(#head, "application/json", Some(json))
            }
        }
        EventPayload::Member(id) => {
            let field = structure.fields.get(id.0);
            field.map(|field| member_payload(head, field)).unwrap_or_default()
        }
    }
}

fn member_payload(head: &TokenStream, field: &Field) -> TokenStream {
    let content = match field.ty {
        Type::Blob => Change::With(quote!(Blob::into_bytes)),
        Type::String => Change::None,
        Type::Enum(_) => Change::To(quote!(it.as_str().to_owned())),
        _ => {
            let value = value(field, &Change::None);
            return quote!(send_document(#head, #value.as_ref())?);
        }
    };
    let content_type =
        if field.ty == Type::Blob { "application/octet-stream" } else { "text/plain" };
    let content = value(field, &content);
    quote!(send_content(#head, #content_type, #content))
}

fn header_value(field: &Field) -> TokenStream {
    let change = match field.ty {
        Type::Boolean => Change::With(quote!(event_stream::HeaderValue::Bool)),
        Type::Byte => Change::With(quote!(event_stream::HeaderValue::Byte)),
        Type::Short => Change::With(quote!(event_stream::HeaderValue::Int16)),
        Type::Integer => Change::With(quote!(event_stream::HeaderValue::Int32)),
        Type::Long => Change::With(quote!(event_stream::HeaderValue::Int64)),
        Type::Timestamp(_) => Change::With(quote!(event_stream::HeaderValue::Timestamp)),
        Type::Blob => Change::To(quote!(event_stream::HeaderValue::ByteArray(it.into_bytes()))),
        Type::Enum(_) => {
            Change::To(quote!(event_stream::HeaderValue::String(it.as_str().to_owned().into())))
        }
        _ => Change::To(quote!(event_stream::HeaderValue::String(it.into()))),
    };
    value(field, &change)
}

/// What is made of a member before it is sent.
enum Change {
    /// It is sent as it is.
    None,
    /// This function's value.
    With(TokenStream),
    /// This, where `it` is the member.
    To(TokenStream),
}

/// The member, as far as it is set: `it.seconds.map(event_stream::HeaderValue::Int32)`
fn value(field: &Field, change: &Change) -> TokenStream {
    let name = ident(&field.name);
    let is_optional = field.presence == Presence::Optional;
    match change {
        Change::None if is_optional => quote!(it.#name),
        Change::None => quote!(Some(it.#name)),
        Change::With(function) if is_optional => quote!(it.#name.map(#function)),
        Change::With(function) => quote!(Some(#function(it.#name))),
        Change::To(value) if is_optional => quote!(it.#name.map(|it| #value)),
        Change::To(value) => quote!(Some({ let it = it.#name; #value })),
    }
}
