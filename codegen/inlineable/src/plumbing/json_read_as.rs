//! Reading members with timestamps in another format than seconds from JSON.

use crate::plumbing::json::{FromJson, Tokens};
use aws_smithy_json::deserialize::error::DeserializeError;

/// Reads a value into its place, whose timestamps are in the format `F`; `null` is `None`.
pub(crate) fn read_as<F, T: FromJson<F>>(
    place: &mut Option<T>,
    tokens: &mut Tokens<'_>,
) -> Result<(), DeserializeError> {
    *place = T::from_json(tokens)?;
    Ok(())
}
