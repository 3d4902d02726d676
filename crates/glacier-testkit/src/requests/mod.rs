//! What was asked and what was answered: the last requests, in memory that does not grow.

mod logged;
mod record;

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

pub use logged::{LoggedAnswer, LoggedRequest};
pub(crate) use record::Outcome;

use crate::state::Operation;
use crate::wire::HttpRequest;
use record::Record;

/// The requests that a service has met, in the order in which it worked on them: if they were sent once more one by one,
/// at the same times, each would get its answer again.
///
/// It keeps the last 1,000, or fewer if they have more than 4 MiB together;
/// [`GlacierBuilder::log_limits`](crate::GlacierBuilder::log_limits) changes both. What is no HTTP request at all is
/// answered, but not logged.
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
    /// How many bytes they may have together, their answers' facts included.
    pub bytes: usize,
}

impl RequestLog {
    pub(crate) fn new(limits: LogLimits) -> Self {
        Self { limits, ring: Mutex::default(), observer: OnceLock::new() }
    }

    /// Every request that is still kept.
    pub fn all(&self) -> Vec<LoggedRequest> {
        self.ring().records.iter().map(LoggedRequest::from).collect()
    }

    /// Those of one operation, refused ones included.
    pub fn of(&self, operation: Operation) -> Vec<LoggedRequest> {
        let ring = self.ring();
        let of = ring.records.iter().filter(|record| record.outcome.operation == Some(operation));
        of.map(LoggedRequest::from).collect()
    }

    /// The latest request.
    pub fn last(&self) -> Option<LoggedRequest> {
        self.ring().records.back().map(LoggedRequest::from)
    }

    /// How many requests there were since the service was made, forgotten ones included.
    pub fn total(&self) -> u64 {
        self.ring().total
    }

    /// Has each request from now on shown to `observer`, one after the other. Of requests that are answered at the same
    /// time, one of a higher number can come first. Others wait meanwhile, so it should not take long, and it must not ask
    /// the log itself, which would wait for ever. Only the first observer of a service counts.
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
        let forgotten = self.ring().forget();
        drop(forgotten);
    }

    pub(crate) fn record(&self, request: &HttpRequest<'_>, outcome: Outcome) {
        let mut ring = self.ring();
        ring.total += 1;
        // A full log writes over its oldest record: copying into memory that is there costs less than holding on to
        // the buffers that the request came in.
        let is_full = ring.records.len() >= self.limits.entries;
        let oldest = if is_full { ring.pop() } else { None };
        let memory = oldest.map(Record::into_memory).unwrap_or_default();
        let record = Record::new(memory, request, outcome);
        if let Some(observer) = self.observer.get() {
            observer(&LoggedRequest::from(&record));
        }
        ring.insert(record);
        while ring.records.len() > self.limits.entries || ring.bytes > self.limits.bytes {
            ring.pop();
        }
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

impl Default for LogLimits {
    fn default() -> Self {
        Self { entries: 1_000, bytes: 4 * 1024 * 1024 }
    }
}

#[derive(Debug, Default)]
struct Ring {
    records: VecDeque<Record>,
    bytes: usize,
    total: u64,
}

impl Ring {
    /// Puts a record behind those that were worked on before it, which may be written down after it.
    fn insert(&mut self, record: Record) {
        self.bytes += record.size();
        let earlier = |other: &Record| other.outcome.number < record.outcome.number;
        let later = self.records.iter().rev().take_while(|other| !earlier(other)).count();
        self.records.insert(self.records.len() - later, record);
    }

    fn pop(&mut self) -> Option<Record> {
        let record = self.records.pop_front()?;
        self.bytes -= record.size();
        Some(record)
    }

    fn forget(&mut self) -> VecDeque<Record> {
        self.bytes = 0;
        std::mem::take(&mut self.records)
    }
}
