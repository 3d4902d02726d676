//! The parts of an answer that an output or an error is read from.

use crate::error::{BoxError, ErrorMetadata};
use crate::plumbing::error_body::ErrorBody;
use crate::plumbing::json::Tokens;
use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_runtime_api::http::Headers;
use std::cell::RefCell;

/// An answer, with its body in memory.
#[derive(Debug)]
pub(crate) struct Response<'a> {
    pub(crate) status: u16,
    pub(crate) headers: &'a Headers,
    pub(crate) body: &'a [u8],
}

impl Response<'_> {
    /// The ID of the request, as `RequestId` tells it, which looks for both headers each time.
    pub(crate) fn request_id(&self) -> Option<String> {
        let [usual, other] = ["x-amzn-requestid", "x-amz-request-id"];
        self.headers.get(usual).or_else(|| self.headers.get(other)).map(str::to_owned)
    }
}

/// An answer that tells of an error, with what is known of every error.
#[derive(Debug)]
pub(crate) struct ErrorResponse<'a> {
    meta: RefCell<ErrorMetadata>,
    body: ErrorBody<'a>,
    pub(crate) http: &'a Response<'a>,
}

impl<'a> ErrorResponse<'a> {
    pub(crate) fn new(meta: ErrorMetadata, body: ErrorBody<'a>, http: &'a Response<'a>) -> Self {
        Self { meta: RefCell::new(meta), body, http }
    }

    /// The modelled error that it tells of.
    pub(crate) fn read<E: ReadError>(&self) -> Result<E, BoxError> {
        E::read(self)
    }

    /// Reads the body, which is an object, as [`read_object`](crate::plumbing::json::read_object) does.
    pub(crate) fn read_members(
        &self,
        each: impl FnMut(&str, &mut Tokens<'_>) -> Result<(), DeserializeError>,
    ) -> Result<(), DeserializeError> {
        self.body.read(self.http.body, each)
    }

    pub(crate) fn message(&self) -> Option<String> {
        self.meta.borrow().message().map(str::to_owned)
    }

    /// The error that it tells of, if the model does not have it.
    pub(crate) fn unmodeled<E: CreateUnhandledError>(&self) -> E {
        let meta = self.take_meta();
        E::create_unhandled_error(meta.clone().into(), Some(meta))
    }

    /// Code, message and request ID, for the one error that it tells of.
    pub(crate) fn take_meta(&self) -> ErrorMetadata {
        self.meta.take()
    }
}

/// An error that can be read from an answer.
pub(crate) trait ReadError: Sized {
    fn read(response: &ErrorResponse<'_>) -> Result<Self, BoxError>;
}
