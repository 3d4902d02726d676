//! From an input to a request, and from an answer to an output or an error.

use crate::config::http::{HttpRequest, HttpResponse};
use crate::error::BoxError;
use crate::plumbing::errors::parse_error_metadata;
use crate::plumbing::headers::HeaderSerializationSettings;
use crate::plumbing::operation::Operation;
use crate::plumbing::response::{ErrorResponse, Response};
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output, OutputOrError};
use aws_smithy_runtime_api::client::orchestrator::OrchestratorError;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SerializeRequest};
use aws_smithy_runtime_api::http::{Headers, NonUtf8HeaderHandling};
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::request_id::RequestId;
use std::borrow::Cow;
use std::marker::PhantomData;

#[derive(Debug, Default)]
pub(crate) struct RequestSerializer<O>(PhantomData<O>);

impl<O: Operation> SerializeRequest for RequestSerializer<O> {
    fn serialize_input(&self, input: Input, cfg: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let input = input.downcast::<O::Input>();
        let input = input.map_err(|_| "input of another operation")?;
        let settings = cfg.load::<HeaderSerializationSettings>().copied();
        O::request(&input)?.into_http(settings.unwrap_or_default())
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
        tracing::debug!(request_id = ?response.request_id());
        let not_loaded = || OrchestratorError::other("the body of the response is not in memory");
        let headers = readable(response.headers(), cfg);
        let status = response.status();
        let response = Response {
            status: status.as_u16(),
            headers: &headers,
            body: response.body().bytes().ok_or_else(not_loaded)?,
        };
        let result = if status.is_success() || response.status == O::SUCCESS {
            O::output(&response)
                .map(Output::erase)
                .map_err(|err| O::Error::create_unhandled_error(err, None))
        } else {
            Err(error::<O>(&response))
        };
        result.map_err(|err| OrchestratorError::operation(Error::erase(err)))
    }
}

/// The headers, without those that are not UTF-8 if the configuration says to overlook them.
fn readable<'a>(headers: &'a Headers, cfg: &ConfigBag) -> Cow<'a, Headers> {
    if cfg.load::<NonUtf8HeaderHandling>() != Some(&NonUtf8HeaderHandling::Skip) {
        return Cow::Borrowed(headers);
    }
    let mut readable = headers.clone();
    for (name, value) in headers.iter_bytes() {
        if str::from_utf8(value).is_err() {
            readable.remove(name);
        }
    }
    Cow::Owned(readable)
}

/// The modelled error with the code of the answer, or what stands for one without.
fn error<O: Operation>(response: &Response<'_>) -> O::Error {
    modeled_error::<O>(response).unwrap_or_else(|err| O::Error::create_unhandled_error(err, None))
}

fn modeled_error<O: Operation>(response: &Response<'_>) -> Result<O::Error, BoxError> {
    let meta = parse_error_metadata(response.headers, response.body)?;
    let response = ErrorResponse { meta, response };
    let Some(code) = response.meta.code() else {
        return Err(response.meta.into());
    };
    if let Some(error) = O::error(code, &response)? {
        return Ok(error);
    }
    let meta = response.meta;
    Ok(O::Error::create_unhandled_error(meta.clone().into(), Some(meta)))
}
