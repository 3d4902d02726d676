//! Members of an output that stand in the headers of its answer in base64.

use crate::error::BoxError;
use crate::plumbing::response::Response;
use crate::plumbing::response_header::read_header;
use aws_smithy_types::base64;

/// The value of the header `name`, which holds the member `member` of the model.
pub(crate) fn read_header_base64(
    response: &Response<'_>,
    member: &str,
    name: &str,
) -> Result<Option<String>, BoxError> {
    let Some(value) = read_header(response, member, name)? else { return Ok(None) };
    let failed = || format!("Failed to parse {member} from header `{name}`");
    let bytes = base64::decode(value).map_err(|_| failed())?;
    Ok(Some(String::from_utf8(bytes).map_err(|_| failed())?))
}
