//! What a lock allows, for ever.

use super::{
    Code, Draft, Report, Subject,
    text::{and, code, some},
};
use crate::{
    analysis::{ActionSet, Ages, FOREVER, Group, Reading, Representative, Truth, holds_if_absent},
    grammar::{Condition, Effect, Principal, SetOperator},
    service::{Action, DELETE_ARCHIVE},
};

/// Allowances for everybody, and for everybody but some.
pub(super) fn to_everybody(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in allowances(subject, report) {
        let element = &reading.statement.principal;
        let lists_everybody =
            element.values.iter().any(|principal| principal.value == Principal::Everyone);
        if element.is_negated() && !lists_everybody {
            report.add(not_principal(subject, reading));
        } else if !element.is_negated()
            && lists_everybody
            && subject
                .group(&Group::OtherAccounts)
                .any(|someone| is_open_to(subject, reading, someone))
        {
            report.add(everybody(subject, reading));
        }
    }
}

/// Allowances for other accounts.
pub(super) fn to_another_account(subject: &Subject<'_>, report: &mut Report<'_>) {
    let told = [Code::AllowToEverybody, Code::NotPrincipalWithAllow];
    for reading in allowances(subject, report) {
        let element = &reading.statement.principal;
        if report.has(&told, reading.statement.span) {
            continue;
        }
        let strangers = subject.people.iter().filter(|someone| {
            someone.person.caller.account().is_some()
                && !subject.is_own(someone)
                && reading.actions.iter().any(|action| is_left(subject, reading, someone, action))
        });
        let mut accounts: Vec<_> = strangers
            .map(|someone| match &someone.group {
                Group::OtherAccounts => {
                    "whoever meets the condition, from other accounts too,".to_owned()
                }
                Group::Named(name) if subject.is_unnamed_account(someone) => code(name),
                _ => format!("account `{}`", someone.person.caller.account().unwrap_or_default()),
            })
            .collect();
        accounts.sort();
        accounts.dedup();
        if accounts.is_empty() {
            continue;
        }
        let message = format!(
            "{} may {} for ever: what a lock allows can never be taken back",
            and(&accounts),
            may(reading)
        );
        report.add(Draft::warning(Code::AllowToAnotherAccount, element.span, message).help(
            "write this statement into the vault's access policy, which can be changed, and leave it out of the lock",
        ));
    }
}

/// Allowances that free young archives, as if they were meant to keep them.
pub(super) fn of_young_archives(subject: &Subject<'_>, report: &mut Report<'_>) {
    let told = [Code::AllowToEverybody, Code::NotPrincipalWithAllow];
    let has_deny = subject.view.statements.iter().any(Reading::is_deny);
    for reading in allowances(subject, report) {
        let frees_the_young = reading.is_about(&DELETE_ARCHIVE)
            && reading.ages_are_exact
            && reading.ages.contains(0)
            && !reading.ages.contains(FOREVER);
        if !frees_the_young || !has_deny || report.has(&told, reading.statement.span) {
            continue;
        }
        if subject.people.iter().all(|someone| freed(subject, reading, someone).is_empty()) {
            continue;
        }
        let Some(condition) = reading.age_conditions().next() else { continue };
        let older = reading.ages.complement();
        let message = format!(
            "this allows to delete archives {} and keeps nobody from deleting those {older}: it frees the young and protects none",
            reading.ages
        );
        let days = older.youngest().unwrap_or_default();
        report.add(
            Draft::warning(Code::AllowLooksLikeRetention, condition.span, message)
                .related(reading.statement.effect.span, "what this condition limits is allowed")
                .help(format!(
                    "for retention write `\"Effect\": \"Deny\"` and `\"Principal\": \"*\"`; to let somebody delete old archives write \
                     `\"NumericGreaterThanEquals\": {{\"glacier:ArchiveAgeInDays\": \"{days}\"}}`"
                )),
        );
    }
}

/// Allowances that come to nothing, since denials take them back.
pub(super) fn denied_anyway(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in allowances(subject, report) {
        let applies = |someone: &Representative| {
            reading.actions.iter().any(|action| subject.may_apply(reading, someone, action))
        };
        let counts = |someone: &Representative| {
            reading.actions.iter().any(|action| is_left(subject, reading, someone, action))
        };
        let statement = reading.statement;
        if report.has(&[Code::EverythingDenied], subject.view.policy.root.span)
            || report.has_error(statement.span)
            || report.broken().iter().any(|span| statement.span.contains(*span))
            || !subject.people.iter().any(applies)
            || subject.people.iter().any(counts)
        {
            continue;
        }
        report.add(
            Draft::warning(
                Code::AllowDeniedAnyway,
                statement.effect.span,
                "all that this allows is denied by other statements of the policy, and denials win",
            )
            .help("leave the statement out"),
        );
    }
}

