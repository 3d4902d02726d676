//! What a connection runs over: a socket, or any other stream.

use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::watch;

use super::{Stop, connection};
use crate::glacier::Glacier;

impl Glacier {
    /// Serves one connection over a stream of your own, until either side ends it: in memory, over a Unix socket, or inside TLS.
    ///
    /// It is what the [`Emulator`](crate::Emulator) does with each of its connections, broken ones included. Only a reset is an orderly
    /// end here, since not every stream has resets.
    ///
    /// ```
    /// use tokio::io::{AsyncReadExt, AsyncWriteExt};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let glacier = glacier_testkit::Glacier::builder().build();
    /// let (mut client, server) = tokio::io::duplex(1024);
    /// let serving = tokio::spawn(async move { glacier.serve_connection(server).await });
    ///
    /// client.write_all(b"no HTTP at all\r\n\r\n").await?;
    /// let mut answer = String::new();
    /// client.read_to_string(&mut answer).await?;
    /// assert!(answer.starts_with("HTTP/1.1 400 Bad Request\r\n"));
    /// drop(client);
    /// serving.await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn serve_connection(&self, stream: impl AsyncRead + AsyncWrite + Unpin + Send) {
        // Nobody stops it, and it would take the sender's end for a stop.
        let (_kept, stopped) = watch::channel(Stop::NotYet);
        connection::serve(WithoutReset(stream), self.clone(), stopped).await;
    }
}

/// A stream that a connection runs over.
pub(super) trait Transport: AsyncRead + AsyncWrite + Unpin + Send {
    /// Ends it so that the client is told by a reset, where there is such a thing.
    fn reset(self);
}

impl Transport for TcpStream {
    fn reset(self) {
        // Without it the client would see an orderly end, which is the next best thing.
        let _ = self.set_zero_linger();
    }
}

/// A stream that can only be ended in order.
struct WithoutReset<S>(S);

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Transport for WithoutReset<S> {
    fn reset(self) {}
}

impl<S: AsyncRead + Unpin> AsyncRead for WithoutReset<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for WithoutReset<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}
