//! What a lock takes from everybody for ever, or for the 24 hours in which it is tested.

use super::{
    Code, Draft, Report, Severity, Subject,
    scope::{without_age, without_tags},
    subject::spans_of,
    text::{and, code},
};
use crate::{
    analysis::{ActionSet, Ages, FOREVER, Group, Reading, Representative},
    grammar::Effect,
    json::Span,
    service::{
        ABORT_VAULT_LOCK, Action, COMPLETE_MULTIPART_UPLOAD, COMPLETE_VAULT_LOCK, DELETE_ARCHIVE,
        DELETE_VAULT, GET_JOB_OUTPUT, GET_VAULT_LOCK, INITIATE_JOB, INITIATE_MULTIPART_UPLOAD,
        UPLOAD_ARCHIVE, UPLOAD_MULTIPART_PART,
    },
};

/// A denial of all that a vault and its lock are there for.
pub(super) fn everything(subject: &Subject<'_>, report: &mut Report<'_>) {
    let all_that_matters =
        [&GET_VAULT_LOCK, &COMPLETE_VAULT_LOCK, &ABORT_VAULT_LOCK, &DELETE_ARCHIVE, &INITIATE_JOB];
    for reading in &subject.view.statements {
        let odd = without_age(reading).union(without_tags(reading));
        let is_denied = |action: &'static Action| {
            !odd.has(action.name) && denied_to_all(subject, reading, action).is_all()
        };
        if !reading.is_deny() || !all_that_matters.into_iter().all(is_denied) {
            continue;
        }
        let span = first_span(reading, ActionSet::named(GET_VAULT_LOCK.name));
        let message = format!(
            "{} can do anything with this vault that matters: archives can't be retrieved or deleted, and while the lock is tested it can \
             neither be looked at nor aborted nor completed, so after 24 hours it is gone",
            nobody(subject, reading)
        );
        report.add(Draft::error(Code::EverythingDenied, span, message).help(
            "name the actions that are to be denied, for retention `\"Action\": \"glacier:DeleteArchive\"`, and for how long, like \
             `\"Condition\": {\"NumericLessThan\": {\"glacier:ArchiveAgeInDays\": \"365\"}}`",
        ));
    }
}

/// Denials of the calls that look at a lock, complete it or abort it.
pub(super) fn lock_steps(subject: &Subject<'_>, report: &mut Report<'_>) {
    let steps = [
        (&COMPLETE_VAULT_LOCK, "the lock can't be completed, and after 24 hours it is gone"),
        (
            &ABORT_VAULT_LOCK,
            "a lock that turns out wrong while it is tested can't be aborted before its 24 hours end",
        ),
        (&GET_VAULT_LOCK, "nobody can see the state of the lock, its policy or when it expires"),
    ];
    for reading in subject.view.statements.iter().filter(|reading| reading.is_deny()) {
        let denied: Vec<_> = steps
            .iter()
            .filter(|(action, _)| first_to_deny(subject, report, action) == Some(reading.index))
            .collect();
        let Some((first, _)) = denied.first() else { continue };
        let consequences: Vec<_> = denied.iter().map(|(_, consequence)| *consequence).collect();
        let names: Vec<_> = denied.iter().map(|(action, _)| code(action.full_name())).collect();
        let actions = denied
            .iter()
            .fold(ActionSet::NONE, |set, (action, _)| set.union(ActionSet::named(action.name)));
        let verb = if names.len() == 1 { "is" } else { "are" };
        let message = format!(
            "{} {verb} denied to {}: {}",
            and(&names),
            whom(subject, first),
            consequences.join("; ")
        );
        report.add(
            Draft::error(Code::LockStepDenied, first_span(reading, actions), message)
                .help(leave_out(reading, &names)),
        );
    }
}

