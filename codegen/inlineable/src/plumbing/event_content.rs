//! Payloads of events that are bytes or a text.

use crate::error::BoxError;
use aws_smithy_types::event_stream::Message;
use aws_smithy_types::str_bytes::StrBytes;
use bytes::Bytes;

/// The payload, which has to be of this type.
pub(crate) fn event_content<'a>(
    message: &'a Message,
    content_type: &str,
) -> Result<&'a Bytes, BoxError> {
    let mut headers = message.headers().iter();
    let header = headers.rfind(|header| header.name().as_str() == ":content-type");
    let found = header.and_then(|header| header.value().as_string().ok());
    let found = found.map(StrBytes::as_str).unwrap_or_default();
    if found == content_type {
        Ok(message.payload())
    } else {
        Err(format!("`:content-type` is `{found}`, not `{content_type}`").into())
    }
}
