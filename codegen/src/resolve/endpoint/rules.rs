//! The rules themselves: a tree whose branches are taken in order.

mod conditions;
pub(super) mod expressions;

use crate::ir::{Condition, Outcome, Rule, Template};

use super::parameters::Parameters;
use super::path::Faults;
use super::scope::Scope;
use super::value::{Object, Placed};

/// The rules under the key `rules` of a rule set.
pub(super) fn resolve(
    rule_set: &Object<'_>,
    parameters: &Parameters,
    faults: &mut Faults<'_>,
) -> Vec<Rule> {
    sequence(rule_set, &Scope::new(parameters), faults).unwrap_or_default()
}

/// Whether any condition asks for the partition of a region.
pub(super) fn ask_for_partition(rules: &[Rule]) -> bool {
    rules.iter().any(|rule| {
        let mut conditions = rule.conditions.iter();
        conditions.any(|condition| matches!(condition, Condition::Partition { .. }))
            || matches!(&rule.outcome, Outcome::Rules(rules) if ask_for_partition(rules))
    })
}

/// Rules that are tried in order. What stands behind a rule without conditions can't be reached: it is checked like
/// the rest, but it is not part of the result.
fn sequence(owner: &Object<'_>, scope: &Scope<'_>, faults: &mut Faults<'_>) -> Option<Vec<Rule>> {
    let mut sequence: Vec<Rule> = Vec::new();
    let mut is_closed = false;
    for rule in owner.demand("rules", faults)?.array(faults)? {
        if let Some(rule) = self::rule(&rule, scope, faults)
            && !is_closed
        {
            is_closed = rule.conditions.is_empty();
            sequence.push(rule);
        }
    }
    Some(sequence)
}

/// A rule, unless it is faulty or can never hold.
fn rule(rule: &Placed<'_>, scope: &Scope<'_>, faults: &mut Faults<'_>) -> Option<Rule> {
    let rule = rule
        .object(&["conditions", "documentation", "endpoint", "error", "rules", "type"], faults)?;
    let mut scope = scope.clone();
    let conditions = conditions::resolve(&rule, &mut scope, faults);
    let outcome = outcome(&rule, &scope, faults)?;
    Some(Rule { conditions: conditions?, outcome })
}

fn outcome(rule: &Object<'_>, scope: &Scope<'_>, faults: &mut Faults<'_>) -> Option<Outcome> {
    let ty = rule.demand("type", faults)?;
    match ty.string(faults)? {
        "tree" => sequence(rule, scope, faults).map(tree),
        "endpoint" => endpoint(&rule.demand("endpoint", faults)?, scope, faults).map(Outcome::Url),
        "error" => {
            expressions::template(&rule.demand("error", faults)?, scope, faults).map(Outcome::Error)
        }
        other => {
            faults.push(
                &ty.path,
                format!("unknown type of rule `{other}`"),
                "write `tree`, `endpoint` or `error`",
            );
            None
        }
    }
}

/// A tree with nothing but one rule without conditions is that rule.
fn tree(mut rules: Vec<Rule>) -> Outcome {
    match rules.pop() {
        Some(only) if rules.is_empty() && only.conditions.is_empty() => only.outcome,
        last => {
            rules.extend(last);
            Outcome::Rules(rules)
        }
    }
}

fn endpoint(endpoint: &Placed<'_>, scope: &Scope<'_>, faults: &mut Faults<'_>) -> Option<Template> {
    expressions::template(&plain_address(endpoint, faults)?, scope, faults)
}

/// The URL of an endpoint that is nothing more, be it of a rule or of a case.
pub(super) fn plain_address<'a>(
    endpoint: &Placed<'a>,
    faults: &mut Faults<'_>,
) -> Option<Placed<'a>> {
    let endpoint = endpoint.object(&["url", "properties", "headers"], faults)?;
    for key in ["properties", "headers"] {
        if let Some(value) = endpoint.get(key)
            && !value.any_object(faults)?.is_empty()
        {
            faults.push(
                &value.path,
                format!("{key} of an endpoint are not supported"),
                "remove them, or choose a service whose endpoints are plain addresses",
            );
        }
    }
    endpoint.demand("url", faults)
}
