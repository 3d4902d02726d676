//! Headers of events that requests carry.

use aws_smithy_types::event_stream::{Header, HeaderValue};

/// Adds a header, if the member is set.
pub(crate) fn send_header(
    headers: &mut Vec<Header>,
    name: &'static str,
    value: Option<HeaderValue>,
) {
    headers.extend(value.map(|value| Header::new(name, value)));
}
