//! The error of all operations.

use crate::error::sealed_unhandled::Unhandled;
use crate::error::{BuildError, ErrorMetadata, ProvideErrorMetadata, SdkError};
use crate::operation::ping::PingError;
use crate::plumbing::errors::{self, Kind};
use crate::types::error::ResourceNotFoundException;
use std::fmt;

/// An error of any operation.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// There is no such thing.
    ResourceNotFoundException(ResourceNotFoundException),
    /// Something else.
    Unhandled(Unhandled),
}

impl Error {
    fn kind(&self) -> Kind<'_> {
        match self {
            Self::ResourceNotFoundException(err) => Ok(err),
            Self::Unhandled(err) => Err(err),
        }
    }
}

impl ProvideErrorMetadata for Error {
    fn meta(&self) -> &ErrorMetadata {
        errors::meta(self.kind())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        errors::fmt(self.kind(), f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        errors::root_source(self.kind())
    }
}

impl From<BuildError> for Error {
    fn from(err: BuildError) -> Self {
        Self::Unhandled(Unhandled::new(err))
    }
}

impl From<PingError> for Error {
    fn from(err: PingError) -> Self {
        match err {
            PingError::ResourceNotFoundException(err) => Self::ResourceNotFoundException(err),
            PingError::Unhandled(err) => Self::Unhandled(err),
        }
    }
}

impl<R> From<SdkError<PingError, R>> for Error
where
    R: fmt::Debug + Send + Sync + 'static,
{
    fn from(err: SdkError<PingError, R>) -> Self {
        errors::service_error(err).map_or_else(Self::Unhandled, Self::from)
    }
}
