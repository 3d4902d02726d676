//! What a service has to offer: its operations, which of them can be generated, and why the others can't.

use semver::Version;

use crate::ast::{Http, Kind, Model, Operation, Service, Shape, ShapeId};
use crate::diagnostics::Diagnostics;
use crate::plan::{self, Choice, Plan};

use super::partitions::Partitions;
use super::{resolve, service};

/// What was found out about a service.
#[derive(Debug)]
pub struct Survey<'a> {
    /// Its operations, those of its resources included, by name.
    pub operations: Vec<Surveyed<'a>>,
    /// What is wrong with the service itself, whichever operations are chosen.
    pub service: Diagnostics,
    /// What is wrong only if all operations are chosen together.
    pub together: Diagnostics,
}

/// An operation of a service.
#[derive(Debug)]
pub struct Surveyed<'a> {
    /// Its ID.
    pub id: &'a ShapeId,
    /// Its method and URI, if they can be read.
    pub http: Option<Http>,
    /// Why it can't be generated; empty if it can.
    pub faults: Diagnostics,
}

/// The services that a model defines.
pub fn services(model: &Model) -> impl Iterator<Item = (&ShapeId, &Shape)> {
    model.shapes().filter(|(_, shape)| matches!(shape.kind, Kind::Service(_)))
}

/// The operations of a service by name, those of its resources included.
///
/// # Errors
///
/// If there is no such service, or if its resources are not resources.
pub fn operations<'a>(
    model: &'a Model,
    service_id: &ShapeId,
) -> Result<Vec<&'a ShapeId>, Diagnostics> {
    let mut faults = Diagnostics::default();
    let choice = Choice { value: service_id.clone(), span: 0..0 };
    let found = service::find_service(model, &choice, &mut faults);
    let operations = found.map(|(id, _, service): (_, _, &Service)| {
        let operations = service::operations(model, id, service, &mut faults);
        let mut operations: Vec<_> = operations.into_values().collect();
        operations.sort_unstable_by_key(|id| id.name());
        operations
    });
    match operations {
        Some(operations) => faults.into_result(operations),
        None => Err(faults),
    }
}

/// Tries each operation of a service. `tried` hears of each one.
///
/// # Errors
///
/// As for [`operations`].
pub fn survey<'a>(
    model: &'a Model,
    service_id: &ShapeId,
    partitions: &Partitions,
    mut tried: impl FnMut(),
) -> Result<Survey<'a>, Diagnostics> {
    let ids = operations(model, service_id)?;
    let try_out = |ids: &[&ShapeId]| resolve(model, &plan(service_id, ids), partitions).err();
    let together = try_out(&ids).unwrap_or_default();
    let mut service = Diagnostics::default();
    let mut operations = Vec::new();
    for id in ids {
        // Where all go together, each goes by itself.
        let alone = if together.is_empty() { None } else { try_out(&[id]) };
        let (of_service, faults): (Vec<_>, Vec<_>) = alone
            .unwrap_or_default()
            .into_iter()
            .partition(|fault| fault.subject == service_id.to_string());
        service.extend(of_service);
        let mut own = Diagnostics::default();
        own.extend(faults);
        operations.push(Surveyed { id, http: http(model, id), faults: own });
        tried();
    }
    let is_told = |fault: &_| {
        let mut own = operations.iter().flat_map(|it| it.faults.iter());
        service.iter().any(|it| it == fault) || own.any(|it| it == fault)
    };
    let mut only_together = Diagnostics::default();
    only_together.extend(together.into_iter().filter(|fault| !is_told(fault)));
    Ok(Survey { operations, service, together: only_together })
}

fn http(model: &Model, id: &ShapeId) -> Option<Http> {
    let shape = model.shape(id)?;
    matches!(shape.kind, Kind::Operation(Operation { .. }))
        .then(|| shape.traits.http().ok().flatten())
        .flatten()
}

/// A plan for nothing but finding faults.
fn plan(service_id: &ShapeId, operations: &[&ShapeId]) -> Plan {
    let choice = |id: &&ShapeId| Choice { value: id.name().to_owned(), span: 0..0 };
    Plan {
        package: plan::Package {
            name: "survey".to_owned(),
            version: Version::new(0, 0, 0),
            description: String::new(),
        },
        service: plan::Service {
            id: Choice { value: service_id.clone(), span: 0..0 },
            operations: operations.iter().map(choice).collect(),
            shapes: Vec::new(),
        },
    }
}
