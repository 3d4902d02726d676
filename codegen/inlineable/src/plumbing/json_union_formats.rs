//! Reading unions from JSON with timestamps in another format than seconds.

use crate::plumbing::json::{FromJson, Tokens};
use aws_smithy_json::deserialize::error::DeserializeError;

/// Reads the value of the member `key`, whose timestamps are in the format `F`.
pub(crate) fn value_as<F, T: FromJson<F>>(
    key: &str,
    tokens: &mut Tokens<'_>,
) -> Result<T, DeserializeError> {
    let null = || DeserializeError::custom(format!("the member `{key}` of a union is null"));
    T::from_json(tokens)?.ok_or_else(null)
}
