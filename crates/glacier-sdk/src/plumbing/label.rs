//! Members of an input that stand in the path of its URI.

use crate::error::BuildError;
use crate::plumbing::unreserved::is_unreserved;
use aws_smithy_http::label::{EncodingStrategy, fmt_string};
use std::borrow::Cow;

/// Percent-encodes the value of a label, which may be neither unset nor empty: the path would be
/// that of something else.
pub(crate) fn label<'a>(
    field: &'static str,
    value: Option<impl Into<Cow<'a, str>>>,
) -> Result<Cow<'a, str>, BuildError> {
    match value.map(Into::into).filter(|value| !value.is_empty()) {
        None => Err(BuildError::missing_field(field, "cannot be empty or unset")),
        Some(value) if value.bytes().all(is_unreserved) => Ok(value),
        Some(value) => Ok(fmt_string(value, EncodingStrategy::Default).into()),
    }
}
