//! Reading the rarer simple values from JSON.

use crate::plumbing::json::{FromJson, Tokens};
use crate::primitives::Blob;
use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_json::deserialize::token::{expect_blob_or_null, expect_number_or_null};
use aws_smithy_types::Number;

impl<F> FromJson<F> for f64 {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        Ok(expect_number_or_null(tokens.next())?.map(Number::to_f64_lossy))
    }
}

impl<F> FromJson<F> for f32 {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        Ok(expect_number_or_null(tokens.next())?.map(Number::to_f32_lossy))
    }
}

impl<F> FromJson<F> for Blob {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        expect_blob_or_null(tokens.next())
    }
}
