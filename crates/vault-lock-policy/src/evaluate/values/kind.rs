//! What operators compare, and which values can be read as that.

use super::{Decimal, Instant, is_ip_range};
use crate::{
    grammar::{Comparison, Pattern},
    service::ValueKind,
};

/// What an operator compares; None for `Null`, which compares nothing.
pub(crate) fn value_kind(comparison: Comparison) -> Option<ValueKind> {
    use Comparison as C;
    Some(match comparison {
        C::StringEquals
        | C::StringNotEquals
        | C::StringEqualsIgnoreCase
        | C::StringNotEqualsIgnoreCase
        | C::StringLike
        | C::StringNotLike
        | C::BinaryEquals => ValueKind::Text,
        C::NumericEquals
        | C::NumericNotEquals
        | C::NumericLessThan
        | C::NumericLessThanEquals
        | C::NumericGreaterThan
        | C::NumericGreaterThanEquals => ValueKind::Number,
        C::DateEquals
        | C::DateNotEquals
        | C::DateLessThan
        | C::DateLessThanEquals
        | C::DateGreaterThan
        | C::DateGreaterThanEquals => ValueKind::Date,
        C::Bool => ValueKind::Boolean,
        C::IpAddress | C::NotIpAddress => ValueKind::Address,
        C::ArnEquals | C::ArnNotEquals | C::ArnLike | C::ArnNotLike => ValueKind::Arn,
        C::Null => return None,
    })
}

/// Whether a value of a policy can be read as what its operator compares. What can't be read matches nothing.
pub(crate) fn is_readable(kind: ValueKind, value: &Pattern) -> bool {
    let text = value.as_str();
    // Where variables have a meaning, they may stand for anything.
    let has_variable = || value.variables().next().is_some();
    match kind {
        ValueKind::Text => true,
        ValueKind::Number => Decimal::parse(text).is_some(),
        ValueKind::Date => Instant::parse(text).is_some(),
        ValueKind::Seconds => is_readable(ValueKind::Number, value),
        ValueKind::Address => is_ip_range(text),
        ValueKind::Boolean => has_variable() || boolean(text).is_some(),
        ValueKind::Arn => has_variable() || text.splitn(6, ':').count() == 6,
    }
}

/// Reads `true` and `false`, in any case.
pub(crate) fn boolean(text: &str) -> Option<bool> {
    [true, false].into_iter().find(|b| text.eq_ignore_ascii_case(if *b { "true" } else { "false" }))
}
