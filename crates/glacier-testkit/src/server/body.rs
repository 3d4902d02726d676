//! The body of an answer for transports that are not ours: whole, or breaking off where a fault wants it to.

use std::io;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::Response;
use http::header::{CONTENT_LENGTH, HeaderValue};
use http_body::{Body, Frame, SizeHint};

use crate::exchange::Delivery;

/// The body of an answer.
///
/// It fails where a fault cuts the answer off, and the server that sends it ends the connection then.
#[derive(Debug)]
pub struct ResponseBody {
    data: Bytes,
    ending: Ending,
}

/// A fault has broken the connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the connection was broken by an injected fault")]
pub struct ConnectionBroken;

#[derive(Debug)]
enum Ending {
    Orderly,
    /// After the data, once they had a chance to be sent.
    Broken {
        rested: bool,
    },
}

impl ResponseBody {
    /// An answer in the shape that it arrives in, or why it doesn't.
    pub(crate) fn deliver(
        response: Response<Vec<u8>>,
        delivery: Delivery,
    ) -> Result<Response<Self>, io::ErrorKind> {
        let (mut parts, body) = response.into_parts();
        let length = body.len();
        let mut data = Bytes::from(body);
        let (said, ending) = match delivery {
            Delivery::Nothing => return Err(io::ErrorKind::UnexpectedEof),
            Delivery::Reset => return Err(io::ErrorKind::ConnectionReset),
            // The connection ends within the headers then.
            Delivery::Cut if length == 0 => return Err(io::ErrorKind::UnexpectedEof),
            Delivery::Cut => {
                data.truncate(length / 2);
                (Some(length), Ending::Broken { rested: false })
            }
            Delivery::LengthTooLong => (Some(length + 1), Ending::Broken { rested: false }),
            // Whoever reads the answer reads as far as its length says.
            Delivery::LengthTooShort => {
                data.truncate(length.saturating_sub(1));
                (None, Ending::Orderly)
            }
            Delivery::Whole => (None, Ending::Orderly),
        };
        if let Some(said) = said {
            parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(said));
        }
        Ok(Response::from_parts(parts, Self { data, ending }))
    }

    /// A body that never begins.
    pub(crate) fn broken() -> Self {
        Self { data: Bytes::new(), ending: Ending::Broken { rested: true } }
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = ConnectionBroken;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, ConnectionBroken>>> {
        if !self.data.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(mem::take(&mut self.data)))));
        }
        match &mut self.ending {
            Ending::Orderly => Poll::Ready(None),
            Ending::Broken { rested: rested @ false } => {
                // A server forgets what it has not yet sent when a body fails, so it gets a turn in which to send it.
                *rested = true;
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            Ending::Broken { .. } => Poll::Ready(Some(Err(ConnectionBroken))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.data.is_empty() && matches!(self.ending, Ending::Orderly)
    }

    fn size_hint(&self) -> SizeHint {
        match self.ending {
            Ending::Orderly => SizeHint::with_exact(self.data.len() as u64),
            Ending::Broken { .. } => SizeHint::default(),
        }
    }
}
