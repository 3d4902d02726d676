//! Members of an input that an operation puts before the host of its endpoint.

use crate::error::BuildError;
use crate::plumbing::host_label::is_valid_host_label;

/// The value of a member that stands in the prefix: one part of a host name.
pub(crate) fn host_label<'a>(
    field: &'static str,
    value: Option<&'a str>,
) -> Result<&'a str, BuildError> {
    match value {
        None | Some("") => {
            let details = "was unset or empty but must be set as part of the endpoint prefix";
            Err(BuildError::invalid_field(field, format!("{field} {details}")))
        }
        Some(value) if !is_valid_host_label(value, false) => {
            // Not what it is, which may be a secret.
            let details = format!("{field} cannot be a part of a host name");
            Err(BuildError::invalid_field(field, details))
        }
        Some(value) => Ok(value),
    }
}
