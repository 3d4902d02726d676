//! Every decision and every error: from the model as it is written to the crate as plain data.

mod closure;
pub mod docs;
pub mod endpoint;
mod enums;
mod glacier;
mod http;
mod names;
mod operations;
pub mod partitions;
mod recursion;
mod scope;
mod service;
mod structures;
pub mod traits;
mod types;

use std::fmt;

use crate::ast::traits::ids;
use crate::ast::{Model, Read, ShapeId, Traits};
use crate::diagnostics::Diagnostics;
use crate::ir::{Crate, Docs, Endpoint, Package, Structure};
use crate::plan::Plan;

use closure::{Closure, Travels};
use http::Role;
use partitions::Partitions;
use service::Chosen;
use structures::Source;
use traits::Place;
use types::Types;

/// Decides what the client crate looks like that `plan` asks for.
///
/// # Errors
///
/// All faults at once: what the plan names but the model lacks, shapes within the closure of the chosen operations that
/// are wrong, and what is right but not supported yet.
pub fn resolve(
    model: &Model,
    plan: &Plan,
    partitions: &Partitions,
) -> Result<Crate, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    model.check_pending(&mut diagnostics);
    let Some(chosen) = service::choose(model, plan, &mut diagnostics) else {
        return Err(diagnostics);
    };
    let closure = closure::closure(model, &chosen, &mut diagnostics);
    check_traits(&chosen, &closure, &mut diagnostics);
    recursion::check(&closure, &mut diagnostics);

    let types = Types::new(model, &closure, &chosen.service.rename, &mut diagnostics);
    let service = service::resolve(&chosen, &mut diagnostics);
    let customization = service.customization;
    let operations = operations::resolve(&closure, &types, customization, &mut diagnostics);
    let resolved = Crate {
        package: package(plan),
        service,
        operations,
        structures: structures(&closure, &types, &mut diagnostics),
        enums: types
            .enums(&closure)
            .map(|(names, id, shape)| enums::resolve(id, shape, names, &mut diagnostics))
            .collect(),
        errors: errors(&closure, &types, &mut diagnostics),
        endpoint: endpoint(&chosen, partitions, &mut diagnostics),
    };
    diagnostics.into_result(resolved)
}

/// The operations, and so the errors, that a plan reaches, for people to see: each shape of its closure with its place.
///
/// # Errors
///
/// What the plan names but the model lacks, and missing shapes.
pub fn closure<'a>(model: &'a Model, plan: &Plan) -> Result<Vec<(&'a ShapeId, Place)>, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let Some(chosen) = service::choose(model, plan, &mut diagnostics) else {
        return Err(diagnostics);
    };
    let closure = closure::closure(model, &chosen, &mut diagnostics);
    diagnostics.into_result(closure.shapes().map(|(id, place, _)| (id, place)).collect())
}

fn package(plan: &Plan) -> Package {
    Package {
        name: plan.package.name.clone(),
        version: plan.package.version.to_string(),
        description: plan.package.description.clone(),
    }
}

/// Checks the traits of everything within the closure against the table.
fn check_traits(chosen: &Chosen<'_>, closure: &Closure<'_>, diagnostics: &mut Diagnostics) {
    traits::check(Place::Service, chosen.service_id, chosen.traits, diagnostics);
    for (id, place, shape) in closure.shapes() {
        traits::check(place, id, shape.traits, diagnostics);
        let Some(place) = place.of_members() else {
            continue;
        };
        for (name, member) in shape.members {
            traits::check(place, &id.with_member(name), &member.traits, diagnostics);
        }
    }
}

fn structures(
    closure: &Closure<'_>,
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Structure> {
    let mut structures = Vec::new();
    for (names, id) in &types.structures {
        let Some(structure) = closure.structures.get(id) else {
            continue;
        };
        let source = Source {
            id,
            traits: structure.traits,
            members: structure.members,
            role: Role::Nested,
        };
        let fields = structures::fields(&source, types, diagnostics);
        let travels = structure.travels;
        structures.push(structures::structure(&source, names, fields, travels, diagnostics));
    }
    structures
}
