// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `DescribeVault`: input, output, error and builders.

use self::builders::{DescribeVaultInputBuilder, DescribeVaultOutputBuilder};
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

/// The operation `DescribeVault` as a runtime plugin.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct DescribeVault;

impl DescribeVault {
    /// Makes the operation.
    pub fn new() -> Self {
        Self
    }
}

operation_plumbing!(DescribeVault, DescribeVaultOutput);

/// Parameters of `DescribeVault`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DescribeVaultInput {
    /// Account ID without hyphens. Unset, empty and `-` stand for the caller's own account.
    pub account_id: Option<String>,
    /// Name of the vault: 1 to 255 of `a-z`, `A-Z`, `0-9`, `_`, `-` and `.`.
    pub vault_name: Option<String>,
}

impl DescribeVaultInput {
    /// Makes a builder of [`DescribeVaultInput`].
    pub fn builder() -> DescribeVaultInputBuilder {
        DescribeVaultInputBuilder::default()
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

/// What `DescribeVault` returns.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DescribeVaultOutput {
    /// ARN of the vault, which is what a policy names as its `Resource`:
    /// `arn:aws:glacier:REGION:ACCOUNT:vaults/NAME`.
    pub vault_arn: Option<String>,
    /// Name of the vault.
    pub vault_name: Option<String>,
    /// When the vault was created: a date in ISO 8601 form, in UTC, such as `2026-01-30T09:15:00.000Z`.
    pub creation_date: Option<String>,
    /// When the newest inventory was complete: a date in ISO 8601 form, in UTC, such as
    /// `2026-01-30T09:15:00.000Z`. Unset in a new vault until the first one, about a day later.
    pub last_inventory_date: Option<String>,
    /// Archives in the vault when the newest inventory was taken. Also 0 before the first inventory,
    /// for which the service sends `null`: `LastInventoryDate` tells the two apart.
    pub number_of_archives: i64,
    /// Size of these archives together, in bytes. Also 0 before the first inventory, as with
    /// `NumberOfArchives`.
    pub size_in_bytes: i64,
    _request_id: Option<String>,
}

impl DescribeVaultOutput {
    /// Makes a builder of [`DescribeVaultOutput`].
    pub fn builder() -> DescribeVaultOutputBuilder {
        DescribeVaultOutputBuilder::default()
    }

    /// The `vault_arn`, if it is set.
    pub fn vault_arn(&self) -> Option<&str> {
        self.vault_arn.as_deref()
    }
    /// The `vault_name`, if it is set.
    pub fn vault_name(&self) -> Option<&str> {
        self.vault_name.as_deref()
    }
    /// The `creation_date`, if it is set.
    pub fn creation_date(&self) -> Option<&str> {
        self.creation_date.as_deref()
    }
    /// The `last_inventory_date`, if it is set.
    pub fn last_inventory_date(&self) -> Option<&str> {
        self.last_inventory_date.as_deref()
    }
    /// The `number_of_archives`, zero unless set.
    pub fn number_of_archives(&self) -> i64 {
        self.number_of_archives
    }
    /// The `size_in_bytes`, zero unless set.
    pub fn size_in_bytes(&self) -> i64 {
        self.size_in_bytes
    }
}

/// What can go wrong in `DescribeVault`.
#[derive(Debug)]
#[non_exhaustive]
pub enum DescribeVaultError {
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
impl DescribeVaultError {
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

error_enum! { DescribeVaultError, source:
    InvalidParameterValueException MissingParameterValueException NoLongerSupportedException
    ResourceNotFoundException ServiceUnavailableException
}

operation_error!(DescribeVaultError);
