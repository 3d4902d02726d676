//! The life of one connection: hyper for as long as requests are HTTP, and an orderly end.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::CONNECTION;
use http::request::Parts;
use http::{HeaderValue, Request, Response};
use http_body::Body;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::Service;
use hyper_util::rt::TokioIo;
use tokio::sync::watch;
use tokio::time::{Instant, Sleep, sleep};

use super::Stop;
use super::ending::Ending;
use super::limits::Limits;
use super::progress::{Phase, Progress, Watched};
use super::request::{check_head, not_http, read_body, request, too_slow};
use super::transport::Transport;
use crate::exchange::{Delivery, Exchange};
use crate::glacier::Glacier;
use crate::state::ServiceError;

/// Serves a connection until either side ends it.
pub(super) async fn serve(
    stream: impl Transport,
    glacier: Glacier,
    stopped: watch::Receiver<Stop>,
) {
    let limits = glacier.limits();
    let progress = Progress::new();
    let io = TokioIo::new(Watched { stream, progress: progress.clone() });
    let service = ConnectionService { glacier: glacier.clone(), progress: progress.clone() };
    let mut connection = http1::Builder::new()
        .half_close(true)
        .auto_date_header(false)
        .max_header_size(limits.head_bytes)
        .max_buf_size(limits.head_bytes.max(8 * 1024))
        .serve_connection(io, service);

    let end = drive(&mut connection, &progress, &limits, stopped).await;
    let stream = connection.into_parts().io.into_inner().stream;
    let ending = match end {
        End::Vanished => return,
        End::Refused(error) => Ending::with_answer(glacier.refuse(error), Delivery::Whole),
        End::Done => match progress.take_ending() {
            Some(ending) => ending,
            // Nothing is left to say, and nothing was left unread.
            None => return,
        },
    };
    ending.carry_out(stream, limits.linger).await;
}

/// Why hyper is done with a connection.
enum End {
    /// Everything was answered, or the service left an [`Ending`].
    Done,
    /// There is nobody left to answer.
    Vanished,
    /// What came in never became a request.
    Refused(ServiceError),
}

type Connection<S> = http1::Connection<TokioIo<Watched<S>>, ConnectionService>;

/// Lets hyper work until it is done, the client is too slow, or the server stops.
async fn drive<S: Transport>(
    connection: &mut Connection<S>,
    progress: &Progress,
    limits: &Limits,
    mut stopped: watch::Receiver<Stop>,
) -> End {
    let mut timer = pin!(Timer::new(limits));
    let mut stop = pin!(stopped.wait_for(|stop| *stop != Stop::NotYet));
    let mut is_stopping = false;
    poll_fn(|cx| {
        loop {
            if let Poll::Ready(result) = connection.poll_without_shutdown(cx) {
                return Poll::Ready(End::of(result, progress));
            }
            if is_stopping || stop.as_mut().poll(cx).is_pending() {
                break;
            }
            is_stopping = true;
            Pin::new(&mut *connection).graceful_shutdown();
        }
        timer.as_mut().poll_late(cx, progress, limits).map(|phase| match phase {
            Phase::Head => End::Refused(too_slow("head")),
            _ => End::Done,
        })
    })
    .await
}

impl End {
    fn of(result: hyper::Result<()>, progress: &Progress) -> Self {
        let Err(error) = result else { return Self::Done };
        let (phase, _) = progress.phase();
        let is_unserved = matches!(phase, Phase::Idle | Phase::Head);
        if error.is_user() {
            Self::Done
        } else if is_unserved
            && (progress.refused() || error.is_parse() || error.is_incomplete_message())
        {
            Self::Refused(not_http(error))
        } else {
            Self::Vanished
        }
    }
}

/// One timer for all that can take too long: it is set for the phase that the connection is in when it is looked at,
/// and set again if by the time it goes off another one has begun.
struct Timer {
    sleep: Pin<Box<Sleep>>,
}

impl Timer {
    fn new(limits: &Limits) -> Self {
        Self { sleep: Box::pin(sleep(limits.idle)) }
    }

    /// Ready with the phase that takes too long.
    fn poll_late(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        progress: &Progress,
        limits: &Limits,
    ) -> Poll<Phase> {
        let (phase, since) = progress.phase();
        let limit = match phase {
            // The service looks at its own time.
            Phase::Serving => return Poll::Pending,
            Phase::Head => limits.head,
            Phase::Idle | Phase::Answering => limits.idle,
        };
        let late = since + limit;
        let sleep = &mut self.sleep;
        if late < sleep.deadline() {
            sleep.as_mut().reset(late);
        }
        while sleep.as_mut().poll(cx).is_ready() {
            if Instant::now() >= late {
                return Poll::Ready(phase);
            }
            sleep.as_mut().reset(late);
        }
        Poll::Pending
    }
}

/// Answers the requests of one connection.
struct ConnectionService {
    glacier: Glacier,
    progress: Progress,
}

/// The service has left an [`Ending`], so hyper has nothing more to do.
#[derive(Debug, thiserror::Error)]
#[error("the connection ends without an answer of hyper's")]
struct Abandoned;

impl Service<Request<Incoming>> for ConnectionService {
    type Response = Response<Full<Bytes>>;
    type Error = Abandoned;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Abandoned>> + Send>>;

    fn call(&self, received: Request<Incoming>) -> Self::Future {
        let (parts, body) = received.into_parts();
        let checked =
            self.progress.begin(body.size_hint().exact(), |head| check_head(&parts, head));
        let (glacier, progress) = (self.glacier.clone(), self.progress.clone());
        Box::pin(async move {
            let limits = glacier.limits().for_head(&parts);
            let read = match checked {
                Ok(()) => read_body(body, &limits).await,
                Err(error) => Err(error),
            };
            let Exchange { response, delay, delivery } = match read {
                Ok(body) => glacier.exchange(&request(&parts, &body)),
                Err(error) => {
                    progress.end(Ending::silent());
                    refusal(&glacier, &parts, error)
                }
            };
            if !delay.is_zero() {
                sleep(delay).await;
            }
            if delivery == Delivery::Whole {
                progress.answer();
                return Ok(response.map(|body| Full::new(Bytes::from(body))));
            }
            progress.end(Ending::with_answer(response, delivery));
            Err(Abandoned)
        })
    }
}

/// The answer to a request of which not all was read, so that no other can follow it.
fn refusal(glacier: &Glacier, parts: &Parts, error: ServiceError) -> Exchange {
    let mut response = glacier.refuse_request(&request(parts, b""), error);
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    Exchange::undisturbed(response)
}
