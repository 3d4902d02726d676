//! What was asked and what was answered: the last requests, in memory that does not grow.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::SystemTime;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method, Uri};

use crate::faults::Decision;
use crate::rules::Rule;
use crate::state::{ErrorCode, Operation, Timestamp};
use crate::wire::HttpRequest;

/// The requests that a service has met, the oldest first.
///
/// It keeps the last 1,000, or fewer if they have more than 4 MiB together;
/// [`GlacierBuilder::log_limits`](crate::GlacierBuilder::log_limits) changes both. What is no HTTP request at all is answered, but not logged.
///
/// ```
/// use glacier_testkit::{Glacier, state::Operation, wire::HttpRequest};
/// use http::{HeaderMap, Method};
///
/// let glacier = Glacier::builder().build();
/// let request = HttpRequest { method: &Method::GET, path: "/-/vaults/v", query: "", headers: &HeaderMap::new(), body: b"" };
/// glacier.serve(&request);
///
/// let described = glacier.requests().of(Operation::DescribeVault);
/// assert_eq!(described[0].path(), "/-/vaults/v");
/// assert_eq!(described[0].answer().status, 400, "it was not signed");
/// assert_eq!(glacier.requests().total(), 1);
/// ```
pub struct RequestLog {
    limits: LogLimits,
    ring: Mutex<Ring>,
    observer: OnceLock<Observer>,
}

type Observer = Box<dyn Fn(&LoggedRequest) + Send + Sync>;

/// How much a [`RequestLog`] keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogLimits {
    /// How many requests; with 0 nothing is kept, only counted.
    pub entries: usize,
    /// About how many bytes they may have together.
    pub bytes: usize,
}

/// A request and its answer.
#[derive(Debug, Clone)]
pub struct LoggedRequest {
    number: u64,
    received: SystemTime,
    clock: Timestamp,
    method: Method,
    target: Target,
    headers: HeaderMap,
    body: Bytes,
    operation: Option<Operation>,
    answer: LoggedAnswer,
    fault: Decision,
}

/// An answer, as the service decided it; a fault may have kept it from the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The error code, if it is an error.
    pub code: Option<ErrorCode>,
    /// The rule that decided.
    pub rule: &'static Rule,
    /// The ID of the request, as `x-amzn-RequestId` has it.
    pub request_id: String,
}

impl RequestLog {
    pub(crate) fn new(limits: LogLimits) -> Self {
        Self { limits, ring: Mutex::default(), observer: OnceLock::new() }
    }

    /// Every request that is still kept.
    pub fn all(&self) -> Vec<LoggedRequest> {
        self.ring().entries.iter().map(|(_, request)| request.clone()).collect()
    }

    /// Those of one operation, refused ones included.
    pub fn of(&self, operation: Operation) -> Vec<LoggedRequest> {
        let ring = self.ring();
        let all = ring.entries.iter().map(|(_, request)| request);
        all.filter(|request| request.operation == Some(operation)).cloned().collect()
    }

    /// The latest request.
    pub fn last(&self) -> Option<LoggedRequest> {
        self.ring().entries.back().map(|(_, request)| request.clone())
    }

    /// How many requests there were since the service was made, forgotten ones included.
    pub fn total(&self) -> u64 {
        self.ring().total
    }

    /// Has each request from now on shown to `observer`, one after the other in the order of their numbers. It should not
    /// take long, as others wait. Only the first observer of a service counts.
    ///
    /// ```
    /// let glacier = glacier_testkit::Glacier::builder().build();
    /// glacier.requests().observe(|request| eprintln!("{} {}", request.method(), request.path()));
    /// ```
    pub fn observe(&self, observer: impl Fn(&LoggedRequest) + Send + Sync + 'static) {
        // A second one is refused, as the documentation says.
        let _ = self.observer.set(Box::new(observer));
    }

    /// Forgets every request; [`RequestLog::total`] goes on counting.
    pub fn clear(&self) {
        let forgotten = {
            let mut ring = self.ring();
            ring.bytes = 0;
            std::mem::take(&mut ring.entries)
        };
        drop(forgotten);
    }

    pub(crate) fn record(&self, mut request: LoggedRequest) {
        let size = request.size();
        let mut ring = self.ring();
        ring.total += 1;
        request.number = ring.total;
        if let Some(observer) = self.observer.get() {
            observer(&request);
        }
        ring.bytes += size;
        ring.entries.push_back((size, request));
        // What is forgotten is freed once the log can be used again.
        let mut forgotten = ring.trim(self.limits);
        drop(ring);
        forgotten.clear();
    }

