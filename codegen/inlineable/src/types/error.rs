//! Errors of the model.

use crate::error::ErrorMetadata;
use crate::plumbing::modeled_error::modeled_error;
use crate::plumbing::read_error::read_error;

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
    r#type: Option<String>,
    message: Option<String>,
    meta: Option<ErrorMetadata>,
}

impl ResourceNotFoundException {
    /// Makes a builder of [`ResourceNotFoundException`].
    pub fn builder() -> ResourceNotFoundExceptionBuilder {
        ResourceNotFoundExceptionBuilder::default()
    }
}

impl ResourceNotFoundExceptionBuilder {
    /// Builds the [`ResourceNotFoundException`].
    pub fn build(self) -> ResourceNotFoundException {
        ResourceNotFoundException {
            r#type: self.r#type,
            message: self.message,
            meta: self.meta.unwrap_or_default(),
        }
    }
}

modeled_error!(ResourceNotFoundException, ResourceNotFoundExceptionBuilder);

read_error! { ResourceNotFoundException:
    "type" => r#type;
    "message" => message;
}
