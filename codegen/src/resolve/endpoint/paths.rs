//! Parameters of the endpoint rules that a way into the input of an operation leads to:
//! `smithy.rules#operationContextParams`.
//!
//! They look into inputs, so they come when these are decided.

use crate::ast::traits::ids;
use crate::diagnostics::Diagnostics;
use crate::ir::{ContextValue, Crate, Operation, ParameterId, ParameterType, Type};
use crate::resolve::closure::{self, Closure};
use crate::resolve::waiters::values::Seen;

use super::context;
use super::path::Faults;
use super::value::Placed;

/// Adds the parameters of all operations.
pub(in crate::resolve) fn resolve(
    closure: &Closure<'_>,
    krate: &mut Crate,
    diagnostics: &mut Diagnostics,
) {
    let mut all = Vec::new();
    for operation in &krate.operations {
        let is_it = |it: &&closure::Operation<'_>| it.id.name() == operation.model_name;
        let source = closure.operations.iter().find(is_it);
        let value = source.and_then(|it| Some((it.id, it.traits.operation_context_params()?)));
        let params = value.and_then(|(id, value)| {
            let mut faults = Faults::new(id, ids::OPERATION_CONTEXT_PARAMS, diagnostics);
            params(&Placed::root(value), operation, krate, &mut faults)
        });
        all.push(params.unwrap_or_default());
    }
    for (operation, params) in krate.operations.iter_mut().zip(all) {
        for (id, value) in params {
            // What the operation or a member says itself goes before.
            if operation.endpoint_params.iter().all(|(other, _)| *other != id) {
                operation.endpoint_params.push((id, value));
            }
        }
    }
}

/// `{"ResourceArns": {"path": "Requests[*].Arn"}}`
fn params(
    place: &Placed<'_>,
    operation: &Operation,
    krate: &Crate,
    faults: &mut Faults<'_>,
) -> Option<Vec<(ParameterId, ContextValue)>> {
    let mut params = Vec::new();
    for (name, definition) in place.any_object(faults)?.entries() {
        let parameter = context::parameter(name, &definition, &krate.endpoint, faults);
        let path = definition.object(&["path"], faults)?.demand("path", faults)?;
        let text = path.string(faults)?;
        let (id, ty) = parameter?;
        match (Seen { operation, krate }).input_values(text) {
            Ok((values, of, are_many)) if fits(ty, of, are_many) => {
                params.push((id, ContextValue::Path(values)));
            }
            Ok(_) => {
                let message = format!("`{text}` leads to another type than the parameter has");
                faults.push(&path.path, message, "point to values of the type that it has");
            }
            Err(reason) => {
                let message = format!("`{text}` is not supported: {reason}");
                let help = "change the path, or remove the operation from the plan";
                faults.push(&path.path, message, help);
            }
        }
    }
    Some(params)
}

fn fits(parameter: ParameterType, ty: Type, are_many: bool) -> bool {
    match parameter {
        ParameterType::String => is_string(ty) && !are_many,
        ParameterType::Boolean => ty == Type::Boolean && !are_many,
        ParameterType::StringList => is_string(ty) && are_many,
    }
}

fn is_string(ty: Type) -> bool {
    matches!(ty, Type::String | Type::Enum(_))
}
