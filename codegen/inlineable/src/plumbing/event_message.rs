//! Messages of events that requests carry: what each of them starts with, and the one that says no more than that.

use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use bytes::Bytes;

/// Headers of an event with this name.
pub(crate) fn event_head(name: &'static str) -> Vec<Header> {
    vec![text(":message-type", "event"), text(":event-type", name)]
}

/// Headers of an error that has no name.
pub(crate) fn failure_head() -> Vec<Header> {
    vec![text(":message-type", "exception")]
}

/// A message without payload.
pub(crate) fn send_nothing(headers: Vec<Header>) -> Message {
    Message::new_from_parts(headers, Bytes::new())
}

/// A header with a text.
pub(super) fn text(name: &'static str, value: &'static str) -> Header {
    Header::new(name, HeaderValue::String(value.into()))
}
