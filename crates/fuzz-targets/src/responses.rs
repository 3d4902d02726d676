//! An answer of the service, read by `glacier-sdk` and by the official crate.
//!
//! Whatever the answer is, both come to the same value or the same error: code, message, request ID, `Display` and `Debug`; and both try
//! as often. An input is a line with the operation and how it is called, and an answer as it is on the wire:
//!
//! ```text
//! GetVaultLock retried
//! HTTP/1.1 404 Not Found
//! x-amzn-errortype: ResourceNotFoundException
//!
//! {"message":"Vault not found"}
//! ```

use aws_smithy_types::retry::RetryConfig;
use conformance::{Answer, Call, Operation, Reply, Script, Setup, paused, same};
use http::{HeaderName, HeaderValue};

use crate::{Target, Use};

/// The target.
pub const TARGET: Target = Target { name: "responses", run, mutate: None };

fn run(bytes: &[u8]) -> Use {
    let Some(Input { operation, is_cut, is_retried, answer }) = Input::parse(bytes) else {
        return Use::Unfit;
    };
    let reply = if is_cut { Reply::Cut(answer) } else { Reply::Answer(answer) };
    let setup = if is_retried {
        Setup { retries: Some(RetryConfig::standard()), ..Setup::default() }
    } else {
        Setup::default()
    };
    let calls = [Call::new(operation)];
    let compared = paused(same(&setup, &calls, || Script::new([reply.clone()])));
    let difference = compared.err().unwrap_or_default();
    assert!(difference.is_empty(), "{reply:?}: {difference}");
    Use::Ran
}

struct Input {
    operation: Operation,
    /// Whether the connection breaks in the body.
    is_cut: bool,
    /// Whether the client tries again, as it does by default.
    is_retried: bool,
    answer: Answer,
}

impl Input {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let (first, rest) = line(bytes)?;
        let mut words = str::from_utf8(first).ok()?.split(' ');
        let name = words.next()?;
        let operation = Operation::ALL.into_iter().find(|it| format!("{it:?}") == name)?;
        let words: Vec<_> = words.collect();
        let (status, mut rest) = line(rest)?;
        let status = str::from_utf8(status).ok()?.split(' ').nth(1)?.parse().ok()?;
        let mut headers = Vec::new();
        loop {
            let (header, after) = line(rest)?;
            rest = after;
            if header.is_empty() {
                break;
            }
            headers.push(self::header(header)?);
        }
        Some(Self {
            operation,
            is_cut: words.contains(&"cut"),
            is_retried: words.contains(&"retried"),
            answer: Answer { status, headers, body: rest.to_owned() },
        })
    }
}

/// A line without its end, and what follows.
fn line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (line, rest) = (bytes.get(..end)?, bytes.get(end + 1..)?);
    Some((line.strip_suffix(b"\r").unwrap_or(line), rest))
}

/// A header, if it is one that HTTP can carry.
fn header(line: &[u8]) -> Option<(String, Vec<u8>)> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let (name, value) = (line.get(..colon)?, line.get(colon + 1..)?.trim_ascii());
    HeaderValue::from_bytes(value).ok()?;
    let name = HeaderName::from_bytes(name).ok()?;
    Some((name.as_str().to_owned(), value.to_owned()))
}
