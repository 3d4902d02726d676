//! Whom a denial to delete archives binds, and who stays free.

use super::{
    Code, Draft, Report, Subject,
    subject::{describe, is_federated, tag_of},
    text::and,
};
use crate::{
    analysis::{Group, Reading, Representative, Truth, holds_if_absent},
    grammar::{Condition, IdentityKind, Principal},
    json::Span,
    service::DELETE_ARCHIVE,
};

/// Denials that bind only some, where no other denial binds the rest.
pub(super) fn of_some_only(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in subject.view.statements.iter().filter(|reading| reading.is_deny()) {
        let is_told = report.has(&[Code::EverythingDenied], reading.statement.span);
        if is_told || !reading.is_about(&DELETE_ARCHIVE) || reading.ages.is_empty() {
            continue;
        }
        let element = &reading.statement.principal;
        let is_nobody = element.values.iter().all(|one| report.broken().contains(&one.span));
        let (bound, others): (Vec<_>, Vec<_>) =
            subject.people.iter().partition(|someone| is_bound(subject, reading, someone));
        if bound.is_empty() || (is_nobody && !element.is_negated()) {
            continue;
        }
        if keeps_others_out(subject, reading) {
            continue;
        }
        // Who is bound by another denial, be it for a shorter time, was not forgotten.
        let is_free = |group: &Group| {
            others.iter().filter(|one| one.group == *group && !is_federated(one)).any(|someone| {
                let facts = subject.facts(someone, &DELETE_ARCHIVE);
                subject.view.sure_given(reading, &facts).is_empty()
            })
        };
        if is_free(&Group::OwnUnnamed) {
            report.add(few(subject, reading, &bound, is_free(&Group::OtherAccounts)));
        } else if is_free(&Group::OtherAccounts)
            && bound.iter().any(|someone| someone.group == Group::OwnUnnamed)
        {
            report.add(own_account(subject, reading));
        }
    }
}

/// Denials by age with one more condition on the caller or the request: whoever doesn't meet it is free.
///
/// One that makes an exception, like `ArnNotEquals`, says so itself.
pub(super) fn by_condition(subject: &Subject<'_>, report: &mut Report<'_>) {
    let told = [Code::EverythingDenied, Code::DenyBindsFewOnly, Code::DenyBindsOwnAccountOnly];
    for reading in subject.view.statements.iter().filter(|reading| reading.is_deny()) {
        let is_retention = reading.is_about(&DELETE_ARCHIVE)
            && reading.age_conditions().next().is_some()
            && !reading.ages.is_empty();
        let binds_somebody =
            subject.people.iter().any(|someone| is_bound(subject, reading, someone));
        if !is_retention || !binds_somebody || report.has(&told, reading.statement.span) {
            continue;
        }
        let limit = reading.other_conditions().find(|condition| {
            !reading.is_set_aside(condition)
                && !holds_if_absent(condition)
                && !report.has(&[Code::MfaKeyAbsent], condition.span)
                && is_about_requests(condition)
                && is_missed(subject, reading, condition)
        });
        if let Some(condition) = limit {
            report.add(limited(reading, condition));
        }
    }
}

/// Whether a condition is on the caller or on the request: not on the vault, and not on the time.
fn is_about_requests(condition: &Condition) -> bool {
    const OTHERS: &[&str] = &["aws:currenttime", "aws:epochtime", "aws:requestedregion"];
    let key = condition.key.value.to_ascii_lowercase();
    tag_of(condition).is_none()
        && !key.starts_with("aws:resource")
        && !OTHERS.contains(&key.as_str())
}

/// Whether somebody may not meet a condition, and no other denial to delete archives binds him.
fn is_missed(subject: &Subject<'_>, reading: &Reading<'_>, condition: &Condition) -> bool {
    let key = &condition.key.value;
    let is_completed = subject.other_denials(reading).any(|other| {
        other.is_about(&DELETE_ARCHIVE)
            && other.other_conditions().any(|it| it.key.value.eq_ignore_ascii_case(key))
    });
    let is_free = |someone: &&Representative| {
        let facts = subject.facts(someone, &DELETE_ARCHIVE);
        someone.group != Group::NoAccount
            && !is_federated(someone)
            && reading.names_caller(&facts)
            && reading.truth_of(condition, &facts) < Truth::Always
            && subject
                .other_denials(reading)
                .all(|other| subject.sure(other, someone, &DELETE_ARCHIVE).is_empty())
    };
    !is_completed && subject.people.iter().any(|someone| is_free(&someone))
}

fn limited(reading: &Reading<'_>, condition: &Condition) -> Draft {
    let (key, ages) = (&condition.key.value, &reading.ages);
    let message = format!(
        "this binds only requests that meet the condition on `{key}`: by all others archives {ages} can still be deleted"
    );
    Draft::warning(Code::DenyBindsFewOnly, condition.span, message)
        .help(format!("leave the condition on `{key}` out"))
}

/// Whether a denial is there to keep other accounts out, whatever they want to delete.
fn keeps_others_out(subject: &Subject<'_>, reading: &Reading<'_>) -> bool {
    let is_about_archives = reading.age_conditions().next().is_some()
        || reading.other_conditions().any(|condition| tag_of(condition).is_some());
    !is_about_archives
        && subject.group(&Group::OtherAccounts).all(|someone| is_bound(subject, reading, someone))
}

