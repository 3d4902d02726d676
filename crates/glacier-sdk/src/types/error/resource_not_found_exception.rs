// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::error::ErrorMetadata;
use crate::plumbing::builder::optional_setters;
use crate::plumbing::modeled_error::modeled_error;

/// The vault does not exist under this name in this account and region or, from `GetVaultLock`, it
/// has no lock. `DescribeVault` tells the two apart.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ResourceNotFoundException {
    /// Whose fault it is: `Client`, `Server` or `Unknown`.
    pub r#type: Option<String>,
    /// Error code: `ResourceNotFoundException`.
    pub code: Option<String>,
    /// Explanation for people. The wording may change, so do not parse it.
    pub message: Option<String>,
    pub(crate) meta: ErrorMetadata,
}

impl ResourceNotFoundException {
    /// Makes a builder of [`ResourceNotFoundException`].
    pub fn builder() -> ResourceNotFoundExceptionBuilder {
        ResourceNotFoundExceptionBuilder::default()
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

modeled_error!(ResourceNotFoundException, ResourceNotFoundExceptionBuilder);

/// Builder of [`ResourceNotFoundException`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ResourceNotFoundExceptionBuilder {
    pub(crate) r#type: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    meta: Option<ErrorMetadata>,
}

impl ResourceNotFoundExceptionBuilder {
    /// Sets [`type`](ResourceNotFoundException::type).
    pub fn r#type(self, input: impl Into<String>) -> Self {
        Self { r#type: Some(input.into()), ..self }
    }
    /// Sets [`code`](ResourceNotFoundException::code).
    pub fn code(self, input: impl Into<String>) -> Self {
        Self { code: Some(input.into()), ..self }
    }
    /// Sets [`message`](ResourceNotFoundException::message).
    pub fn message(self, input: impl Into<String>) -> Self {
        Self { message: Some(input.into()), ..self }
    }

    /// Builds the [`ResourceNotFoundException`].
    pub fn build(self) -> ResourceNotFoundException {
        ResourceNotFoundException {
            r#type: self.r#type,
            code: self.code,
            message: self.message,
            meta: self.meta.unwrap_or_default(),
        }
    }
}

optional_setters! { ResourceNotFoundExceptionBuilder:
    set_type, get_type => r#type: String;
    set_code, get_code => code: String;
    set_message, get_message => message: String;
}
