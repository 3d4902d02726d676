//! The error of all operations.

use crate::error::sealed_unhandled::Unhandled;
use crate::error::{BuildError, SdkError};
use crate::operation::ping::PingError;
use crate::plumbing::error_macros::{error_enum, from_operation_error};
use crate::plumbing::errors;
use crate::types::error::ResourceNotFoundException;
use std::fmt;

/// An error of any operation.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// There is no such thing.
    ResourceNotFoundException(ResourceNotFoundException),
    /// Something else.
    #[deprecated(note = "compare the code")]
    Unhandled(Unhandled),
}

error_enum!(Error, root_source: ResourceNotFoundException);
from_operation_error!(PingError: ResourceNotFoundException);

impl From<BuildError> for Error {
    #[expect(deprecated, reason = "for callers, who cannot name what it holds")]
    fn from(err: BuildError) -> Self {
        Self::Unhandled(Unhandled::new(err))
    }
}
