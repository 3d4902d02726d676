//! Writing lists and maps as JSON.

use crate::plumbing::json_writer::{Items, JsonValueWriter};
use crate::plumbing::to_json::ToJson;
use aws_smithy_json::serialize::JsonValueWriter as Official;
use aws_smithy_types::error::operation::SerializationError;
use std::collections::HashMap;

impl<F, T: ToJson<F>> ToJson<F> for Vec<T> {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        writer.0.push('[');
        let mut elements = Items::new(writer.0);
        for element in self {
            element.to_json(JsonValueWriter::new(elements.next()))?;
        }
        elements.json.push(']');
        Ok(())
    }
}

impl<F, K: AsRef<str>, T: ToJson<F>> ToJson<F> for HashMap<K, T> {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        let mut object = writer.start_object();
        for (key, value) in self {
            value.to_json(object.key(key.as_ref()))?;
        }
        object.finish();
        Ok(())
    }
}

/// What a collection holds that has room for `null`.
impl<F, T: ToJson<F>> ToJson<F> for Option<T> {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        if let Some(value) = self {
            return value.to_json(writer);
        }
        Official::from(writer).null();
        Ok(())
    }
}
