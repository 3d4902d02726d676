// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::error::ErrorMetadata;
use crate::plumbing::builder::optional_setters;
use crate::plumbing::modeled_error::modeled_error;

/// The service failed (status 500). Clients try again by themselves. The work may have been done
/// nonetheless: after a failed `InitiateVaultLock` look with `GetVaultLock` before initiating
/// again.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceUnavailableException {
    /// Whose fault it is: `Client`, `Server` or `Unknown`.
    pub r#type: Option<String>,
    /// Error code: `ServiceUnavailableException`.
    pub code: Option<String>,
    /// Explanation for people. The wording may change, so do not parse it.
    pub message: Option<String>,
    pub(crate) meta: ErrorMetadata,
}

impl ServiceUnavailableException {
    /// Makes a builder of [`ServiceUnavailableException`].
    pub fn builder() -> ServiceUnavailableExceptionBuilder {
        ServiceUnavailableExceptionBuilder::default()
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

modeled_error!(ServiceUnavailableException, ServiceUnavailableExceptionBuilder);

/// Builder of [`ServiceUnavailableException`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ServiceUnavailableExceptionBuilder {
    pub(crate) r#type: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    meta: Option<ErrorMetadata>,
}

impl ServiceUnavailableExceptionBuilder {
    /// Sets [`type`](ServiceUnavailableException::type).
    pub fn r#type(self, input: impl Into<String>) -> Self {
        Self { r#type: Some(input.into()), ..self }
    }
    /// Sets [`code`](ServiceUnavailableException::code).
    pub fn code(self, input: impl Into<String>) -> Self {
        Self { code: Some(input.into()), ..self }
    }
    /// Sets [`message`](ServiceUnavailableException::message).
    pub fn message(self, input: impl Into<String>) -> Self {
        Self { message: Some(input.into()), ..self }
    }

    /// Builds the [`ServiceUnavailableException`].
    pub fn build(self) -> ServiceUnavailableException {
        ServiceUnavailableException {
            r#type: self.r#type,
            code: self.code,
            message: self.message,
            meta: self.meta.unwrap_or_default(),
        }
    }
}

optional_setters! { ServiceUnavailableExceptionBuilder:
    set_type, get_type => r#type: String;
    set_code, get_code => code: String;
    set_message, get_message => message: String;
}
