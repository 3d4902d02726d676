//! The parts of an answer that an output or an error is read from.

use crate::error::{BoxError, ErrorMetadata};
use aws_smithy_runtime_api::http::Headers;
use aws_types::request_id::RequestId;

/// An answer, with its body in memory.
#[derive(Debug)]
pub(crate) struct Response<'a> {
    pub(crate) status: u16,
    pub(crate) headers: &'a Headers,
    pub(crate) body: &'a [u8],
}

impl Response<'_> {
    /// The ID that the service gave the request.
    pub(crate) fn request_id(&self) -> Option<String> {
        self.headers.request_id().map(str::to_owned)
    }
}

/// An answer that tells of an error, with what is known of every error.
#[derive(Debug)]
pub(crate) struct ErrorResponse<'a> {
    pub(crate) meta: ErrorMetadata,
    pub(crate) body: &'a [u8],
}

impl ErrorResponse<'_> {
    /// The modelled error that it tells of.
    pub(crate) fn read<E: ReadError>(&self) -> Result<E, BoxError> {
        E::read(self)
    }

    /// What it says to people.
    pub(crate) fn message(&self) -> Option<String> {
        self.meta.message().map(str::to_owned)
    }
}

/// An error that can be read from an answer.
pub(crate) trait ReadError: Sized {
    fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError>;
}
