//! Writing the rarer simple values as JSON.

use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::to_json::ToJson;
use crate::primitives::Blob;
use aws_smithy_json::serialize::JsonValueWriter as Official;
use aws_smithy_types::error::operation::SerializationError;
use aws_smithy_types::{Number, base64};

impl<F> ToJson<F> for bool {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        Official::from(writer).boolean(*self);
        Ok(())
    }
}

macro_rules! whole_numbers {
    ($($type:ty)*) => { $(
        impl<F> ToJson<F> for $type {
            fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
                Official::from(writer).number(if *self < 0 {
                    Number::NegInt((*self).into())
                } else {
                    Number::PosInt(self.unsigned_abs().into())
                });
                Ok(())
            }
        }
    )* };
}
whole_numbers!(i8 i16 i32 i64);

macro_rules! fractions {
    ($($type:ty)*) => { $(
        impl<F> ToJson<F> for $type {
            fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
                Official::from(writer).number(Number::Float((*self).into()));
                Ok(())
            }
        }
    )* };
}
fractions!(f32 f64);

impl<F> ToJson<F> for Blob {
    fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
        Official::from(writer).string_unchecked(&base64::encode(self));
        Ok(())
    }
}
