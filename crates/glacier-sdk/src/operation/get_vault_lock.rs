// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `GetVaultLock`: input, output, error and builders.

use self::builders::{GetVaultLockInputBuilder, GetVaultLockOutputBuilder};
use crate::error::sealed_unhandled::Unhandled;
use crate::error::{ErrorMetadata, ProvideErrorMetadata};
use crate::plumbing::error_macros::{error_enum, operation_error};
use crate::plumbing::operation_macros::operation_plumbing;
use crate::types::error::{
    InvalidParameterValueException, MissingParameterValueException, NoLongerSupportedException,
    ResourceNotFoundException, ServiceUnavailableException,
};
use std::error::Error;

pub mod builders;

/// The operation `GetVaultLock` as a runtime plugin.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct GetVaultLock;

impl GetVaultLock {
    /// Makes the operation.
    pub fn new() -> Self {
        Self
    }
}

operation_plumbing!(GetVaultLock, GetVaultLockOutput);

/// Parameters of `GetVaultLock`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetVaultLockInput {
    /// Account ID without hyphens. Unset, empty and `-` stand for the caller's own account.
    pub account_id: Option<String>,
    /// Name of the vault: 1 to 255 of `a-z`, `A-Z`, `0-9`, `_`, `-` and `.`.
    pub vault_name: Option<String>,
}

impl GetVaultLockInput {
    /// Makes a builder of [`GetVaultLockInput`].
    pub fn builder() -> GetVaultLockInputBuilder {
        GetVaultLockInputBuilder::default()
    }

    /// The `account_id`, if it is set.
    pub fn account_id(&self) -> Option<&str> {
        self.account_id.as_deref()
    }
    /// The `vault_name`, if it is set.
    pub fn vault_name(&self) -> Option<&str> {
        self.vault_name.as_deref()
    }
}

/// What `GetVaultLock` returns.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetVaultLockOutput {
    /// Text of the policy, a JSON document, unescaped. Compare it with another by meaning: whether the
    /// service keeps spacing and order is not documented.
    pub policy: Option<String>,
    /// `InProgress` or `Locked`. A vault without a lock has no state; it gives
    /// `ResourceNotFoundException`.
    pub state: Option<String>,
    /// When the lock in progress ends by itself, 24 hours after its start: a date in ISO 8601 form, in
    /// UTC, such as `2026-01-30T09:15:00.000Z`. Can be unset when the state is `Locked`.
    pub expiration_date: Option<String>,
    /// When `InitiateVaultLock` started the lock: a date in ISO 8601 form, in UTC, such as
    /// `2026-01-30T09:15:00.000Z`.
    pub creation_date: Option<String>,
    _request_id: Option<String>,
}

impl GetVaultLockOutput {
    /// Makes a builder of [`GetVaultLockOutput`].
    pub fn builder() -> GetVaultLockOutputBuilder {
        GetVaultLockOutputBuilder::default()
    }

    /// The `policy`, if it is set.
    pub fn policy(&self) -> Option<&str> {
        self.policy.as_deref()
    }
    /// The `state`, if it is set.
    pub fn state(&self) -> Option<&str> {
        self.state.as_deref()
    }
    /// The `expiration_date`, if it is set.
    pub fn expiration_date(&self) -> Option<&str> {
        self.expiration_date.as_deref()
    }
    /// The `creation_date`, if it is set.
    pub fn creation_date(&self) -> Option<&str> {
        self.creation_date.as_deref()
    }
}

/// What can go wrong in `GetVaultLock`.
#[derive(Debug)]
#[non_exhaustive]
pub enum GetVaultLockError {
    /// The service answered [`InvalidParameterValueException`].
    InvalidParameterValueException(InvalidParameterValueException),
    /// The service answered [`MissingParameterValueException`].
    MissingParameterValueException(MissingParameterValueException),
    /// The service answered [`NoLongerSupportedException`].
    NoLongerSupportedException(NoLongerSupportedException),
    /// The service answered [`ResourceNotFoundException`].
    ResourceNotFoundException(ResourceNotFoundException),
    /// The service answered [`ServiceUnavailableException`].
    ServiceUnavailableException(ServiceUnavailableException),
    /// An error that the model does not have; its `code()` says which.
    #[deprecated(note = "match with a wildcard instead, and compare `err.code()`")]
    Unhandled(Unhandled),
}

#[expect(deprecated, reason = "deprecated for callers, who cannot name what it holds")]
impl GetVaultLockError {
    /// Wraps any error as one that the model does not have.
    pub fn unhandled(err: impl Into<Box<dyn Error + Send + Sync + 'static>>) -> Self {
        Self::Unhandled(Unhandled::new(err))
    }

    /// Makes an error of metadata alone.
    pub fn generic(err: ErrorMetadata) -> Self {
        Self::Unhandled(Unhandled::generic(err))
    }

    /// Code, message and request ID.
    pub fn meta(&self) -> &ErrorMetadata {
        ProvideErrorMetadata::meta(self)
    }
    /// Whether this is [`InvalidParameterValueException`].
    pub fn is_invalid_parameter_value_exception(&self) -> bool {
        matches!(self, Self::InvalidParameterValueException(_))
    }
    /// Whether this is [`MissingParameterValueException`].
    pub fn is_missing_parameter_value_exception(&self) -> bool {
        matches!(self, Self::MissingParameterValueException(_))
    }
    /// Whether this is [`NoLongerSupportedException`].
    pub fn is_no_longer_supported_exception(&self) -> bool {
        matches!(self, Self::NoLongerSupportedException(_))
    }
    /// Whether this is [`ResourceNotFoundException`].
    pub fn is_resource_not_found_exception(&self) -> bool {
        matches!(self, Self::ResourceNotFoundException(_))
    }
    /// Whether this is [`ServiceUnavailableException`].
    pub fn is_service_unavailable_exception(&self) -> bool {
        matches!(self, Self::ServiceUnavailableException(_))
    }
}

error_enum! { GetVaultLockError, source:
    InvalidParameterValueException MissingParameterValueException NoLongerSupportedException
    ResourceNotFoundException ServiceUnavailableException
}

operation_error!(GetVaultLockError);
