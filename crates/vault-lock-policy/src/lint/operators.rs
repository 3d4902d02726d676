//! Operators that don't suit their key, and values that don't suit their operator.

use super::{Code, Draft, Report, Subject, subject::is_only_for_archives, text::days_in};
use crate::{
    analysis::{Reading, ages, can_match, holds_if_absent, is_on_age, value_kind},
    grammar::{Comparison, Condition, ConditionValue, Operator, Piece, SetOperator, Token},
    json::Spanned,
    service::{ARCHIVE_AGE, KnownKey, Presence, ValueKind},
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
    let what = match value_kind(comparison) {
        Some(ValueKind::Text) => "texts",
        Some(ValueKind::Date) => "dates",
        Some(ValueKind::Boolean) => "true and false",
        Some(ValueKind::Address) => "IP addresses",
        Some(ValueKind::Arn) => "ARNs",
        _ => "something else",
    };
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

fn singular(kind: ValueKind) -> &'static str {
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

/// Values that the operator can't read.
pub(super) fn values(subject: &Subject<'_>, report: &mut Report<'_>) {
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
                    report.add(unreadable(reading, condition, value));
                    report.set_aside(condition.span);
                }
            }
        }
    }
}

fn unreadable(
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

/// `ForAllValues`, which also holds if there is no value at all.
pub(super) fn for_all_values(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        for condition in &reading.statement.conditions {
            let operator = condition.operator.value;
            let is_trap = operator.set == Some(SetOperator::ForAllValues)
                && !operator.if_exists
                && !report.broken().contains(&condition.span)
                && can_be_absent(reading, condition)
                && !asks_for_it(reading, condition);
            if is_trap {
                report.add(trap(reading, condition));
            }
        }
    }
}

fn trap(reading: &Reading<'_>, condition: &Condition) -> Draft {
    let operator = condition.operator.value;
    let key = condition.key.value.as_str();
    let verb = if reading.is_deny() { "denies" } else { "allows" };
    let message = format!(
        "`{operator}` also holds for requests without `{key}`, so the statement {verb} those too"
    );
    let has_many = KnownKey::find(key).is_some_and(|key| key.many);
    let help = if has_many {
        format!("add `\"Null\": {{\"{key}\": \"false\"}}`, which asks for the key to be there")
    } else {
        let plain = Operator { set: None, ..operator };
        format!("write `\"{plain}\"`: `{key}` never has several values")
    };
    Draft::warning(Code::ForAllValues, condition.key.span, message).help(help)
}

/// Denials to callers without a second factor that miss access keys: their requests don't say that there was none.
pub(super) fn second_factor(subject: &Subject<'_>, report: &mut Report<'_>) {
    let asks_for_absence = |reading: &&Reading<'_>| {
        reading
            .other_conditions()
            .any(|condition| is_on_mfa(condition) && holds_if_absent(condition))
    };
    if subject
        .view
        .statements
        .iter()
        .filter(|reading| reading.is_deny())
        .any(|it| asks_for_absence(&it))
    {
        return;
    }
    for reading in subject.view.statements.iter().filter(|reading| reading.is_deny()) {
        for condition in reading.other_conditions().filter(|condition| is_on_mfa(condition)) {
            let operator = condition.operator.value;
            let is_without = operator.comparison == Comparison::Bool
                && condition
                    .values
                    .iter()
                    .all(|value| value.value.as_str().eq_ignore_ascii_case("false"));
            if !is_without || operator.set.is_some() {
                continue;
            }
            let key = &condition.key.value;
            let message = format!(
                "requests signed with the access keys of a user have no `{key}`, so the statement doesn't deny them"
            );
            report.add(
                Draft::warning(Code::MfaKeyAbsent, condition.key.span, message)
                    .help("write `\"BoolIfExists\"`, which holds for them too"),
            );
        }
    }
}

fn is_on_mfa(condition: &Condition) -> bool {
    condition.key.value.eq_ignore_ascii_case("aws:MultiFactorAuthPresent")
}

/// Whether there are requests that the statement is about without this key.
fn can_be_absent(reading: &Reading<'_>, condition: &Condition) -> bool {
    let key = condition.key.value.as_str();
    let is_always_there = KnownKey::find(key).is_some_and(|key| key.presence == Presence::Always);
    let only = |names: &[&str]| reading.actions.iter().all(|action| names.contains(&action.name));
    let comes_with_action = (is_on_age(condition) && only(&["DeleteArchive"]))
        || (key.eq_ignore_ascii_case("aws:TagKeys")
            && only(&["AddTagsToVault", "RemoveTagsFromVault"]));
    !is_always_there && !comes_with_action
}

/// Whether another condition asks for the key to be there.
fn asks_for_it(reading: &Reading<'_>, condition: &Condition) -> bool {
    reading.statement.conditions.iter().any(|other| {
        other.key.value.eq_ignore_ascii_case(&condition.key.value)
            && other.operator.value.set.is_none()
            && !holds_if_absent(other)
    })
}

fn is_numeric(comparison: Comparison) -> bool {
    value_kind(comparison) == Some(ValueKind::Number)
}
