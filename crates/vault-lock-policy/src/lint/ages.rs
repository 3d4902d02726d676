//! Ages of archives: which a denial protects, and which it leaves free.

use std::collections::BTreeSet;

use super::{
    Code, Draft, Report, Severity, Subject,
    subject::{describe, is_federated, is_only_for_archives},
    text::{and, days_in, or, some},
};
use crate::{
    analysis::{Ages, FOREVER, Group, Reading, ages, days},
    grammar::{Comparison, Condition},
    json::Span,
    service::{ARCHIVE_AGE, DELETE_ARCHIVE},
};

/// Conditions on the age that hold for no archive, or for all.
pub(super) fn never_or_always(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in subject.view.statements.iter().filter(|reading| can_be_judged(reading)) {
        let is_about_inventories = reading.holds_without_age && !reading.is_about(&DELETE_ARCHIVE);
        if reading.ages.is_empty() && !is_about_inventories {
            report.add(never(reading));
        } else if reading.ages.is_all() {
            report.extend(always(reading));
        }
    }
}

/// Denials that leave young archives free, and those that protect single days only.
pub(super) fn unprotected(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in retention(subject) {
        let Some(youngest) = reading.ages.youngest() else { continue };
        if let Some(equals) = single_days(reading) {
            let free = left_free(subject, reading, &days_around(reading));
            if !free.ages.is_empty() {
                report.add(one_day_only(reading, equals, &free));
            }
        } else if youngest > 0 {
            let before = Ages::between(0, youngest - 1);
            let free = left_free(subject, reading, &before);
            if free.ages == before {
                report.add(young_ones_free(reading, youngest, &free));
            } else if !free.ages.is_empty() {
                report.add(gap(reading, &free));
            }
        }
    }
}

/// `NumericLessThanEquals`, which is one day longer than `NumericLessThan`.
pub(super) fn one_day_longer(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in retention(subject) {
        let [only] = reading.ages.ranges() else { continue };
        let condition = reading.age_conditions().find(|condition| {
            condition.operator.value.comparison == Comparison::NumericLessThanEquals
        });
        let Some(condition) = condition else { continue };
        let sets_the_end = ages(condition)
            .is_some_and(|ages| ages.ranges().last().map(|d| d.last) == Some(only.last));
        let is_as_written =
            condition.values.iter().any(|value| days_in(value.value.as_str()) == Some(only.last));
        if only.first > 0 || only.last == FOREVER || !sets_the_end || !is_as_written {
            continue;
        }
        if left_free(subject, reading, &Ages::only(only.last + 1)).ages.is_empty() {
            continue;
        }
        let (last, next) = (only.last, only.last + 1);
        let message = format!(
            "`{}` `{last}` also protects archives that are just {} old: they can be deleted from day {next}, one day later than with `NumericLessThan`",
            condition.operator.value,
            days(last)
        );
        report.add(Draft::note(Code::AgeLessThanOrEquals, condition.span, message).help(format!(
            "write `\"NumericLessThan\": {{\"{ARCHIVE_AGE}\": \"{last}\"}}` if they should be deletable from day {last}"
        )));
    }
}

/// More days than any archive will see.
const A_CENTURY: u64 = 36_525;

/// Ages that are most likely hours or seconds.
pub(super) fn not_in_days(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in retention(subject) {
        let Some(last) = reading.ages.ranges().last().map(|days| days.last) else { continue };
        let Some(span) = whole(reading).filter(|_| last >= A_CENTURY && last != FOREVER) else {
            continue;
        };
        let message = format!(
            "archives are protected for {} days, that is {} years: the age is counted in days, and not in hours or seconds",
            last + 1,
            (last + 1) / 365
        );
        let days = if (last + 1) % 86_400 == 0 { (last + 1) / 86_400 } else { 365 };
        report.add(Draft::error(Code::AgeNotInDays, span, message).help(format!(
            "write the number of days, like `\"NumericLessThan\": {{\"{ARCHIVE_AGE}\": \"{days}\"}}`"
        )));
    }
}

/// Denials to delete archives with conditions on the age that could be read.
fn retention<'a, 'p>(subject: &'a Subject<'p>) -> impl Iterator<Item = &'a Reading<'p>> {
    subject.view.statements.iter().filter(|reading| {
        reading.is_deny()
            && can_be_judged(reading)
            && reading.is_about(&DELETE_ARCHIVE)
            && !reading.ages.is_all()
    })
}

/// Whether the statement has conditions on the age, none of them broken, and an action that has one.
fn can_be_judged(reading: &Reading<'_>) -> bool {
    reading.ages_are_exact
        && reading.age_conditions().next().is_some()
        && reading.age_conditions().all(|condition| !reading.is_set_aside(condition))
        && reading.actions.iter().any(|action| action.archive_age)
}

