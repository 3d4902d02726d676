//! A client that knows no more of HTTP than it must, so that nothing is repaired on the way.

use std::time::Duration;

use http::{Request, Response};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Far longer than anything takes, and still an end.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came back.
#[derive(Debug)]
pub(crate) enum Received {
    /// An answer whose length is what it says.
    Answer(Response<Vec<u8>>),
    /// Not a byte before the connection ended.
    Nothing,
    /// An answer that ends too early or too late.
    Broken,
}

/// Sends a message on a connection of its own, and takes all that comes until the server closes it.
pub(crate) async fn send(address: &str, message: &Request<Vec<u8>>) -> Received {
    received(&exchange(address, &written(message)).await)
}

/// Sends bytes and then nothing more, and takes all that comes until the server closes the connection.
pub(crate) async fn exchange(address: &str, bytes: &[u8]) -> Vec<u8> {
    let talk = async {
        let mut stream = TcpStream::connect(address).await.unwrap();
        // A server may have answered and closed before it has read everything.
        let _ = stream.write_all(bytes).await;
        let _ = stream.shutdown().await;
        let mut answer = Vec::new();
        // A reset ends the answer as well.
        let _ = stream.read_to_end(&mut answer).await;
        answer
    };
    timeout(PATIENCE, talk).await.expect("the server hangs")
}

/// The message as it goes over the wire, the last one on its connection.
pub(crate) fn written(message: &Request<Vec<u8>>) -> Vec<u8> {
    let target = message.uri().path_and_query().map_or("/", |target| target.as_str());
    let mut text =
        format!("{} {target} HTTP/1.1\r\nconnection: close\r\n", message.method()).into_bytes();
    for (name, value) in message.headers() {
        text.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    text.extend(format!("content-length: {}\r\n\r\n", message.body().len()).into_bytes());
    text.extend(message.body());
    text
}

fn received(bytes: &[u8]) -> Received {
    match first_answer(bytes) {
        _ if bytes.is_empty() => Received::Nothing,
        Some((answer, [])) => Received::Answer(answer),
        _ => Received::Broken,
    }
}

/// The first answer, as long as it says, and what follows it.
pub(crate) fn first_answer(bytes: &[u8]) -> Option<(Response<Vec<u8>>, &[u8])> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    // A client of the older version is answered in it.
    let (version, status) = lines.next()?.split_once(' ')?;
    if !matches!(version, "HTTP/1.1" | "HTTP/1.0") {
        return None;
    }
    let status = status.get(..3)?;
    let mut builder = Response::builder().status(status);
    for line in lines {
        let (name, value) = line.split_once(':')?;
        builder = builder.header(name, value.trim());
    }
    // A 204 says no length, and has none.
    let length = builder.headers_ref()?.get("content-length");
    let length = length.map_or(Some(0), |length| length.to_str().ok()?.parse().ok())?;
    let (body, rest) = bytes.get(end + 4..)?.split_at_checked(length)?;
    Some((builder.body(body.to_vec()).ok()?, rest))
}
