//! What stands for a required member that an answer lacks: a service may stop to send it.

use crate::plumbing::json::{FromJson, tokens};
use aws_smithy_json::deserialize::error::DeserializeError;

/// What an empty object is read as.
pub(crate) fn from_nothing<T: FromJson>() -> Result<Option<T>, DeserializeError> {
    T::from_json(&mut tokens(b"{}"))
}
