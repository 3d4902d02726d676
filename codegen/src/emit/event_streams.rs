//! Streams of events: from events to messages and back.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::imports::imports;
use super::json::read_members;
use super::operation_error::{self, ErrorEnum, error_import};
use super::rust_type::import;
use super::structure::Build;
use super::tokens::{argument, ident};
use super::{event_writers, missing};
use crate::ir::{
    Crate, Event, EventParts, EventPayload, EventStream, Exception, Field, FieldId, Structure,
    Type, Union,
};
use crate::print::SourceFile;

/// The error of a stream: the file `types/error/audio_stream_error.rs`.
pub(super) fn error(stream: &EventStream, krate: &Crate) -> SourceFile {
    let union = krate.unions.get(stream.union.0);
    let name = union.map(|union| union.public_name().text());
    let name = name.unwrap_or_default();
    let docs = format!("What can end a stream of [`{name}`](crate::types::{name}).");
    let mut file = SourceFile::default();
    let error = ErrorEnum { name: &stream.error, docs, errors: &stream.errors };
    operation_error::error_enum(&error, &mut file, krate);
    file
}

/// The file `protocol_serde/event_streams.rs`.
pub(super) fn event_streams(krate: &Crate) -> SourceFile {
    let mut file = SourceFile::new("Streams of events, message by message.");
    for stream in &krate.event_streams {
        let Some(union) = krate.unions.get(stream.union.0) else { continue };
        file.uses([import(&union.name, union.alias.as_ref())]);
        file.uses([format!("crate::types::error::{}", stream.error)]);
        if stream.is_sent {
            file.item(event_writers::writer(stream, union, krate));
        }
        if stream.is_received {
            uses(stream, &mut file, krate);
            file.item(reader(stream, union, krate));
        }
    }
    let names = file.names();
    file.uses(imports(&names));
    file
}

/// What is built member by member has to be imported.
fn uses(stream: &EventStream, file: &mut SourceFile, krate: &Crate) {
    for event in &stream.events {
        let Some(structure) = krate.structures.get(event.structure.0) else { continue };
        if event.parts.payload != EventPayload::Document {
            file.uses([import(&structure.name, structure.alias.as_ref())]);
            file.uses(missing::uses(&structure.fields, krate));
        }
    }
    for exception in &stream.exceptions {
        let Some(error) = krate.errors.get(exception.error.0) else { continue };
        if exception.parts.payload != EventPayload::Document {
            file.uses([error_import(error)]);
            file.uses(missing::uses(&error.fields, krate));
        }
    }
}

/// ```text
/// impl ReceivedEvent for TranscriptResultStream {
///     type Error = TranscriptResultStreamError;
///
///     fn event(name: &str, message: &event_stream::Message) -> Result<Self, BoxError> {
///         Ok(match name {
///             "TranscriptEvent" => Self::TranscriptEvent(event_document(message)?),
///             _ => Self::Unknown,
///         })
///     }
///
///     fn error(…) -> Result<Option<TranscriptResultStreamError>, BoxError> { … }
/// }
/// ```
fn reader(stream: &EventStream, union: &Union, krate: &Crate) -> TokenStream {
    let (name, error) = (ident(&union.name), ident(&stream.error));
    let events: Vec<_> =
        stream.events.iter().filter_map(|event| read_event(event, union, krate)).collect();
    let [name_of_event, message] =
        ["name", "message"].map(|it| argument(it, !stream.events.is_empty()));
    let events = if events.is_empty() {
        quote!(Ok(Self::Unknown))
    } else {
        quote! {
            Ok(match name {
                #(#events)*
                _ => Self::Unknown,
            })
        }
    };
    let read_error = read_error(stream, krate);
    quote! {
        impl ReceivedEvent for #name {
            type Error = #error;

            fn event(#name_of_event: &str, #message: &event_stream::Message) -> Result<Self, BoxError> {
                #events
            }

            #read_error
        }
    }
}

