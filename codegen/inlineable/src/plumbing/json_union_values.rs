//! Reading values of unions from JSON.

use crate::plumbing::json::{FromJson, Tokens};
use aws_smithy_json::deserialize::error::DeserializeError;

/// Reads the value of the member `key`.
pub(crate) fn value<T: FromJson>(
    key: &str,
    tokens: &mut Tokens<'_>,
) -> Result<T, DeserializeError> {
    let null = || DeserializeError::custom(format!("the member `{key}` of a union is null"));
    T::from_json(tokens)?.ok_or_else(null)
}
