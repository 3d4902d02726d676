// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::error::ErrorMetadata;
use crate::plumbing::builder::optional_setters;
use crate::plumbing::modeled_error::modeled_error;

/// The account holds no Glacier storage, and since 15 December 2025 the service takes no new
/// customers. Each operation answers so, and trying again is useless. The storage classes of Amazon
/// S3 are the replacement AWS names; they have no vaults and no Vault Lock.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NoLongerSupportedException {
    /// Whose fault it is: `Client`, `Server` or `Unknown`.
    pub r#type: Option<String>,
    /// Error code: `NoLongerSupportedException`.
    pub code: Option<String>,
    /// Explanation for people. The wording may change, so do not parse it.
    pub message: Option<String>,
    pub(crate) meta: ErrorMetadata,
}

impl NoLongerSupportedException {
    /// Makes a builder of [`NoLongerSupportedException`].
    pub fn builder() -> NoLongerSupportedExceptionBuilder {
        NoLongerSupportedExceptionBuilder::default()
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

modeled_error!(NoLongerSupportedException, NoLongerSupportedExceptionBuilder);

/// Builder of [`NoLongerSupportedException`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct NoLongerSupportedExceptionBuilder {
    pub(crate) r#type: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    meta: Option<ErrorMetadata>,
}

impl NoLongerSupportedExceptionBuilder {
    /// Sets [`type`](NoLongerSupportedException::type).
    pub fn r#type(self, input: impl Into<String>) -> Self {
        Self { r#type: Some(input.into()), ..self }
    }
    /// Sets [`code`](NoLongerSupportedException::code).
    pub fn code(self, input: impl Into<String>) -> Self {
        Self { code: Some(input.into()), ..self }
    }
    /// Sets [`message`](NoLongerSupportedException::message).
    pub fn message(self, input: impl Into<String>) -> Self {
        Self { message: Some(input.into()), ..self }
    }

    /// Builds the [`NoLongerSupportedException`].
    pub fn build(self) -> NoLongerSupportedException {
        NoLongerSupportedException {
            r#type: self.r#type,
            code: self.code,
            message: self.message,
            meta: self.meta.unwrap_or_default(),
        }
    }
}

optional_setters! { NoLongerSupportedExceptionBuilder:
    set_type, get_type => r#type: String;
    set_code, get_code => code: String;
    set_message, get_message => message: String;
}
