//! What can go wrong.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::text;
use crate::state::ErrorCode;

/// What a [`Fault`](super::Fault) does to a request or its answer.
///
/// "The work" is what the request asks for: with [`Moment::BeforeWork`] the state stays as it was, otherwise the work
/// is done whatever becomes of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// The work is done; then the connection is closed without a byte of an answer.
    LoseResponse,
    /// The work is done; then the connection is closed in the middle of the answer's body, or in the middle of its
    /// headers if it has no body.
    CutBody,
    /// The connection is reset (`RST`) without a byte of an answer.
    Reset {
        /// Whether the work is done first.
        moment: Moment,
    },
    /// The work is done at once, but the answer is held back, in real time.
    Delay {
        /// For how long.
        #[serde(rename = "milliseconds", serialize_with = "text::milliseconds")]
        by: Duration,
    },
    /// The answer is an error.
    Answer {
        /// Which one; the status goes with it.
        #[serde(serialize_with = "text::error_code::serialize")]
        code: ErrorCode,
        /// Whether the work is done first.
        moment: Moment,
    },
    /// The work is done; the answer has only the first half of its JSON body, and a `Content-Length` that agrees. An
    /// answer without a body gets `{` for one; only a 204, which can't have any, stays as it is.
    MalformedJson,
    /// The work is done; `Content-Length` says one byte more than is sent before the connection is closed. Only a 204,
    /// which can't have a length, stays as it is.
    ContentLengthTooLong,
    /// The work is done; `Content-Length` says one byte less than is sent before the connection is closed. An answer
    /// without a body is followed by a byte that it should not have.
    ContentLengthTooShort,
}

/// Where in the course of a request a fault strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// The state stays as it was.
    BeforeWork,
    /// The work is done, though the client can't know.
    AfterWork,
}

impl Effect {
    /// Whether the request is left undone.
    pub(crate) fn prevents_work(&self) -> bool {
        let before = Moment::BeforeWork;
        matches!(self, Self::Reset { moment } | Self::Answer { moment, .. } if *moment == before)
    }
}
