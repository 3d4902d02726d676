//! How a connection ends that hyper would end otherwise: with the bytes that are left to say, and with care or without.

use std::time::Duration;

use http::header::{CONNECTION, CONTENT_LENGTH};
use http::{HeaderValue, Response, StatusCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

use super::transport::Transport;
use crate::exchange::Delivery;

/// What is still written, and how the connection is closed then.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ending {
    bytes: Vec<u8>,
    /// Whether the client is told by a reset rather than by an orderly end.
    reset: bool,
}

impl Ending {
    /// The end after everything has been said.
    pub(super) fn silent() -> Self {
        Self { bytes: Vec::new(), reset: false }
    }

    /// An answer, whole or as far as it is delivered.
    pub(super) fn with_answer(mut response: Response<Vec<u8>>, delivery: Delivery) -> Self {
        let length = response.body().len();
        let said = match delivery {
            Delivery::Nothing => return Self::silent(),
            Delivery::Reset => return Self { reset: true, ..Self::silent() },
            Delivery::Whole | Delivery::Cut => length,
            Delivery::LengthTooLong => length + 1,
            Delivery::LengthTooShort => {
                if length == 0 {
                    response.body_mut().push(b'{');
                }
                length.saturating_sub(1)
            }
        };
        let mut bytes = head(&mut response, said);
        let kept = match (delivery, length) {
            (Delivery::Cut, 0) => bytes.len() / 2,
            (Delivery::Cut, _) => bytes.len() + length / 2,
            _ => bytes.len() + response.body().len(),
        };
        bytes.append(response.body_mut());
        bytes.truncate(kept);
        Self { bytes, reset: false }
    }

    /// Says the last words and closes. A client that is still sending is heard out for a while, since closing before
    /// would reset the connection and could take the answer away from it.
    pub(super) async fn carry_out(self, mut stream: impl Transport, linger: Duration) {
        let Self { bytes, reset } = self;
        if reset {
            stream.reset();
            return;
        }
        let farewell = async {
            stream.write_all(&bytes).await?;
            stream.shutdown().await?;
            let mut nowhere = vec![0; 4096];
            while stream.read(&mut nowhere).await? > 0 {}
            std::io::Result::Ok(())
        };
        // The connection ends either way, whether or not the client waits for the end.
        let _ = timeout(linger, farewell).await;
    }
}

fn head(response: &mut Response<Vec<u8>>, length: usize) -> Vec<u8> {
    let status = response.status();
    let headers = response.headers_mut();
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    if status != StatusCode::NO_CONTENT {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    let reason = status.canonical_reason().unwrap_or_default();
    let mut head = format!("HTTP/1.1 {} {reason}\r\n", status.as_str()).into_bytes();
    for (name, value) in &*headers {
        head.extend_from_slice(name.as_str().as_bytes());
        head.extend_from_slice(b": ");
        head.extend_from_slice(value.as_bytes());
        head.extend_from_slice(b"\r\n");
    }
    head.extend_from_slice(b"\r\n");
    head
}
