//! The rules themselves: a tree whose branches are taken in order.

mod attributes;
pub(super) mod bdd;
mod choices;
mod conditions;
pub(super) mod expressions;
mod functions;

use crate::ir::{Outcome, Rule};

use super::address;
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
        "endpoint" => {
            let address = rule.demand("endpoint", faults)?;
            address::resolve(&address, scope, faults).map(Outcome::Endpoint)
        }
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
