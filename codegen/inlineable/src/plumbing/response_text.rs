//! Members of an output that are the body of its answer as a text.

use crate::error::BoxError;
use crate::plumbing::response::Response;

/// The body; an empty one is none.
pub(crate) fn read_text<'a>(response: &Response<'a>) -> Result<Option<&'a str>, BoxError> {
    Ok(Some(str::from_utf8(response.body)?).filter(|text| !text.is_empty()))
}
