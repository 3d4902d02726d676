//! Writing what is in a box as JSON.

use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::to_json::ToJson;
use aws_smithy_types::error::operation::SerializationError;

impl<F, T: ToJson<F>> ToJson<F> for Box<T> {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        T::to_json(self, writer)
    }
}
