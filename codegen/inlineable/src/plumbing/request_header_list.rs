//! Lists in headers of a request.

use crate::error::BuildError;
use crate::plumbing::request::Request;
use crate::plumbing::request_header::header;

/// Adds the header `name` with the elements of the member `field`, if it is set.
pub(crate) fn header_list<T>(
    request: &mut Request,
    field: &'static str,
    name: &'static str,
    list: Option<&Vec<T>>,
    text: impl Fn(&T) -> Result<String, BuildError>,
) -> Result<(), BuildError> {
    let Some(list) = list else { return Ok(()) };
    let texts = list.iter().map(text).collect::<Result<Vec<_>, _>>()?;
    header(request, field, name, Some(texts.join(", ")))
}
