//! Events with bytes as their payload.

use crate::error::BoxError;
use crate::plumbing::event_content::event_content;
use crate::primitives::Blob;
use aws_smithy_types::event_stream::Message;

/// The payload as it is.
pub(crate) fn event_bytes(message: &Message) -> Result<Option<Blob>, BoxError> {
    let content = event_content(message, "application/octet-stream")?;
    Ok(Some(Blob::from_maybe_shared(content.clone())))
}
