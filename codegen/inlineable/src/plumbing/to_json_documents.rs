//! Writing documents, which are any JSON, as JSON.

use crate::plumbing::to_json::ToJson;
use aws_smithy_json::serialize::JsonValueWriter;
use aws_smithy_types::Document;
use aws_smithy_types::error::operation::SerializationError;

impl<F> ToJson<F> for Document {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        writer.document(self);
        Ok(())
    }
}
