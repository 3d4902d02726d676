//! The parts of a request that come from an input.

use crate::config::http::HttpRequest;
use crate::error::BoxError;
use crate::plumbing::headers::HeaderSerializationSettings;
use crate::primitives::SdkBody;

/// A request without endpoint and signature.
#[derive(Debug)]
pub(crate) struct Request {
    method: &'static str,
    uri: String,
    /// The content type and the content.
    pub(super) body: Option<(&'static str, String)>,
}

impl Request {
    /// A request without a body; `uri` is its path and query.
    pub(crate) fn new(method: &'static str, uri: String) -> Self {
        Self { method, uri, body: None }
    }

    /// The request as the runtime takes it.
    pub(crate) fn into_http(
        self,
        settings: HeaderSerializationSettings,
    ) -> Result<HttpRequest, BoxError> {
        let mut request = HttpRequest::empty();
        request.set_method(self.method)?;
        request.set_uri(self.uri)?;
        if let Some((content_type, content)) = self.body {
            let headers = request.headers_mut();
            if !settings.omit_content_type {
                headers.try_insert("content-type", content_type)?;
            }
            if !settings.omit_content_length {
                headers.try_insert("content-length", content.len().to_string())?;
            }
            *request.body_mut() = SdkBody::from(content);
        }
        Ok(request)
    }
}
