//! Operators that don't suit their key.

use super::{Code, Draft, Report, Subject, subject::is_only_for_archives, text::days_in};
use crate::{
    analysis::{Reading, ages, holds_if_absent},
    evaluate::value_kind,
    grammar::{Comparison, Condition},
    service::{ARCHIVE_AGE, KnownKey, ValueKind},
};

/// The age of an archive under an operator that doesn't compare numbers.
pub(super) fn age(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        for condition in reading.age_conditions() {
            let comparison = condition.operator.value.comparison;
            if comparison == Comparison::Null || is_numeric(comparison) {
                continue;
            }
            report.add(age_operator(reading, condition));
            report.set_aside(condition.span);
        }
    }
}

fn age_operator(reading: &Reading<'_>, condition: &Condition) -> Draft {
    let comparison = condition.operator.value.comparison;
    let what = value_kind(comparison).map_or("something else", plural);
    let verb = if reading.is_deny() { "denies" } else { "allows" };
    let consequence = match ages(condition) {
        Some(ages) if ages.is_empty() && is_only_for_archives(reading) => {
            format!("the statement {verb} nothing")
        }
        Some(ages) if ages.is_empty() => format!("the statement {verb} this for no archive"),
        Some(ages) => format!("the statement {verb} this only for archives {ages}"),
        None => format!("for which archives the statement {verb} this is a matter of luck"),
    };
    let message = format!(
        "`{}` compares {what}, and the age of an archive is a number of days: {consequence}",
        condition.operator.value
    );
    Draft::error(Code::AgeOperator, condition.key.span, message).help(less_than(condition))
}

/// The condition for retention, with the days of this one.
fn less_than(condition: &Condition) -> String {
    let found = condition.values.iter().find_map(|value| days_in(value.value.as_str()));
    let (days, note) = match found {
        Some(days) => (days, ""),
        None => (365, ", with your number of days"),
    };
    format!(
        "write `\"NumericLessThan\": {{\"{ARCHIVE_AGE}\": \"{days}\"}}` for archives younger than {days} days{note}"
    )
}

/// An operator for numbers, dates and so on with a key whose values are of another kind.
pub(super) fn not_for_key(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        for condition in reading.other_conditions() {
            let comparison = condition.operator.value.comparison;
            let known = KnownKey::find(&condition.key.value);
            let (Some(key), Some(kind)) = (known, value_kind(comparison)) else { continue };
            if suits(kind, key) && !is_network_as_text(kind, key, condition) {
                continue;
            }
            let message = format!(
                "`{}` compares {}, and `{}` is {}, so {}",
                condition.operator.value,
                plural(kind),
                condition.key.value,
                singular(key.kind),
                outcome(reading, condition)
            );
            let help = format!(
                "write an operator for {}, like `\"{}\"`",
                plural(key.kind),
                example(key.kind)
            );
            report
                .add(Draft::error(Code::OperatorNotForKey, condition.key.span, message).help(help));
            report.set_aside(condition.span);
        }
    }
}

/// What a condition comes to whose values match nothing.
pub(super) fn outcome(reading: &Reading<'_>, condition: &Condition) -> &'static str {
    let operator = condition.operator.value;
    match (operator.comparison.is_negated(), holds_if_absent(condition), reading.is_deny()) {
        (true, true, _) => "the condition always holds",
        (true, false, _) => "the condition holds whatever the value is",
        (false, true, _) => "the condition holds only for requests without the key",
        (false, false, true) => "the condition never holds and the statement denies nothing",
        (false, false, false) => "the condition never holds and the statement allows nothing",
    }
}

/// Whether values of this key can be read as what the operator compares. A text can be anything where its author decides.
fn suits(operator: ValueKind, key: &KnownKey) -> bool {
    let is_account = key.name.ends_with("Account");
    operator == ValueKind::Text
        || operator == key.kind
        || (key.kind == ValueKind::Seconds
            && matches!(operator, ValueKind::Number | ValueKind::Date))
        || key.takes_tag()
        || (is_account && operator == ValueKind::Number)
}

/// Whether texts are to equal a network: addresses never do.
fn is_network_as_text(operator: ValueKind, key: &KnownKey, condition: &Condition) -> bool {
    operator == ValueKind::Text
        && key.kind == ValueKind::Address
        && condition.values.iter().all(|value| value.value.as_str().contains('/'))
}

pub(super) fn singular(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text => "a text",
        ValueKind::Number => "a number",
        ValueKind::Date => "a date",
        ValueKind::Seconds => "a number of seconds",
        ValueKind::Boolean => "true or false",
        ValueKind::Address => "an IP address",
        ValueKind::Arn => "an ARN",
    }
}

fn plural(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text => "texts",
        ValueKind::Number | ValueKind::Seconds => "numbers",
        ValueKind::Date => "dates",
        ValueKind::Boolean => "true and false",
        ValueKind::Address => "IP addresses",
        ValueKind::Arn => "ARNs",
    }
}

fn example(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text => "StringEquals",
        ValueKind::Number | ValueKind::Seconds => "NumericLessThan",
        ValueKind::Date => "DateLessThan",
        ValueKind::Boolean => "Bool",
        ValueKind::Address => "IpAddress",
        ValueKind::Arn => "ArnLike",
    }
}

fn is_numeric(comparison: Comparison) -> bool {
    value_kind(comparison) == Some(ValueKind::Number)
}
