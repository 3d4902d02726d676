//! Events that requests carry as JSON documents.

use crate::plumbing::event_payload::send_content;
use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::to_json::ToJson;
use aws_smithy_types::error::operation::SerializationError;
use aws_smithy_types::event_stream::{Header, Message};

/// A message with a document as its payload; an unset one is empty.
pub(crate) fn send_document<T: ToJson>(
    headers: Vec<Header>,
    value: Option<&T>,
) -> Result<Message, SerializationError> {
    let mut json = String::new();
    if let Some(value) = value {
        value.to_json(JsonValueWriter::new(&mut json))?;
    }
    Ok(send_content(headers, "application/json", Some(json)))
}
