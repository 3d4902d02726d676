//! Errors of the model.

use crate::error::{BoxError, ErrorMetadata};
use crate::plumbing::error_macros::modeled_error;
use crate::plumbing::json;
use crate::plumbing::response::{ErrorResponse, ReadError};

/// There is no such thing.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ResourceNotFoundException {
    /// Which kind of thing.
    pub r#type: Option<String>,
    /// What happened.
    pub message: Option<String>,
    pub(crate) meta: ErrorMetadata,
}

/// Builder of [`ResourceNotFoundException`].
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct ResourceNotFoundExceptionBuilder {
    message: Option<String>,
    meta: Option<ErrorMetadata>,
}

modeled_error!(ResourceNotFoundException, ResourceNotFoundExceptionBuilder);

impl ReadError for ResourceNotFoundException {
    fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
        let mut error = Self { r#type: None, message: None, meta: response.meta.clone() };
        json::read_object(response.body, |key, tokens| match key {
            "type" => json::read(&mut error.r#type, tokens),
            "message" => json::read(&mut error.message, tokens),
            _ => json::skip(tokens),
        })?;
        error.message = error.message.or_else(|| response.message());
        Ok(error)
    }
}
