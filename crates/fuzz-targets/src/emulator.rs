//! Raw bytes on a connection of the emulator.
//!
//! Whatever comes in, there are whole answers of the documented form, the connection ends, and the service goes on. It makes no difference in
//! which pieces the bytes arrive. The connection is in memory and the clock jumps, so limits of time cost none.

mod answers;

use std::time::Duration;

use conformance::paused;
use glacier_testkit::Glacier;
use glacier_testkit::clock::MovableClock;
use glacier_testkit::state::Timestamp;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, ReadHalf, WriteHalf, split};
use tokio::task::yield_now;
use tokio::time::timeout;

use crate::{Target, Use};

/// The target.
pub const TARGET: Target = Target { name: "emulator", run, mutate: None };

fn run(bytes: &[u8]) -> Use {
    let (at_once, glacier) = talk(bytes, bytes.len());
    // Knobs can break answers, move the clock, and make the emulator one that refuses everything.
    if contains(bytes, b"/_emulator") {
        goes_on(&glacier, false);
        return Use::Ran;
    }
    answers::check(bytes, &at_once);
    goes_on(&glacier, !contains(bytes, b"still-there"));
    if answers::has_lone_return(bytes) {
        return Use::Ran;
    }
    for length in [1, 7] {
        let (in_pieces, _) = talk(bytes, length);
        assert_eq!(
            answers::readable(&at_once),
            answers::readable(&in_pieces),
            "left at once, right in pieces of {length}"
        );
    }
    Use::Ran
}

/// What a new emulator says to the bytes, sent in pieces of some length, until it closes the connection.
fn talk(bytes: &[u8], length: usize) -> (Vec<u8>, Glacier) {
    let glacier = Glacier::builder()
        .allow_unsigned_requests()
        .clock(MovableClock::frozen_at(Timestamp::from_millis(1_363_799_023_221)))
        .build();
    assert!(glacier.create_vault("v").is_ok());
    (exchange(&glacier, bytes, length), glacier)
}

fn exchange(glacier: &Glacier, bytes: &[u8], length: usize) -> Vec<u8> {
    let talk = async {
        let (client, server) = tokio::io::duplex(64 * 1024);
        let (reading, writing) = split(client);
        let (answers, (), ()) = tokio::join!(
            receive(reading),
            send(writing, bytes, length),
            glacier.serve_connection(server)
        );
        answers
    };
    // Far longer than the emulator's own limits.
    let received = paused(async { timeout(Duration::from_hours(1), talk).await });
    assert!(received.is_ok(), "the connection never ends");
    received.unwrap_or_default()
}

/// Sends everything, each piece after the one before was read.
async fn send(mut stream: WriteHalf<DuplexStream>, bytes: &[u8], length: usize) {
    for piece in bytes.chunks(length.max(1)) {
        // The emulator may have answered and closed before it has read everything.
        if stream.write_all(piece).await.is_err() {
            return;
        }
        yield_now().await;
    }
    let _ = stream.shutdown().await;
}

async fn receive(mut stream: ReadHalf<DuplexStream>) -> Vec<u8> {
    let mut received = Vec::new();
    // An end in the middle is seen in what came until then.
    let _ = stream.read_to_end(&mut received).await;
    received
}

/// The same service answers on its next connection, and does what it is asked for if nothing keeps it from that.
fn goes_on(glacier: &Glacier, is_untouched: bool) {
    let knobs = b"GET /_emulator/ HTTP/1.1\r\nhost: h\r\n\r\n";
    let answer = exchange(glacier, knobs, knobs.len());
    assert!(answer.starts_with(b"HTTP/1.1 200 "), "{}", answers::readable(&answer));

    let vault = b"PUT /-/vaults/still-there HTTP/1.1\r\nhost: h\r\nx-amz-glacier-version: 2012-06-01\r\n\r\n";
    let answer = exchange(glacier, vault, vault.len());
    assert!(
        !is_untouched || answer.starts_with(b"HTTP/1.1 201 "),
        "{}",
        answers::readable(&answer)
    );
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
