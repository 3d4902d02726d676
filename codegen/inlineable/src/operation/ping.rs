//! The operation `Ping`.

pub mod builders;

use crate::config::{FrozenLayer, RuntimeComponentsBuilder, RuntimePlugin, SharedInterceptor};
use crate::error::sealed_unhandled::Unhandled;
use crate::error::{BoxError, BuildError, ErrorMetadata, ProvideErrorMetadata};
use crate::operation::RequestId;
use crate::plumbing::errors::{self, Kind};
use crate::plumbing::glacier::{AccountId, AccountIdAutofill};
use crate::plumbing::json;
use crate::plumbing::label::label;
use crate::plumbing::operation::{self, Operation, operation_span};
use crate::plumbing::payload::payload;
use crate::plumbing::request::Request;
use crate::plumbing::response::{ErrorResponse, Response};
use crate::types::Note;
use crate::types::error::ResourceNotFoundException;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
use std::borrow::Cow;
use std::fmt;

/// The operation `Ping`.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Ping;

impl RuntimePlugin for Ping {
    fn config(&self) -> Option<FrozenLayer> {
        Some(operation::config::<Self>())
    }

    fn runtime_components(
        &self,
        _: &RuntimeComponentsBuilder,
    ) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Owned(operation::runtime_components::<Self>())
    }
}

impl Operation for Ping {
    const NAME: &'static str = "Ping";
    const SUCCESS: u16 = 201;

    type Input = PingInput;
    type Output = PingOutput;
    type Error = PingError;

    fn span() -> tracing::Span {
        operation_span!("Glacier", "Ping")
    }

    fn attributes(input: &PingInput) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        [("accountId", input.account_id.as_deref()), ("thingName", input.thing_name.as_deref())]
            .into_iter()
    }

    fn interceptors() -> Vec<SharedInterceptor> {
        vec![SharedInterceptor::permanent(AccountIdAutofill::<PingInput>::default())]
    }

    fn request(input: &PingInput) -> Result<Request, BuildError> {
        let account_id = label("account_id", input.account_id.as_deref())?;
        let thing_name = label("thing_name", input.thing_name.as_deref())?;
        let note = payload(input.note.as_ref(), |object, note| {
            if let Some(text) = &note.text {
                object.key("Text").string(text);
            }
        });
        let uri = format!("/{account_id}/things/{thing_name}");
        Ok(Request::new("POST", uri).json(note))
    }

    fn output(response: &Response<'_>) -> Result<PingOutput, BoxError> {
        let mut output = PingOutput {
            ping_id: response.header("pingId", "x-amz-ping-id")?,
            request_id: response.request_id(),
            ..PingOutput::default()
        };
        json::read_object(response.body, |key, tokens| {
            match key {
                "Reply" => output.reply = json::value(tokens)?,
                "Size" => output.size = json::value(tokens)?,
                "Hops" => output.hops = json::value(tokens)?,
                "Cached" => output.cached = json::value(tokens)?,
                _ => json::skip(tokens)?,
            }
            Ok(())
        })?;
        Ok(output)
    }

    fn error(code: &str, response: &ErrorResponse<'_>) -> Result<Option<PingError>, BoxError> {
        Ok(Some(match code {
            "ResourceNotFoundException" => PingError::ResourceNotFoundException(
                ResourceNotFoundException::from_response(response)?,
            ),
            _ => return Ok(None),
        }))
    }
}

/// Input of `Ping`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PingInput {
    /// The account.
    pub account_id: Option<String>,
    /// The thing.
    pub thing_name: Option<String>,
    /// The payload.
    pub note: Option<Note>,
}

impl AccountId for PingInput {
    fn account_id_mut(&mut self) -> &mut Option<String> {
        &mut self.account_id
    }
}

/// Output of `Ping`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PingOutput {
    /// From a header.
    pub ping_id: Option<String>,
    /// A string of the document.
    pub reply: Option<String>,
    /// A long of the document.
    pub size: Option<i64>,
    /// An integer of the document.
    pub hops: Option<i32>,
    /// A boolean of the document.
    pub cached: Option<bool>,
    request_id: Option<String>,
}

impl RequestId for PingOutput {
    fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }
}

/// Error of `Ping`.
#[derive(Debug)]
#[non_exhaustive]
pub enum PingError {
    /// There is no such thing.
    ResourceNotFoundException(ResourceNotFoundException),
    /// Something else.
    Unhandled(Unhandled),
}

impl PingError {
    /// An error from whatever caused it.
    pub fn unhandled(err: impl Into<BoxError>) -> Self {
        Self::Unhandled(Unhandled::new(err))
    }

    /// An error from what the service says of it.
    pub fn generic(meta: ErrorMetadata) -> Self {
        Self::Unhandled(Unhandled::generic(meta))
    }

    fn kind(&self) -> Kind<'_> {
        match self {
            Self::ResourceNotFoundException(err) => Ok(err),
            Self::Unhandled(err) => Err(err),
        }
    }
}

impl fmt::Display for PingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        errors::fmt(self.kind(), f)
    }
}

impl std::error::Error for PingError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(errors::source(self.kind()))
    }
}

impl ProvideErrorMetadata for PingError {
    fn meta(&self) -> &ErrorMetadata {
        errors::meta(self.kind())
    }
}

impl ProvideErrorKind for PingError {
    fn code(&self) -> Option<&str> {
        ProvideErrorMetadata::code(self)
    }

    fn retryable_error_kind(&self) -> Option<ErrorKind> {
        None
    }
}

impl CreateUnhandledError for PingError {
    fn create_unhandled_error(source: BoxError, meta: Option<ErrorMetadata>) -> Self {
        let meta = meta.unwrap_or_default();
        Self::Unhandled(Unhandled { source, meta })
    }
}
