//! Bytes over a connection of their own, for what no HTTP client would send.

use bytes::Bytes;
use http::Response;
use http::header::CONTENT_LENGTH;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::http::{MAX_ANSWER_BYTES, too_long};
use super::port::{RawBytes, SendError};

/// Sends the bytes and reads one answer.
pub(super) async fn exchange(
    authority: &str,
    raw: RawBytes<'_>,
) -> Result<Response<Bytes>, SendError> {
    let host = authority.trim_end_matches('/');
    let address = if host.contains(':') { host.to_owned() } else { format!("{host}:80") };
    let failed = |error: std::io::Error| SendError::new(&error);
    let mut connection = TcpStream::connect(address).await.map_err(failed)?;
    connection.write_all(raw.bytes).await.map_err(failed)?;
    if raw.then_close {
        connection.shutdown().await.map_err(failed)?;
    }
    let mut received = Vec::new();
    loop {
        // An endpoint that resets the connection behind its answer has answered all the same.
        let read = connection.read_buf(&mut received).await;
        let ended = matches!(read, Ok(0) | Err(_));
        if received.len() > MAX_ANSWER_BYTES {
            return Err(too_long());
        }
        if let Some(answer) = whole_answer(&received, ended)? {
            return Ok(answer);
        }
        match read {
            Ok(0) => {
                return Err(SendError::text("the connection was closed without a whole answer"));
            }
            Ok(_) => {}
            Err(error) => return Err(failed(error)),
        }
    }
}

/// The answer, if all of it is there: as long as its `Content-Length` says, or all that came before the end.
fn whole_answer(received: &[u8], ended: bool) -> Result<Option<Response<Bytes>>, SendError> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut answer = httparse::Response::new(&mut headers);
    let parsed = answer.parse(received).map_err(|error| SendError::new(&error))?;
    let httparse::Status::Complete(head) = parsed else { return Ok(None) };
    let body = received.get(head..).unwrap_or_default();
    let mut lengths =
        answer.headers.iter().filter(|it| it.name.eq_ignore_ascii_case(CONTENT_LENGTH.as_str()));
    let length = lengths.next().and_then(|it| str::from_utf8(it.value).ok()?.parse::<usize>().ok());
    if !ended && length.is_none_or(|length| body.len() < length) {
        return Ok(None);
    }
    let mut builder = Response::builder().status(answer.code.unwrap_or_default());
    for header in answer.headers.iter() {
        builder = builder.header(header.name, header.value);
    }
    let response = builder.body(Bytes::copy_from_slice(body));
    response.map(Some).map_err(|error| SendError::new(&error))
}
