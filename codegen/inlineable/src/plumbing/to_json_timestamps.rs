//! Writing timestamps as JSON, as seconds.

use crate::plumbing::json::EpochSeconds;
use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::to_json::ToJson;
use crate::primitives::{DateTime, DateTimeFormat};
use aws_smithy_json::serialize::JsonValueWriter as Official;
use aws_smithy_types::error::operation::SerializationError;

impl ToJson<EpochSeconds> for DateTime {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        Ok(Official::from(writer).date_time(self, DateTimeFormat::EpochSeconds)?)
    }
}
