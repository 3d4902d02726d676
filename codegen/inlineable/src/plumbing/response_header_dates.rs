//! Members of an output that stand in the headers of its answer as lists of timestamps.

use crate::error::BoxError;
use crate::plumbing::response::Response;
use crate::primitives::{DateTime, DateTimeFormat};
use aws_smithy_http::header::many_dates_bytes;

/// The values of the header `name`, which holds the member `member` of the model.
pub(crate) fn read_header_dates(
    response: &Response<'_>,
    member: &str,
    name: &str,
    format: DateTimeFormat,
) -> Result<Option<Vec<DateTime>>, BoxError> {
    let values = response.headers.get_all_bytes(name);
    let values = match format {
        // Of numbers the runtime takes no list with spaces behind its commas.
        DateTimeFormat::EpochSeconds => {
            let values = values.flat_map(|list| list.split(|byte| *byte == b','));
            many_dates_bytes(values.map(<[u8]>::trim_ascii), format)
        }
        _ => many_dates_bytes(values, format),
    };
    let values = values.map_err(|_| format!("Failed to parse {member} from header `{name}`"))?;
    Ok(response.headers.contains_key(name).then_some(values))
}