/// Denials without an end of what a vault is for.
pub(super) fn for_ever(subject: &Subject<'_>, report: &mut Report<'_>) {
    for consequence in CONSEQUENCES {
        let denied = consequence.actions.iter().find_map(|alternatives| {
            let all: Option<Vec<_>> =
                alternatives.iter().map(|action| first_to_deny(subject, report, action)).collect();
            all?.first().copied().map(|index| (index, alternatives))
        });
        let Some((index, actions)) = denied else { continue };
        let Some(reading) = subject.view.statements.get(index) else { continue };
        let Some(first) = actions.first() else { continue };
        let set = actions
            .iter()
            .fold(ActionSet::NONE, |set, action| set.union(ActionSet::named(action.name)));
        let names: Vec<_> = set
            .intersection(reading.actions)
            .iter()
            .map(|action| code(action.full_name()))
            .collect();
        let verb = if names.len() == 1 { "is" } else { "are" };
        let message = format!(
            "{} {verb} denied to {} without an end: {}",
            and(&names),
            whom(subject, first),
            consequence.message
        );
        let draft = Draft {
            severity: consequence.severity,
            ..Draft::error(consequence.code, first_span(reading, set), message)
        };
        let others = subject.other_denials(reading).filter(|other| {
            !is_endless_alone(subject, reading, set)
                && subject.group(&Group::OwnUnnamed).any(|someone| {
                    actions.iter().any(|action| !subject.sure(other, someone, action).is_empty())
                })
        });
        let draft = others.fold(draft, |draft, other| {
            draft.related(first_span(other, set), "together with this one")
        });
        report.add(draft.help(consequence_help(consequence, reading, &names)));
    }
}

/// Whether a statement denies some of `actions` for ever without the help of others.
fn is_endless_alone(subject: &Subject<'_>, reading: &Reading<'_>, actions: ActionSet) -> bool {
    actions
        .intersection(reading.actions)
        .iter()
        .any(|action| denied_to_all(subject, reading, action).is_all())
}

/// What to write instead.
fn consequence_help(consequence: &Consequence, reading: &Reading<'_>, names: &[String]) -> String {
    let reason = consequence.help;
    if consequence.code != Code::ArchivesNeverDeletable {
        return format!("{}: {reason}", leave_out(reading, names));
    }
    if reading.actions == ActionSet::named(DELETE_ARCHIVE.name) {
        return format!("add how long archives are to be kept: {reason}");
    }
    format!(
        "{}, and deny `glacier:DeleteArchive` in a statement of its own with {reason}",
        leave_out(reading, names)
    )
}

