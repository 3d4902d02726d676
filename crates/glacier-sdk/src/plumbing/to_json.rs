//! Writing JSON documents, value by value.

use crate::plumbing::json::EpochSeconds;
use crate::plumbing::json_writer::{JsonObjectWriter, JsonValueWriter};
use aws_smithy_types::error::operation::SerializationError;

/// A type that has a form in JSON; `F` is how timestamps in it are written.
pub(crate) trait ToJson<F = EpochSeconds> {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError>;
}

/// Writes the member `key`, if it is set.
pub(crate) fn write<T: ToJson>(
    object: &mut JsonObjectWriter<'_>,
    key: &str,
    value: Option<&T>,
) -> Result<(), SerializationError> {
    value.map_or(Ok(()), |value| value.to_json(object.key(key)))
}

impl<F> ToJson<F> for String {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        writer.string(self);
        Ok(())
    }
}
