//! The knob that moves the clock.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Number, Value, json};

use super::call::{Call, Outcome, Reply};
use super::error::{ControlError, ControlErrorCode};
use crate::clock::Clock as _;
use crate::glacier::Glacier;

/// How far to move the clock; the members add up.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    days: Option<Number>,
    hours: Option<Number>,
    seconds: Option<Number>,
}

const DAY: f64 = 24.0 * HOUR;
const HOUR: f64 = 3_600.0;

pub(super) fn read(call: &Call<'_>) -> Outcome {
    call.query([])?;
    Ok(Reply::ok(show(call.glacier)))
}

pub(super) fn advance(call: &Call<'_>) -> Outcome {
    call.query([])?;
    let by = call.body::<Advance>()?.duration()?;
    call.glacier.advance_clock(by)?;
    Ok(Reply::ok(show(call.glacier)))
}

impl Advance {
    fn duration(&self) -> Result<Duration, ControlError> {
        let Self { days, hours, seconds } = self;
        if days.is_none() && hours.is_none() && seconds.is_none() {
            return Err(invalid("the body does not say how far to move the clock".to_owned()));
        }
        let parts =
            [("days", days, DAY), ("hours", hours, HOUR), ("seconds", seconds, 1.0)].into_iter();
        parts.filter_map(|(name, count, unit)| Some((name, count.as_ref()?, unit))).try_fold(
            Duration::ZERO,
            |sum, (name, count, unit)| {
                count
                    .as_f64()
                    .and_then(|count| Duration::try_from_secs_f64(count * unit).ok())
                    .and_then(|part| sum.checked_add(part))
                    .ok_or_else(|| {
                        invalid(format!("`{name}` is {count}, and the clock can't go there"))
                    })
            },
        )
    }
}

fn show(glacier: &Glacier) -> Value {
    let now = glacier.clock().now();
    json!({
        "now": now.to_string(),
        "now_millis": now.as_millis(),
        "ahead_millis": glacier.clock().ahead_millis(),
    })
}

fn invalid(message: String) -> ControlError {
    ControlError::new(
        ControlErrorCode::InvalidBody,
        message,
        "the clock only moves forward; give days, hours or seconds, such as {\"hours\": 24}",
    )
}
