//! A service that answers by a script and remembers what it was asked.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use http_body::{Body, Frame};

use crate::Wire;

/// What the service does with one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// It answers.
    Answer(Answer),
    /// It answers, and the connection breaks in the middle of the body.
    Cut(Answer),
    /// The connection breaks before an answer.
    Reset,
    /// The connector gives up waiting.
    Timeout,
    /// Nothing happens at all, until somebody else loses patience.
    Silence,
}

/// An answer of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status code.
    pub status: u16,
    /// Names and values, which may be any bytes that a header can carry.
    pub headers: Vec<(String, Vec<u8>)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// An answer with readable headers.
    pub fn new(status: u16, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Self {
        let headers =
            headers.iter().map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_owned()));
        Self { status, headers: headers.collect(), body: body.into() }
    }

    fn response(&self, body: SdkBody) -> Result<HttpResponse, ConnectorError> {
        let unusable = |error: String| {
            ConnectorError::user(format!("unusable answer in a script: {error}").into())
        };
        let status =
            StatusCode::try_from(self.status).map_err(|error| unusable(error.to_string()))?;
        let mut response = http::Response::new(body);
        for (name, value) in &self.headers {
            let name = HeaderName::try_from(name).map_err(|error| unusable(error.to_string()))?;
            let value =
                HeaderValue::from_bytes(value).map_err(|error| unusable(error.to_string()))?;
            response.headers_mut().append(name, value);
        }
        let mut response =
            HttpResponse::try_from(response).map_err(|error| unusable(error.to_string()))?;
        *response.status_mut() = status;
        Ok(response)
    }
}

/// An HTTP client that hands out replies in order; the last one over and over.
#[derive(Clone, Debug)]
pub struct Script(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    replies: VecDeque<Reply>,
    sent: Vec<Wire>,
}

impl Script {
    /// A script of these replies. An empty one is silence.
    pub fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self(Arc::new(Mutex::new(State {
            replies: replies.into_iter().collect(),
            sent: Vec::new(),
        })))
    }

    /// A script of one answer.
    pub fn answering(answer: Answer) -> Self {
        Self::new([Reply::Answer(answer)])
    }

    /// The attempts so far.
    pub fn sent(&self) -> Vec<Wire> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).sent.clone()
    }

    fn next(&self, wire: Wire) -> Reply {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.sent.push(wire);
        let last = state.replies.len() < 2;
        let reply = if last { state.replies.front().cloned() } else { state.replies.pop_front() };
        reply.unwrap_or(Reply::Silence)
    }
}

impl HttpClient for Script {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(Connector { script: self.clone(), settings: settings.clone() })
    }
}

#[derive(Debug)]
struct Connector {
    script: Script,
    settings: HttpConnectorSettings,
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let broken = || {
            std::io::Error::new(std::io::ErrorKind::ConnectionReset, "connection reset by script")
        };
        HttpConnectorFuture::ready(match self.script.next(Wire::new(&request, &self.settings)) {
            Reply::Answer(answer) => answer.response(SdkBody::from(answer.body.clone())),
            Reply::Cut(answer) => {
                answer.response(SdkBody::from_body_1_x(CutBody(Some(answer.body.clone().into()))))
            }
            Reply::Reset => Err(ConnectorError::io(broken().into())),
            Reply::Timeout => Err(ConnectorError::timeout("no answer, says the script".into())),
            Reply::Silence => return HttpConnectorFuture::new(std::future::pending()),
        })
    }
}

/// A body that breaks after its first piece.
struct CutBody(Option<Bytes>);

impl Body for CutBody {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let piece = self.0.take().map(Frame::data);
        Poll::Ready(Some(piece.ok_or_else(|| std::io::Error::other("body cut by script"))))
    }
}

/// Runs a future on a runtime of its own whose clock jumps ahead whenever there is nothing left to do but wait.
///
/// # Panics
///
/// If there is no runtime to be had.
#[expect(clippy::expect_used, reason = "without a runtime there is nothing to test")]
pub fn paused<T>(future: impl Future<Output = T>) -> T {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    runtime.expect("a runtime without I/O").block_on(future)
}
