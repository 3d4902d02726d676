//! Raw bytes to a socket and back.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

use glacier_testkit::server::Limits;
use glacier_testkit::{Emulator, Glacier, GlacierBuilder};
use http::StatusCode;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// An emulator that takes unsigned requests and has no patience to wait for.
pub(crate) fn emulator() -> Emulator {
    builder().listen("127.0.0.1:0").unwrap()
}

pub(crate) fn builder() -> GlacierBuilder {
    Emulator::builder().allow_unsigned_requests()
}

/// Limits that no test can meet by accident, to be lowered one at a time.
pub(crate) fn patient() -> Limits {
    let long = Duration::from_hours(1);
    Limits { head: long, body: long, idle: long, linger: long, grace: long, ..Limits::default() }
}

/// A connection to an emulator.
pub(crate) struct Client(TcpStream);

impl Client {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self::over(TcpStream::connect(address).unwrap())
    }

    pub(crate) fn over(stream: TcpStream) -> Self {
        // A server that hangs fails the test instead of hanging it.
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        stream.set_nodelay(true).unwrap();
        Self(stream)
    }

    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        self.0.write_all(bytes.as_ref()).unwrap();
        self
    }

    /// Has nothing more to send.
    pub(crate) fn half_close(&mut self) -> &mut Self {
        self.0.shutdown(Shutdown::Write).unwrap();
        self
    }

    /// Everything up to the end of the connection, which has to be orderly.
    pub(crate) fn read_to_end(&mut self) -> String {
        let mut received = Vec::new();
        self.0.read_to_end(&mut received).unwrap();
        masked(received)
    }

    /// One answer, which has to say how long it is.
    pub(crate) fn read_answer(&mut self) -> String {
        let mut received = Vec::new();
        while !is_whole(&received) {
            let mut byte = [0];
            assert_eq!(self.0.read(&mut byte).unwrap(), 1, "ends after {}", masked(received));
            received.push(byte[0]);
        }
        masked(received)
    }

    /// What reading comes to when the connection is reset.
    pub(crate) fn read_error(&mut self) -> std::io::ErrorKind {
        self.0.read_to_end(&mut Vec::new()).unwrap_err().kind()
    }
}

/// A whole error after which the server closes the connection, headers in the order in which they are sent.
pub(crate) fn error(status: u16, code: &str, message: &str) -> String {
    let body = format!(r#"{{"code":"{code}","message":"{message}","type":"Client"}}"#);
    let (reason, length) = (StatusCode::from_u16(status).unwrap(), body.len());
    format!(
        "HTTP/1.1 {reason}\r\nx-amzn-requestid: *\r\ndate: *\r\ncontent-type: application/json\r\n\
         connection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

/// One exchange on a connection of its own, which the server closes.
pub(crate) fn talk(emulator: &Emulator, bytes: impl AsRef<[u8]>) -> String {
    Client::new(emulator.local_addr()).send(bytes).read_to_end()
}

/// The same over a stream in memory.
pub(crate) fn talk_in_memory(glacier: &Glacier, bytes: impl AsRef<[u8]>) -> String {
    let (mut client, server) = tokio::io::duplex(64 * 1024);
    let ask = async {
        client.write_all(bytes.as_ref()).await.unwrap();
        let mut received = Vec::new();
        client.read_to_end(&mut received).await.unwrap();
        drop(client);
        received
    };
    let talk = async { tokio::join!(ask, glacier.serve_connection(server)).0 };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    masked(runtime.block_on(talk))
}

/// The answer but for what differs from one to the next.
fn masked(received: Vec<u8>) -> String {
    let text = String::from_utf8(received).unwrap();
    let mask = |line: &str| match line.split_once(": ") {
        Some((name @ ("date" | "x-amzn-requestid"), value)) => {
            let length = if name == "date" { 29 } else { 47 };
            // An answer that breaks off may do so in here.
            assert!(value.len() == length || text.ends_with(line), "{line}");
            format!("{name}: *")
        }
        _ => line.to_owned(),
    };
    text.split("\r\n").map(mask).collect::<Vec<_>>().join("\r\n")
}

fn is_whole(received: &[u8]) -> bool {
    let text = String::from_utf8_lossy(received);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}
