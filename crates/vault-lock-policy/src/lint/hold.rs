//! Legal holds by tag: whoever may change the tag may lift the hold.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Code, Draft, Report, Subject,
    subject::tag_of,
    text::{and, code},
};
use crate::{
    analysis::{
        Ages, FOREVER, Group, Reading, Representative, Truth, holds_if_absent, same_condition,
        truth_if_present,
    },
    grammar::{Comparison, Condition, Effect, SetOperator},
    service::{ADD_TAGS_TO_VAULT, Action, DELETE_ARCHIVE, REMOVE_TAGS_FROM_VAULT},
};

/// Denials that hang on a tag which others can change.
pub(super) fn by_tag(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut told: BTreeMap<&str, Draft> = BTreeMap::new();
    let holds = subject.view.statements.iter().filter(|reading| {
        reading.is_deny() && reading.is_about(&DELETE_ARCHIVE) && !reading.ages.is_empty()
    });
    for reading in holds {
        let conditions = reading.other_conditions();
        for condition in conditions.filter(|condition| !reading.is_set_aside(condition)) {
            let Some(tag) = tag_of(condition) else { continue };
            let free = free_to_change(subject, reading, condition, tag);
            let ages = held_alone(subject, reading);
            if free.is_empty() || ages.is_empty() {
                continue;
            }
            if let Some(first) = told.remove(tag) {
                told.insert(tag, first.related(condition.span, "this hangs on the tag too"));
            } else {
                told.insert(tag, finding(subject, &ages, condition, tag, &free));
            }
        }
    }
    report.extend(told.into_values());
}

/// Holds that nobody can lift once they are on.
pub(super) fn never_lifted(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut told = BTreeSet::new();
    for reading in subject.view.statements.iter().filter(|reading| reading.is_deny()) {
        let conditions = reading.other_conditions();
        for condition in conditions.filter(|condition| !reading.is_set_aside(condition)) {
            let Some(tag) = tag_of(condition) else { continue };
            let ages = held_alone(subject, reading);
            if !told.contains(tag)
                && ages.contains(FOREVER)
                && holds_everybody(subject, reading)
                && lifting(condition)
                    .iter()
                    .all(|action| is_denied_while(subject, report, reading, action))
            {
                told.insert(tag);
                report.add(endless(subject, &ages, condition, tag));
            }
        }
    }
}

/// Whether a hold keeps everybody from deleting old archives, as long as its tag is set.
fn holds_everybody(subject: &Subject<'_>, reading: &Reading<'_>) -> bool {
    let is_on =
        |condition: &Condition| tag_of(condition).is_some() && !reading.is_set_aside(condition);
    accountable(subject).all(|someone| {
        let facts = subject.facts(someone, &DELETE_ARCHIVE);
        reading.reach_if(&facts, &is_on).sure.contains(FOREVER)
    })
}

/// Whether an action is denied to everybody while the conditions of a statement hold.
///
/// Denials with an error don't count: when it is mended, they may spare somebody.
fn is_denied_while(
    subject: &Subject<'_>,
    report: &Report<'_>,
    held: &Reading<'_>,
    action: &'static Action,
) -> bool {
    let given = |condition: &Condition| {
        held.other_conditions().any(|other| same_condition(other, condition))
    };
    let denials = || {
        let all = subject.view.with_effect(Effect::Deny);
        all.filter(|denial| !report.has_error(denial.statement.span))
    };
    accountable(subject).all(|someone| {
        let facts = subject.facts(someone, action);
        denials().any(|denial| denial.reach_if(&facts, &given).sure.is_all())
    })
}

/// Whoever has an account, and so can be let in.
fn accountable<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = &'a Representative> {
    subject.people.iter().filter(|someone| someone.group != Group::NoAccount)
}

/// The actions that lift the hold and stay free to somebody whom the policy doesn't name.
fn free_to_change(
    subject: &Subject<'_>,
    reading: &Reading<'_>,
    condition: &Condition,
    tag: &str,
) -> Vec<&'static Action> {
    let mut lifting = lifting(condition);
    lifting.retain(|action| {
        let groups = [Group::OwnUnnamed, Group::OtherAccounts];
        groups.iter().any(|group| {
            subject.group(group).any(|someone| {
                let facts = subject.facts(someone, action);
                let denied =
                    subject.view.with_effect(Effect::Deny).fold(Ages::none(), |ages, denial| {
                        let given = |other: &Condition| {
                            names_tag(other, tag)
                                || spares_custodians(other)
                                || denial.is_set_aside(other)
                                || reading
                                    .other_conditions()
                                    .any(|held| same_condition(held, other))
                        };
                        ages.union(&denial.reach_if(&facts, &given).sure)
                    });
                !denied.is_all()
            })
        })
    });
    lifting
}

