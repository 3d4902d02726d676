// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::error::{ErrorMetadata, ProvideErrorMetadata};
use crate::error::sealed_unhandled::Unhandled;
use crate::plumbing::error_macros::{error_enum, operation_error};
use crate::types::error::{Interference, OffAir};
use std::error::Error;

/// What can end a stream of [`Program`](crate::types::Program).
#[derive(Debug)]
#[non_exhaustive]
pub enum ProgramError {
    /// The service answered [`Interference`].
    Interference(Interference),
    /// The service answered [`OffAir`].
    OffAir(OffAir),
    /// An error that the model does not have; its `code()` says which.
    #[deprecated(note = "match with a wildcard instead, and compare `err.code()`")]
    Unhandled(Unhandled),
}

#[expect(deprecated, reason = "deprecated for callers, who cannot name what it holds")]
impl ProgramError {
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
    /// Whether this is [`Interference`].
    pub fn is_interference(&self) -> bool {
        matches!(self, Self::Interference(_))
    }
    /// Whether this is [`OffAir`].
    pub fn is_off_air(&self) -> bool {
        matches!(self, Self::OffAir(_))
    }
}

error_enum! { ProgramError, source:
    Interference OffAir
}

operation_error!(ProgramError, OffAir => ServerError);
