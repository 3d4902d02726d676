//! Events that are one JSON document.

use crate::plumbing::json::FromJson;
use crate::plumbing::response_missing::from_nothing;
use crate::plumbing::response_payload::read_payload;
use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_types::event_stream::Message;

/// The event; no payload at all is one without members.
pub(crate) fn event_document<T: FromJson>(message: &Message) -> Result<T, DeserializeError> {
    let event = match read_payload(message.payload())? {
        None => from_nothing()?,
        event => event,
    };
    event.ok_or_else(|| DeserializeError::custom("an event is an object"))
}
