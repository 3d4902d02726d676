//! Errors of the model.

use crate::error::{BoxError, ErrorMetadata, ProvideErrorMetadata};
use crate::plumbing::json;
use crate::plumbing::response::ErrorResponse;
use std::error::Error;
use std::fmt;

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

impl ResourceNotFoundException {
    pub(crate) fn from_response(response: &ErrorResponse<'_>) -> Result<Self, BoxError> {
        let mut error = Self { r#type: None, message: None, meta: response.meta.clone() };
        json::read_object(response.body, |key, tokens| {
            match key {
                "type" => error.r#type = json::value(tokens)?,
                "message" => error.message = json::value(tokens)?,
                _ => json::skip(tokens)?,
            }
            Ok(())
        })?;
        if error.message.is_none() {
            error.message = response.meta.message().map(str::to_owned);
        }
        Ok(error)
    }
}

impl ProvideErrorMetadata for ResourceNotFoundException {
    fn meta(&self) -> &ErrorMetadata {
        &self.meta
    }
}

impl fmt::Display for ResourceNotFoundException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResourceNotFoundException")?;
        match &self.message {
            Some(message) => write!(f, ": {message}"),
            None => Ok(()),
        }
    }
}

impl Error for ResourceNotFoundException {}
