//! Members of an input that may not be shown, in errors either.

use crate::error::BuildError;
use crate::plumbing::redacted::REDACTED;

/// What to say instead of an error that shows the value of the member `field`.
pub(crate) fn hidden_value(field: &'static str) -> BuildError {
    BuildError::invalid_field(field, format!("`{REDACTED}` cannot be used as a header value"))
}
