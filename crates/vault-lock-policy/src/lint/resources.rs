//! Resources that are not this vault.

use super::{
    Code, Draft, Report, Severity, Subject,
    text::{and, counted},
};
use crate::{
    analysis::{Reading, glob_matches, is_account, may_cover},
    arn::VaultArn,
    grammar::{Effect, Pattern},
    json::Spanned,
};

/// A statement whose resources leave this vault out does nothing.
pub(super) fn not_this_vault(subject: &Subject<'_>, report: &mut Report<'_>) {
    let vault = subject.view.vault;
    for reading in &subject.view.statements {
        let resource = &reading.statement.resource;
        if report.has(&[Code::VariableInOldVersion], resource.span) {
            continue;
        }
        let covers = |value: &&Spanned<Pattern>| may_cover(&value.value, vault);
        let certain = |value: &Spanned<Pattern>| value.value.variables().next().is_none();
        let matching: Vec<_> = resource.values.iter().filter(covers).collect();
        let is_certain = matching.iter().any(|value| certain(value));
        match (matching.first(), is_certain, resource.is_negated()) {
            (None, _, false) => report.add(none_of_them(reading, vault)),
            (Some(_), true, true) => report.add(left_out(reading, vault)),
            (Some(value), false, _) => report.add(depends(reading, value, vault)),
            _ => {}
        }
    }
}

/// A resource that can't be any vault, beside one that is this vault.
pub(super) fn matching_nothing(subject: &Subject<'_>, report: &mut Report<'_>) {
    let vault = subject.view.vault;
    for reading in &subject.view.statements {
        let resource = &reading.statement.resource;
        if report.has(&[Code::ResourceNotThisVault], resource.span) {
            continue;
        }
        for value in &resource.values {
            let text = value.value.as_str();
            let is_told = report.has(&[Code::VariableInOldVersion], value.span);
            if is_told || can_be_a_vault(text) || may_cover(&value.value, vault) {
                continue;
            }
            let effect = if resource.is_negated() { "leaves nothing out" } else { "adds nothing" };
            let message = format!(
                "`{text}` {effect}, since it can't be the ARN of a vault: {}",
                malformed_parts(text, vault)
            );
            let (partition, region, account) = (vault.partition(), vault.region(), vault.account());
            report.add(Draft::warning(Code::ResourceMatchesNothing, value.span, message).help(
                format!(
                    "leave it out, or write the ARN of the vault that is meant, like \
                     `arn:{partition}:glacier:{region}:{account}:vaults/NAME`"
                ),
            ));
        }
    }
}

fn none_of_them(reading: &Reading<'_>, vault: &VaultArn) -> Draft {
    let resource = &reading.statement.resource;
    let does = does_nothing(reading);
    let why = |value: &Spanned<Pattern>| differences(value.value.as_str(), vault);
    let draft = match resource.values.as_slice() {
        [one] => {
            let text = one.value.as_str();
            let message =
                format!("`{text}` is not this vault, so the statement {does}: {}", why(one));
            Draft::error(Code::ResourceNotThisVault, one.span, message)
        }
        several => {
            let message = format!("none of the resources is this vault, so the statement {does}");
            let draft = Draft::error(Code::ResourceNotThisVault, resource.span, message);
            several.iter().fold(draft, |draft, value| draft.related(value.span, why(value)))
        }
    };
    draft.help(format!("write `\"Resource\": \"{vault}\"`"))
}

fn left_out(reading: &Reading<'_>, vault: &VaultArn) -> Draft {
    let message = format!(
        "`NotResource` leaves this vault out, so the statement {}: it is about all resources but those listed",
        does_nothing(reading)
    );
    Draft::error(Code::ResourceNotThisVault, reading.statement.resource.span, message)
        .help(format!("write `\"Resource\": \"{vault}\"` instead of `NotResource`"))
}

fn depends(reading: &Reading<'_>, value: &Spanned<Pattern>, vault: &VaultArn) -> Draft {
    let variables: Vec<_> =
        value.value.variables().map(|variable| format!("`${{{}}}`", variable.key)).collect();
    let outcome = if reading.statement.resource.is_negated() {
        "leaves this vault out for callers for whom"
    } else {
        "is about this vault only for callers for whom"
    };
    let message = format!(
        "the statement {outcome} {} gives its name; a lock should mean the same for everybody",
        and(&variables)
    );
    let severity = if reading.is_deny() { Severity::Error } else { Severity::Warning };
    Draft { severity, ..Draft::error(Code::ResourceDependsOnCaller, value.span, message) }
        .help(format!("write `\"Resource\": \"{vault}\"`"))
}

