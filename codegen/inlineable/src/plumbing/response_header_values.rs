//! Members of an output that stand in the headers of its answer as lists of numbers or booleans.

use crate::error::BoxError;
use crate::plumbing::response::Response;
use aws_smithy_http::header::read_many_primitive_bytes;
use aws_smithy_types::primitive::Parse;

/// The values of the header `name`, which holds the member `member` of the model.
pub(crate) fn read_header_values<T: Parse>(
    response: &Response<'_>,
    member: &str,
    name: &str,
) -> Result<Option<Vec<T>>, BoxError> {
    let values = read_many_primitive_bytes(response.headers.get_all_bytes(name))
        .map_err(|_| format!("Failed to parse {member} from header `{name}`"))?;
    Ok(response.headers.contains_key(name).then_some(values))
}
