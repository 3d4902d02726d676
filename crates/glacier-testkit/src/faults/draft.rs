//! A fault as somebody wrote it down, with whatever is missing or too much.

use std::time::Duration;

use serde::Deserialize;

use super::effect::{Effect, Moment};
use super::fault::Fault;
use super::text;
use crate::state::{ErrorCode, Operation};

/// Every member that a fault can have, whether or not it goes with the others. One that is misspelt must not make a fault of another kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    effect: Kind,
    #[serde(default, with = "text::error_code")]
    code: Option<ErrorCode>,
    moment: Option<Moment>,
    milliseconds: Option<u64>,
    #[serde(default, with = "text::operation")]
    operation: Option<Operation>,
    #[serde(default)]
    after: u64,
    times: Option<u64>,
    probability: Option<f64>,
}

/// The effects, without what belongs to them.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    LoseResponse,
    CutBody,
    Reset,
    Delay,
    Answer,
    MalformedJson,
    ContentLengthTooLong,
    ContentLengthTooShort,
}

impl TryFrom<Draft> for Fault {
    type Error = String;

    fn try_from(mut draft: Draft) -> Result<Self, String> {
        let effect = draft.take_effect()?;
        let left = [
            ("code", draft.code.is_some()),
            ("moment", draft.moment.is_some()),
            ("milliseconds", draft.milliseconds.is_some()),
        ];
        if let Some((name, _)) = left.iter().find(|(_, is_left)| *is_left) {
            return Err(format!("this effect takes no `{name}`"));
        }
        let Draft { operation, after, times, probability, .. } = draft;
        match probability {
            Some(probability) if !(0.0..=1.0).contains(&probability) => {
                Err(format!("`probability` is between 0 and 1, not {probability}"))
            }
            _ => Ok(Self { effect, operation, after, times, probability }),
        }
    }
}

impl Draft {
    fn take_effect(&mut self) -> Result<Effect, String> {
        Ok(match self.effect {
            Kind::LoseResponse => Effect::LoseResponse,
            Kind::CutBody => Effect::CutBody,
            Kind::Reset => {
                Effect::Reset { moment: self.moment.take().unwrap_or(Moment::AfterWork) }
            }
            Kind::Delay => {
                let milliseconds = self.milliseconds.take();
                let milliseconds = milliseconds.ok_or("the effect `delay` needs `milliseconds`")?;
                Effect::Delay { by: Duration::from_millis(milliseconds) }
            }
            Kind::Answer => Effect::Answer {
                code: self.code.take().ok_or("the effect `answer` needs a `code`")?,
                moment: self.moment.take().unwrap_or(Moment::BeforeWork),
            },
            Kind::MalformedJson => Effect::MalformedJson,
            Kind::ContentLengthTooLong => Effect::ContentLengthTooLong,
            Kind::ContentLengthTooShort => Effect::ContentLengthTooShort,
        })
    }
}
