//! A request as tests look at it.

use std::time::SystemTime;

use http::{HeaderMap, Method};

use super::record::{Outcome, Record};
use crate::faults::Decision;
use crate::rules::Rule;
use crate::state::{ErrorCode, Operation, Timestamp};
use crate::wire;

/// A request and its answer.
#[derive(Debug, Clone)]
pub struct LoggedRequest {
    number: u64,
    received: SystemTime,
    clock: Timestamp,
    method: Method,
    path: String,
    query: String,
    headers: HeaderMap,
    body: Vec<u8>,
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

impl LoggedRequest {
    /// Counts up from 1 over the life of the service, in the order in which requests were worked on.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The real time at which the request was answered, as `Date` in the answer has it.
    pub fn received(&self) -> SystemTime {
        self.received
    }

    /// The emulator's clock at the time of the work.
    pub fn clock(&self) -> Timestamp {
        self.clock
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path as it was sent, percent-encoding included.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The query as it was sent, without the question mark; empty if there was none.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The value of a header, if there is one that is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body; empty if the request was refused before its body was read.
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
        wire::attempt(&self.headers)
    }

    /// What all attempts of one call have in common, as AWS's SDKs say in `amz-sdk-invocation-id`.
    pub fn invocation_id(&self) -> Option<&str> {
        self.header("amz-sdk-invocation-id")
    }
}

impl From<&Record> for LoggedRequest {
    fn from(record: &Record) -> Self {
        let parts = record.parts();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let outcome = record.outcome.clone();
        let Outcome { number, received, clock, operation, status, code, rule, request_id, fault } =
            outcome;
        Self {
            number,
            received,
            clock,
            method: record.method.clone(),
            path: text(parts.path),
            query: text(parts.query),
            headers: parts.header_map(),
            body: parts.body.to_owned(),
            operation,
            answer: LoggedAnswer { status, code, rule, request_id },
            fault,
        }
    }
}
