//! Members of an output that stand in the headers of its answer.

use crate::error::BoxError;
use crate::plumbing::response::Response;
use aws_smithy_http::header::one_or_none_bytes;

/// The value of the header `name`, which holds the member `member` of the model.
pub(crate) fn read_header(
    response: &Response<'_>,
    member: &str,
    name: &str,
) -> Result<Option<String>, BoxError> {
    one_or_none_bytes(response.headers.get_all_bytes(name))
        .map_err(|_| format!("Failed to parse {member} from header `{name}`").into())
}
