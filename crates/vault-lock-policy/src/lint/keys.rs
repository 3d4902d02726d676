//! Condition keys that no request to Glacier has.

use super::{Code, Draft, Report, Subject, suggest};
use crate::{
    analysis::holds_if_absent,
    grammar::{Condition, Effect, Policy, Statement},
    service::{
        ADD_TAGS_TO_VAULT, KEYS, Key, KnownKey, REMOVE_TAGS_FROM_VAULT, RESOURCE_TAG,
        is_placeholder,
    },
};

/// Keys that don't exist, and the one that other services have for tags.
///
/// The policy comes back with the keys that were meant, so that what is wrong with their conditions shows too.
pub(super) fn unknown(policy: &Policy, report: &mut Report<'_>) -> Policy {
    let mut mended = policy.clone();
    for (statement, right) in policy.statements().iter().zip(&mut mended.statements) {
        for (condition, right) in statement.conditions.iter().zip(&mut right.conditions) {
            let key = condition.key.value.as_str();
            let known = KnownKey::find(key);
            if known.is_some_and(|known| known.name == "aws:ResourceTag/") {
                report.add(other_tag_key(statement, condition));
            }
            if known.is_some() && !has_placeholder(key) {
                continue;
            }
            report.add(no_such_key(statement, condition));
            match meant(key).filter(|meant| {
                KnownKey::find(meant).is_some()
                    && !meant.ends_with("/NAME")
                    && !has_placeholder(meant)
            }) {
                Some(meant) => right.key.value = meant,
                None => report.set_aside(condition.span),
            }
        }
    }
    mended
}

/// Keys that only requests have which change tags, for other actions.
pub(super) fn not_with_action(subject: &Subject<'_>, report: &mut Report<'_>) {
    for reading in &subject.view.statements {
        for condition in &reading.statement.conditions {
            let key = condition.key.value.as_str();
            let known = KnownKey::find(key).map_or("", |known| known.name);
            let (carriers, what): (&[_], _) = match known {
                "aws:RequestTag/" => (&[&ADD_TAGS_TO_VAULT], "the tags that a request sets"),
                "aws:TagKeys" => (
                    &[&ADD_TAGS_TO_VAULT, &REMOVE_TAGS_FROM_VAULT],
                    "the names of tags that a request changes",
                ),
                _ => continue,
            };
            if reading.actions.is_empty() || carriers.iter().any(|action| reading.is_about(action))
            {
                continue;
            }
            let message = format!(
                "`{key}` is about {what}, and none of the actions of this statement changes tags"
            );
            report.add(
                Draft::error(Code::UnknownConditionKey, condition.key.span, message)
                    .help(format!("write `\"{RESOURCE_TAG}NAME\"` for a tag that the vault has")),
            );
            report.set_aside(condition.span);
        }
    }
}

fn has_placeholder(key: &str) -> bool {
    key.split_once('/').is_some_and(|(_, tag)| is_placeholder(tag))
}

fn no_such_key(statement: &Statement, condition: &Condition) -> Draft {
    let key = condition.key.value.as_str();
    if has_placeholder(key) {
        let message = format!(
            "`{key}` is not a condition key: AWS's tables write `${{TagKey}}` for the name of a tag, and keys have no variables"
        );
        let help = format!("write the name of the tag, like `\"{RESOURCE_TAG}NAME\"`");
        return Draft::error(Code::UnknownConditionKey, condition.key.span, message).help(help);
    }
    let is_foreign = matches!(Key::of(key), Key::Foreign) && key.contains(':');
    let what = if is_foreign {
        "is not a condition key of Glacier, and not one that all services have"
    } else {
        "is not a condition key"
    };
    let message =
        format!("`{key}` {what}: no request has it, so {}", outcome(statement, condition));
    let help = match meant(key) {
        Some(meant) => format!("write `\"{meant}\"`"),
        None => "write a key that requests have: `\"glacier:ArchiveAgeInDays\"`, `\"glacier:ResourceTag/NAME\"`, or one that begins with `aws:`"
            .to_owned(),
    };
    Draft::error(Code::UnknownConditionKey, condition.key.span, message).help(help)
}

fn other_tag_key(statement: &Statement, condition: &Condition) -> Draft {
    let key = condition.key.value.as_str();
    let tag = key.split_once('/').map_or("", |(_, tag)| tag);
    let message = format!(
        "AWS documents `{RESOURCE_TAG}{tag}` for the tags of vaults and not `{key}`; if Glacier doesn't send it, {}",
        outcome(statement, condition)
    );
    Draft::warning(Code::UndocumentedTagKey, condition.key.span, message)
        .help(format!("write `\"{RESOURCE_TAG}{tag}\"`"))
}

/// What a condition comes to whose key is never there.
fn outcome(statement: &Statement, condition: &Condition) -> &'static str {
    match (holds_if_absent(condition), statement.effect.value) {
        (false, Effect::Deny) => "the condition never holds and the statement denies nothing",
        (false, Effect::Allow) => "the condition never holds and the statement allows nothing",
        (true, Effect::Deny) => {
            "the condition always holds and the statement denies more than it should"
        }
        (true, Effect::Allow) => "the condition always holds and limits nothing",
    }
}

/// The key that somebody may have meant.
fn meant(key: &str) -> Option<String> {
    // The name of a tag stands behind a slash, or behind what somebody took for one.
    let colon = key.match_indices(':').nth(1).map(|(at, _)| at);
    let split = key.find(['/', '\\']).or(colon).and_then(|at| key.split_at_checked(at));
    let (name, tag) = match split {
        Some((name, tag)) => (format!("{name}/"), tag.get(1..)),
        None => (key.to_owned(), None),
    };
    let candidates = || KEYS.iter().filter(|key| key.takes_tag() == tag.is_some());
    let similar = |text: &str, of: fn(&'static KnownKey) -> &'static str| {
        let nearest = suggest::nearest(text, candidates().map(of))?;
        candidates().find(|key| of(key) == nearest)
    };
    let found = similar(&name, |key| key.name)
        .or_else(|| similar(bare(&name), |key| bare(key.name)))
        .or_else(|| tag_without_name(key));
    found.map(|key| match tag {
        Some("") | None if key.takes_tag() => format!("{}NAME", key.name),
        Some(tag) => format!("{}{tag}", key.name),
        None => key.name.to_owned(),
    })
}

/// Without the service.
fn bare(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, name)| name)
}

/// `glacier:ResourceTag`, and nothing behind it.
fn tag_without_name(key: &str) -> Option<&'static KnownKey> {
    KEYS.iter().find(|known| {
        known.name.strip_suffix('/').is_some_and(|name| name.eq_ignore_ascii_case(key))
    })
}