/// What a statement without this vault comes to.
fn does_nothing(reading: &Reading<'_>) -> &'static str {
    match reading.statement.effect.value {
        Effect::Deny => "denies nothing and protects nothing",
        Effect::Allow => "allows nothing",
    }
}

/// A part of a resource that is not the vault's.
struct Difference {
    /// Whether it can't be part of any vault's ARN.
    is_malformed: bool,
    why: String,
}

/// In which parts a resource differs from the vault's ARN.
fn differences(text: &str, vault: &VaultArn) -> String {
    in_words(text, vault, |_| true)
}

/// In which parts a resource differs from the ARN of any vault.
fn malformed_parts(text: &str, vault: &VaultArn) -> String {
    in_words(text, vault, |difference| difference.is_malformed)
}

fn in_words(text: &str, vault: &VaultArn, wanted: impl Fn(&Difference) -> bool) -> String {
    let all = parts_that_differ(text, vault);
    let wanted: Vec<_> = all.into_iter().filter(wanted).map(|difference| difference.why).collect();
    if !wanted.is_empty() {
        return wanted.join("; ");
    }
    if glob_matches(text, vault.as_str()) {
        return "a wildcard reaches over a colon only as a `*` right before the colon or at the end"
            .to_owned();
    }
    if text == vault.name() {
        return "it is only the vault's name, and a policy names vaults by ARN".to_owned();
    }
    format!("it is not an ARN like `{vault}`")
}

fn parts_that_differ(text: &str, vault: &VaultArn) -> Vec<Difference> {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let [arn, partition, service, region, account, resource] = *parts.as_slice() else {
        return Vec::new();
    };
    let mut differences = Vec::new();
    if !glob_matches(arn, "arn") {
        let why = format!("it begins with `{arn}` and not with `arn`");
        differences.push(Difference { is_malformed: true, why });
    }
    differences.extend(part("partition", partition, vault.partition()));
    let service = part("service", service, "glacier");
    differences.extend(service.map(|service| Difference { is_malformed: true, ..service }));
    differences.extend(part("region", region, vault.region()));
    differences.extend(account_difference(account, vault.account()));
    differences.extend(name_differences(resource, vault.name()));
    differences
}

fn part(what: &str, found: &str, wanted: &str) -> Option<Difference> {
    if glob_matches(found, wanted) {
        return None;
    }
    let why = if found.is_empty() {
        format!("it has no {what}, where `{wanted}` should stand")
    } else if found.eq_ignore_ascii_case(wanted) {
        format!("its {what} is written `{found}` and not `{wanted}`, and case counts")
    } else {
        format!("its {what} is `{found}` and not `{wanted}`")
    };
    Some(Difference { is_malformed: found.is_empty(), why })
}

fn account_difference(found: &str, wanted: &str) -> Option<Difference> {
    let only_digits = !found.is_empty() && found.bytes().all(|b| b.is_ascii_digit());
    if only_digits && !is_account(found) {
        let why = format!(
            "its account `{found}` has {}, and account numbers have 12",
            counted(found.len(), "digit")
        );
        return Some(Difference { is_malformed: true, why });
    }
    if found.contains('-') && found.replace('-', "") == wanted {
        let why = format!("its account is written with hyphens and not as `{wanted}`");
        return Some(Difference { is_malformed: true, why });
    }
    let is_malformed = !is_account(found) && !found.contains(['*', '?', '$']);
    part("account", found, wanted).map(|part| Difference { is_malformed, ..part })
}

fn name_differences(found: &str, wanted: &str) -> Vec<Difference> {
    let full = format!("vaults/{wanted}");
    let malformed = |why| Difference { is_malformed: true, why };
    if glob_matches(found, &full) {
        return Vec::new();
    }
    let Some(name) = found.strip_prefix("vaults/") else {
        return vec![malformed(format!("it ends in `{found}` where `{full}` should stand"))];
    };
    let (name, rest) = match name.split_once('/') {
        Some((name, rest)) if !name.contains("${") => (name, Some(rest)),
        _ => (name, None),
    };
    let mut differences = Vec::new();
    if !glob_matches(name, wanted) {
        differences.extend(part("vault name", name, wanted));
    }
    differences.extend(rest.map(|rest| {
        malformed(format!(
            "`/{rest}` follows the vault's name, as for objects in a bucket of S3, but archives have no ARN: the vault's stands for all of them"
        ))
    }));
    differences
}

/// Whether a resource can be, or stand for, some vault's ARN.
fn can_be_a_vault(text: &str) -> bool {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let has_wildcard = |part: &str| part.contains(['*', '?']) || part.contains("${");
    let [arn, partition, service, region, account, resource] = *parts.as_slice() else {
        // A `*` can stand for several parts.
        return text.contains('*') && (text.starts_with('*') || text.starts_with("arn:"));
    };
    glob_matches(arn, "arn")
        && !partition.is_empty()
        && glob_matches(service, "glacier")
        && !region.is_empty()
        && (is_account(account) || has_wildcard(account))
        && can_be_a_name(resource)
}

fn can_be_a_name(resource: &str) -> bool {
    let Some(name) = resource.strip_prefix("vaults/") else {
        return resource.starts_with(['*', '?']);
    };
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"_-.*?${}:, '".contains(&b);
    !name.is_empty() && name.bytes().all(|b| allowed(b) || (b == b'/' && name.contains("${")))
}
