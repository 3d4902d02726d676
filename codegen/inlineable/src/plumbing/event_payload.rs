//! Payloads of events that requests carry.

use crate::plumbing::event_message::text;
use aws_smithy_types::event_stream::{Header, Message};
use bytes::Bytes;

/// A message with a payload of this type; an unset one is empty.
pub(crate) fn send_content<T: Into<Bytes>>(
    mut headers: Vec<Header>,
    content_type: &'static str,
    content: Option<T>,
) -> Message {
    headers.push(text(":content-type", content_type));
    Message::new_from_parts(headers, content.map(Into::into).unwrap_or_default())
}
