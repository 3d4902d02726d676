//! The parts of a request that come from an input.

use crate::config::http::HttpRequest;
use crate::error::BoxError;
use crate::primitives::SdkBody;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::event_stream::DeferredSignerSender; // only: plumbing::event_sender
use std::borrow::Cow;

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
        let mut request = HttpRequest::empty();
        request.set_method(self.method)?;
        request.set_uri(self.uri)?;
        *request.headers_mut() = self.headers;
        if let Some((content_type, content)) = self.body {
            let headers = request.headers_mut();
            let length = content.content_length().map(|length| length.to_string());
            let values: [(_, Option<Cow<'static, str>>); 2] = [
                ("content-type", Some(content_type.into())),
                ("content-length", length.map(Cow::Owned)),
            ];
            for (name, value) in values {
                if let Some(value) = value.filter(|_| !headers.contains_key(name)) {
                    // Not `try_insert`, which would copy both; a type of the model and digits are valid values.
                    headers.insert(name, value);
                }
            }
            *request.body_mut() = content;
        }
        Ok(request)
    }
}
