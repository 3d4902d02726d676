//! How timestamps are written: by their trait, else by where they travel.
//!
//! The rules are those of <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#timestamps>.

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
