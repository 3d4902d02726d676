//! Writing timestamps as JSON, as seconds.

use crate::plumbing::json::EpochSeconds;
use crate::plumbing::to_json::ToJson;
use crate::primitives::{DateTime, DateTimeFormat};
use aws_smithy_json::serialize::JsonValueWriter;
use aws_smithy_types::error::operation::SerializationError;

impl ToJson<EpochSeconds> for DateTime {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        Ok(writer.date_time(self, DateTimeFormat::EpochSeconds)?)
    }
}
