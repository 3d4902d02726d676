//! Conditions that mislead where a request doesn't have their key.

use super::{Code, Draft, Report, Subject};
use crate::{
    analysis::{Reading, holds_if_absent},
    grammar::{Comparison, Condition, Operator, SetOperator},
    service::KnownKey,
};

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
    reading.actions.iter().any(|action| !action.always_carries(&condition.key.value))
}

/// Whether another condition asks for the key to be there.
fn asks_for_it(reading: &Reading<'_>, condition: &Condition) -> bool {
    reading.statement.conditions.iter().any(|other| {
        other.key.value.eq_ignore_ascii_case(&condition.key.value)
            && other.operator.value.set.is_none()
            && !holds_if_absent(other)
    })
}
