//! Whether a condition holds.

use std::cmp::Ordering;

use super::{
    Request, asks_for_presence, resolve,
    values::{Decimal, Instant, boolean, ip_matches},
    wildcard::{self, Case},
};
use crate::grammar::{Comparison, Condition, Pattern, SetOperator, Token};

/// Whether the condition holds for the request.
pub(crate) fn holds(condition: &Condition, request: &Request<'_>) -> bool {
    let Some(found) = request.values(&condition.key.value) else {
        return holds_if_absent(condition);
    };
    let operator = condition.operator.value;
    if asks_for_presence(operator.comparison) {
        return asks_for_absence(condition, false);
    }
    let negated = operator.comparison.is_negated();
    let matches = |value: &str| {
        condition
            .values
            .iter()
            .any(|wanted| compare(operator.comparison, wanted.value.pattern(), value, request))
    };
    // For a set operator an empty text is the same as no value.
    let nothing = found.iter().all(|value| value.is_empty());
    match operator.set {
        None => found.iter().any(|value| matches(value)) != negated,
        Some(SetOperator::ForAllValues) => {
            nothing || found.iter().all(|value| matches(value) != negated)
        }
        Some(SetOperator::ForAnyValue) => {
            !nothing && found.iter().any(|value| matches(value) != negated)
        }
    }
}

/// Whether the condition holds for a request without its key.
pub(crate) fn holds_if_absent(condition: &Condition) -> bool {
    let operator = condition.operator.value;
    if asks_for_presence(operator.comparison) {
        return asks_for_absence(condition, true);
    }
    operator.if_exists
        || match operator.set {
            Some(SetOperator::ForAllValues) => true,
            Some(SetOperator::ForAnyValue) => false,
            None => operator.comparison.is_negated(),
        }
}

/// Whether a condition with `Null` holds for requests without the key, if `absent`, or for those that have it.
pub(crate) fn asks_for_absence(condition: &Condition, absent: bool) -> bool {
    condition.values.iter().any(|value| boolean(value.value.as_str()) == Some(absent))
}

/// Whether `found`, of the request, matches `wanted`, of the policy. Negation is left to the caller, so `StringNotEquals` asks
/// whether they are equal. What cannot be read as a number, a date, an address or a boolean matches nothing.
pub(super) fn compare(
    comparison: Comparison,
    wanted: &Pattern,
    found: &str,
    request: &Request<'_>,
) -> bool {
    use Comparison as C;
    let text = wanted.as_str();
    let resolved = |test: &dyn Fn(&[Token]) -> bool| {
        resolve::tokens(wanted, request).is_some_and(|t| test(&t))
    };
    match comparison {
        C::StringEquals | C::StringNotEquals => {
            resolved(&|t| wildcard::equals(t, found, Case::Counts))
        }
        C::StringEqualsIgnoreCase | C::StringNotEqualsIgnoreCase => {
            resolved(&|t| wildcard::equals(t, found, Case::Ignored))
        }
        C::StringLike | C::StringNotLike => {
            resolved(&|t| wildcard::matches(t, found, Case::Counts))
        }
        C::NumericEquals | C::NumericNotEquals => numbers(found, text).is_some_and(Ordering::is_eq),
        C::NumericLessThan => numbers(found, text).is_some_and(Ordering::is_lt),
        C::NumericLessThanEquals => numbers(found, text).is_some_and(Ordering::is_le),
        C::NumericGreaterThan => numbers(found, text).is_some_and(Ordering::is_gt),
        C::NumericGreaterThanEquals => numbers(found, text).is_some_and(Ordering::is_ge),
        C::DateEquals | C::DateNotEquals => dates(found, text).is_some_and(Ordering::is_eq),
        C::DateLessThan => dates(found, text).is_some_and(Ordering::is_lt),
        C::DateLessThanEquals => dates(found, text).is_some_and(Ordering::is_le),
        C::DateGreaterThan => dates(found, text).is_some_and(Ordering::is_gt),
        C::DateGreaterThanEquals => dates(found, text).is_some_and(Ordering::is_ge),
        C::Bool => boolean(found).is_some_and(|found| {
            resolved(&|t| wildcard::equals(t, if found { "true" } else { "false" }, Case::Ignored))
        }),
        // Of the same bytes there is one text in base64.
        C::BinaryEquals => found == text,
        C::IpAddress | C::NotIpAddress => ip_matches(found, text),
        C::ArnEquals | C::ArnLike | C::ArnNotEquals | C::ArnNotLike => {
            resolved(&|t| arn_matches(t, found))
        }
        C::Null => false,
    }
}

fn numbers(found: &str, wanted: &str) -> Option<Ordering> {
    Some(Decimal::parse(found)?.cmp(&Decimal::parse(wanted)?))
}

fn dates(found: &str, wanted: &str) -> Option<Ordering> {
    Some(Instant::parse(found)?.cmp(&Instant::parse(wanted)?))
}

/// The six parts between colons one by one, so that no `*` reaches from one into the next.
fn arn_matches(pattern: &[Token], arn: &str) -> bool {
    let patterns: Vec<_> = pattern.splitn(6, |token| *token == Token::Char(':')).collect();
    let parts: Vec<_> = arn.splitn(6, ':').collect();
    patterns.len() == 6
        && parts.len() == 6
        && patterns
            .iter()
            .zip(parts)
            .all(|(pattern, part)| wildcard::matches(pattern, part, Case::Counts))
}
