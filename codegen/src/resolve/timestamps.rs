//! Timestamps: how they are written, by their trait or else by where they travel, and what a model means by one.
//!
//! The rules are those of <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#timestamps>.

use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::ast::traits::ids;
use crate::ast::{ShapeId, Traits};
use crate::diagnostics::Diagnostics;
use crate::ir::TimestampFormat;

use super::read;

/// Where a value travels, as far as timestamps go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Location {
    /// In a JSON document.
    Document,
    /// In a header.
    Header,
    /// In the path or the query of a URI.
    Uri,
}

/// The format of a member with these traits, whose target has those.
pub(super) fn format(member: &Traits, target: &Traits, location: Location) -> TimestampFormat {
    // A malformed trait is told by `check`.
    let named = |traits: &Traits| traits.timestamp_format().ok().flatten().and_then(parse);
    named(member).or_else(|| named(target)).unwrap_or(match location {
        Location::Document => TimestampFormat::EpochSeconds,
        Location::Header => TimestampFormat::HttpDate,
        Location::Uri => TimestampFormat::DateTime,
    })
}

/// Tells of a format that there isn't.
pub(super) fn check(id: &ShapeId, traits: &Traits, diagnostics: &mut Diagnostics) {
    let Some(format) = read(id, traits.timestamp_format(), diagnostics) else {
        return;
    };
    if parse(format).is_none() {
        let message = format!("`{format}` is not a format for timestamps");
        let help = "write `date-time`, `epoch-seconds` or `http-date`";
        diagnostics.model_at(id, &["traits", ids::TIMESTAMP_FORMAT], message, help);
    }
}

fn parse(format: &str) -> Option<TimestampFormat> {
    match format {
        "date-time" => Some(TimestampFormat::DateTime),
        "epoch-seconds" => Some(TimestampFormat::EpochSeconds),
        "http-date" => Some(TimestampFormat::HttpDate),
        _ => None,
    }
}

/// A timestamp as models and cases write it: seconds since the epoch, perhaps with a fraction, or a date and time.
///
/// The fraction is read as text, for a float has too few digits for its nanoseconds.
pub(super) fn value(value: &Value) -> Option<(i64, u32)> {
    match value {
        Value::Number(number) => seconds(&number.to_string()),
        Value::String(text) => {
            let time = OffsetDateTime::parse(text, &Rfc3339).ok()?;
            Some((time.unix_timestamp(), time.nanosecond()))
        }
        _ => None,
    }
}

fn seconds(number: &str) -> Option<(i64, u32)> {
    let (seconds, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let nanos: String = format!("{fraction:0<9}").chars().take(9).collect();
    let (seconds, nanos) = (seconds.parse().ok()?, nanos.parse().ok()?);
    Some(if number.starts_with('-') && nanos > 0 {
        (seconds - 1, 1_000_000_000 - nanos)
    } else {
        (seconds, nanos)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::value;

    #[test]
    fn fractions_of_seconds_are_exact() {
        for (written, expected) in [
            (json!(0), Some((0, 0))),
            (json!(482_196_050.52), Some((482_196_050, 520_000_000))),
            (json!(0.000_000_1), None),
            (json!(-0.25), Some((-1, 750_000_000))),
            (json!(-3), Some((-3, 0))),
            (json!(1e300), None),
            (json!("1985-04-12T23:20:50.52Z"), Some((482_196_050, 520_000_000))),
            (json!("1985-04-12"), None),
            (json!(true), None),
        ] {
            assert_eq!(value(&written), expected, "{written}");
        }
    }
}
