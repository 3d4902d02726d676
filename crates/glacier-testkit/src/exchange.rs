//! One request and its answer, faults and log included, but for the way in which both travel.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, SystemTime};

use crate::control;
use crate::faults::{Decision, Effect, Moment};
use crate::glacier::Glacier;
use crate::requests::Outcome;
use crate::rules;
use crate::state::{Answer, ErrorCode, Operation, ServiceError};
use crate::store::Turn;
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
    /// An answer that no fault has to do with.
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
    pub(crate) fn exchange(&self, request: &HttpRequest<'_>) -> Exchange {
        self.exchange_under(request, |fault| fault)
    }

    /// As [`Glacier::exchange`], for a transport that can delay an answer but not spoil its delivery: an error stands in.
    pub(crate) fn exchange_in_place(&self, request: &HttpRequest<'_>) -> Exchange {
        self.exchange_under(request, stand_in)
    }

    /// Answers a request under the faults that the transport can deliver. None strikes the knobs, and the log leaves them
    /// out.
    fn exchange_under(
        &self,
        request: &HttpRequest<'_>,
        deliverable: impl FnOnce(Decision) -> Decision,
    ) -> Exchange {
        if control::is_control(request.path) {
            return Exchange::undisturbed(control::serve(self, request));
        }
        let fault = deliverable(self.faults().decide(|| operation(request)));
        let (delay, delivery) = (fault.delay, Delivery::of(&fault));
        Exchange { response: self.answer_surely(request, fault), delay, delivery }
    }

    /// Answers what never became a request.
    pub(crate) fn refuse(&self, error: ServiceError) -> http::Response<Vec<u8>> {
        let request_id = self.next_request_id();
        wire::render(&Err(error), &Stamp { request_id, date: SystemTime::now() })
    }

    /// Answers a request that was refused before its body was read.
    pub(crate) fn refuse_request(
        &self,
        request: &HttpRequest<'_>,
        error: ServiceError,
    ) -> http::Response<Vec<u8>> {
        let done = self.undone(request, error);
        self.write_down(request, done, Decision::default(), SystemTime::now())
    }

    /// As [`Glacier::answer`], even if that panics: no client should see a connection that just ends.
    fn answer_surely(&self, request: &HttpRequest<'_>, fault: Decision) -> http::Response<Vec<u8>> {
        // State and log are left as they were between two of their changes, as on any other thread that panics.
        let answered = catch_unwind(AssertUnwindSafe(|| self.answer(request, fault)));
        answered.unwrap_or_else(|_| self.refuse_request(request, failed()))
    }

    /// Answers a request, as far as a fault lets it: work, errors that are injected, and spoilt bodies.
    pub(crate) fn answer(
        &self,
        request: &HttpRequest<'_>,
        fault: Decision,
    ) -> http::Response<Vec<u8>> {
        let now = SystemTime::now();
        let mut done = if fault.effect.as_ref().is_some_and(Effect::prevents_work) {
            self.undone(request, injected(ErrorCode::ServiceUnavailable))
        } else {
            self.work(request, now)
        };
        if let Some(Effect::Answer { code, .. }) = fault.effect {
            done.outcome = Err(injected(code));
        }
        let is_spoilt = fault.effect == Some(Effect::MalformedJson);
        let mut response = self.write_down(request, done, fault, now);
        if is_spoilt {
            spoil(&mut response);
        }
        response
    }

    /// The response that says what came of a request, logged.
    fn write_down(
        &self,
        request: &HttpRequest<'_>,
        done: Done,
        fault: Decision,
        now: SystemTime,
    ) -> http::Response<Vec<u8>> {
        let Done { turn, operation, outcome } = done;
        let stamp = Stamp { request_id: turn.request_id, date: now };
        let response = wire::render(&outcome, &stamp);
        let outcome = Outcome {
            number: turn.number,
            received: now,
            clock: turn.clock,
            operation,
            status: response.status().as_u16(),
            code: outcome.as_ref().err().map(ServiceError::code),
            rule: outcome.as_ref().map_or_else(ServiceError::rule, |answer| answer.rule),
            request_id: stamp.request_id,
            fault,
        };
        self.requests().record(request, outcome);
        response
    }

    /// A request that nothing is done about.
    fn undone(&self, request: &HttpRequest<'_>, error: ServiceError) -> Done {
        let operation = operation(request);
        Done { turn: self.next_turn(), operation, outcome: Err(error) }
    }
}

/// The operation that a request is addressed to, whether or not it will be granted.
fn operation(request: &HttpRequest<'_>) -> Option<Operation> {
    wire::operation(request.method, request.path, request.query)
}

/// What a request came to, before it is written down as a response.
pub(crate) struct Done {
    pub(crate) turn: Turn,
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

/// The fault itself if the answer is delivered whole, otherwise an error at the same moment.
fn stand_in(mut fault: Decision) -> Decision {
    if Delivery::of(&fault) != Delivery::Whole {
        let before = fault.effect.as_ref().is_some_and(Effect::prevents_work);
        let moment = if before { Moment::BeforeWork } else { Moment::AfterWork };
        fault.effect = Some(Effect::Answer { code: ErrorCode::ServiceUnavailable, moment });
    }
    fault
}

fn injected(code: ErrorCode) -> ServiceError {
    let message = format!("This {code} is a fault that was injected");
    ServiceError::new(code, &rules::FAULT_INJECTED, message)
}

fn failed() -> ServiceError {
    let message = "The emulator failed on this request; its standard error says why";
    ServiceError::new(ErrorCode::ServiceUnavailable, &rules::SERVICE_FAILED, message)
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