fn read_event(event: &Event, union: &Union, krate: &Crate) -> Option<TokenStream> {
    let structure = krate.structures.get(event.structure.0)?;
    let variant = ident(&union.members.get(event.variant.0)?.name);
    let name = &event.name;
    if event.parts.payload == EventPayload::Document {
        return Some(quote!(#name => Self::#variant(event_document(message)?),));
    }
    let ty = ident(&structure.name);
    let parts = read_parts(&event.parts, structure, krate);
    let missing = structure.fields.iter().filter_map(|field| missing::correction(field, krate));
    let built = build(structure);
    Some(quote! {
        #name => {
            let mut builder = #ty::builder();
            #parts
            #(#missing)*
            Self::#variant(#built)
        }
    })
}

/// ```text
/// fn error(
///     name: &str,
///     _: &event_stream::Message,
///     response: &ErrorResponse<'_>,
/// ) -> Result<Option<TranscriptResultStreamError>, BoxError> {
///     Ok(Some(match name {
///         "BadRequestException" => TranscriptResultStreamError::BadRequestException(response.read()?),
///         …
///         _ => return Ok(None),
///     }))
/// }
/// ```
fn read_error(stream: &EventStream, krate: &Crate) -> TokenStream {
    let error = ident(&stream.error);
    let arms = stream.exceptions.iter().filter_map(|it| read_exception(it, stream, krate));
    let arms: Vec<_> = arms.collect();
    let is_read = !arms.is_empty();
    let is_in_parts = |it: &Exception| it.parts.payload != EventPayload::Document;
    let message = argument("message", stream.exceptions.iter().any(is_in_parts));
    let [name, response] = ["name", "response"].map(|it| argument(it, is_read));
    let read = if is_read {
        quote! {
            Ok(Some(match name {
                #(#arms)*
                _ => return Ok(None),
            }))
        }
    } else {
        quote!(Ok(None))
    };
    quote! {
        fn error(
            #name: &str,
            #message: &event_stream::Message,
            #response: &ErrorResponse<'_>,
        ) -> Result<Option<#error>, BoxError> {
            #read
        }
    }
}

fn read_exception(
    exception: &Exception,
    stream: &EventStream,
    krate: &Crate,
) -> Option<TokenStream> {
    let error = krate.errors.get(exception.error.0)?;
    let (name, of) = (&exception.name, ident(&stream.error));
    let (structure, variant) = (ident(&error.name), ident(error.public_name()));
    if exception.parts.payload == EventPayload::Document {
        return Some(quote!(#name => #of::#variant(response.read()?),));
    }
    let parts = read_parts(&exception.parts, error, krate);
    let missing = error.fields.iter().filter_map(|field| missing::correction(field, krate));
    let built = build(error);
    Some(quote! {
        #name => {
            let mut builder = #structure::builder();
            #parts
            builder.message = builder.message.or_else(|| response.message());
            #(#missing)*
            let builder = builder.meta(response.take_meta());
            #of::#variant(#built)
        }
    })
}

/// ```text
/// builder.is_last = event_header(message, "isLast")?;
/// builder.chunk = event_bytes(message)?;
/// ```
fn read_parts(parts: &EventParts, structure: &Structure, krate: &Crate) -> TokenStream {
    let headers = fields(&parts.headers, structure).map(|field| {
        let (name, key) = (ident(&field.name), &field.model_name);
        let text = matches!(field.ty, Type::Enum(_))
            .then(|| quote!(.map(|it: String| it.as_str().into())));
        quote!(builder.#name = event_header(message, #key)? #text;)
    });
    let payload = match &parts.payload {
        EventPayload::Empty | EventPayload::Document => TokenStream::new(),
        EventPayload::Members(members) => {
            let read = read_members(fields(members, structure), krate);
            quote!(read_object(message.payload(), #read)?;)
        }
        EventPayload::Member(id) => {
            structure.fields.get(id.0).map(read_payload).unwrap_or_default()
        }
    };
    quote!(#(#headers)* #payload)
}

fn read_payload(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    match field.ty {
        Type::Blob => quote!(builder.#name = event_bytes(message)?;),
        Type::String => quote!(builder.#name = event_text(message)?.map(str::to_owned);),
        Type::Enum(_) => quote!(builder.#name = event_text(message)?.map(Into::into);),
        _ => quote!(builder.#name = read_payload(message.payload())?;),
    }
}

fn build(structure: &Structure) -> TokenStream {
    if Build::AsNeeded.can_fail(structure) {
        quote!(builder.build()?)
    } else {
        quote!(builder.build())
    }
}

/// The fields with these ids.
pub(super) fn fields<'a>(
    ids: &'a [FieldId],
    structure: &'a Structure,
) -> impl Iterator<Item = &'a Field> {
    ids.iter().filter_map(|id| structure.fields.get(id.0))
}

/// Whether any operation has a stream of events.
pub(super) fn module(krate: &Crate) -> Option<proc_macro2::Ident> {
    (!krate.event_streams.is_empty()).then(|| format_ident!("event_streams"))
}
