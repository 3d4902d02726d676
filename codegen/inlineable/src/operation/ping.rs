//! The operation `Ping`.

pub mod builders;

use crate::config::SharedInterceptor;
use crate::error::sealed_unhandled::Unhandled;
use crate::error::{BoxError, BuildError, ErrorMetadata, ProvideErrorMetadata};
use crate::plumbing::error_macros::{error_enum, operation_error};
use crate::plumbing::glacier::AccountIdAutofill;
use crate::plumbing::json;
use crate::plumbing::label::label;
use crate::plumbing::modeled_error::modeled_errors;
use crate::plumbing::operation::{Operation, operation_span};
use crate::plumbing::operation_macros::operation_plumbing;
use crate::plumbing::payload::payload;
use crate::plumbing::request::Request;
use crate::plumbing::response::Response;
use crate::plumbing::response_header::read_header;
use crate::types::Note;
use crate::types::error::ResourceNotFoundException;

/// The operation `Ping`.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Ping;

operation_plumbing!(Ping, PingOutput);

impl Operation for Ping {
    const NAME: &'static str = "Ping";
    const SUCCESS: u16 = 201;

    type Input = PingInput;
    type Output = PingOutput;
    type Error = PingError;

    operation_span!("Glacier", "Ping");

    fn attributes(input: &PingInput) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        [("accountId", input.account_id.as_deref()), ("thingName", input.thing_name.as_deref())]
            .into_iter()
    }

    fn interceptors() -> Vec<SharedInterceptor> {
        vec![SharedInterceptor::permanent(AccountIdAutofill(|input: &mut PingInput| {
            &mut input.account_id
        }))]
    }

    fn request(input: PingInput) -> Result<Request, BuildError> {
        let account_id = label("account_id", input.account_id.as_deref())?;
        let thing_name = label("thing_name", input.thing_name.as_deref())?;
        let uri = ["/", &account_id, "/things/", &thing_name].concat();
        Ok(Request::new("POST", uri).json(payload(input.note.as_ref())?))
    }

    fn output(response: &Response<'_>) -> Result<PingOutput, BoxError> {
        let mut output = PingOutput {
            ping_id: read_header(response, "pingId", "x-amz-ping-id")?,
            _request_id: response.request_id(),
            ..PingOutput::default()
        };
        json::read_object(response.body, |key, tokens| match key {
            "Reply" => json::read(&mut output.reply, tokens),
            "Size" => json::read(&mut output.size, tokens),
            "Hops" => json::read(&mut output.hops, tokens),
            "Cached" => json::read(&mut output.cached, tokens),
            _ => json::skip(tokens),
        })?;
        Ok(output)
    }

    modeled_errors!(PingError::ResourceNotFoundException);
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
    _request_id: Option<String>,
}

/// Error of `Ping`.
#[derive(Debug)]
#[non_exhaustive]
pub enum PingError {
    /// There is no such thing.
    ResourceNotFoundException(ResourceNotFoundException),
    /// Something else.
    #[deprecated(note = "compare the code")]
    Unhandled(Unhandled),
}

#[expect(deprecated, reason = "for callers, who cannot name what it holds")]
impl PingError {
    /// An error from whatever caused it.
    pub fn unhandled(err: impl Into<BoxError>) -> Self {
        Self::Unhandled(Unhandled::new(err))
    }

    /// An error from what the service says of it.
    pub fn generic(meta: ErrorMetadata) -> Self {
        Self::Unhandled(Unhandled::generic(meta))
    }
}

error_enum!(PingError, source: ResourceNotFoundException);
operation_error!(PingError);
