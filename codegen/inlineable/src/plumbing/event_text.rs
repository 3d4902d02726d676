//! Events with a text as their payload.

use crate::error::BoxError;
use crate::plumbing::event_content::event_content;
use aws_smithy_types::event_stream::Message;

/// The payload as a text.
pub(crate) fn event_text(message: &Message) -> Result<Option<&str>, BoxError> {
    Ok(Some(str::from_utf8(event_content(message, "text/plain")?)?))
}