    fn ring(&self) -> MutexGuard<'_, Ring> {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for RequestLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { limits, ring, observer: _ } = self;
        f.debug_struct("RequestLog")
            .field("limits", limits)
            .field("ring", ring)
            .finish_non_exhaustive()
    }
}

impl LoggedRequest {
    /// Counts up from 1 over the life of the service.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The real time at which the request had arrived.
    pub fn received(&self) -> SystemTime {
        self.received
    }

    /// The emulator's clock at that time.
    pub fn clock(&self) -> Timestamp {
        self.clock
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path as it was sent, percent-encoding included.
    pub fn path(&self) -> &str {
        match &self.target {
            Target::Uri(uri) => uri.path(),
            Target::Text { path, .. } => path,
        }
    }

    /// The query as it was sent, without the question mark; empty if there was none.
    pub fn query(&self) -> &str {
        match &self.target {
            Target::Uri(uri) => uri.query().unwrap_or_default(),
            Target::Text { query, .. } => query,
        }
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The operation that method and path stand for; `None` if they stand for none.
    pub fn operation(&self) -> Option<Operation> {
        self.operation
    }

    /// The answer, as the service decided it.
    pub fn answer(&self) -> &LoggedAnswer {
        &self.answer
    }

    /// The faults that struck the request.
    pub fn fault(&self) -> &Decision {
        &self.fault
    }

    /// Which attempt of a call this is, from 1, as AWS's SDKs say in `amz-sdk-request`.
    pub fn attempt(&self) -> Option<u32> {
        let value = self.header("amz-sdk-request")?;
        let mut parameters = value.split(';').filter_map(|parameter| parameter.split_once('='));
        parameters.find(|(name, _)| name.trim() == "attempt")?.1.trim().parse().ok()
    }

    /// What all attempts of one call have in common, as AWS's SDKs say in `amz-sdk-invocation-id`.
    pub fn invocation_id(&self) -> Option<&str> {
        self.header("amz-sdk-invocation-id")
    }

    /// The value of a header, if there is one that is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// About how many bytes it takes to keep.
    fn size(&self) -> usize {
        let headers = self.headers.iter().map(|(name, value)| name.as_str().len() + value.len());
        let fixed = size_of::<Self>() + self.headers.capacity() * PER_HEADER;
        fixed + headers.sum::<usize>() + self.path().len() + self.query().len() + self.body.len()
    }
}

/// What a header takes in a map beside its text.
const PER_HEADER: usize = 100;

impl Default for LogLimits {
    fn default() -> Self {
        Self { entries: 1_000, bytes: 4 * 1024 * 1024 }
    }
}

/// What a request is addressed to, as it came.
#[derive(Debug, Clone)]
enum Target {
    Uri(Uri),
    Text { path: String, query: String },
}

/// What the log says of a request beside the request itself.
pub(crate) struct Entry {
    pub(crate) received: SystemTime,
    pub(crate) clock: Timestamp,
    pub(crate) operation: Option<Operation>,
    pub(crate) answer: LoggedAnswer,
    pub(crate) fault: Decision,
}

impl Entry {
    /// The entry of a request that nobody else needs any more.
    pub(crate) fn owning(self, parts: Parts, body: Bytes) -> LoggedRequest {
        self.of(parts.method, Target::Uri(parts.uri), parts.headers, body)
    }

    /// The entry of a request that belongs to somebody else.
    pub(crate) fn copying(self, request: &HttpRequest<'_>) -> LoggedRequest {
        let target =
            Target::Text { path: request.path.to_owned(), query: request.query.to_owned() };
        let body = Bytes::copy_from_slice(request.body);
        self.of(request.method.clone(), target, request.headers.clone(), body)
    }

    fn of(self, method: Method, target: Target, headers: HeaderMap, body: Bytes) -> LoggedRequest {
        let Self { received, clock, operation, answer, fault } = self;
        // The log gives it its number.
        let number = 0;
        LoggedRequest {
            number,
            received,
            clock,
            method,
            target,
            headers,
            body,
            operation,
            answer,
            fault,
        }
    }
}

#[derive(Debug, Default)]
struct Ring {
    entries: VecDeque<(usize, LoggedRequest)>,
    bytes: usize,
    total: u64,
}

impl Ring {
    /// Takes out the oldest until the rest is within the limits.
    fn trim(&mut self, limits: LogLimits) -> Vec<LoggedRequest> {
        let mut forgotten = Vec::new();
        while self.entries.len() > limits.entries || self.bytes > limits.bytes {
            let Some((size, request)) = self.entries.pop_front() else { break };
            self.bytes -= size;
            forgotten.push(request);
        }
        forgotten
    }
}
