//! Statements that apply to nothing, for a reason that no other rule knows.

use std::collections::BTreeMap;

use super::{
    Code, Draft, Report, Subject,
    text::{and, code},
};
use crate::{
    analysis::{Reading, Representative, Truth, holds_if_absent, truth_if_present},
    evaluate::{self, Caller, Request},
    grammar::{Comparison, Condition, Principal},
    service::{KnownKey, Presence},
};

/// Conditions on one key that contradict each other.
pub(super) fn contradictions(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        let mut by_key: BTreeMap<String, Vec<&Condition>> = BTreeMap::new();
        for condition in reading.other_conditions() {
            let key = condition.key.value.to_ascii_lowercase();
            by_key.entry(key).or_default().push(condition);
        }
        for (key, conditions) in by_key {
            let is_readable = conditions.iter().all(|condition| {
                !reading.is_set_aside(condition) && condition.operator.value.set.is_none()
            });
            let Some(known) = KnownKey::find(&key).filter(|known| !known.many) else { continue };
            if !is_readable || can_all_hold(&conditions, known) {
                continue;
            }
            let operators: Vec<_> =
                conditions.iter().map(|one| code(&one.operator.value.to_string())).collect();
            let verb = if reading.is_deny() { "denies" } else { "allows" };
            let Some((last, others)) = conditions.split_last() else { continue };
            let (what, at_once, help) = match others {
                [] => (
                    "condition",
                    "",
                    "write a condition that requests can meet, or leave the statement out",
                ),
                _ => (
                    "conditions",
                    " at once",
                    "all conditions of a statement have to hold; keep one of them, or write two statements",
                ),
            };
            let message = format!(
                "the statement {verb} nothing: no request meets its {what} {} on `{}`{at_once}",
                and(&operators),
                last.key.value
            );
            let draft = Draft::error(Code::StatementNeverApplies, last.span, message).help(help);
            report.add(
                others
                    .iter()
                    .fold(draft, |draft, other| draft.related(other.span, "this has to hold too")),
            );
        }
    }
}

/// Whether a request can meet all conditions on a key: without it, or with some value.
fn can_all_hold(conditions: &[&Condition], key: &KnownKey) -> bool {
    let can_be_absent = key.presence != Presence::Always;
    if can_be_absent && conditions.iter().all(|condition| holds_if_absent(condition)) {
        return true;
    }
    let can_be_present = |condition: &&Condition| truth_if_present(condition) > Truth::Never;
    conditions.iter().all(can_be_present)
        && match conditions.iter().find_map(|condition| only_values(condition)) {
            Some(values) => values.iter().any(|value| {
                let caller = Caller::anonymous();
                let request = Request::new(&caller, "", "").with(key.name, *value);
                conditions.iter().all(|condition| {
                    let has_variables = condition
                        .values
                        .iter()
                        .any(|value| value.value.pattern().variables().next().is_some());
                    has_variables || holds(condition, key, &request, value)
                })
            }),
            None => true,
        }
}

/// Whether a condition holds for a value of its key, which for a tag has a name of its own.
fn holds(condition: &Condition, key: &KnownKey, request: &Request<'_>, value: &str) -> bool {
    if key.takes_tag() {
        let request = request.clone().with(condition.key.value.clone(), value.to_owned());
        return evaluate::holds(condition, &request);
    }
    evaluate::holds(condition, request)
}

/// The values of which a key has to have one, if a condition names them all.
fn only_values(condition: &Condition) -> Option<Vec<&str>> {
    let is_literal = match condition.operator.value.comparison {
        Comparison::StringEquals => |_: &str| true,
        Comparison::StringLike => |value: &str| !value.contains(['*', '?']),
        Comparison::Bool => return Some(vec!["true", "false"]),
        _ => return None,
    };
    let mut values = condition.values.iter().map(|value| value.value.pattern());
    values
        .all(|value| is_literal(value.as_str()) && !value.as_str().contains('$'))
        .then(|| condition.values.iter().map(|value| value.value.as_str()).collect())
}

/// The net below all other rules: a statement that no request can ever meet, and nothing was said about it.
pub(super) fn applies(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        let statement = reading.statement;
        let verb = if reading.is_deny() { "denies" } else { "allows" };
        let is_told = report.has_error(statement.span)
            || report.broken().iter().any(|span| statement.span.contains(*span));
        let lists_everybody = statement
            .principal
            .values
            .iter()
            .any(|principal| principal.value == Principal::Everyone);
        let nobody = statement.principal.is_negated() && lists_everybody;
        let (span, why) = if nobody {
            (statement.principal.span, "`NotPrincipal` leaves everybody out".to_owned())
        } else if statement.action.is_negated() && reading.actions.is_empty() {
            (statement.action.span, "`NotAction` leaves all actions out".to_owned())
        } else if !is_told
            && !subject.people.iter().any(|someone| concerns(subject, reading, someone))
        {
            (statement.condition_span.unwrap_or(statement.span), contradiction(reading))
        } else {
            continue;
        };
        let message = format!("the statement {verb} nothing: {why}");
        // A guard against what can't happen does no harm.
        let is_guard = reading.is_deny()
            && reading
                .other_conditions()
                .any(|condition| condition.key.value.eq_ignore_ascii_case("aws:RequestedRegion"));
        let draft = if is_guard { Draft::note } else { Draft::error };
        report.add(
            draft(Code::StatementNeverApplies, span, message)
                .help("leave the statement out, or write whom and what it is about"),
        );
    }
}

fn concerns(subject: &Subject<'_>, reading: &Reading<'_>, someone: &Representative) -> bool {
    reading.actions.iter().any(|action| subject.may_apply(reading, someone, action))
}

fn contradiction(reading: &Reading<'_>) -> String {
    let keys: Vec<_> =
        reading.other_conditions().map(|condition| code(&condition.key.value)).collect();
    if keys.is_empty() {
        return "nobody whom it names makes such requests".to_owned();
    }
    format!(
        "nobody whom it names meets its {} on {}",
        if keys.len() == 1 { "condition" } else { "conditions" },
        and(&keys)
    )
}
