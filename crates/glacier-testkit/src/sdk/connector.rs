//! The HTTP client that needs no socket.

use std::io;
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, TokioSleep};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HOST, HeaderValue};
use http::request::Parts;
use http_body_util::BodyExt;

use crate::exchange::Exchange;
use crate::glacier::Glacier;
use crate::server::{ResponseBody, wire_request};

/// Answers requests in place.
#[derive(Debug, Clone)]
pub(super) struct InProcess {
    glacier: Glacier,
    read_timeout: Option<Duration>,
    sleep: SharedAsyncSleep,
}

impl InProcess {
    pub(super) fn new(glacier: Glacier) -> Self {
        Self { glacier, read_timeout: None, sleep: SharedAsyncSleep::new(TokioSleep::new()) }
    }

    async fn answer(self, request: HttpRequest) -> Result<HttpResponse, ConnectorError> {
        let request =
            request.try_into_http1x().map_err(|error| ConnectorError::user(error.into()))?;
        let (mut parts, body) = request.into_parts();
        let body = body.collect().await.map_err(ConnectorError::user)?;
        let body = body.to_bytes();
        complete(&mut parts, &body);

        let Exchange { response, delay, delivery } =
            self.glacier.exchange(&wire_request(&parts, &body));
        self.hold_back(delay).await?;
        let mut response = ResponseBody::deliver(response, delivery).map_err(broken)?;
        complete_answer(&mut response);
        let response = response.map(SdkBody::from_body_1_x);
        HttpResponse::try_from(response).map_err(|error| ConnectorError::other(error.into(), None))
    }

    /// Waits, as long as the client is willing to.
    async fn hold_back(&self, delay: Duration) -> Result<(), ConnectorError> {
        match self.read_timeout {
            _ if delay.is_zero() => {}
            Some(patience) if patience < delay => {
                self.sleep.sleep(patience).await;
                return Err(ConnectorError::timeout(TimedOut(patience).into()));
            }
            _ => self.sleep.sleep(delay).await,
        }
        Ok(())
    }
}

impl HttpConnector for InProcess {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::new(self.clone().answer(request))
    }
}

impl HttpClient for InProcess {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let sleep = components.sleep_impl().unwrap_or_else(|| self.sleep.clone());
        let glacier = self.glacier.clone();
        SharedHttpConnector::new(Self { glacier, read_timeout: settings.read_timeout(), sleep })
    }
}

/// Adds the headers that an HTTP library adds on the way to a socket.
fn complete(parts: &mut Parts, body: &Bytes) {
    if !parts.headers.contains_key(HOST) {
        let authority = parts.uri.authority().map(http::uri::Authority::as_str);
        if let Some(Ok(host)) = authority.map(HeaderValue::from_str) {
            parts.headers.insert(HOST, host);
        }
    }
    if !body.is_empty() && !parts.headers.contains_key(CONTENT_LENGTH) {
        parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    }
}

/// Adds the header that the server's HTTP library adds.
fn complete_answer(response: &mut http::Response<ResponseBody>) {
    use http_body::Body;

    let length = response.body().size_hint().exact();
    if let Some(length) = length.filter(|_| response.status() != http::StatusCode::NO_CONTENT) {
        response.headers_mut().entry(CONTENT_LENGTH).or_insert_with(|| HeaderValue::from(length));
    }
}

fn broken(kind: io::ErrorKind) -> ConnectorError {
    ConnectorError::io(io::Error::new(kind, crate::server::ConnectionBroken).into())
}

/// The client's read timeout was shorter than a delay.
#[derive(Debug, thiserror::Error)]
#[error("no answer within the read timeout of {0:?}")]
struct TimedOut(Duration);
