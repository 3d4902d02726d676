//! Writing enumerations as JSON.

/// Writes these enumerations as the texts that they are.
macro_rules! enums_to_json {
    ($($enum:ident)*) => { $(
        impl<F> crate::plumbing::to_json::ToJson<F> for $enum {
            fn to_json(
                &self,
                writer: crate::plumbing::json_writer::JsonValueWriter<'_>,
            ) -> Result<(), aws_smithy_types::error::operation::SerializationError> {
                writer.string(self.as_str());
                Ok(())
            }
        }
    )* };
}
pub(crate) use enums_to_json;
