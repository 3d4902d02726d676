//! Members of an output that are the body of its answer, byte for byte.

use crate::plumbing::response::Response;

/// The body; an empty one is none.
pub(crate) fn read_bytes<'a>(response: &Response<'a>) -> Option<&'a [u8]> {
    Some(response.body).filter(|body| !body.is_empty())
}
