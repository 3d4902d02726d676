//! Watches the bytes of a connection go by, to know what hyper does not tell.
//!
//! That is: how far the client has come with its request, when that began, what the head looked like before it was
//! parsed, and whether what hyper writes is our answer or one of its own.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use memchr::memmem;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Instant;

use super::chunks::Chunks;
use super::ending::Ending;
use super::transport::Transport;

/// How far a connection has come with its present request. Shared by the stream, the service and the connection's own
/// task, which never run at the same time.
#[derive(Debug, Clone)]
pub(super) struct Progress(Arc<Mutex<Inner>>);

/// Where a connection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Not a byte of a request has arrived.
    Idle,
    /// A part of a head has.
    Head,
    /// The head has; body and work are up to the service.
    Serving,
    /// The answer is on its way.
    Answering,
}

#[derive(Debug)]
struct Inner {
    phase: Phase,
    since: Instant,
    /// What was read and belongs to no request yet.
    unread: Vec<u8>,
    /// What is still to come of a body before the next head.
    body: Body,
    /// Whether hyper has tried to answer on its own.
    refused: bool,
    ending: Option<Ending>,
}

/// A body that goes by.
#[derive(Debug, Clone, Copy)]
enum Body {
    /// So many bytes are left.
    Left(u64),
    InChunks(Chunks),
}

impl Progress {
    pub(super) fn new() -> Self {
        Self(Arc::new(Mutex::new(Inner {
            phase: Phase::Idle,
            since: Instant::now(),
            unread: Vec::new(),
            body: Body::Left(0),
            refused: false,
            ending: None,
        })))
    }

    /// The phase and when it began.
    pub(super) fn phase(&self) -> (Phase, Instant) {
        let inner = self.inner();
        (inner.phase, inner.since)
    }

    /// Takes the head of the request that hyper has just parsed. `length` is the body's, if the head says it; otherwise
    /// it comes in chunks.
    pub(super) fn begin<T>(&self, length: Option<u64>, look: impl FnOnce(Option<&[u8]>) -> T) -> T {
        let mut inner = self.inner();
        inner.phase = Phase::Serving;
        let end = end_of_head(&inner.unread);
        let looked = look(end.and_then(|end| inner.unread.get(..end)));
        inner.body = length.map_or(Body::InChunks(Chunks::new()), Body::Left);
        let end = end.unwrap_or(inner.unread.len());
        inner.consume(end);
        looked
    }

    /// The service has made its answer.
    pub(super) fn answer(&self) {
        self.inner().turn(Phase::Answering);
    }

    /// The connection is to end in this way once hyper is done with it.
    pub(super) fn end(&self, ending: Ending) {
        self.inner().ending = Some(ending);
    }

    pub(super) fn take_ending(&self) -> Option<Ending> {
        self.inner().ending.take()
    }

    /// Whether hyper has tried to answer on its own.
    pub(super) fn refused(&self) -> bool {
        self.inner().refused
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn turn(&mut self, phase: Phase) {
        self.phase = phase;
        self.since = Instant::now();
    }

    /// Cuts off a head and as much of its body as has arrived.
    fn consume(&mut self, end_of_head: usize) {
        self.unread.drain(..end_of_head);
        let of_body = self.body.take(&self.unread);
        self.unread.drain(..of_body);
    }

    fn read(&mut self, bytes: &[u8]) {
        let of_body = self.body.take(bytes);
        self.unread.extend_from_slice(bytes.get(of_body..).unwrap_or_default());
        if self.phase == Phase::Idle {
            self.turn(Phase::Head);
        }
    }

    /// An answer has gone out whole, so what comes now is the next request.
    fn flushed(&mut self) {
        if self.phase == Phase::Answering {
            self.turn(if self.unread.is_empty() { Phase::Idle } else { Phase::Head });
        }
    }
}

impl Body {
    /// Goes on over these bytes, and gives how many of them belong to the body.
    fn take(&mut self, bytes: &[u8]) -> usize {
        match self {
            Self::Left(left) => {
                let of_body = usize::try_from(*left).unwrap_or(usize::MAX).min(bytes.len());
                *left -= of_body as u64;
                of_body
            }
            Self::InChunks(chunks) => chunks.take(bytes),
        }
    }
}

/// Where the empty line ends that ends a head; lines may end without a carriage return, as they may for hyper.
fn end_of_head(bytes: &[u8]) -> Option<usize> {
    let start = bytes.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
    let head = bytes.get(start..)?;
    let strict = memmem::find(head, b"\r\n\r\n").map(|at| at + 4);
    let within = strict.and_then(|end| head.get(..end)).unwrap_or(head);
    let lax = [(&b"\n\n"[..], 2), (b"\n\r\n", 3)].into_iter();
    let lax = lax.filter_map(|(end, length)| memmem::find(within, end).map(|at| at + length)).min();
    lax.or(strict).map(|end| start + end)
}

/// A stream whose bytes are watched.
#[derive(Debug)]
pub(super) struct Watched<S> {
    pub(super) stream: S,
    pub(super) progress: Progress,
}

impl<S: Transport> AsyncRead for Watched<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let Self { stream, progress } = self.get_mut();
        let before = buffer.filled().len();
        ready!(Pin::new(stream).poll_read(cx, buffer))?;
        match buffer.filled().get(before..) {
            None | Some([]) => {}
            Some(bytes) => progress.inner().read(bytes),
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: Transport> AsyncWrite for Watched<S> {
    /// Writes what the service has to say. What hyper says outside of any request is an error without a body, which
    /// goes nowhere: the connection's task says it better.
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let Self { stream, progress } = self.get_mut();
        if progress.inner().swallows() {
            return Poll::Ready(Ok(bytes.len()));
        }
        Pin::new(stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let Self { stream, progress } = self.get_mut();
        if progress.inner().swallows() {
            return Poll::Ready(Ok(slices.iter().map(|slice| slice.len()).sum()));
        }
        Pin::new(stream).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Self { stream, progress } = self.get_mut();
        ready!(Pin::new(stream).poll_flush(cx))?;
        progress.inner().flushed();
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

impl Inner {
    fn swallows(&mut self) -> bool {
        self.refused |= matches!(self.phase, Phase::Idle | Phase::Head);
        self.refused
    }
}
