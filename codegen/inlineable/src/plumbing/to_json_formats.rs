//! Writing timestamps as JSON that the model has in another format than seconds.

use crate::plumbing::json_formats::{HttpDate, Rfc3339};
use crate::plumbing::json_writer::{JsonObjectWriter, JsonValueWriter};
use crate::plumbing::to_json::ToJson;
use crate::primitives::{DateTime, DateTimeFormat};
use aws_smithy_json::serialize::JsonValueWriter as Official;
use aws_smithy_types::error::operation::SerializationError;

impl ToJson<Rfc3339> for DateTime {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        Ok(Official::from(writer).date_time(self, DateTimeFormat::DateTime)?)
    }
}

impl ToJson<HttpDate> for DateTime {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        Ok(Official::from(writer).date_time(self, DateTimeFormat::HttpDate)?)
    }
}

/// Writes the member `key`, if it is set; its timestamps in the format `F`.
pub(crate) fn write_as<F, T: ToJson<F>>(
    object: &mut JsonObjectWriter<'_>,
    key: &str,
    value: Option<&T>,
) -> Result<(), SerializationError> {
    value.map_or(Ok(()), |value| value.to_json(object.key(key)))
}
