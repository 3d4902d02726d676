//! A request as the log keeps it: in one piece of memory, which the next one can take over.

use std::time::SystemTime;

use http::{HeaderMap, HeaderName, HeaderValue, Method};

use crate::faults::Decision;
use crate::rules::Rule;
use crate::state::{ErrorCode, Operation, Timestamp};
use crate::wire::HttpRequest;

/// A request and what came of it.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) method: Method,
    pub(super) outcome: Outcome,
    /// Path, query, header lines and body, one behind the other.
    text: Vec<u8>,
    /// Where each of the first three ends.
    ends: [usize; 3],
}

/// What came of a request.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub(crate) number: u64,
    pub(crate) received: SystemTime,
    pub(crate) clock: Timestamp,
    pub(crate) operation: Option<Operation>,
    pub(crate) status: u16,
    pub(crate) code: Option<ErrorCode>,
    pub(crate) rule: &'static Rule,
    pub(crate) request_id: String,
    pub(crate) fault: Decision,
}

/// The parts of a record that are bytes.
pub(super) struct Parts<'a> {
    pub(super) path: &'a [u8],
    pub(super) query: &'a [u8],
    pub(super) headers: &'a [u8],
    pub(super) body: &'a [u8],
}

impl Record {
    /// Copies a request, into memory that is there if it fits well enough.
    pub(super) fn new(memory: Vec<u8>, request: &HttpRequest<'_>, outcome: Outcome) -> Self {
        let mut text = fitting(memory, length(request));
        text.extend_from_slice(request.path.as_bytes());
        let path = text.len();
        text.extend_from_slice(request.query.as_bytes());
        let query = text.len();
        for (name, value) in request.headers {
            text.extend_from_slice(name.as_str().as_bytes());
            text.push(b':');
            text.extend_from_slice(value.as_bytes());
            // No value can have one in it.
            text.push(b'\n');
        }
        let headers = text.len();
        text.extend_from_slice(request.body);
        Self { method: request.method.clone(), outcome, text, ends: [path, query, headers] }
    }

    pub(super) fn parts(&self) -> Parts<'_> {
        let [path, query, headers] = self.ends;
        let part = |from: usize, to: usize| self.text.get(from..to).unwrap_or_default();
        Parts {
            path: part(0, path),
            query: part(path, query),
            headers: part(query, headers),
            body: part(headers, self.text.len()),
        }
    }

    pub(super) fn into_memory(self) -> Vec<u8> {
        self.text
    }

    /// How many bytes it takes to keep.
    pub(super) fn size(&self) -> usize {
        size_of::<Self>() + self.outcome.request_id.capacity() + self.text.capacity()
    }
}

impl Parts<'_> {
    /// The headers as they were before they were written down.
    pub(super) fn header_map(&self) -> HeaderMap {
        let lines = self.headers.split(|byte| *byte == b'\n');
        let parsed = lines.filter_map(|line| {
            let colon = line.iter().position(|byte| *byte == b':')?;
            let (name, value) = line.split_at_checked(colon)?;
            let value = value.get(1..)?;
            Some((HeaderName::from_bytes(name).ok()?, HeaderValue::from_bytes(value).ok()?))
        });
        let mut headers = HeaderMap::new();
        for (name, value) in parsed {
            headers.append(name, value);
        }
        headers
    }
}

/// How many bytes a request takes when it is written down.
fn length(request: &HttpRequest<'_>) -> usize {
    let headers = request.headers.iter();
    let headers: usize = headers.map(|(name, value)| name.as_str().len() + value.len() + 2).sum();
    request.path.len() + request.query.len() + headers + request.body.len()
}

/// Empty memory for so many bytes: what is there, unless most of it would be wasted.
fn fitting(mut memory: Vec<u8>, length: usize) -> Vec<u8> {
    let is_wasteful = memory.capacity() / 4 > length;
    if memory.capacity() < length || is_wasteful {
        return Vec::with_capacity(length);
    }
    memory.clear();
    memory
}