/// The actions that can lift a hold.
fn lifting(condition: &Condition) -> Vec<&'static Action> {
    // Whatever value is set, the tag is there.
    let mut lifting = if is_on_presence(condition) { vec![] } else { vec![&ADD_TAGS_TO_VAULT] };
    // A hold without the tag too is lifted by setting it only.
    if !holds_if_absent(condition) {
        lifting.push(&REMOVE_TAGS_FROM_VAULT);
    }
    lifting
}

/// Whether a condition holds as long as the tag is there, with whatever value.
fn is_on_presence(condition: &Condition) -> bool {
    truth_if_present(condition) == Truth::Always && !holds_if_absent(condition)
}

/// The ages that nothing but holds keeps from being deleted by somebody whom the policy doesn't name.
fn held_alone(subject: &Subject<'_>, reading: &Reading<'_>) -> Ages {
    let groups = [Group::OwnUnnamed, Group::OtherAccounts];
    let people = subject.people.iter().filter(|someone| groups.contains(&someone.group));
    people.fold(Ages::none(), |held, someone| {
        let denials = subject.view.with_effect(Effect::Deny);
        let denied = denials.fold(Ages::none(), |ages, denial| {
            ages.union(&subject.sure(denial, someone, &DELETE_ARCHIVE))
        });
        held.union(&reading.ages.without(&denied))
    })
}

/// Whether a condition of a denial asks whether the call is about this tag.
fn names_tag(condition: &Condition, tag: &str) -> bool {
    let key = condition.key.value.as_str();
    let values = || condition.values.iter().map(|value| value.value.as_str());
    let comparison = condition.operator.value.comparison;
    if key.eq_ignore_ascii_case("aws:TagKeys") {
        return !comparison.is_negated()
            && values().any(|value| value.eq_ignore_ascii_case(tag) || value == "*");
    }
    let request_tag = format!("aws:RequestTag/{tag}");
    key.eq_ignore_ascii_case(&request_tag)
        && comparison == Comparison::Null
        && values().any(|value| value.eq_ignore_ascii_case("false"))
}

/// Whether a condition of a denial spares only callers that prove who or where they are, by a tag of their own, an organization, a network or
/// a second factor: these are custodians too.
fn spares_custodians(condition: &Condition) -> bool {
    const KEYS: &[&str] =
        &["aws:principal", "aws:user", "aws:multifactor", "aws:source", "aws:vpc", "aws:federated"];
    let key = condition.key.value.to_ascii_lowercase();
    key != "aws:useragent"
        && KEYS.iter().any(|prefix| key.starts_with(prefix))
        && condition.operator.value.set != Some(SetOperator::ForAllValues)
        && holds_if_absent(condition)
}

fn endless(subject: &Subject<'_>, ages: &Ages, condition: &Condition, tag: &str) -> Draft {
    let denied = lifting(condition);
    let verb = if denied.len() == 1 { "is" } else { "are" };
    let message = format!(
        "once this hold is on nobody can ever lift it, and archives {ages} can never be deleted: {} {verb} denied to everybody then, so the tag `{tag}` stays",
        and(&denied.iter().map(|action| code(action.full_name())).collect::<Vec<_>>()),
    );
    Draft::warning(Code::HoldNeverLifted, condition.span, message).help(format!(
        "spare those who may lift the hold from that denial, with the condition `\"ArnNotEquals\": {{\"aws:PrincipalArn\": \"{}\"}}`",
        custodian(subject)
    ))
}

fn finding(
    subject: &Subject<'_>,
    ages: &Ages,
    condition: &Condition,
    tag: &str,
    free: &[&'static Action],
) -> Draft {
    let names: Vec<_> = free.iter().map(|action| code(action.full_name())).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    let message = format!(
        "whoever may change the tag `{tag}` of the vault can lift this hold and delete archives {ages}: {} {verb} not denied",
        and(&names)
    );
    let actions: Vec<_> = free.iter().map(|action| format!("\"{}\"", action.full_name())).collect();
    Draft::warning(Code::HoldTagNotProtected, condition.span, message).help(format!(
        "add a statement that denies `[{}]` to all but those who may lift the hold, with `\"Principal\": \"*\"` and the condition \
         `\"ArnNotEquals\": {{\"aws:PrincipalArn\": \"{}\"}}`",
        actions.join(", "),
        custodian(subject)
    ))
}

/// The ARN of a custodian, to be filled in.
fn custodian(subject: &Subject<'_>) -> String {
    let vault = subject.view.vault;
    format!("arn:{}:iam::{}:role/NAME", vault.partition(), vault.account())
}
