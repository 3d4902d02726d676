//! The service that the plan names: how it speaks and signs, and which of its operations are chosen.

use std::collections::{HashSet, VecDeque};

use indexmap::IndexMap;

use crate::ast::traits::ids;
use crate::ast::{Kind, Model, Operation, Service, Shape, ShapeId, Traits};
use crate::diagnostics::{Diagnostic, Diagnostics, Input};
use crate::ir;
use crate::plan::{Choice, Plan};
use crate::suggest::nearest;

use super::customize::{self, bedrock};
use super::{auth, documentation, read};

/// What the plan chooses, found in the model.
#[derive(Debug)]
pub(super) struct Chosen<'a> {
    pub(super) service_id: &'a ShapeId,
    pub(super) service: &'a Service,
    pub(super) traits: &'a Traits,
    pub(super) operations: Vec<(&'a ShapeId, &'a Shape, &'a Operation)>,
    pub(super) shapes: Vec<(&'a ShapeId, &'a Shape)>,
}

/// Finds what the plan chooses; `None` if there is no such service.
pub(super) fn choose<'a>(
    model: &'a Model,
    plan: &Plan,
    diagnostics: &mut Diagnostics,
) -> Option<Chosen<'a>> {
    let (service_id, shape, service) = find_service(model, &plan.service.id, diagnostics)?;
    let known = operations(model, service_id, service, diagnostics);
    let mut operations = Vec::new();
    for choice in &plan.service.operations {
        operations.extend(find_operation(model, service_id, &known, choice, diagnostics));
    }
    let mut shapes = Vec::new();
    for choice in &plan.service.shapes {
        shapes.extend(find_shape(model, service_id, choice, diagnostics));
    }
    Some(Chosen { service_id, service, traits: &shape.traits, operations, shapes })
}

/// Decides what is to be known of the service itself.
pub(super) fn resolve(
    chosen: &Chosen<'_>,
    endpoint: &ir::Endpoint,
    diagnostics: &mut Diagnostics,
) -> ir::Service {
    let id = chosen.service_id;
    let traits = chosen.traits;
    check_protocol(id, traits, diagnostics);

    let aws = traits.aws_service();
    if aws == Ok(None) {
        let message = format!("the service has no trait `{}`", ids::AWS_SERVICE);
        let help = "add it: its `sdkId` is the name of the service in SDKs";
        diagnostics.model(id, message, help);
    }
    if chosen.service.version.is_empty() {
        let message = "the service has no version";
        diagnostics.model(id, message, "add `version`, such as `2012-06-01`");
    }

    let aws = read(id, aws, diagnostics);
    let (sdk_id, arn_namespace) = aws.map(|it| (it.sdk_id, it.arn_namespace)).unwrap_or_default();
    let auth_schemes = auth::of_service(id, traits, endpoint, diagnostics);
    let signing_name = signing_name(id, traits, diagnostics).or(arn_namespace).unwrap_or_default();
    let title = read(id, traits.title(), diagnostics);
    ir::Service {
        shape_id: id.to_string(),
        title: title.unwrap_or(&sdk_id).to_owned(),
        sdk_id,
        version: chosen.service.version.clone(),
        environment_token: bedrock::environment_token(&signing_name, &auth_schemes),
        signing_name,
        auth_schemes,
        docs: documentation(id, traits, diagnostics),
        customization: customize::customization(id),
    }
}

/// The name of the service in signatures, if it has any.
fn signing_name(id: &ShapeId, traits: &Traits, diagnostics: &mut Diagnostics) -> Option<String> {
    let sigv4 = read(id, traits.sigv4(), diagnostics);
    let sigv4a = read(id, traits.sigv4a(), diagnostics);
    sigv4.or(sigv4a).map(|it| it.name)
}

fn check_protocol(id: &ShapeId, traits: &Traits, diagnostics: &mut Diagnostics) {
    if traits.rest_json_1() {
        return;
    }
    let found: Vec<String> = traits.protocols().map(|id| format!("`{id}`")).collect();
    let message = match found.as_slice() {
        [] => "the service names no protocol".to_owned(),
        [one] => format!("the protocol {one} is not supported"),
        many => format!("none of the protocols {} is supported", many.join(", ")),
    };
    let help = format!("the protocol that is supported is `{}`", ids::REST_JSON_1);
    diagnostics.model(id, message, help);
}

