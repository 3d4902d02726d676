//! Conditions on the age of an archive or on tags, for actions whose requests don't have them.

use super::{
    Code, Draft, Report, Subject,
    subject::{spans_of, tag_of},
    text::{code, some},
};
use crate::{
    analysis::{ActionSet, Reading, holds_if_absent},
    grammar::Condition,
    service::{DELETE_ARCHIVE, INITIATE_JOB},
};

/// How many actions a message names.
const NAMED: usize = 3;

/// The age for actions that are not about one archive.
pub(super) fn age(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        let without = without_age(reading);
        let Some(condition) = reading.age_conditions().next() else { continue };
        if without.is_empty() {
            continue;
        }
        let with = reading.actions.without(without);
        let message = if with.is_empty() {
            format!(
                "only requests for `glacier:DeleteArchive` and `glacier:InitiateJob` have the age of an archive, so the statement {}",
                outcome(reading, reading.holds_without_age, "at all")
            )
        } else {
            format!(
                "requests for {} have no age of an archive, so the statement {}",
                some(&names(without), NAMED),
                outcome(reading, reading.holds_without_age, "them")
            )
        };
        let help = if with.is_empty() {
            "leave the condition out, or write the action `\"glacier:DeleteArchive\"`".to_owned()
        } else {
            format!(
                "write `{}` here, and the other actions, if they are to be {}, into a statement without this condition",
                element(narrowed(reading, with)),
                if reading.is_deny() { "denied" } else { "allowed" }
            )
        };
        let draft = Draft::error(Code::AgeNotWithAction, condition.key.span, message).help(help);
        report.add(with_actions(draft, reading, without, "no age of an archive comes with"));
    }
}

/// `InitiateJob` denied by age: young archives can't be retrieved either.
pub(super) fn retrieval(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in subject.view.statements.iter().filter(|reading| reading.is_deny()) {
        let is_meant = reading.is_about(&INITIATE_JOB)
            && reading.age_conditions().next().is_some()
            && reading.age_conditions().all(|condition| !reading.is_set_aside(condition))
            && !reading.ages.is_empty()
            && !reading.ages.is_all();
        let spans = spans_of(reading, ActionSet::named(INITIATE_JOB.name));
        let (true, Some(span)) = (is_meant, spans.first()) else { continue };
        let either = if reading.is_about(&DELETE_ARCHIVE) { " either" } else { "" };
        let message = format!(
            "archives {} can't be retrieved{either}: `glacier:InitiateJob` is denied for them",
            reading.ages
        );
        let help = if reading.is_about(&DELETE_ARCHIVE) {
            "retrieving changes nothing in the vault; for retention write only `\"Action\": \"glacier:DeleteArchive\"`"
        } else {
            "retrieving changes nothing in the vault; for retention write `\"Action\": \"glacier:DeleteArchive\"`"
        };
        report.add(Draft::warning(Code::AgeLimitsRetrieval, *span, message).help(help));
    }
}

/// Tags for actions that Glacier doesn't give them with.
pub(super) fn tags(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        let has_age = reading.age_conditions().next().is_some();
        let without = ActionSet::of(|action| !action.tags && (!has_age || action.archive_age))
            .intersection(reading.actions);
        let condition = reading
            .other_conditions()
            .find(|condition| tag_of(condition).is_some() && !reading.is_set_aside(condition));
        let (false, Some(condition)) = (without.is_empty(), condition) else { continue };
        let holds = tag_conditions(reading).all(holds_if_absent);
        let message = format!(
            "requests for {} have no tags of the vault, so the statement {}",
            some(&names(without), NAMED),
            outcome(reading, holds, "them")
        );
        let with = reading.actions.without(without);
        let help = if with.is_empty() {
            "leave the condition out, or write an action that has tags, like `\"glacier:DeleteArchive\"`".to_owned()
        } else {
            format!("write `{}` here", element(narrowed(reading, with)))
        };
        let draft = Draft::error(Code::TagNotWithAction, condition.key.span, message).help(help);
        report.add(with_actions(draft, reading, without, "no tags come with"));
    }
}

/// The actions of a statement with conditions on the age whose requests have none.
pub(super) fn without_age(reading: &Reading<'_>) -> ActionSet {
    if reading.age_conditions().next().is_none() {
        return ActionSet::NONE;
    }
    ActionSet::of(|action| !action.archive_age).intersection(reading.actions)
}

/// The actions of a statement with conditions on tags whose requests have none.
pub(super) fn without_tags(reading: &Reading<'_>) -> ActionSet {
    if tag_conditions(reading).next().is_none() {
        return ActionSet::NONE;
    }
    ActionSet::of(|action| !action.tags).intersection(reading.actions)
}

fn tag_conditions<'p>(reading: &Reading<'p>) -> impl Iterator<Item = &'p Condition> {
    reading.other_conditions().filter(|condition| tag_of(condition).is_some())
}

fn outcome(reading: &Reading<'_>, holds: bool, what: &str) -> String {
    match (reading.is_deny(), holds) {
        (true, false) if what == "at all" => "denies nothing at all".to_owned(),
        (false, false) if what == "at all" => "allows nothing at all".to_owned(),
        (true, false) => format!("never denies {what}"),
        (false, false) => format!("never allows {what}"),
        (true, true) => format!("always denies {}, whatever the condition says", them(what)),
        (false, true) => format!("always allows {}, whatever the condition says", them(what)),
    }
}

fn them(what: &str) -> &str {
    if what == "at all" { "its actions" } else { what }
}

fn names(actions: ActionSet) -> Vec<String> {
    actions.iter().map(|action| code(action.full_name())).collect()
}

/// What somebody most likely meant who wrote a wildcard: to delete archives.
fn narrowed(reading: &Reading<'_>, actions: ActionSet) -> ActionSet {
    let is_written = |name: &str| {
        reading
            .statement
            .action
            .values
            .iter()
            .any(|pattern| bare(pattern.value.as_str()).eq_ignore_ascii_case(name))
    };
    let delete = ActionSet::named(DELETE_ARCHIVE.name);
    let all_written = actions.iter().all(|action| is_written(action.name));
    if all_written && !reading.statement.action.is_negated() || !reading.is_about(&DELETE_ARCHIVE) {
        return actions;
    }
    ActionSet::of(|action| is_written(action.name)).intersection(actions).union(delete)
}

fn bare(action: &str) -> &str {
    action.split_once(':').map_or(action, |(_, name)| name)
}

/// The element that names these actions.
fn element(actions: ActionSet) -> String {
    let names: Vec<_> =
        actions.iter().map(|action| format!("\"{}\"", action.full_name())).collect();
    match names.as_slice() {
        [one] => format!("\"Action\": {one}"),
        several => format!("\"Action\": [{}]", several.join(", ")),
    }
}

/// Points at what brings the actions in.
fn with_actions(draft: Draft, reading: &Reading<'_>, actions: ActionSet, what: &str) -> Draft {
    let element = &reading.statement.action;
    if element.is_negated() {
        return draft.related(element.span, format!("{what} most of these actions"));
    }
    element.values.iter().fold(draft, |draft, pattern| {
        let brought = ActionSet::of_pattern(&pattern.value).intersection(actions);
        let names = names(brought);
        if names.is_empty() {
            draft
        } else {
            draft.related(pattern.span, format!("{what} {}", some(&names, NAMED)))
        }
    })
}
