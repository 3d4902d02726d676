//! Conditions: what has to hold for a rule to be taken, and what is known once it does.

use crate::ir::{Condition, Name};

use crate::resolve::names;

use super::super::path::Faults;
use super::super::scope::Scope;
use super::super::value::{Object, Placed};
use super::expressions::{self, Verdict};

/// The conditions of a rule, without those that always hold; `None` if one is faulty or can never hold.
pub(super) fn resolve(
    rule: &Object<'_>,
    scope: &mut Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Vec<Condition>> {
    let mut conditions = Vec::new();
    let mut can_hold = true;
    for condition in rule.demand("conditions", faults)?.array(faults)? {
        match self::condition(&condition, scope, faults) {
            Some(Verdict::If(condition)) => {
                if let Condition::IsSet(parameter) = condition {
                    scope.learn_set(parameter);
                }
                conditions.push(condition);
            }
            Some(Verdict::Always) => {}
            Some(Verdict::Never) | None => can_hold = false,
        }
    }
    can_hold.then_some(conditions)
}

fn condition(
    condition: &Placed<'_>,
    scope: &mut Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Verdict> {
    let call = condition.object(&["fn", "argv", "assign"], faults)?;
    let function = call.demand("fn", faults)?.string(faults)?;
    match (function, call.get("assign")) {
        ("aws.partition", Some(assign)) => partition(&call, &assign, scope, faults),
        ("aws.partition", None) => {
            faults.push(
                &condition.path,
                "the result of `aws.partition` is not bound to a name",
                "add `\"assign\": \"PartitionResult\"`",
            );
            None
        }
        (_, Some(assign)) => {
            let name = assign.string(faults)?;
            scope.bind(name, None);
            faults.push(
                &assign.path,
                format!("binding the result of `{function}` is not supported"),
                "only the result of `aws.partition` can be bound; write the expression where it is used",
            );
            None
        }
        (_, None) => expressions::call(&call, scope, faults),
    }
}

fn partition(
    call: &Object<'_>,
    assign: &Placed<'_>,
    scope: &mut Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Verdict> {
    let model_name = assign.string(faults)?;
    let region = expressions::arguments(call, faults)
        .and_then(|[region]| expressions::text(&region, scope, faults));
    let name = new_name(model_name, assign, scope, faults);
    scope.bind(model_name, name.clone());
    Some(Verdict::If(Condition::Partition { region: region?, bind: name? }))
}

/// The Rust name of something that a condition binds.
fn new_name(
    model_name: &str,
    assign: &Placed<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Name> {
    let name = names::field_name(model_name);
    let name = name.filter(|name| !scope.has(name));
    if name.is_none() {
        faults.push(
            &assign.path,
            format!("`{model_name}` can't be bound here"),
            "choose a name that is free here and that can be a Rust name",
        );
    }
    name
}
