// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::error::ErrorMetadata;
use crate::plumbing::builder::optional_setters;
use crate::plumbing::modeled_error::modeled_error;

/// A parameter has a value that the service refuses: a policy it cannot accept, a lock ID that is
/// not the one in progress, the deletion of a vault that is not empty. Correct the request; the
/// same one fails each time.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct InvalidParameterValueException {
    /// Whose fault it is: `Client`, `Server` or `Unknown`.
    pub r#type: Option<String>,
    /// Error code: `InvalidParameterValueException`.
    pub code: Option<String>,
    /// Explanation for people. The wording may change, so do not parse it.
    pub message: Option<String>,
    pub(crate) meta: ErrorMetadata,
}

impl InvalidParameterValueException {
    /// Makes a builder of [`InvalidParameterValueException`].
    pub fn builder() -> InvalidParameterValueExceptionBuilder {
        InvalidParameterValueExceptionBuilder::default()
    }

    /// The `type`, if it is set.
    pub fn r#type(&self) -> Option<&str> {
        self.r#type.as_deref()
    }
    /// The `code`, if it is set.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }
    /// The `message`, if it is set.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }
}

modeled_error!(InvalidParameterValueException, InvalidParameterValueExceptionBuilder);

/// Builder of [`InvalidParameterValueException`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InvalidParameterValueExceptionBuilder {
    pub(crate) r#type: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    meta: Option<ErrorMetadata>,
}

impl InvalidParameterValueExceptionBuilder {
    /// Sets [`type`](InvalidParameterValueException::type).
    pub fn r#type(self, input: impl Into<String>) -> Self {
        Self { r#type: Some(input.into()), ..self }
    }
    /// Sets [`code`](InvalidParameterValueException::code).
    pub fn code(self, input: impl Into<String>) -> Self {
        Self { code: Some(input.into()), ..self }
    }
    /// Sets [`message`](InvalidParameterValueException::message).
    pub fn message(self, input: impl Into<String>) -> Self {
        Self { message: Some(input.into()), ..self }
    }

    /// Builds the [`InvalidParameterValueException`].
    pub fn build(self) -> InvalidParameterValueException {
        InvalidParameterValueException {
            r#type: self.r#type,
            code: self.code,
            message: self.message,
            meta: self.meta.unwrap_or_default(),
        }
    }
}

optional_setters! { InvalidParameterValueExceptionBuilder:
    set_type, get_type => r#type: String;
    set_code, get_code => code: String;
    set_message, get_message => message: String;
}
