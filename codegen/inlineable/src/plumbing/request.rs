//! The parts of a request that come from an input.

use crate::config::http::HttpRequest;
use crate::error::BoxError;
use crate::primitives::SdkBody;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::event_stream::DeferredSignerSender; // only: plumbing::event_sender
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};

/// A request without endpoint and signature.
#[derive(Debug)]
pub(crate) struct Request {
    method: &'static str,
    pub(super) uri: String,
    pub(super) headers: Headers,
    /// The content type and the content.
    pub(super) body: Option<(&'static str, SdkBody)>,
    pub(crate) message_signer: Option<DeferredSignerSender>, // only: plumbing::event_sender
}

impl Request {
    /// A request without a body; `uri` is its path and query.
    pub(crate) fn new(method: &'static str, uri: String) -> Self {
        Self {
            method,
            uri,
            headers: Headers::new(),
            body: None,
            message_signer: None, // only: plumbing::event_sender
        }
    }

    /// The request as the runtime takes it.
    pub(crate) fn into_http(self) -> Result<HttpRequest, BoxError> {
        let (content_type, content) = self.body.unzip();
        let mut request = HttpRequest::new(content.unwrap_or_else(SdkBody::empty));
        request.set_method(self.method)?;
        request.set_uri(self.uri)?;
        *request.headers_mut() = self.headers;
        if let Some(content_type) = content_type {
            let length = request.body().content_length().map(|length| length.to_string());
            let headers = request.headers_mut();
            let is_alone = headers.is_empty();
            // Not `try_insert`, which would copy both; a type of the model and digits are valid values.
            if is_alone || !headers.contains_key(CONTENT_TYPE) {
                headers.insert(CONTENT_TYPE, content_type);
            }
            if let Some(length) = length
                && (is_alone || !headers.contains_key(CONTENT_LENGTH))
            {
                headers.insert(CONTENT_LENGTH, length);
            }
        }
        Ok(request)
    }
}
