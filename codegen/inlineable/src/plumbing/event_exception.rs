//! Errors of the model that callers send in place of an event.

use crate::plumbing::event_message::{failure_head, text};
use aws_smithy_types::event_stream::Header;

/// Headers of an error with this name.
pub(crate) fn exception_head(name: &'static str) -> Vec<Header> {
    let mut headers = failure_head();
    headers.push(text(":exception-type", name));
    headers
}
