//! A fault: an effect, and the requests that it is meant for.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::draft::Draft;
use super::effect::{Effect, Moment};
use super::text;
use crate::state::{ErrorCode, Operation};

/// Something that goes wrong, and for which requests: all of them, unless told otherwise.
///
/// In JSON, as the emulator's command takes it, an effect and the selection stand side by side:
///
/// ```
/// use glacier_testkit::{faults::Fault, state::Operation};
///
/// let fault = Fault::lose_response().on(Operation::InitiateVaultLock).after(2).times(1);
/// let json = r#"{"effect":"lose_response","operation":"InitiateVaultLock","after":2,"times":1}"#;
/// assert_eq!(serde_json::from_str::<Fault>(json)?, fault);
/// assert_eq!(serde_json::to_string(&fault)?, json);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Draft")]
pub struct Fault {
    #[serde(flatten)]
    pub(super) effect: Effect,
    #[serde(with = "text::operation", skip_serializing_if = "Option::is_none")]
    pub(super) operation: Option<Operation>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) after: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) times: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) probability: Option<f64>,
}

impl Fault {
    /// A fault of this effect that strikes every request.
    pub fn new(effect: Effect) -> Self {
        Self { effect, operation: None, after: 0, times: None, probability: None }
    }

    /// The work is done, the answer never comes: [`Effect::LoseResponse`].
    pub fn lose_response() -> Self {
        Self::new(Effect::LoseResponse)
    }

    /// The answer ends in the middle of its body: [`Effect::CutBody`].
    pub fn cut_body() -> Self {
        Self::new(Effect::CutBody)
    }

    /// The connection is reset after the work: [`Effect::Reset`].
    pub fn reset() -> Self {
        Self::new(Effect::Reset { moment: Moment::AfterWork })
    }

    /// The answer is held back: [`Effect::Delay`].
    pub fn delay(by: Duration) -> Self {
        Self::new(Effect::Delay { by })
    }

    /// The answer is this error, and the work is not done: [`Effect::Answer`].
    pub fn answer(code: ErrorCode) -> Self {
        Self::new(Effect::Answer { code, moment: Moment::BeforeWork })
    }

    /// The client asks too often: 400 `ThrottlingException`, and the work is not done.
    pub fn throttle() -> Self {
        Self::answer(ErrorCode::Throttling)
    }

    /// The service fails: 500 `ServiceUnavailableException`, and the work is not done.
    pub fn service_unavailable() -> Self {
        Self::answer(ErrorCode::ServiceUnavailable)
    }

    /// The request took too long: 408 `RequestTimeoutException`, and the work is not done.
    pub fn request_timeout() -> Self {
        Self::answer(ErrorCode::RequestTimeout)
    }

    /// The answer's body is no JSON: [`Effect::MalformedJson`].
    pub fn malformed_json() -> Self {
        Self::new(Effect::MalformedJson)
    }

    /// The answer is shorter than it says: [`Effect::ContentLengthTooLong`].
    pub fn content_length_too_long() -> Self {
        Self::new(Effect::ContentLengthTooLong)
    }

    /// The answer is longer than it says: [`Effect::ContentLengthTooShort`].
    pub fn content_length_too_short() -> Self {
        Self::new(Effect::ContentLengthTooShort)
    }

    /// Has the work done before a reset or an error; the other effects do it anyway.
    #[must_use]
    pub fn after_work(self) -> Self {
        self.at(Moment::AfterWork)
    }

    /// Has a reset or an error come before the work is done; the other effects are about its answer and don't change.
    #[must_use]
    pub fn before_work(self) -> Self {
        self.at(Moment::BeforeWork)
    }

    /// Only requests of this operation; requests that are none of any operation are left alone.
    #[must_use]
    pub fn on(mut self, operation: Operation) -> Self {
        self.operation = Some(operation);
        self
    }

    /// Lets the first so many of its requests pass.
    #[must_use]
    pub fn after(mut self, requests: u64) -> Self {
        self.after = requests;
        self
    }

    /// Fires so many times and never again.
    #[must_use]
    pub fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }

    /// Fires with this probability, from 0 for never to 1 for always. Which requests it hits follows from the seed of
    /// the service.
    #[must_use]
    pub fn with_probability(mut self, probability: f64) -> Self {
        self.probability = Some(probability);
        self
    }

    /// What goes wrong.
    pub fn effect(&self) -> &Effect {
        &self.effect
    }

    /// The operation whose requests are meant; `None` for all requests.
    pub fn operation(&self) -> Option<Operation> {
        self.operation
    }

    /// Whether the fault fires, for a request that it is meant for, having met `seen` others and fired `fired` times.
    pub(super) fn fires(&self, seen: u64, fired: u64, dice: &mut fastrand::Rng) -> bool {
        seen >= self.after
            && self.times.is_none_or(|times| fired < times)
            && self.probability.is_none_or(|probability| dice.f64() < probability)
    }

    pub(super) fn is_meant_for(&self, operation: Option<Operation>) -> bool {
        self.operation.is_none() || self.operation == operation
    }

    fn at(mut self, when: Moment) -> Self {
        if let Effect::Reset { moment } | Effect::Answer { moment, .. } = &mut self.effect {
            *moment = when;
        }
        self
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}
