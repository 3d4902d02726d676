//! The way to an endpoint over HTTP.

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::{Connect, HttpConnector};
use hyper_util::rt::TokioExecutor;

use super::port::{Answering, EndpointPort, RawBytes, SendError};
use super::raw;

/// The way to an endpoint over HTTP/1.1, by default without TLS.
///
/// ```
/// use glacier_testkit::contract::HttpEndpoint;
///
/// let plain = HttpEndpoint::default(); // for `http://…`; for `https://…` bring a connector of your own
/// ```
#[derive(Debug, Clone)]
pub struct HttpEndpoint<C = HttpConnector> {
    client: Client<C, Full<Bytes>>,
    patience: Duration,
}

/// How long a whole answer may take before it counts as none.
const PATIENCE: Duration = Duration::from_secs(30);

/// Far more than any operation of the suite answers.
pub(super) const MAX_ANSWER_BYTES: usize = 16 * 1024 * 1024;

impl Default for HttpEndpoint {
    fn default() -> Self {
        Self::with_connector(HttpConnector::new())
    }
}

impl<C: Connect + Clone + Send + Sync + 'static> HttpEndpoint<C> {
    /// Connects through `connector`, such as one of `hyper-rustls`.
    pub fn with_connector(connector: C) -> Self {
        let client = Client::builder(TokioExecutor::new())
            // A connection that broke while it was idle must fail the call, not repeat it.
            .retry_canceled_requests(false)
            .build(connector);
        Self { client, patience: PATIENCE }
    }

    /// How long a whole answer may take before it counts as none; half a minute if not told otherwise.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    async fn exchange(&self, request: Request<Bytes>) -> Result<Response<Bytes>, SendError> {
        let response = self.client.request(request.map(Full::new)).await;
        let (parts, body) = response.map_err(|error| SendError::new(&error))?.into_parts();
        let body = Limited::new(body, MAX_ANSWER_BYTES).collect().await;
        let body = body.map_err(|error| unreadable(error.as_ref()))?;
        Ok(Response::from_parts(parts, body.to_bytes()))
    }
}

impl<C: Connect + Clone + Send + Sync + 'static> EndpointPort for HttpEndpoint<C> {
    fn send(&self, request: Request<Bytes>) -> Answering<'_> {
        Box::pin(async {
            let answer = tokio::time::timeout(self.patience, self.exchange(request)).await;
            answer.unwrap_or_else(|_| Err(no_whole_answer(self.patience)))
        })
    }

    fn send_bytes<'a>(&'a self, bytes: RawBytes<'a>) -> Option<Answering<'a>> {
        let authority = bytes.endpoint_url.strip_prefix("http://")?;
        Some(Box::pin(async move {
            let answer = tokio::time::timeout(self.patience, raw::exchange(authority, bytes)).await;
            answer.unwrap_or_else(|_| Err(no_whole_answer(self.patience)))
        }))
    }
}

fn unreadable(error: &(dyn std::error::Error + Send + Sync + 'static)) -> SendError {
    if error.is::<LengthLimitError>() { too_long() } else { SendError::new(error) }
}

pub(super) fn too_long() -> SendError {
    SendError::text(format!("the answer has more than {MAX_ANSWER_BYTES} bytes"))
}

fn no_whole_answer(within: Duration) -> SendError {
    SendError::text(format!("no whole answer within {within:?}"))
}
