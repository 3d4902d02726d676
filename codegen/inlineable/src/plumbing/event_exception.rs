//! Errors of the model that callers send in place of an event.

use crate::plumbing::event_message::{failure, text};
use aws_smithy_types::event_stream::Header;

/// Headers of an error with this name.
pub(crate) fn exception(name: &'static str) -> Vec<Header> {
    let mut headers = failure();
    headers.push(text(":exception-type", name));
    headers
}