/// Whether the denial is for someone, the age left aside.
fn is_bound(subject: &Subject<'_>, reading: &Reading<'_>, someone: &Representative) -> bool {
    let facts = subject.facts(someone, &DELETE_ARCHIVE);
    reading.truth_but_for_age(&facts) > Truth::Never
}

fn own_account(subject: &Subject<'_>, reading: &Reading<'_>) -> Draft {
    let own = subject.view.vault.account();
    let mut names: Vec<_> = subject
        .people
        .iter()
        .filter(|someone| is_bound(subject, reading, someone))
        .filter_map(|someone| someone.person.caller.account())
        .map(|account| format!("account `{account}`"))
        .collect();
    names.sort_by_key(|name| !name.contains(own));
    names.dedup();
    let message = format!(
        "this binds all of {}, root users too, and nobody else: callers from other accounts that the vault's access policy lets in \
         can still delete archives {}",
        and(&names),
        reading.ages
    );
    let (span, help) = place(reading);
    Draft::warning(Code::DenyBindsOwnAccountOnly, span, message).help(help)
}

fn few(
    subject: &Subject<'_>,
    reading: &Reading<'_>,
    bound: &[&Representative],
    others_are_free: bool,
) -> Draft {
    let account = subject.view.vault.account();
    let free = if others_are_free {
        format!(
            "all others in account `{account}`, and whoever the vault's access policy lets in, can still delete archives {}",
            reading.ages
        )
    } else {
        format!("all others in account `{account}` can still delete archives {}", reading.ages)
    };
    let message = format!("this binds only {}: {free}", whom(reading, bound));
    let (span, help) = place(reading);
    // Without an age or a tag it may be there against these few, and not for the archives.
    let is_about_archives = reading.age_conditions().next().is_some()
        || reading.other_conditions().any(|condition| tag_of(condition).is_some());
    if is_about_archives {
        return Draft::error(Code::DenyBindsFewOnly, span, message).help(help);
    }
    Draft::warning(Code::DenyBindsFewOnly, span, message).help(
        "to protect archives from everybody add a statement with `\"Principal\": \"*\"`, `\"Action\": \"glacier:DeleteArchive\"` and \
         `\"Condition\": {\"NumericLessThan\": {\"glacier:ArchiveAgeInDays\": \"365\"}}`",
    )
}

/// Those whom the statement binds, in words.
fn whom(reading: &Reading<'_>, bound: &[&Representative]) -> String {
    let element = &reading.statement.principal;
    let is_everybody = element.is_negated()
        || element.values.iter().any(|principal| principal.value == Principal::Everyone);
    let mut names: Vec<_> = if is_everybody {
        bound.iter().map(|someone| describe(&someone.group)).collect()
    } else {
        element.values.iter().map(|principal| principal_in_words(&principal.value)).collect()
    };
    names.dedup();
    match names.as_slice() {
        _ if is_everybody && caller_condition(reading).is_some() && names.len() > 2 => {
            "those whom its conditions name".to_owned()
        }
        names => and(names),
    }
}

fn principal_in_words(principal: &Principal) -> String {
    match principal {
        Principal::Everyone => "everybody".to_owned(),
        Principal::Account(account) => format!("account `{account}`"),
        Principal::Identity(identity) => {
            let account = identity.account();
            match identity.kind() {
                IdentityKind::Root => format!("account `{account}`"),
                IdentityKind::User { name } => format!("user `{name}` of account `{account}`"),
                IdentityKind::Role { name } => format!("role `{name}` of account `{account}`"),
                IdentityKind::AssumedRole { role, session } => {
                    format!("session `{session}` of role `{role}` of account `{account}`")
                }
                IdentityKind::FederatedUser { name } => {
                    format!("federated user `{name}` of account `{account}`")
                }
            }
        }
        Principal::Service(name) => format!("service `{name}`"),
        Principal::Federated(name) => format!("users of `{name}`"),
        Principal::UniqueId(id) | Principal::CanonicalUser(id) => format!("`{id}`"),
    }
}

/// What limits whom the statement binds, and what to write instead.
fn place(reading: &Reading<'_>) -> (Span, String) {
    let element = &reading.statement.principal;
    let is_everybody = !element.is_negated()
        && element.values.iter().any(|principal| principal.value == Principal::Everyone);
    match caller_condition(reading) {
        Some(condition) if is_everybody => {
            (condition.span, format!("leave the condition on `{}` out", condition.key.value))
        }
        _ => (
            element.span,
            "write `\"Principal\": \"*\"`: in a denial that is right, it binds everybody"
                .to_owned(),
        ),
    }
}

/// A condition on who the caller is.
fn caller_condition<'p>(reading: &Reading<'p>) -> Option<&'p Condition> {
    reading.other_conditions().find(|condition| {
        let key = condition.key.value.to_ascii_lowercase();
        key.starts_with("aws:principal") || key == "aws:username" || key == "aws:userid"
    })
}
