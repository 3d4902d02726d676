// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `InitiateVaultLock`: input, output, error and builders.

use self::builders::{InitiateVaultLockInputBuilder, InitiateVaultLockOutputBuilder};
use crate::error::sealed_unhandled::Unhandled;
use crate::error::{ErrorMetadata, ProvideErrorMetadata};
use crate::plumbing::error_macros::{error_enum, operation_error};
use crate::plumbing::operation_macros::operation_plumbing;
use crate::types::VaultLockPolicy;
use crate::types::error::{
    InvalidParameterValueException, MissingParameterValueException, NoLongerSupportedException,
    ResourceNotFoundException, ServiceUnavailableException,
};
use std::error::Error;

pub mod builders;

/// The operation `InitiateVaultLock` as a runtime plugin.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct InitiateVaultLock;

impl InitiateVaultLock {
    /// Makes the operation.
    pub fn new() -> Self {
        Self
    }
}

operation_plumbing!(InitiateVaultLock, InitiateVaultLockOutput);

/// Parameters of `InitiateVaultLock`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct InitiateVaultLockInput {
    /// Account ID without hyphens. Unset, empty and `-` stand for the caller's own account.
    pub account_id: Option<String>,
    /// Name of the vault: 1 to 255 of `a-z`, `A-Z`, `0-9`, `_`, `-` and `.`.
    pub vault_name: Option<String>,
    /// Policy to install. The service needs one, although the model marks it as optional; left unset,
    /// an empty JSON object is sent.
    pub policy: Option<VaultLockPolicy>,
}

impl InitiateVaultLockInput {
    /// Makes a builder of [`InitiateVaultLockInput`].
    pub fn builder() -> InitiateVaultLockInputBuilder {
        InitiateVaultLockInputBuilder::default()
    }

    /// The `account_id`, if it is set.
    pub fn account_id(&self) -> Option<&str> {
        self.account_id.as_deref()
    }
    /// The `vault_name`, if it is set.
    pub fn vault_name(&self) -> Option<&str> {
        self.vault_name.as_deref()
    }
    /// The `policy`, if it is set.
    pub fn policy(&self) -> Option<&VaultLockPolicy> {
        self.policy.as_ref()
    }
}

/// What `InitiateVaultLock` returns.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct InitiateVaultLockOutput {
    /// Lock ID that `CompleteVaultLock` asks for, from the header `x-amz-lock-id`. Opaque, and valid
    /// for 24 hours. It cannot be asked for again. Treat an answer without it as a failure: abort and
    /// initiate anew.
    pub lock_id: Option<String>,
    _request_id: Option<String>,
}

impl InitiateVaultLockOutput {
    /// Makes a builder of [`InitiateVaultLockOutput`].
    pub fn builder() -> InitiateVaultLockOutputBuilder {
        InitiateVaultLockOutputBuilder::default()
    }

    /// The `lock_id`, if it is set.
    pub fn lock_id(&self) -> Option<&str> {
        self.lock_id.as_deref()
    }
}

/// What can go wrong in `InitiateVaultLock`.
#[derive(Debug)]
#[non_exhaustive]
pub enum InitiateVaultLockError {
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
impl InitiateVaultLockError {
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

error_enum! { InitiateVaultLockError, source:
    InvalidParameterValueException MissingParameterValueException NoLongerSupportedException
    ResourceNotFoundException ServiceUnavailableException
}

operation_error!(InitiateVaultLockError);
