//! From an input to a request, and from an answer to an output or an error.

use crate::config::http::{HttpRequest, HttpResponse};
use crate::error::BoxError;
use crate::plumbing::error_body::{self, ErrorParts};
use crate::plumbing::operation::Operation;
use crate::plumbing::response::{ErrorResponse, Response};
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output, OutputOrError};
use aws_smithy_runtime_api::client::orchestrator::OrchestratorError;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SerializeRequest};
use aws_smithy_runtime_api::http::{Headers, NonUtf8HeaderHandling};
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::request_id::RequestId;
use std::marker::PhantomData;

#[derive(Debug, Default)]
pub(crate) struct RequestSerializer<O>(PhantomData<O>);

impl<O: Operation> SerializeRequest for RequestSerializer<O> {
    fn serialize_input(&self, input: Input, _: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let input: O::Input = input.downcast().map_err(|_| "input of another operation")?;
        O::request(input)?.into_http()
    }
}

#[derive(Debug, Default)]
pub(crate) struct ResponseDeserializer<O>(PhantomData<O>);

impl<O: Operation> DeserializeResponse for ResponseDeserializer<O> {
    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        cfg: &ConfigBag,
    ) -> OutputOrError {
        let not_loaded = || OrchestratorError::other("the body of the response is not in memory");
        let body = response.body().bytes().ok_or_else(not_loaded)?;
        read::<O>(response, body, cfg).map(Output::erase)
    }
}

/// Reads an answer with this body.
pub(super) fn read<O: Operation>(
    response: &HttpResponse,
    body: &[u8],
    cfg: &ConfigBag,
) -> Result<O::Output, OrchestratorError<Error>> {
    tracing::debug!(request_id = ?response.request_id());
    let skip = cfg.load::<NonUtf8HeaderHandling>() == Some(&NonUtf8HeaderHandling::Skip);
    let status = response.status();
    let headers = if skip { &readable(response.headers()) } else { response.headers() };
    let response = Response { status: status.as_u16(), headers, body };
    let unhandled = |err| O::Error::create_unhandled_error(err, None);
    let result = if status.is_success() || response.status == O::SUCCESS {
        O::output(&response).map_err(unhandled)
    } else {
        Err(error::<O>(&response).unwrap_or_else(unhandled))
    };
    result.map_err(|err| OrchestratorError::operation(Error::erase(err)))
}

/// What every answer may carry is read in its own way, whatever else is skipped.
const OF_EVERY_ANSWER: [&str; 3] = ["x-amzn-errortype", "x-amzn-requestid", "x-amz-request-id"];

/// The headers, without those of members that are not UTF-8.
fn readable(headers: &Headers) -> Headers {
    let mut readable = headers.clone();
    for (name, value) in headers.iter_bytes() {
        if str::from_utf8(value).is_err() && !OF_EVERY_ANSWER.contains(&name) {
            readable.remove(name);
        }
    }
    readable
}

/// The error that the answer tells of, modelled or not.
fn error<O: Operation>(response: &Response<'_>) -> Result<O::Error, BoxError> {
    let ErrorParts { code, meta, body } = error_body::parse(response)?;
    let Some(code) = code else {
        return Err(meta.into());
    };
    let response = ErrorResponse::new(meta, body, response);
    Ok(O::error(&code, &response)?.unwrap_or_else(|| response.unmodeled()))
}
