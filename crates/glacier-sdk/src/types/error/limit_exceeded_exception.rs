// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::error::ErrorMetadata;
use crate::plumbing::builder::optional_setters;
use crate::plumbing::modeled_error::modeled_error;

/// A quota of the account is used up; for `CreateVault`, the number of vaults. It has nothing to do
/// with the rate of requests, although the standard retry mode counts it as throttling and tries
/// again. Delete vaults, or ask AWS for a higher quota.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LimitExceededException {
    /// Whose fault it is: `Client`, `Server` or `Unknown`.
    pub r#type: Option<String>,
    /// Error code: `LimitExceededException`.
    pub code: Option<String>,
    /// Explanation for people. The wording may change, so do not parse it.
    pub message: Option<String>,
    pub(crate) meta: ErrorMetadata,
}

impl LimitExceededException {
    /// Makes a builder of [`LimitExceededException`].
    pub fn builder() -> LimitExceededExceptionBuilder {
        LimitExceededExceptionBuilder::default()
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

modeled_error!(LimitExceededException, LimitExceededExceptionBuilder);

/// Builder of [`LimitExceededException`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LimitExceededExceptionBuilder {
    pub(crate) r#type: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    meta: Option<ErrorMetadata>,
}

impl LimitExceededExceptionBuilder {
    /// Sets [`type`](LimitExceededException::type).
    pub fn r#type(self, input: impl Into<String>) -> Self {
        Self { r#type: Some(input.into()), ..self }
    }
    /// Sets [`code`](LimitExceededException::code).
    pub fn code(self, input: impl Into<String>) -> Self {
        Self { code: Some(input.into()), ..self }
    }
    /// Sets [`message`](LimitExceededException::message).
    pub fn message(self, input: impl Into<String>) -> Self {
        Self { message: Some(input.into()), ..self }
    }

    /// Builds the [`LimitExceededException`].
    pub fn build(self) -> LimitExceededException {
        LimitExceededException {
            r#type: self.r#type,
            code: self.code,
            message: self.message,
            meta: self.meta.unwrap_or_default(),
        }
    }
}

optional_setters! { LimitExceededExceptionBuilder:
    set_type, get_type => r#type: String;
    set_code, get_code => code: String;
    set_message, get_message => message: String;
}
