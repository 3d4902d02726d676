//! A mock while it is at work: which calls it takes, and which of its answers comes next.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use wiremock::{Respond, ResponseTemplate};

use super::call::Call;
use super::condition::Condition;
use super::times::{Times, calls};
use crate::responder::template;
use crate::state::{ErrorCode, LOCK_LIFETIME, LockState, Operation, Response, Timestamp};
use crate::wire::{self, LockBody, PolicyBody, RequestIds, Stamp};

/// Everything that a test said about a mock.
pub(super) struct Spec {
    pub(super) operation: Operation,
    pub(super) conditions: Vec<Condition>,
    pub(super) answers: Vec<Step>,
    pub(super) expected: Option<Times>,
    pub(super) priority: u8,
    pub(super) name: Option<String>,
}

/// One answer, and how often it is given.
pub(super) struct Step {
    pub(super) answer: Answer,
    /// Unset, it is given once, or for ever if it is the last.
    pub(super) times: Option<u64>,
    pub(super) delay: Duration,
}

/// What a mock answers.
pub(super) enum Answer {
    Response(Response),
    /// A lock with any text for a policy, initiated when the mock was made.
    Lock {
        policy: String,
        state: LockState,
        created: Timestamp,
    },
    /// An access policy with any text.
    Policy(String),
    Error {
        code: ErrorCode,
        message: String,
    },
    Custom(Box<dyn Respond>),
    /// What the test asked for can't be written, and why.
    Impossible(String),
}

/// Why a call is not one for a mock.
pub(super) struct Mismatch {
    reasons: Vec<String>,
    /// Small if the mock was nearly meant.
    pub(super) distance: usize,
}

/// A mock with the calls that it has answered so far.
pub(super) struct Script {
    spec: Spec,
    answered: AtomicU64,
    request_ids: Mutex<RequestIds>,
}

/// The priority of wiremock's own mocks.
const DEFAULT_PRIORITY: u8 = 5;

impl Spec {
    pub(super) fn new(operation: Operation) -> Self {
        Self {
            operation,
            conditions: Vec::new(),
            answers: Vec::new(),
            expected: None,
            priority: DEFAULT_PRIORITY,
            name: None,
        }
    }
}

impl Step {
    pub(super) fn new(answer: Answer) -> Self {
        Self { answer, times: None, delay: Duration::ZERO }
    }
}

impl Script {
    pub(super) fn new(spec: Spec) -> Self {
        // No two mocks give the same request IDs.
        static SEED: AtomicU64 = AtomicU64::new(0);
        let request_ids = RequestIds::new(SEED.fetch_add(1, Ordering::Relaxed));
        Self { spec, answered: AtomicU64::new(0), request_ids: Mutex::new(request_ids) }
    }

    pub(super) fn spec(&self) -> &Spec {
        &self.spec
    }

    pub(super) fn answered(&self) -> u64 {
        self.answered.load(Ordering::SeqCst)
    }

    /// Whether the next call that the mock describes would be answered.
    pub(super) fn takes(&self, call: &Call<'_>) -> Result<(), Mismatch> {
        self.describes(call)?;
        let answered = self.answered();
        if self.step(answered).is_some() {
            return Ok(());
        }
        let reason = format!("it answers no more than {}", calls(answered));
        Err(Mismatch { reasons: vec![reason], distance: 1 })
    }

    /// Whether the call is of the operation and meets every condition.
    pub(super) fn describes(&self, call: &Call<'_>) -> Result<(), Mismatch> {
        let Spec { operation, conditions, .. } = &self.spec;
        let other = match &call.asked {
            Ok(asked) if asked.operation == *operation => None,
            Ok(asked) => Some(format!("the operation is {}", asked.operation)),
            Err(_) => Some("it is no call of Glacier".to_owned()),
        };
        if let Some(reason) = other {
            return Err(Mismatch { reasons: vec![reason], distance: usize::MAX });
        }
        let unmet = conditions.iter().filter_map(|condition| condition.is_met_by(call).err());
        let reasons: Vec<String> = unmet.collect();
        match reasons.len() {
            0 => Ok(()),
            distance => Err(Mismatch { reasons, distance }),
        }
    }

    /// The answer to one more call.
    pub(super) fn answer(&self, request: &wiremock::Request) -> ResponseTemplate {
        let nth = self.answered.fetch_add(1, Ordering::SeqCst);
        let Some(Step { answer, delay, .. }) = self.step(nth) else {
            return self.refusal("it has no answer left");
        };
        let answer = match answer {
            Answer::Response(response) => template(wire::render_response(response, &self.stamp())),
            Answer::Lock { policy, state, created } => {
                let expires = (*state == LockState::InProgress).then_some(*created + LOCK_LIFETIME);
                let body = LockBody {
                    policy,
                    state: state.as_str(),
                    expiration_date: expires,
                    creation_date: *created,
                };
                template(wire::render_body(&body, &self.stamp()))
            }
            Answer::Policy(policy) => {
                template(wire::render_body(&PolicyBody { policy }, &self.stamp()))
            }
            Answer::Error { code, message } => {
                template(wire::render_error(*code, message, &self.stamp()))
            }
            Answer::Custom(respond) => respond.respond(request),
            Answer::Impossible(why) => self.refusal(why),
        };
        if delay.is_zero() { answer } else { answer.set_delay(*delay) }
    }

    /// The answer to a call that the mock can't answer as the test wants it.
    fn refusal(&self, why: &str) -> ResponseTemplate {
        let message = format!("The mock {} can't answer: {why}", self.spec);
        template(wire::render_error(ErrorCode::BadRequest, &message, &self.stamp()))
    }

    /// The answer to the call after so many others.
    fn step(&self, answered: u64) -> Option<&Step> {
        let steps = &self.spec.answers;
        let mut left = answered;
        for (nth, step) in steps.iter().enumerate() {
            let is_last = nth + 1 == steps.len();
            let times = step.times.unwrap_or(if is_last { u64::MAX } else { 1 });
            if left < times {
                return Some(step);
            }
            left -= times;
        }
        None
    }

    fn stamp(&self) -> Stamp {
        let mut request_ids = self.request_ids.lock().unwrap_or_else(PoisonError::into_inner);
        Stamp { request_id: request_ids.next_id(), date: SystemTime::now() }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reasons.join(" and "))
    }
}

impl fmt::Display for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.operation)?;
        if !self.conditions.is_empty() {
            let texts: Vec<&str> =
                self.conditions.iter().map(|condition| condition.text.as_str()).collect();
            write!(f, " ({})", texts.join(", "))?;
        }
        match &self.name {
            Some(name) => write!(f, " named `{name}`"),
            None => Ok(()),
        }
    }
}
