//! Parameters of the endpoint rules that an operation decides: by a trait of itself, or by a member of its input.

use serde_json::Value;

use crate::ast::traits::ids;
use crate::diagnostics::Diagnostics;
use crate::ir::{ContextValue, Endpoint, Field, FieldId, ListId, ParameterId, ParameterType, Type};
use crate::resolve::closure::Operation;
use crate::resolve::names;

use super::parameters;
use super::path::Faults;
use super::value::Placed;

/// The parameters that an operation decides, constants first.
pub(in crate::resolve) fn params(
    operation: &Operation<'_>,
    fields: &[Field],
    is_text_list: &dyn Fn(ListId) -> bool,
    endpoint: &Endpoint,
    diagnostics: &mut Diagnostics,
) -> Vec<(ParameterId, ContextValue)> {
    let mut params = Vec::new();
    if let Some(value) = operation.traits.static_context_params() {
        let mut faults = Faults::new(operation.id, ids::STATIC_CONTEXT_PARAMS, diagnostics);
        params.extend(constants(&Placed::root(value), endpoint, &mut faults).unwrap_or_default());
    }
    let Some(root) = operation.input.root() else { return params };
    for (name, member) in root.members {
        let id = root.id.with_member(name);
        let Some(value) = member.traits.context_param() else { continue };
        let mut faults = Faults::new(&id, ids::CONTEXT_PARAM, diagnostics);
        let place = Placed::root(value);
        let parameter = self::name(&place, &mut faults)
            .and_then(|name| parameter(name, &place, endpoint, &mut faults));
        let field = fields.iter().position(|field| field.model_name == *name);
        let (Some((parameter, ty)), Some(field)) = (parameter, field) else { continue };
        let has_type = fields.get(field).is_some_and(|field| match (ty, field.ty) {
            (ParameterType::String, Type::String) | (ParameterType::Boolean, Type::Boolean) => true,
            (ParameterType::StringList, Type::List(id)) => is_text_list(id),
            _ => false,
        });
        let is_constant = params.iter().any(|(other, _)| *other == parameter);
        if has_type && is_constant {
            // What the operation always says goes before.
        } else if has_type {
            params.push((parameter, ContextValue::Member(FieldId(field))));
        } else {
            let help = "bind a member of the type that the parameter has";
            faults.push(&place.path, "the parameter has another type than the member", help);
        }
    }
    params
}

/// `{"ApiType": {"value": "ControlPlane"}}`
fn constants(
    place: &Placed<'_>,
    endpoint: &Endpoint,
    faults: &mut Faults<'_>,
) -> Option<Vec<(ParameterId, ContextValue)>> {
    let mut params = Vec::new();
    for (name, definition) in place.any_object(faults)?.entries() {
        let (id, ty) = parameter(name, &definition, endpoint, faults)?;
        let value = definition.object(&["value"], faults)?.demand("value", faults)?;
        let value = parameters::value(&value, ty, faults)?;
        params.push((id, ContextValue::Constant(value)));
    }
    Some(params)
}

/// `{"name": "KvsARN"}`
fn name<'v>(place: &Placed<'v>, faults: &mut Faults<'_>) -> Option<&'v str> {
    let name = place.object(&["name"], faults)?.demand("name", faults)?;
    match name.value {
        Value::String(name) => Some(name),
        _ => name.is_not("the name of a parameter", faults),
    }
}

pub(super) fn parameter(
    model_name: &str,
    place: &Placed<'_>,
    endpoint: &Endpoint,
    faults: &mut Faults<'_>,
) -> Option<(ParameterId, ParameterType)> {
    let name = names::field_name(model_name)?;
    let mut parameters = endpoint.parameters.iter().enumerate();
    // Whatever it is otherwise, what the operation says goes before.
    let found = parameters.find(|(_, parameter)| parameter.name == name);
    if found.is_none() {
        faults.push(
            &place.path,
            format!("unknown parameter `{model_name}`"),
            "name a parameter that the endpoint rules declare",
        );
    }
    found.map(|(index, parameter)| (ParameterId(index), parameter.ty))
}
