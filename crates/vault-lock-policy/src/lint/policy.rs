//! The policy as a whole.

use std::collections::BTreeMap;

use super::{Code, Draft, Report, Subject};
use crate::{
    analysis::Reading,
    grammar::{Pattern, Policy, Version},
    json::{Span, Spanned},
};

/// How many bytes a policy may have.
const MAX_BYTES: usize = 20_480;

/// A policy that the service refuses for its length.
pub(super) fn too_long(subject: &Subject<'_>, report: &mut Report<'_>) {
    let bytes = subject.view.policy.text().len();
    if bytes > MAX_BYTES {
        let message =
            format!("the policy has {bytes} bytes, and Glacier takes {MAX_BYTES} at most");
        report.add(
            Draft::error(Code::PolicyTooLong, subject.view.policy.root.span, message)
                .help("leave whitespace out, and put statements with the same effect together"),
        );
    }
}

/// A policy of which nobody can say whom it binds. It is the only finding then.
pub(super) fn too_many_callers(policy: &Policy, report: &mut Report<'_>) {
    let message =
        "the policy tells so many callers from one another that whom it binds can't be told";
    report.add(Draft::error(Code::TooManyCallers, policy.root.span, message).help(
        "name accounts, or IDs of users and roles, not each in combination with the other; or deny everybody with `\"Principal\": \"*\"`",
    ));
}

/// Statements of the same name.
pub(super) fn duplicate_sid(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for sid in
        subject.view.policy.statements().iter().filter_map(|statement| statement.sid.as_ref())
    {
        let Some(earlier) = first.get(sid.value.as_str()) else {
            first.insert(&sid.value, sid.span);
            continue;
        };
        let message = format!(
            "two statements are called `{}`: a refusal that names one leaves open which it was, and IAM asks for different names",
            sid.value
        );
        report.add(
            Draft::warning(Code::DuplicateSid, sid.span, message)
                .help("give each statement a name of its own, or none")
                .related(*earlier, "the first one of this name"),
        );
    }
}

/// `${…}` in a policy of the older version, where it is plain text.
pub(super) fn variables(subject: &Subject<'_>, report: &mut Report<'_>) {
    let policy = subject.view.policy;
    if policy.version() != Version::V2008_10_17 {
        return;
    }
    for statement in policy.statements() {
        for resource in &statement.resource.values {
            if report_variable(subject, &resource.value, resource.span, report) {
                report.set_aside(resource.span);
            }
        }
        for condition in &statement.conditions {
            if !condition.operator.value.comparison.takes_variables() {
                continue;
            }
            for Spanned { value, span } in &condition.values {
                if report_variable(subject, value.pattern(), *span, report) {
                    report.set_aside(condition.span);
                }
            }
        }
    }
}

/// Whether the text has what looks like a variable; then it is reported.
fn report_variable(
    subject: &Subject<'_>,
    pattern: &Pattern,
    span: Span,
    report: &mut Report<'_>,
) -> bool {
    let text = pattern.as_str();
    let variable = text.find("${").and_then(|start| {
        let rest = text.get(start..)?;
        rest.get(..=rest.find('}')?)
    });
    let Some(variable) = variable else { return false };
    let (why, help) = match subject.view.policy.version_element() {
        Some(_) => ("the policy has version 2008-10-17", "write `\"Version\": \"2012-10-17\"`"),
        None => (
            "a policy without `Version` is one of 2008-10-17",
            "add `\"Version\": \"2012-10-17\"` beside `Statement`",
        ),
    };
    let message = format!(
        "`{variable}` is plain text here and stands for no value: {why}, which has no variables"
    );
    let draft = Draft::error(Code::VariableInOldVersion, span, message).help(help);
    report.add(match subject.view.policy.version_element() {
        Some(version) => draft.related(version.span, "the version"),
        None => draft,
    });
    true
}

/// A policy that denies nothing.
pub(super) fn without_deny(subject: &Subject<'_>, report: &mut Report<'_>) {
    let statements = &subject.view.statements;
    let told = [Code::AllowToEverybody, Code::NotPrincipalWithAllow];
    let is_told = report.has(&told, subject.view.policy.root.span);
    if is_told || statements.iter().any(Reading::is_deny) {
        return;
    }
    let Some(first) = statements.first() else { return };
    let vault = subject.view.vault;
    let draft = Draft::error(
        Code::PolicyWithoutDeny,
        first.statement.effect.span,
        "no statement of this policy denies anything, so the lock protects nothing: archives can be deleted as before, and the \
         permissions that it gives can never be taken back",
    )
    .help(format!(
        "for retention write `{{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"glacier:DeleteArchive\", \"Resource\": \"{vault}\", \
         \"Condition\": {{\"NumericLessThan\": {{\"glacier:ArchiveAgeInDays\": \"365\"}}}}}}` with your number of days"
    ));
    report.add(draft);
}
