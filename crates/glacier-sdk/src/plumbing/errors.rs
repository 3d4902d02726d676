//! What the errors of all operations have in common.

use crate::error::sealed_unhandled::Unhandled;
use crate::error::{BoxError, ErrorMetadata, ProvideErrorMetadata, SdkError};
use crate::plumbing::json;
use aws_smithy_json::deserialize::Token;
use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_runtime_api::http::Headers;
use aws_types::request_id::apply_request_id;
use std::error::Error;
use std::fmt;

/// An error that the model describes.
pub(crate) trait ModeledError: Error + ProvideErrorMetadata + 'static {}

impl<E: Error + ProvideErrorMetadata + 'static> ModeledError for E {}

/// What an enumeration of errors holds: a modelled error, or what stands for all others.
pub(crate) type Kind<'a> = Result<&'a (dyn ModeledError + 'static), &'a Unhandled>;

pub(crate) fn meta(kind: Kind<'_>) -> &ErrorMetadata {
    kind.map_or_else(|unhandled| &unhandled.meta, ProvideErrorMetadata::meta)
}

pub(crate) fn fmt(kind: Kind<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match kind.map_err(|unhandled| unhandled.meta.code()) {
        Ok(error) => fmt::Display::fmt(error, f),
        Err(Some(code)) => write!(f, "unhandled error ({code})"),
        Err(None) => f.write_str("unhandled error"),
    }
}

/// The source of an operation's error: the modelled error itself.
pub(crate) fn source(kind: Kind<'_>) -> Option<&(dyn Error + 'static)> {
    kind.map_or_else(|unhandled| Some(&*unhandled.source as _), |error| Some(error as _))
}

/// The source of the error of the crate: that of the modelled error, whose place it takes.
pub(crate) fn root_source(kind: Kind<'_>) -> Option<&(dyn Error + 'static)> {
    kind.map_or_else(|unhandled| Some(&*unhandled.source as _), Error::source)
}

/// The operation's error, or what stands for a call that did not get as far as to have one.
pub(crate) fn service_error<E, R>(err: SdkError<E, R>) -> Result<E, Unhandled>
where
    E: Error + ProvideErrorMetadata + Send + Sync + 'static,
    R: fmt::Debug + Send + Sync + 'static,
{
    match err {
        SdkError::ServiceError(context) => Ok(context.into_err()),
        err => Err(Unhandled { meta: err.meta().clone(), source: BoxError::from(err) }),
    }
}

/// Reads what is known of every error of the protocol `restJson1`.
///
/// The code is in the header, else in `code`, else in `__type`. An empty body is fine; one that is
/// not JSON is an error, even if the header has the code.
pub(crate) fn parse_error_metadata(
    headers: &Headers,
    body: &[u8],
) -> Result<ErrorMetadata, DeserializeError> {
    let (mut code, mut r#type, mut message) = (None, None, None);
    let mut tokens = json::tokens(body);
    if let Some(Token::StartObject { .. }) = tokens.next().transpose()? {
        json::read_fields(tokens, "expected object key or end object", |key, tokens| {
            if let Some(Ok(Token::ValueString { value, .. })) = tokens.peek() {
                match key.as_escaped_str() {
                    "code" => code = Some(value.to_unescaped()?),
                    "__type" => r#type = Some(value.to_unescaped()?),
                    "message" | "Message" | "errorMessage" => message = Some(value.to_unescaped()?),
                    _ => {}
                }
            }
            json::skip(tokens)
        })?;
    }
    let code = headers.get("x-amzn-errortype").or(code.as_deref()).or(r#type.as_deref());
    let mut meta = ErrorMetadata::builder();
    if let Some(code) = code {
        meta = meta.code(without_namespace_and_url(code));
    }
    if let Some(message) = message {
        meta = meta.message(message);
    }
    Ok(apply_request_id(meta, headers).build())
}

/// `NotFound` of `com.example#NotFound:http://example.com/`.
fn without_namespace_and_url(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    code.split_once('#').map_or(code, |(_, name)| name)
}
