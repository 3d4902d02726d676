// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! One error for all operations.

use crate::error::BuildError;
use crate::error::sealed_unhandled::Unhandled;
use crate::operation::abort_vault_lock::AbortVaultLockError;
use crate::operation::complete_vault_lock::CompleteVaultLockError;
use crate::operation::create_vault::CreateVaultError;
use crate::operation::delete_vault::DeleteVaultError;
use crate::operation::describe_vault::DescribeVaultError;
use crate::operation::get_vault_lock::GetVaultLockError;
use crate::operation::initiate_vault_lock::InitiateVaultLockError;
use crate::plumbing::error_macros::{error_enum, from_operation_error};
use crate::plumbing::errors;
use crate::types::error::{
    InvalidParameterValueException, LimitExceededException, MissingParameterValueException,
    NoLongerSupportedException, ResourceNotFoundException, ServiceUnavailableException,
};
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use std::fmt;

/// Any error of Amazon Glacier, so that `?` works across operations.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The service answered [`InvalidParameterValueException`].
    InvalidParameterValueException(InvalidParameterValueException),
    /// The service answered [`LimitExceededException`].
    LimitExceededException(LimitExceededException),
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

error_enum! { Error, root_source:
    InvalidParameterValueException LimitExceededException MissingParameterValueException
    NoLongerSupportedException ResourceNotFoundException ServiceUnavailableException
}

impl From<BuildError> for Error {
    #[expect(deprecated, reason = "deprecated for callers, who cannot name what it holds")]
    fn from(err: BuildError) -> Self {
        Self::Unhandled(Unhandled::new(err))
    }
}

impl<O, E> From<WaiterError<O, E>> for Error
where
    O: fmt::Debug + Send + Sync + 'static,
    E: std::error::Error + Send + Sync + 'static,
{
    #[expect(deprecated, reason = "deprecated for callers, who cannot name what it holds")]
    fn from(err: WaiterError<O, E>) -> Self {
        Self::Unhandled(Unhandled::new(err))
    }
}

from_operation_error! { AbortVaultLockError:
    InvalidParameterValueException MissingParameterValueException NoLongerSupportedException
    ResourceNotFoundException ServiceUnavailableException
}

from_operation_error! { CompleteVaultLockError:
    InvalidParameterValueException MissingParameterValueException NoLongerSupportedException
    ResourceNotFoundException ServiceUnavailableException
}

from_operation_error! { CreateVaultError:
    InvalidParameterValueException LimitExceededException MissingParameterValueException
    NoLongerSupportedException ServiceUnavailableException
}

from_operation_error! { DeleteVaultError:
    InvalidParameterValueException MissingParameterValueException NoLongerSupportedException
    ResourceNotFoundException ServiceUnavailableException
}

from_operation_error! { DescribeVaultError:
    InvalidParameterValueException MissingParameterValueException NoLongerSupportedException
    ResourceNotFoundException ServiceUnavailableException
}

from_operation_error! { GetVaultLockError:
    InvalidParameterValueException MissingParameterValueException NoLongerSupportedException
    ResourceNotFoundException ServiceUnavailableException
}

from_operation_error! { InitiateVaultLockError:
    InvalidParameterValueException MissingParameterValueException NoLongerSupportedException
    ResourceNotFoundException ServiceUnavailableException
}