/// Whether an allowance of an action counts for someone: no denial takes all of it back.
fn is_left(
    subject: &Subject<'_>,
    reading: &Reading<'_>,
    someone: &Representative,
    action: &'static Action,
) -> bool {
    let facts = subject.facts(someone, action);
    let denied = subject.view.sure_given(reading, &facts);
    !reading.reach(&facts).possible.without(&denied).is_empty()
        || (!denied.is_all() && reading.truth_without_age(&facts) > Truth::Never)
}

/// The ages for which an allowance counts for someone: no denial takes it back.
fn freed(subject: &Subject<'_>, reading: &Reading<'_>, someone: &Representative) -> Ages {
    let facts = subject.facts(someone, &DELETE_ARCHIVE);
    reading.reach(&facts).possible.without(&subject.view.sure_given(reading, &facts))
}

/// Allowances of something, but for those of which it was told that no request meets them.
fn allowances<'a, 'p>(subject: &'a Subject<'p>, report: &Report<'_>) -> Vec<&'a Reading<'p>> {
    let is_met = |reading: &&Reading<'_>| {
        !reading.actions.is_empty()
            && !report.has(&[Code::StatementNeverApplies], reading.statement.span)
    };
    subject.view.with_effect(Effect::Allow).filter(is_met).collect()
}

/// Whether an allowance lets somebody in of whom the policy knows nothing.
fn is_open_to(subject: &Subject<'_>, reading: &Reading<'_>, someone: &Representative) -> bool {
    reading.actions.iter().any(|action| {
        let facts = subject.facts(someone, action);
        is_left(subject, reading, someone, action)
            && !reading.other_conditions().any(|condition| {
                reading.truth_of(condition, &facts) == Truth::Sometimes && limits_who(condition)
            })
    })
}

/// Whether a condition lets in only people, networks or organizations that it names.
fn limits_who(condition: &Condition) -> bool {
    const KEYS: &[&str] = &["aws:principal", "aws:user", "aws:source", "aws:vpc", "aws:federated"];
    let key = condition.key.value.to_ascii_lowercase();
    let operator = condition.operator.value;
    let is_open_without_key =
        holds_if_absent(condition) || operator.set == Some(SetOperator::ForAllValues);
    key != "aws:useragent"
        && KEYS.iter().any(|prefix| key.starts_with(prefix))
        && !operator.comparison.is_negated()
        && !is_open_without_key
}

fn everybody(subject: &Subject<'_>, reading: &Reading<'_>) -> Draft {
    let limited = match reading.statement.conditions.as_slice() {
        [] => "",
        _ => ", since no condition of the statement says who",
    };
    let message = format!(
        "everybody in the world may {} for ever{limited}{}",
        may(reading),
        nothing_denied(subject)
    );
    // Only then is it retention with the wrong effect.
    let deny = if reading.is_about(&DELETE_ARCHIVE) && reading.age_conditions().next().is_some() {
        "write `\"Effect\": \"Deny\"` if this is to protect archives; if not, "
    } else {
        ""
    };
    let vault = subject.view.vault;
    Draft::error(Code::AllowToEverybody, reading.statement.principal.span, message)
        .help(format!(
            "{deny}name who may, like `\"Principal\": {{\"AWS\": \"{}\"}}`",
            vault.account()
        ))
        .related(reading.statement.effect.span, "what the statement does")
}

fn not_principal(subject: &Subject<'_>, reading: &Reading<'_>) -> Draft {
    let element = &reading.statement.principal;
    let spared: Vec<_> =
        element.values.iter().map(|principal| code(&principal.value.to_string())).collect();
    let message = format!(
        "everybody in the world but {} may {} for ever: `NotPrincipal` allows it to all that it doesn't list{}",
        some(&spared, 3),
        may(reading),
        nothing_denied(subject)
    );
    Draft::error(Code::NotPrincipalWithAllow, element.span, message)
        .help("write `Principal` and name who may")
}

fn nothing_denied(subject: &Subject<'_>) -> &'static str {
    if subject.view.statements.iter().any(Reading::is_deny) {
        ""
    } else {
        "; nothing in the policy is denied, so the lock protects nothing"
    }
}

/// `delete archives`, for up to three actions.
fn may(reading: &Reading<'_>) -> String {
    if reading.actions.len() == ActionSet::all().len() {
        return "do everything with the vault".to_owned();
    }
    let is_limited = reading.ages_are_exact && !reading.ages.is_all();
    let words = |action: &Action| {
        if is_limited && action.name == DELETE_ARCHIVE.name {
            format!("delete archives {}", reading.ages)
        } else {
            action.does.to_owned()
        }
    };
    let does: Vec<_> = reading.actions.iter().map(words).collect();
    match does.len() {
        0..=3 => and(&does),
        _ => some(&does, 2),
    }
}
