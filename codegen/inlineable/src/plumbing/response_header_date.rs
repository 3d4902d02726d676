//! Members of an output that stand in the headers of its answer as timestamps.

use crate::error::BoxError;
use crate::plumbing::response::Response;
use crate::plumbing::response_header_dates::read_header_dates;
use crate::primitives::{DateTime, DateTimeFormat};

/// The value of the header `name`, which holds the member `member` of the model.
pub(crate) fn read_header_date(
    response: &Response<'_>,
    member: &str,
    name: &str,
    format: DateTimeFormat,
) -> Result<Option<DateTime>, BoxError> {
    let mut values = read_header_dates(response, member, name, format)?.unwrap_or_default();
    if values.len() > 1 {
        return Err(format!("Failed to parse {member} from header `{name}`").into());
    }
    Ok(values.pop())
}