pub(super) fn find_service<'a>(
    model: &'a Model,
    choice: &Choice<ShapeId>,
    diagnostics: &mut Diagnostics,
) -> Option<(&'a ShapeId, &'a Shape, &'a Service)> {
    let id = &choice.value;
    let found = model.defined(id);
    if let Some((id, shape)) = found
        && let Kind::Service(service) = &shape.kind
    {
        return Some((id, shape, service));
    }
    let message = match found {
        Some((_, shape)) => format!("`{id}` is of type `{}`, not a service", shape.kind.name()),
        None => format!("the model does not define `{id}`"),
    };
    let is_service = |shape: &Shape| matches!(shape.kind, Kind::Service(_));
    let services = model.shapes().filter(|(_, shape)| is_service(shape));
    let services: Vec<String> = services.map(|(id, _)| format!("`{id}`")).collect();
    let help = match services.as_slice() {
        [] => "the model has no service".to_owned(),
        [one] => format!("the service of the model is {one}"),
        many => format!("the services of the model are {}", many.join(", ")),
    };
    diagnostics.push(in_plan("service.id", choice, message, help));
    None
}

/// All operations of a service by name, those of its resources included.
pub(super) fn operations<'a>(
    model: &'a Model,
    service_id: &'a ShapeId,
    service: &'a Service,
    diagnostics: &mut Diagnostics,
) -> IndexMap<&'a str, &'a ShapeId> {
    let mut operations: Vec<&ShapeId> = service.operations.iter().collect();
    let mut seen = HashSet::new();
    let mut pending: VecDeque<(&ShapeId, &ShapeId)> =
        service.resources.iter().map(|it| (service_id, it)).collect();
    while let Some((owner, id)) = pending.pop_front() {
        if !seen.insert(id) {
            continue;
        }
        match model.shape(id).map(|shape| &shape.kind) {
            Some(Kind::Resource(resource)) => {
                operations.extend(&resource.operations);
                pending.extend(resource.resources.iter().map(|it| (id, it)));
            }
            Some(kind) => {
                let message = format!("`{id}` is of type `{}`, not a resource", kind.name());
                let help = "remove it from `resources`";
                diagnostics.model_at(owner, &["resources"], message, help);
            }
            None => {
                let message = format!("`resources` names `{id}`, which the model does not define");
                let help = "define the resource, or remove it from `resources`";
                diagnostics.model_at(owner, &["resources"], message, help);
            }
        }
    }
    operations.into_iter().map(|id| (id.name(), id)).collect()
}

fn find_operation<'a>(
    model: &'a Model,
    service_id: &ShapeId,
    known: &IndexMap<&str, &'a ShapeId>,
    choice: &Choice<String>,
    diagnostics: &mut Diagnostics,
) -> Option<(&'a ShapeId, &'a Shape, &'a Operation)> {
    let name = choice.value.as_str();
    let Some(id) = known.get(name) else {
        let message = format!("the service `{service_id}` has no operation `{name}`");
        let help = match nearest(name, known.keys().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("see `operations` of `{service_id}` in the model"),
        };
        diagnostics.push(in_plan("service.operations", choice, message, help));
        return None;
    };
    let shape = model.shape(id);
    if let Some(shape) = shape
        && let Kind::Operation(operation) = &shape.kind
    {
        return Some((id, shape, operation));
    }
    let (message, help) = match shape {
        Some(shape) => (
            format!("`{id}` is of type `{}`, not an operation", shape.kind.name()),
            "choose an operation of the service",
        ),
        None => (
            format!("the service names `{id}`, which the model does not define"),
            "define the operation in the model, or choose another",
        ),
    };
    diagnostics.push(in_plan("service.operations", choice, message, help));
    None
}

fn find_shape<'a>(
    model: &'a Model,
    service_id: &ShapeId,
    choice: &Choice<String>,
    diagnostics: &mut Diagnostics,
) -> Option<(&'a ShapeId, &'a Shape)> {
    let name = choice.value.as_str();
    let found = service_id.sibling(name).and_then(|id| model.defined(&id));
    let Some((id, shape)) = found else {
        let message = format!("the model defines no shape `{name}`");
        let names = model.shapes().map(|(id, _)| id.name());
        let help = match nearest(name, names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name a structure, union or enumeration of the model".to_owned(),
        };
        diagnostics.push(in_plan("service.shapes", choice, message, help));
        return None;
    };
    let kind = shape.kind.name();
    let message = match &shape.kind {
        Kind::Structure(_) if shape.traits.is_error() => {
            format!("`{id}` is an error, which comes with the operations that give it")
        }
        Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) => return Some((id, shape)),
        Kind::Simple(_) if shape.traits.enumerates() => return Some((id, shape)),
        _ => format!("`{id}` is of type `{kind}`, which has no Rust type of its own here"),
    };
    let help = "choose structures, unions and enumerations";
    diagnostics.push(in_plan("service.shapes", choice, message, help));
    None
}

fn in_plan<T>(
    subject: &str,
    choice: &Choice<T>,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Diagnostic {
    Diagnostic {
        span: Some(choice.span.clone()),
        ..Diagnostic::new(Input::Plan, subject, message, help)
    }
}
