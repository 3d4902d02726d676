//! Reading documents, which are any JSON, from JSON.

use crate::plumbing::json::{FromJson, Tokens};
use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_json::deserialize::token::expect_document;
use aws_smithy_types::Document;

/// `null` is a document like any other.
impl<F> FromJson<F> for Document {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        expect_document(tokens.uncounted()).map(Some)
    }
}
