//! Members of an input that stand in the path of its URI.

use crate::error::BuildError;
use aws_smithy_http::label::{EncodingStrategy, fmt_string};

/// Percent-encodes the value of a label, which may be neither unset nor empty: the path would be
/// that of something else.
pub(crate) fn label(
    field: &'static str,
    value: Option<impl AsRef<str>>,
) -> Result<String, BuildError> {
    match value.filter(|value| !value.as_ref().is_empty()) {
        None => Err(BuildError::missing_field(field, "cannot be empty or unset")),
        Some(value) => Ok(fmt_string(value, EncodingStrategy::Default)),
    }
}