/// Ages that other denials too leave free to somebody whom the statement concerns, and to whom.
struct Free<'a> {
    ages: Ages,
    groups: BTreeSet<&'a Group>,
}

/// Those of `ages` that other denials too leave free to somebody whom the statement concerns.
fn left_free<'a>(subject: &'a Subject<'_>, reading: &Reading<'_>, ages: &Ages) -> Free<'a> {
    let mut free = Free { ages: Ages::none(), groups: BTreeSet::new() };
    let concerned = subject
        .people
        .iter()
        .filter(|someone| someone.group != Group::NoAccount)
        .filter(|someone| matches!(someone.group, Group::Named(_)) || !is_federated(someone))
        .filter(|someone| subject.may_concern(reading, someone, &DELETE_ARCHIVE));
    for someone in concerned {
        let facts = subject.facts(someone, &DELETE_ARCHIVE);
        let left = ages.without(&subject.view.sure_given(reading, &facts));
        if !left.is_empty() {
            free.ages = free.ages.union(&left);
            free.groups.insert(&someone.group);
        }
    }
    free
}

impl Free<'_> {
    /// ` by …`, or nothing where it goes without saying: users and roles that no statement names are meant first.
    fn by(&self) -> String {
        if self.groups.contains(&Group::OwnUnnamed) {
            return String::new();
        }
        let names: Vec<_> = self.groups.iter().map(|group| describe(group)).collect();
        format!(" by {}", some(&names, 3))
    }
}

fn never(reading: &Reading<'_>) -> Draft {
    let nothing = if is_only_for_archives(reading) {
        format!("{} nothing", verb(reading))
    } else {
        format!("{} this for no archive", verb(reading))
    };
    let parts: Vec<_> = reading.age_conditions().collect();
    let impossible = parts.iter().find(|condition| is_empty(condition));
    let (span, message) = match (impossible, parts.as_slice()) {
        (Some(condition), _) => (
            condition.span,
            format!("{} holds for no archive, so the statement {nothing}", written(condition)),
        ),
        (None, several) => {
            let each: Vec<_> = several.iter().map(|condition| written(condition)).collect();
            let message =
                format!("no archive fulfils {} at once, so the statement {nothing}", and(&each));
            (whole(reading).unwrap_or(reading.statement.span), message)
        }
    };
    let help = match impossible {
        Some(_) => {
            "write the number of days for which archives are to be kept, like `\"NumericLessThan\": {\"glacier:ArchiveAgeInDays\": \"365\"}`"
        }
        None => {
            "all conditions of a statement have to hold; keep one of them, or write two statements"
        }
    };
    Draft::error(Code::ConditionNeverHolds, span, message).help(help)
}

fn always(reading: &Reading<'_>) -> Option<Draft> {
    let only_presence = reading
        .age_conditions()
        .all(|condition| condition.operator.value.comparison == Comparison::Null);
    if !reading.is_deny() && only_presence {
        return None;
    }
    let each: Vec<_> = reading.age_conditions().map(written).collect();
    let holds = if each.len() == 1 { "holds" } else { "hold" };
    let span = whole(reading)?;
    let message = if reading.is_deny() {
        format!("{} {holds} for every archive, so none can ever be {}", and(&each), done(reading))
    } else {
        format!("{} {holds} for every archive and limits nothing", and(&each))
    };
    let draft = if reading.is_deny() { Draft::error } else { Draft::warning };
    Some(draft(Code::ConditionAlwaysHolds, span, message).help(
        "write the number of days for which archives are to be kept, like `\"NumericLessThan\": {\"glacier:ArchiveAgeInDays\": \"365\"}`",
    ))
}

/// What nobody can do any more.
fn done(reading: &Reading<'_>) -> &'static str {
    match (reading.is_about(&DELETE_ARCHIVE), reading.actions.has("InitiateJob")) {
        (true, true) => "deleted or retrieved",
        (true, false) => "deleted",
        _ => "retrieved",
    }
}

/// A condition of `NumericEquals` or `NumericNotEquals` that leaves single days.
fn single_days<'p>(reading: &Reading<'p>) -> Option<&'p Condition> {
    let is_single = |ages: &Ages| ages.ranges().iter().all(|days| days.first == days.last);
    let wanted = if is_single(&reading.ages) {
        Comparison::NumericEquals
    } else if is_single(&reading.ages.complement()) {
        Comparison::NumericNotEquals
    } else {
        return None;
    };
    reading.age_conditions().find(|condition| condition.operator.value.comparison == wanted)
}

/// The ages before the single days that a statement protects, or the single days that it leaves free.
fn days_around(reading: &Reading<'_>) -> Ages {
    match reading.ages.ranges().last() {
        Some(last) if last.last != FOREVER => Ages::between(0, last.last).without(&reading.ages),
        _ => reading.ages.complement(),
    }
}

