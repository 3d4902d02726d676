//! The parts of a request that come from an input.

use crate::config::http::HttpRequest;
use crate::error::BoxError;
use crate::primitives::SdkBody;
use aws_smithy_runtime_api::http::Headers;

/// A request without endpoint and signature.
#[derive(Debug)]
pub(crate) struct Request {
    method: &'static str,
    uri: String,
    pub(super) headers: Headers,
    /// The content type and the content.
    pub(super) body: Option<(&'static str, String)>,
}

impl Request {
    /// A request without a body; `uri` is its path and query.
    pub(crate) fn new(method: &'static str, uri: String) -> Self {
        Self { method, uri, headers: Headers::new(), body: None }
    }

    /// The request as the runtime takes it.
    pub(crate) fn into_http(self) -> Result<HttpRequest, BoxError> {
        let mut request = HttpRequest::empty();
        request.set_method(self.method)?;
        request.set_uri(self.uri)?;
        *request.headers_mut() = self.headers;
        if let Some((content_type, content)) = self.body {
            let headers = request.headers_mut();
            for (name, value) in
                [("content-type", content_type), ("content-length", &content.len().to_string())]
            {
                if !headers.contains_key(name) {
                    headers.try_insert(name, value.to_owned())?;
                }
            }
            *request.body_mut() = SdkBody::from(content);
        }
        Ok(request)
    }
}
