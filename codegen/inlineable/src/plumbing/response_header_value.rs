//! Members of an output that stand in the headers of its answer as numbers or booleans.

use crate::error::BoxError;
use crate::plumbing::response::Response;
use crate::plumbing::response_header_values::read_header_values;
use aws_smithy_types::primitive::Parse;

/// The value of the header `name`, which holds the member `member` of the model.
pub(crate) fn read_header_value<T: Parse>(
    response: &Response<'_>,
    member: &str,
    name: &str,
) -> Result<Option<T>, BoxError> {
    let mut values = read_header_values(response, member, name)?.unwrap_or_default();
    if values.len() > 1 {
        return Err(format!("Failed to parse {member} from header `{name}`").into());
    }
    Ok(values.pop())
}
