//! The parts of an answer that an output or an error is read from.

use crate::error::{BoxError, ErrorMetadata};
use aws_smithy_runtime_api::http::Headers;

/// An answer, with its body in memory.
#[derive(Debug)]
pub(crate) struct Response<'a> {
    pub(crate) status: u16,
    pub(crate) headers: &'a Headers,
    pub(crate) body: &'a [u8],
}

/// An answer that tells of an error, with what is known of every error.
#[derive(Debug)]
pub(crate) struct ErrorResponse<'a> {
    pub(crate) meta: ErrorMetadata,
    pub(crate) http: &'a Response<'a>,
}

impl ErrorResponse<'_> {
    /// The modelled error that it tells of.
    pub(crate) fn read<E: ReadError>(&self) -> Result<E, BoxError> {
        E::read(self)
    }
}

/// An error that can be read from an answer.
pub(crate) trait ReadError: Sized {
    fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError>;
}
