//! Conditions: what has to hold for a rule to be taken, and what is known once it does.

use crate::ir::{Condition, Name, Optional, StringExpr, Truth};

use crate::resolve::names;

use super::super::known::{Known, Type, Verdict};
use super::super::path::Faults;
use super::super::scope::Scope;
use super::super::value::{Object, Placed};
use super::functions;

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
            Some(Met::If(condition)) => conditions.push(condition),
            Some(Met::Always) => {}
            Some(Met::Never) | None => can_hold = false,
        }
    }
    can_hold.then_some(conditions)
}

/// When a condition holds.
pub(super) enum Met {
    Always,
    Never,
    If(Condition),
}

/// A condition holds if its value is there and is not `false`. With `assign` the value has a name from here on.
pub(super) fn condition(
    condition: &Placed<'_>,
    scope: &mut Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Met> {
    let call = condition.object(&["fn", "argv", "assign"], faults)?;
    let assign = match call.get("assign") {
        Some(assign) => Some((assign.string(faults)?, assign)),
        None => None,
    };
    let value = functions::call(&call, scope, faults);
    let Some((model_name, place)) = assign else {
        return Some(holds(value?, scope));
    };
    match value {
        Some(Known::Maybe(value, ty)) => {
            let variable = variable(model_name, &place, scope, faults);
            let Some(variable) = variable else {
                scope.bind(model_name, None);
                return None;
            };
            scope.bind_variable(model_name, variable.clone(), known(&variable, ty));
            Some(Met::If(Condition::Bind(variable, value)))
        }
        Some(value) => {
            // It costs nothing to say it again where the name is used.
            let met = holds(value.clone(), scope);
            let is_flag = matches!(value, Known::Flag(_));
            let value = if is_flag { Known::Flag(Verdict::Always) } else { value };
            scope.bind(model_name, Some(value));
            Some(met)
        }
        None => {
            scope.bind(model_name, None);
            None
        }
    }
}

/// When a value is there and is not `false`.
fn holds(value: Known, scope: &mut Scope<'_>) -> Met {
    let truth = match value {
        Known::Text(_) | Known::List(_) | Known::Record(..) | Known::Flag(Verdict::Always) => {
            return Met::Always;
        }
        Known::Flag(Verdict::Never) => return Met::Never,
        Known::Flag(Verdict::If(truth)) => truth,
        Known::Maybe(value, _) => Truth::IsSome(value),
    };
    Met::If(match truth {
        Truth::IsSome(Optional::Parameter(id)) => {
            scope.learn_set(id);
            Condition::IsSet(id)
        }
        truth => Condition::Holds(truth),
    })
}

/// What is known of a variable.
fn known(variable: &Name, ty: Type) -> Known {
    match ty {
        Type::Record(record) => Known::Record(variable.clone(), record),
        // Of what may be absent only texts and records can be bound; flags and lists are parameters.
        Type::Text | Type::Flag | Type::List => Known::Text(StringExpr::Bound(variable.clone())),
    }
}

/// The Rust variable for something that a condition binds.
fn variable(
    model_name: &str,
    assign: &Placed<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Name> {
    let Some(name) = names::field_name(model_name) else {
        faults.push(
            &assign.path,
            format!("`{model_name}` can't be a Rust name"),
            "choose another name",
        );
        return None;
    };
    let numbered = |number| name.suffixed(&format!("_{number}"));
    let mut names = std::iter::once(name.clone()).chain((2..).map(numbered));
    names.find(|name| !scope.has(name))
}
