//! Streams of events: headers of every type, payloads of every kind, errors, and what arrives in pieces.

mod received;
mod sent;

use crate::error::sealed_unhandled::Unhandled;
use crate::error::{BoxError, ErrorMetadata, ProvideErrorMetadata};
use crate::plumbing::error_macros::{error_enum, operation_error};
use crate::plumbing::event_bytes::event_bytes;
use crate::plumbing::event_document::event_document;
use crate::plumbing::event_exception::exception_head;
use crate::plumbing::event_header::event_header;
use crate::plumbing::event_header_sent::send_header;
use crate::plumbing::event_json::send_document;
use crate::plumbing::event_message::{event_head, failure_head, send_nothing};
use crate::plumbing::event_payload::send_content;
use crate::plumbing::event_reader::ReceivedEvent;
use crate::plumbing::event_sender::SentEvent;
use crate::plumbing::event_text::event_text;
use crate::plumbing::json::{FromJson, Tokens, read, skip};
use crate::plumbing::json_members::read_members;
use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::response::ErrorResponse;
use crate::plumbing::to_json::ToJson;
use crate::primitives::{Blob, DateTime};
use crate::types::Note;
use crate::types::error::ResourceNotFoundException;
use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_types::error::operation::SerializationError;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};

/// A stream as one is printed.
#[derive(Clone, Debug, PartialEq)]
enum Radio {
    /// A document.
    Note(Note),
    /// Bytes.
    Sound(Option<Blob>),
    /// A text.
    News(Option<String>),
    /// Headers, and no payload.
    Dial(Box<Dial>),
    Unknown,
}

/// Headers of every type.
#[derive(Clone, Debug, Default, PartialEq)]
struct Dial {
    on: Option<bool>,
    volume: Option<i8>,
    year: Option<i16>,
    listeners: Option<i32>,
    frequency: Option<i64>,
    cover: Option<Blob>,
    station: Option<String>,
    since: Option<DateTime>,
}

/// What can end it.
#[derive(Debug)]
enum RadioError {
    ResourceNotFoundException(ResourceNotFoundException),
    #[deprecated(note = "compare the code")]
    Unhandled(Unhandled),
}

impl RadioError {
    fn meta(&self) -> &ErrorMetadata {
        ProvideErrorMetadata::meta(self)
    }
}

error_enum!(RadioError, source: ResourceNotFoundException);
operation_error!(RadioError);

impl FromJson for Note {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        let mut text = None;
        let is_there = read_members(tokens, |key, tokens| match key {
            "Text" => read(&mut text, tokens),
            _ => skip(tokens),
        })?;
        Ok(is_there.then_some(Self { text }))
    }
}

impl ToJson for ResourceNotFoundException {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        let mut object = writer.start_object();
        crate::plumbing::to_json::write(&mut object, "message", self.message.as_ref())?;
        object.finish();
        Ok(())
    }
}

impl SentEvent for Radio {
    type Error = RadioError;

    fn message(self) -> Result<Message, SerializationError> {
        Ok(match self {
            Self::Note(it) => send_document(event_head("note"), Some(&it))?,
            Self::Sound(it) => send_content(
                event_head("sound"),
                "application/octet-stream",
                it.map(Blob::into_bytes),
            ),
            Self::News(it) => send_content(event_head("news"), "text/plain", it),
            Self::Dial(it) => {
                let mut head = event_head("dial");
                send_header(&mut head, "on", it.on.map(HeaderValue::Bool));
                send_header(&mut head, "volume", it.volume.map(HeaderValue::Byte));
                send_header(&mut head, "year", it.year.map(HeaderValue::Int16));
                send_header(&mut head, "listeners", it.listeners.map(HeaderValue::Int32));
                send_header(&mut head, "frequency", it.frequency.map(HeaderValue::Int64));
                let cover = it.cover.map(|it| HeaderValue::ByteArray(it.into_bytes()));
                send_header(&mut head, "cover", cover);
                let station = it.station.map(|it| HeaderValue::String(it.into()));
                send_header(&mut head, "station", station);
                send_header(&mut head, "since", it.since.map(HeaderValue::Timestamp));
                send_nothing(head)
            }
            Self::Unknown => return Err(SerializationError::unknown_variant("Radio")),
        })
    }

    #[expect(deprecated, reason = "for callers, who cannot name what it holds")]
    fn error_message(error: RadioError) -> Result<Message, SerializationError> {
        Ok(match error {
            RadioError::ResourceNotFoundException(it) => {
                send_document(exception_head("notFound"), Some(&it))?
            }
            RadioError::Unhandled(_) => send_nothing(failure_head()),
        })
    }
}

impl ReceivedEvent for Radio {
    type Error = RadioError;

    fn event(name: &str, message: &Message) -> Result<Self, BoxError> {
        Ok(match name {
            "note" => Self::Note(event_document(message)?),
            "sound" => Self::Sound(event_bytes(message)?),
            "news" => Self::News(event_text(message)?.map(str::to_owned)),
            "dial" => Self::Dial(Box::new(Dial {
                on: event_header(message, "on")?,
                volume: event_header(message, "volume")?,
                year: event_header(message, "year")?,
                listeners: event_header(message, "listeners")?,
                frequency: event_header(message, "frequency")?,
                cover: event_header(message, "cover")?,
                station: event_header(message, "station")?,
                since: event_header(message, "since")?,
            })),
            _ => Self::Unknown,
        })
    }

    fn error(
        name: &str,
        _: &Message,
        response: &ErrorResponse<'_>,
    ) -> Result<Option<RadioError>, BoxError> {
        Ok(Some(match name {
            "notFound" => RadioError::ResourceNotFoundException(response.read()?),
            _ => return Ok(None),
        }))
    }
}

fn text(name: &'static str, value: &'static str) -> Header {
    Header::new(name, HeaderValue::String(value.into()))
}

fn frame(message: &Message) -> Vec<u8> {
    let mut frame = Vec::new();
    write_message_to(message, &mut frame).unwrap();
    frame
}
