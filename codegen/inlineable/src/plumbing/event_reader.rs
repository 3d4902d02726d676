//! Answers with a stream of events as their body.

use crate::error::BoxError;
use crate::event_receiver::EventReceiver;
use crate::plumbing::error_body::{self, ErrorParts};
use crate::plumbing::response::{ErrorResponse, Response};
use crate::primitives::SdkBody;
use aws_smithy_eventstream::error::Error;
use aws_smithy_eventstream::frame::{UnmarshallMessage, UnmarshalledMessage};
use aws_smithy_eventstream::smithy::parse_response_headers;
use aws_smithy_http::event_stream::Receiver;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::event_stream::Message;
use std::fmt;
use std::marker::PhantomData;

/// An event that answers carry.
pub(crate) trait ReceivedEvent: fmt::Debug + Sized + 'static {
    /// What the service can send in place of an event.
    type Error: CreateUnhandledError + 'static;

    /// The event with this name.
    fn event(name: &str, message: &Message) -> Result<Self, BoxError>;

    /// The error with this name, or `None` if the stream does not model it.
    fn error(
        name: &str,
        message: &Message,
        response: &ErrorResponse<'_>,
    ) -> Result<Option<Self::Error>, BoxError>;
}

/// The events in a body.
pub(crate) fn receive_events<T: ReceivedEvent>(body: SdkBody) -> EventReceiver<T, T::Error> {
    EventReceiver { messages: Receiver::new(EventReader::<T>(PhantomData), body) }
}

#[derive(Debug)]
struct EventReader<T>(PhantomData<fn() -> T>);

impl<T: ReceivedEvent> UnmarshallMessage for EventReader<T> {
    type Output = T;
    type Error = T::Error;

    fn unmarshall(&self, message: &Message) -> Result<UnmarshalledMessage<T, T::Error>, Error> {
        let head = parse_response_headers(message)?;
        let name = head.smithy_type.as_str();
        let unreadable = |err| Error::unmarshalling(format!("`{name}` can't be read: {err}"));
        // The other kind of message is an exception; whatever else it says to be is an error already.
        if head.message_type.as_str() == "event" {
            T::event(name, message).map(UnmarshalledMessage::Event).map_err(unreadable)
        } else {
            exception::<T>(name, message).map(UnmarshalledMessage::Error).map_err(unreadable)
        }
    }
}

fn exception<T: ReceivedEvent>(name: &str, message: &Message) -> Result<T::Error, BoxError> {
    // What an error holds in a stream is in its message; the status is that of the answer around it.
    let http = Response { status: 200, headers: &Headers::new(), body: message.payload() };
    let ErrorParts { meta, body, .. } = match error_body::parse(&http) {
        Ok(parts) => parts,
        Err(err) => return Ok(T::Error::create_unhandled_error(err.into(), None)),
    };
    let response = ErrorResponse::new(meta, body, &http);
    Ok(T::error(name, message, &response)?.unwrap_or_else(|| response.unmodeled()))
}
