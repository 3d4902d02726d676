//! Members of an output that are the body of its answer.

use crate::plumbing::json::{FromJson, tokens};
use aws_smithy_json::deserialize::error::DeserializeError;

/// Reads the body as one value; no body is no value, but `null` is an error.
pub(crate) fn read_payload<T: FromJson>(body: &[u8]) -> Result<Option<T>, DeserializeError> {
    if body.is_empty() {
        return Ok(None);
    }
    let mut tokens = tokens(body);
    let value = T::from_json(&mut tokens)?;
    match tokens.next() {
        None if value.is_none() => Err(DeserializeError::custom("expected payload member value")),
        None => Ok(value),
        Some(_) => Err(DeserializeError::custom("found more JSON tokens after completing parsing")),
    }
}
