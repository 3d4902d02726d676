//! Cases of streams of events, with every value already matched to a field.

use super::{
    ErrorId, EventStreamId, ExpectedBody, FieldId, OperationId, RequestTest, UnionMemberId, Value,
};

/// A call with a stream of events, what of it is sent, and what comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventStreamTest {
    /// Unique in the model.
    pub id: String,
    /// The operation.
    pub operation: OperationId,
    /// The input, but for its stream.
    pub params: Vec<(FieldId, Value)>,
    /// What the request looks like, its body aside, if the case says something about it.
    pub request: Option<RequestTest>,
    /// What is sent.
    pub sent: Vec<SentMessage>,
    /// What the service answers, if it does.
    pub answer: Option<Answer>,
    /// What comes of it.
    pub outcome: TestOutcome,
}

/// A message that a client sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentMessage {
    /// What it is made of.
    pub event: TestEvent,
    /// Headers with exactly this value.
    pub headers: Vec<(String, HeaderValue)>,
    /// Headers that have to be there.
    pub require_headers: Vec<String>,
    /// Headers that may not be there.
    pub forbid_headers: Vec<String>,
    /// The payload, if the case says something about it.
    pub body: Option<ExpectedBody>,
}

/// An answer with messages in its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub code: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// What is in front of the messages: the body of an answer that has none.
    pub body: String,
    /// The output, but for its stream; a field that is not named is not looked at.
    pub params: Vec<(FieldId, Value)>,
    /// The messages.
    pub messages: Vec<ReceivedMessage>,
}

/// A message that the service sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedMessage {
    /// The message.
    pub frame: Frame,
    /// What it is read as, if the case says so.
    pub event: Option<TestEvent>,
}

/// A message as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Byte for byte.
    Bytes(Vec<u8>),
    /// Its headers and its payload.
    Parts(Vec<(String, HeaderValue)>, String),
}

/// A value of a stream of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TestEvent {
    /// An event.
    Event(EventStreamId, UnionMemberId, Value),
    /// An error in place of one.
    Error(EventStreamId, ErrorId, Vec<(FieldId, Value)>),
}

/// The value of a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderValue {
    /// For a boolean.
    Boolean(bool),
    /// For 8 bits.
    Byte(i8),
    /// For 16 bits.
    Short(i16),
    /// For 32 bits.
    Integer(i32),
    /// For 64 bits.
    Long(i64),
    /// For bytes.
    Blob(Vec<u8>),
    /// For a text.
    String(String),
    /// For a timestamp: seconds since the epoch, and nanoseconds.
    Timestamp(i64, u32),
}

/// What comes of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TestOutcome {
    /// Everything goes well.
    Success,
    /// Something goes wrong: the call, or the stream that it gives.
    Failure,
    /// The call gives this error.
    CallError(ErrorId),
    /// The stream gives this error.
    StreamError(EventStreamId, ErrorId),
}
