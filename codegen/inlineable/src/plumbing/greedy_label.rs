//! Members of an input that stand for any number of segments in the path of its URI.

use crate::error::BuildError;
use aws_smithy_http::label::{EncodingStrategy, fmt_string};

/// Percent-encodes the value of a label, slashes aside; it may be neither unset nor empty.
pub(crate) fn greedy_label(
    field: &'static str,
    value: Option<impl AsRef<str>>,
) -> Result<String, BuildError> {
    match value {
        Some(value) if !value.as_ref().is_empty() => {
            Ok(fmt_string(value, EncodingStrategy::Greedy))
        }
        _ => Err(BuildError::missing_field(field, "cannot be empty or unset")),
    }
}
