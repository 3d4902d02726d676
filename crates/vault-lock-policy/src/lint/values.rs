//! Values that don't suit their operator.

use super::{
    Code, Draft, Report, Subject,
    operators::{outcome, singular},
    text::days_in,
};
use crate::{
    analysis::{Reading, can_match, is_on_age},
    evaluate::value_kind,
    grammar::{Comparison, Condition, ConditionValue, Operator, Piece, Token},
    json::Spanned,
    service::{KnownKey, ValueKind},
};

/// Values that the operator can't read.
pub(super) fn unreadable(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        for condition in &reading.statement.conditions {
            if report.broken().contains(&condition.span) {
                continue;
            }
            let comparison = condition.operator.value.comparison;
            for value in &condition.values {
                // What `Null` asks for is a boolean.
                let asked =
                    if comparison == Comparison::Null { Comparison::Bool } else { comparison };
                if !can_match(asked, value.value.pattern()) {
                    report.add(not_readable(reading, condition, value));
                    report.set_aside(condition.span);
                }
            }
        }
    }
}

fn not_readable(
    reading: &Reading<'_>,
    condition: &Condition,
    value: &Spanned<ConditionValue>,
) -> Draft {
    let comparison = condition.operator.value.comparison;
    let kind = value_kind(comparison).unwrap_or(ValueKind::Boolean);
    let outcome = if condition.values.len() > 1 {
        "this value matches nothing"
    } else {
        outcome(reading, condition)
    };
    let text = value.value.as_str();
    let message = format!(
        "`{text}` is not {}, as `{}` needs it, so {outcome}",
        needs(kind),
        condition.operator.value
    );
    let help = match kind {
        ValueKind::Number if is_on_age(condition) => match days_in(text) {
            Some(days) => format!("write the number of days, `\"{days}\"`"),
            None => "write the number of days, like `\"365\"`".to_owned(),
        },
        ValueKind::Number | ValueKind::Seconds => "write a number, like `\"3600\"`".to_owned(),
        ValueKind::Date => {
            "write a date like `\"2030-01-31\"` or `\"2030-01-31T12:00:00Z\"`".to_owned()
        }
        ValueKind::Boolean => "write `\"true\"` or `\"false\"`".to_owned(),
        ValueKind::Address => "write an address or a range, like `\"203.0.113.0/24\"`".to_owned(),
        ValueKind::Arn => {
            "write all six parts, like `\"arn:aws:iam::111122223333:role/NAME\"`".to_owned()
        }
        ValueKind::Text => String::new(),
    };
    Draft::error(Code::ValueNotReadable, value.span, message).help(help)
}

fn needs(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Address => "an IP address or a range of them",
        ValueKind::Arn => "an ARN of six parts",
        other => singular(other),
    }
}

/// `*` under an operator for which it is a character like others.
pub(super) fn wildcards(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        for condition in reading.other_conditions() {
            let Some(with_wildcards) = with_wildcards(condition.operator.value) else { continue };
            let Some(key) = KnownKey::find(&condition.key.value) else { continue };
            for value in &condition.values {
                let text = value.value.as_str();
                // A tag can have a star in its value; that it is the whole value is not likely.
                let is_meant = if key.takes_tag() { text == "*" } else { has_wildcard(value) };
                if !is_meant || TEXTS_OF_THE_CALLER.contains(&key.name) {
                    continue;
                }
                let operator = condition.operator.value;
                let message = format!(
                    "`*` is a character like others for `{operator}`: `{text}` is compared letter by letter with `{}`",
                    condition.key.value
                );
                let draft = if key.takes_tag() { Draft::warning } else { Draft::error };
                report.add(
                    draft(Code::WildcardNotRead, value.span, message)
                        .help(format!("write `\"{with_wildcards}\"`, for which `*` is any text")),
                );
            }
        }
    }
}

/// Keys whose values are what the caller makes up.
const TEXTS_OF_THE_CALLER: &[&str] = &["aws:UserAgent", "aws:referer", "aws:SourceIdentity"];

/// The operator with wildcards in place of one without.
fn with_wildcards(operator: Operator) -> Option<Operator> {
    let comparison = match operator.comparison {
        Comparison::StringEquals | Comparison::StringEqualsIgnoreCase => Comparison::StringLike,
        Comparison::StringNotEquals | Comparison::StringNotEqualsIgnoreCase => {
            Comparison::StringNotLike
        }
        _ => return None,
    };
    Some(Operator { comparison, ..operator })
}

fn has_wildcard(value: &Spanned<ConditionValue>) -> bool {
    value.value.pattern().pieces().iter().any(|piece| match piece {
        Piece::Glob(tokens) => tokens.contains(&Token::Any),
        Piece::Variable(_) => false,
    })
}
