//! Bodies of requests that are a union or a document, of which there is no empty one.

use crate::error::BuildError;
use crate::plumbing::payload::payload;
use crate::plumbing::request::Request;
use crate::plumbing::to_json::ToJson;

/// Adds the value as the body in JSON, if it is set.
pub(crate) fn json_if_set<T: ToJson>(
    request: Request,
    value: Option<&T>,
) -> Result<Request, BuildError> {
    Ok(match value {
        Some(_) => request.json(payload(value)?),
        None => request,
    })
}
