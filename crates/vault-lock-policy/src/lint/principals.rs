//! Principals that are nobody, and `NotPrincipal` in a denial.

use super::{
    Code, Draft, Report, Subject,
    text::{and, counted},
};
use crate::{
    analysis::{Facts, Person, Reading, Unreal, unreal, written},
    arn::VaultArn,
    evaluate::Caller,
    grammar::{IdentityKind, Principal},
    json::{Span, Spanned},
    service::DELETE_ARCHIVE,
};

/// Accounts that are no accounts, and identities of another partition.
pub(super) fn nobody(subject: &Subject<'_>, report: &mut Report<'_>) {
    let vault = subject.view.vault;
    for reading in &subject.view.statements {
        let element = &reading.statement.principal;
        let effect = match (element.is_negated(), reading.is_deny()) {
            (true, _) => "leaves nobody out",
            (false, true) => "binds nobody",
            (false, false) => "allows nobody anything",
        };
        for principal in &element.values {
            let Some(why) = unreal(principal, subject.view.policy, vault) else { continue };
            let found = written(principal, subject.view.policy);
            report.add(no_such_caller(why, &found, effect, principal.span, vault));
            report.set_aside(principal.span);
        }
    }
}

fn no_such_caller(why: Unreal, found: &str, effect: &str, span: Span, vault: &VaultArn) -> Draft {
    match why {
        Unreal::Account(account) => {
            let message = format!(
                "`{found}` {effect}: its account number has {}, and account numbers have 12",
                counted(account.len(), "digit")
            );
            Draft::error(Code::PrincipalAccountNumber, span, message)
                .help(format!("write all 12 digits; the vault is in account `{}`", vault.account()))
        }
        Unreal::Partition(partition) => {
            let message = format!(
                "`{found}` {effect}: its partition is `{partition}`, and nobody from there reaches a vault in `{}`",
                vault.partition()
            );
            let right = found.replacen(&partition, vault.partition(), 1);
            Draft::error(Code::PrincipalOfAnotherPartition, span, message)
                .help(format!("write `{right}`"))
        }
    }
}

/// `NotPrincipal` in a denial, which spares a caller only if its account, its role and its session are all listed.
pub(super) fn not_principal_with_deny(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        let element = &reading.statement.principal;
        if !reading.is_deny() || !element.is_negated() {
            continue;
        }
        let is_bound = |principal: &&Spanned<Principal>| {
            !report.broken().contains(&principal.span)
                && is_denied_anyway(subject, reading, &principal.value)
        };
        let bound: Vec<_> = element.values.iter().filter(is_bound).collect();
        if bound.is_empty() {
            continue;
        }
        let names: Vec<_> = bound.iter().map(|principal| describe(&principal.value)).collect();
        let arns = spared_by_condition(
            subject.view.vault.partition(),
            bound.iter().map(|principal| &principal.value),
        );
        let message = format!(
            "`NotPrincipal` doesn't spare {}: a denial spares a caller only if its account and, for a role, the session are listed too",
            and(&names)
        );
        report.add(
            Draft::warning(Code::NotPrincipalWithDeny, element.span, message).help(format!(
                "write `\"Principal\": \"*\"` and the condition `\"ArnNotLike\": {{\"aws:PrincipalArn\": {arns}}}`"
            )),
        );
    }
}

/// Whether a denial still denies to somebody whom it lists under `NotPrincipal`.
fn is_denied_anyway(subject: &Subject<'_>, reading: &Reading<'_>, principal: &Principal) -> bool {
    let Principal::Identity(identity) = principal else {
        // That an account alone spares its root user and nobody else is one mistake with those that are listed beside it.
        let Principal::Account(account) = principal else { return false };
        let lists_more = reading.statement.principal.values.iter().any(|other| {
            matches!(&other.value, Principal::Identity(other) if other.account() == account)
        });
        return !lists_more;
    };
    let caller = match identity.kind() {
        IdentityKind::Role { .. } => {
            let listed_sessions = reading.statement.principal.values.iter().any(|other| {
                matches!(&other.value, Principal::Identity(other) if other.is_session_of(identity))
            });
            // A role whose sessions are listed is there for their sake.
            return !listed_sessions;
        }
        _ => Person::from(Caller::from(identity.clone())),
    };
    let facts = Facts { vault: subject.view.vault, caller: &caller, action: &DELETE_ARCHIVE };
    reading.names_caller(&facts)
}

/// `user alice`, `account 111122223333 but for its root user`.
fn describe(principal: &Principal) -> String {
    match principal {
        Principal::Account(account) => {
            format!("the users and roles of account `{account}`, only its root user")
        }
        other => format!("`{other}`"),
    }
}

/// The list of ARNs for a condition that spares these.
fn spared_by_condition<'p>(
    partition: &str,
    principals: impl Iterator<Item = &'p Principal>,
) -> String {
    let arns: Vec<_> = principals
        .map(|principal| match principal {
            Principal::Account(account) => format!("\"arn:{partition}:iam::{account}:*\""),
            Principal::Identity(identity) => match identity.kind() {
                IdentityKind::AssumedRole { role, .. } => {
                    format!(
                        "\"arn:{}:iam::{}:role/{role}\"",
                        identity.partition(),
                        identity.account()
                    )
                }
                _ => format!("\"{}\"", identity.arn()),
            },
            other => format!("\"{other}\""),
        })
        .collect();
    match arns.as_slice() {
        [one] => one.clone(),
        several => format!("[{}]", several.join(", ")),
    }
}
