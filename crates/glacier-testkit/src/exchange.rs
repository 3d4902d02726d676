//! One request and its answer, faults and log included, but for the way in which both travel.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::request::Parts;

use crate::clock::Clock;
use crate::control;
use crate::faults::{Decision, Effect, Moment};
use crate::glacier::Glacier;
use crate::requests::{Entry, LoggedAnswer};
use crate::rules;
use crate::state::{Answer, ErrorCode, Operation, ServiceError};
use crate::wire::{self, HttpRequest, Stamp};

/// An answer on its way to the client.
#[derive(Debug)]
pub(crate) struct Exchange {
    pub(crate) response: http::Response<Vec<u8>>,
    /// How long to hold the answer back.
    pub(crate) delay: Duration,
    pub(crate) delivery: Delivery,
}

impl Exchange {
    /// An answer that no fault keeps from the client.
    pub(crate) fn undisturbed(response: http::Response<Vec<u8>>) -> Self {
        Self { response, delay: Duration::ZERO, delivery: Delivery::Whole }
    }
}

/// How much of an answer arrives, and in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// All of it.
    Whole,
    /// Nothing: the connection ends.
    Nothing,
    /// Nothing: the connection is reset.
    Reset,
    /// The first half.
    Cut,
    /// All of it, with a `Content-Length` that is one too high.
    LengthTooLong,
    /// All of it, with a `Content-Length` that is one too low.
    LengthTooShort,
}

impl Glacier {
    /// Answers a request that came over some transport, and leaves it to that transport to deliver the answer.
    pub(crate) fn exchange(&self, parts: Parts, body: Bytes) -> Exchange {
        let request = HttpRequest {
            method: &parts.method,
            path: parts.uri.path(),
            query: parts.uri.query().unwrap_or_default(),
            headers: &parts.headers,
            body: &body,
        };
        if control::is_control(request.path) {
            let response = control::serve(self, &request);
            return Exchange { response, delay: Duration::ZERO, delivery: Delivery::Whole };
        }
        let fault = self.faults().decide(|| operation(&request));
        let (response, entry) = self.answer(&request, fault);
        let (delay, delivery) = (entry.fault.delay, Delivery::of(&entry.fault));
        self.requests().record(entry.owning(parts, body));
        Exchange { response, delay, delivery }
    }

    /// As [`Glacier::exchange`], for a transport that can delay an answer but not spoil its delivery: an error stands in.
    pub(crate) fn exchange_in_place(
        &self,
        request: &HttpRequest<'_>,
    ) -> (http::Response<Vec<u8>>, Duration) {
        if control::is_control(request.path) {
            return (control::serve(self, request), Duration::ZERO);
        }
        let mut fault = self.faults().decide(|| operation(request));
        if Delivery::of(&fault) != Delivery::Whole {
            let before = fault.effect.as_ref().is_some_and(Effect::prevents_work);
            let moment = if before { Moment::BeforeWork } else { Moment::AfterWork };
            fault.effect = Some(Effect::Answer { code: ErrorCode::ServiceUnavailable, moment });
        }
        let (response, entry) = self.answer(request, fault);
        let delay = entry.fault.delay;
        self.requests().record(entry.copying(request));
        (response, delay)
    }

    /// Answers what never became a request.
    pub(crate) fn refuse(&self, error: ServiceError) -> http::Response<Vec<u8>> {
        wire::render(
            &Err(error),
            &Stamp { request_id: self.next_request_id(), date: SystemTime::now() },
        )
    }

    /// Answers a request, as far as a fault lets it: work, errors that are injected, and spoilt bodies.
    pub(crate) fn answer(
        &self,
        request: &HttpRequest<'_>,
        fault: Decision,
    ) -> (http::Response<Vec<u8>>, Entry) {
        let done = if fault.effect.as_ref().is_some_and(Effect::prevents_work) {
            let request_id = self.next_request_id();
            Done { request_id, operation: operation(request), outcome: Err(interrupted()) }
        } else {
            self.work(request)
        };
        let Done { request_id, operation, outcome } = done;
        let outcome = match fault.effect {
            Some(Effect::Answer { code, .. }) => Err(injected(code)),
            _ => outcome,
        };
        let received = SystemTime::now();
        let mut response =
            wire::render(&outcome, &Stamp { request_id: request_id.clone(), date: received });
        if fault.effect == Some(Effect::MalformedJson) {
            spoil(&mut response);
        }
        let answer = LoggedAnswer {
            status: response.status().as_u16(),
            code: outcome.as_ref().err().map(ServiceError::code),
            rule: outcome.as_ref().map_or_else(ServiceError::rule, |answer| answer.rule),
            request_id,
        };
        (response, Entry { received, clock: self.clock().now(), operation, answer, fault })
    }
}

/// What a request came to, before it is written down as a response.
pub(crate) struct Done {
    pub(crate) request_id: String,
    pub(crate) operation: Option<Operation>,
    pub(crate) outcome: Result<Answer, ServiceError>,
}

impl Delivery {
    fn of(fault: &Decision) -> Self {
        match fault.effect {
            None | Some(Effect::Delay { .. } | Effect::Answer { .. } | Effect::MalformedJson) => {
                Self::Whole
            }
            Some(Effect::LoseResponse) => Self::Nothing,
            Some(Effect::Reset { .. }) => Self::Reset,
            Some(Effect::CutBody) => Self::Cut,
            Some(Effect::ContentLengthTooLong) => Self::LengthTooLong,
            Some(Effect::ContentLengthTooShort) => Self::LengthTooShort,
        }
    }
}

fn operation(request: &HttpRequest<'_>) -> Option<Operation> {
    wire::operation(request.method, request.path, request.query)
}

fn injected(code: ErrorCode) -> ServiceError {
    let message = format!("This {code} is a fault that was injected");
    ServiceError::new(code, &rules::FAULT_INJECTED, message)
}

/// What the log says of a request whose connection is reset before any work is done.
fn interrupted() -> ServiceError {
    injected(ErrorCode::ServiceUnavailable)
}

/// Makes the body no JSON, in a way that framing does not show.
fn spoil(response: &mut http::Response<Vec<u8>>) {
    let body = response.body_mut();
    if !body.is_empty() {
        body.truncate(body.len() / 2);
    } else if response.status() != http::StatusCode::NO_CONTENT {
        response.body_mut().push(b'{');
    }
}
