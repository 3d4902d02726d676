//! The parts of an answer that an output or an error is read from.

use crate::error::ErrorMetadata;
use aws_smithy_runtime_api::http::Headers;
use aws_types::request_id::RequestId;
use std::ops::Deref;

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

/// An answer that tells of an error, and what is known of every error.
#[derive(Debug)]
pub(crate) struct ErrorResponse<'a> {
    pub(crate) meta: ErrorMetadata,
    pub(super) response: &'a Response<'a>,
}

impl<'a> Deref for ErrorResponse<'a> {
    type Target = Response<'a>;

    fn deref(&self) -> &Response<'a> {
        self.response
    }
}
