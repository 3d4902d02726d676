//! Streams of events, and where the members of an event travel.

use super::{ErrorId, FieldId, Name, StructureId, UnionId, UnionMemberId};

/// A union whose values travel one after the other, each in a message of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventStream {
    /// The union, whose variants are the events.
    pub union: UnionId,
    /// `AudioStreamError`, what can come in place of an event.
    pub error: Name,
    /// `audio_stream_error`, the module that `error` is defined in.
    pub error_module: Name,
    /// Modelled errors, by Rust name.
    pub errors: Vec<ErrorId>,
    /// The events, in the order of the model.
    pub events: Vec<Event>,
    /// How `errors` travel, in the order of the model.
    pub exceptions: Vec<Exception>,
    /// Whether requests carry it.
    pub is_sent: bool,
    /// Whether answers carry it.
    pub is_received: bool,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// `AudioEvent`, by which messages name it.
    pub name: String,
    /// The variant of the union.
    pub variant: UnionMemberId,
    /// What the variant holds.
    pub structure: StructureId,
    /// Where the members of the structure travel.
    pub parts: EventParts,
}

/// An error that comes in place of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// `BadRequestException`, by which messages name it.
    pub name: String,
    /// The error.
    pub error: ErrorId,
    /// Where the members of the error travel.
    pub parts: EventParts,
}

/// Where the members of a structure travel in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventParts {
    /// Members in headers, by their name in the model.
    pub headers: Vec<FieldId>,
    /// What the payload is.
    pub payload: EventPayload,
}

/// The payload of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventPayload {
    /// There is none.
    Empty,
    /// All members form one JSON object.
    Document,
    /// These members form one JSON object.
    Members(Vec<FieldId>),
    /// It is this member.
    Member(FieldId),
}