/// What comes of it if one of these sets of actions is denied as a whole.
struct Consequence {
    code: Code,
    severity: Severity,
    actions: &'static [&'static [&'static Action]],
    message: &'static str,
    help: &'static str,
}

const CONSEQUENCES: &[Consequence] = &[
    Consequence {
        code: Code::ArchivesNeverDeletable,
        severity: Severity::Error,
        actions: &[&[&DELETE_ARCHIVE]],
        message: "archives can never be deleted, so the vault and what it costs stay for ever",
        help: "`\"Condition\": {\"NumericLessThan\": {\"glacier:ArchiveAgeInDays\": \"365\"}}`",
    },
    Consequence {
        code: Code::ArchivesNeverRetrievable,
        severity: Severity::Error,
        actions: &[&[&INITIATE_JOB], &[&GET_JOB_OUTPUT]],
        message: "archives can never be retrieved, so storing them has no use",
        help: "retrieving changes nothing in the vault",
    },
    Consequence {
        code: Code::UploadsDenied,
        severity: Severity::Warning,
        actions: &[
            &[&UPLOAD_ARCHIVE, &INITIATE_MULTIPART_UPLOAD],
            &[&UPLOAD_ARCHIVE, &UPLOAD_MULTIPART_PART],
            &[&UPLOAD_ARCHIVE, &COMPLETE_MULTIPART_UPLOAD],
        ],
        message: "nothing can be stored in the vault any more, from the start of the lock on",
        help: "AWS advises to lock a vault first and to fill it then",
    },
    Consequence {
        code: Code::VaultNeverDeletable,
        severity: Severity::Warning,
        actions: &[&[&DELETE_VAULT]],
        message: "the vault stays for ever, even when it is empty",
        help: "a vault that has archives can't be deleted anyway",
    },
];

/// The first statement that denies an action to everybody of the vault's account for ever, if that is so; together with others, if need be.
/// Statements of which that was told already don't count.
fn first_to_deny(
    subject: &Subject<'_>,
    report: &Report<'_>,
    action: &'static Action,
) -> Option<usize> {
    let told = [Code::EverythingDenied, Code::ConditionAlwaysHolds];
    let counting: Vec<_> = subject
        .view
        .statements
        .iter()
        .filter(|reading| {
            let odd = || without_age(reading).union(without_tags(reading));
            reading.is_deny()
                && reading.is_about(action)
                && !odd().has(action.name)
                && !report.has(&told, reading.statement.span)
        })
        .collect();
    if counting.is_empty() {
        return None;
    }
    let denied = |someone: &Representative| {
        counting
            .iter()
            .fold(Ages::none(), |ages, reading| ages.union(&subject.sure(reading, someone, action)))
    };
    if !subject.own_people().all(|someone| denied(someone).is_all()) {
        return None;
    }
    let endless = |reading: &&&Reading<'_>| {
        subject
            .group(&Group::OwnUnnamed)
            .any(|someone| subject.sure(reading, someone, action).contains(FOREVER))
    };
    counting.iter().find(endless).map(|reading| reading.index)
}

/// The ages for which a statement denies an action to everybody of the vault's account.
fn denied_to_all(subject: &Subject<'_>, reading: &Reading<'_>, action: &'static Action) -> Ages {
    subject.own_people().fold(Ages::all(), |ages, someone| {
        ages.intersection(&subject.sure(reading, someone, action))
    })
}

/// Whether a statement concerns people of other accounts too.
fn binds_all(subject: &Subject<'_>, reading: &Reading<'_>) -> bool {
    let Some(action) = reading.actions.iter().next() else { return false };
    subject
        .group(&Group::OtherAccounts)
        .all(|someone| subject.may_concern(reading, someone, action))
}

/// To whom an action is denied that everybody of the vault's account is denied.
fn whom(subject: &Subject<'_>, action: &'static Action) -> String {
    let is_denied = |someone: &Representative| {
        let denials = subject.view.with_effect(Effect::Deny);
        let ages = denials.fold(Ages::none(), |ages, reading| {
            ages.union(&subject.sure(reading, someone, action))
        });
        ages.is_all()
    };
    if subject.group(&Group::OtherAccounts).all(is_denied) {
        "everybody".to_owned()
    } else {
        format!("everybody of account `{}`", subject.view.vault.account())
    }
}

fn nobody(subject: &Subject<'_>, reading: &Reading<'_>) -> String {
    if binds_all(subject, reading) {
        "nobody".to_owned()
    } else {
        format!("nobody of account `{}`", subject.view.vault.account())
    }
}

fn first_span(reading: &Reading<'_>, actions: ActionSet) -> Span {
    spans_of(reading, actions).first().copied().unwrap_or(reading.statement.action.span)
}

fn leave_out(reading: &Reading<'_>, names: &[String]) -> String {
    if reading.statement.action.is_negated() {
        return format!(
            "add {} to `NotAction`, or name under `Action` what is to be denied",
            and(names)
        );
    }
    let is_written = |name: &String| {
        reading
            .statement
            .action
            .values
            .iter()
            .any(|pattern| name.trim_matches('`').eq_ignore_ascii_case(pattern.value.as_str()))
    };
    if names.iter().all(is_written) {
        format!("leave {} out", and(names))
    } else {
        format!("name the actions that are to be denied one by one, without {}", and(names))
    }
}