fn one_day_only(reading: &Reading<'_>, condition: &Condition, free: &Free<'_>) -> Draft {
    let is_negated = condition.operator.value.comparison.is_negated();
    let by = free.by();
    let message = if is_negated {
        format!(
            "archives can be deleted{by} {} old, never before and never after",
            on_the_days(&reading.ages.complement())
        )
    } else {
        format!(
            "archives are protected only {} old: before and after they can be deleted{by}",
            on_the_days(&reading.ages)
        )
    };
    let values = condition.values.iter().filter_map(|value| days_in(value.value.as_str()));
    let number = values.max().unwrap_or(365);
    Draft::error(Code::AgeEquals, condition.span, message).help(format!(
        "write `\"NumericLessThan\": {{\"{ARCHIVE_AGE}\": \"{number}\"}}`, which protects them for their first {number} days"
    ))
}

/// `on the day that they are 365 days`.
fn on_the_days(ages: &Ages) -> String {
    let each: Vec<_> = ages.ranges().iter().map(|range| range.first.to_string()).collect();
    match each.as_slice() {
        [one] => format!("on the one day when they are {one} days"),
        several => format!("on the days when they are {} days", and(several)),
    }
}

fn young_ones_free(reading: &Reading<'_>, youngest: u64, free: &Free<'_>) -> Draft {
    let (free, by) = (&free.ages, free.by());
    let last = reading.ages.ranges().last().map_or(FOREVER, |days| days.last);
    let span = whole(reading).unwrap_or(reading.statement.span);
    let ages = &reading.ages;
    let (severity, message, help) = if last == FOREVER {
        let old_ones = match reading.other_conditions().next() {
            Some(_) => format!("and only those {ages} are protected"),
            None => format!("and those {ages} never"),
        };
        let number = written_number(reading).unwrap_or(youngest);
        (
            Severity::Error,
            format!(
                "the statement is the wrong way round for retention: archives {free} can be deleted{by}, {old_ones}"
            ),
            format!(
                "write `\"NumericLessThan\": {{\"{ARCHIVE_AGE}\": \"{number}\"}}`, which protects archives for their first {}",
                days(number)
            ),
        )
    } else {
        (
            Severity::Warning,
            format!("archives {free} can be deleted{by}: the statement protects only those {ages}"),
            format!(
                "write only `\"NumericLessThan\": {{\"{ARCHIVE_AGE}\": \"{}\"}}` if they are to be protected from the first day",
                last + 1
            ),
        )
    };
    Draft { severity, ..Draft::error(Code::YoungArchivesFree, span, message) }.help(help)
}

/// Ages between those that other statements protect and those that this one does.
fn gap(reading: &Reading<'_>, free: &Free<'_>) -> Draft {
    let (free, by) = (&free.ages, free.by());
    let span = whole(reading).unwrap_or(reading.statement.span);
    let ages = &reading.ages;
    if ages.contains(FOREVER) {
        let message = format!("archives {ages} can never be deleted: only those {free} can");
        return Draft::error(Code::OldArchivesKept, span, message).help(
            "leave the statement out if archives are to be deletable once their time is over",
        );
    }
    let last = ages.ranges().last().map_or(0, |days| days.last);
    let message =
        format!("archives {free} can be deleted{by}: this statement protects only those {ages}");
    Draft::warning(Code::YoungArchivesFree, span, message).help(format!(
        "write only `\"NumericLessThan\": {{\"{ARCHIVE_AGE}\": \"{}\"}}` if there is to be no gap",
        last + 1
    ))
}

/// The number of days of the only condition on the age.
fn written_number(reading: &Reading<'_>) -> Option<u64> {
    let mut values = reading.age_conditions().flat_map(|condition| &condition.values);
    let only = values.next()?;
    if values.next().is_some() { None } else { days_in(only.value.as_str()) }
}

fn is_empty(condition: &Condition) -> bool {
    ages(condition).is_some_and(|ages| ages.is_empty())
}

/// `` `NumericLessThan` `365` ``
fn written(condition: &Condition) -> String {
    let values: Vec<_> =
        condition.values.iter().map(|value| format!("`{}`", value.value.as_str())).collect();
    format!("`{}` {}", condition.operator.value, or(&values))
}

fn verb(reading: &Reading<'_>) -> &'static str {
    if reading.is_deny() { "denies" } else { "allows" }
}

/// From the first to the last condition on the age.
fn whole(reading: &Reading<'_>) -> Option<Span> {
    let spans = || reading.age_conditions().map(|condition| condition.span);
    let (start, end) = (spans().map(|span| span.start).min()?, spans().map(|span| span.end).max()?);
    Some(Span { start, end })
}
