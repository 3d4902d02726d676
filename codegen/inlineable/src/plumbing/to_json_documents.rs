//! Writing documents, which are any JSON, as JSON.

use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::to_json::ToJson;
use aws_smithy_json::serialize::JsonValueWriter as Official;
use aws_smithy_types::Document;
use aws_smithy_types::error::operation::SerializationError;

impl<F> ToJson<F> for Document {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        Official::from(writer).document(self);
        Ok(())
    }
}
