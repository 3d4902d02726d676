// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::error::ErrorMetadata;
use crate::plumbing::builder::optional_setters;
use crate::plumbing::modeled_error::modeled_error;

/// The request lacks a header or a parameter that the operation needs. Add it; the same request
/// fails each time.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MissingParameterValueException {
    /// Whose fault it is: `Client`, `Server` or `Unknown`.
    pub r#type: Option<String>,
    /// Error code: `MissingParameterValueException`.
    pub code: Option<String>,
    /// Explanation for people. The wording may change, so do not parse it.
    pub message: Option<String>,
    pub(crate) meta: ErrorMetadata,
}

impl MissingParameterValueException {
    /// Makes a builder of [`MissingParameterValueException`].
    pub fn builder() -> MissingParameterValueExceptionBuilder {
        MissingParameterValueExceptionBuilder::default()
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

modeled_error!(MissingParameterValueException, MissingParameterValueExceptionBuilder);

/// Builder of [`MissingParameterValueException`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MissingParameterValueExceptionBuilder {
    pub(crate) r#type: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    meta: Option<ErrorMetadata>,
}

impl MissingParameterValueExceptionBuilder {
    /// Sets [`type`](MissingParameterValueException::type).
    pub fn r#type(self, input: impl Into<String>) -> Self {
        Self { r#type: Some(input.into()), ..self }
    }
    /// Sets [`code`](MissingParameterValueException::code).
    pub fn code(self, input: impl Into<String>) -> Self {
        Self { code: Some(input.into()), ..self }
    }
    /// Sets [`message`](MissingParameterValueException::message).
    pub fn message(self, input: impl Into<String>) -> Self {
        Self { message: Some(input.into()), ..self }
    }

    /// Builds the [`MissingParameterValueException`].
    pub fn build(self) -> MissingParameterValueException {
        MissingParameterValueException {
            r#type: self.r#type,
            code: self.code,
            message: self.message,
            meta: self.meta.unwrap_or_default(),
        }
    }
}

optional_setters! { MissingParameterValueExceptionBuilder:
    set_type, get_type => r#type: String;
    set_code, get_code => code: String;
    set_message, get_message => message: String;
}
