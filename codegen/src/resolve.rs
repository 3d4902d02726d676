//! Every decision and every error: from the model as it is written to the crate as plain data.

mod auth;
mod closure;
mod customize;
mod defaults;
pub mod docs;
pub mod endpoint;
mod enums;
mod event_streams;
mod http;
mod jmespath;
mod names;
mod operations;
mod pagination;
pub mod partitions;
mod paths;
mod polling;
mod recursion;
mod scope;
mod service;
mod structures;
pub mod survey;
pub mod tests;
mod timestamps;
pub mod traits;
mod types;
mod unions;
mod waiters;

use crate::ast::{Model, Read, ShapeId, Traits};
use crate::diagnostics::Diagnostics;
use crate::ir::{Crate, Docs, Endpoint, Enum, Package};
use crate::plan::Plan;

use closure::Closure;
pub use closure::Part;
use http::Role;
use partitions::Partitions;
use service::Chosen;
use traits::Place;
use types::Types;

/// Decides what the client crate looks like that `plan` asks for.
///
/// # Errors
///
/// All faults at once: what the plan names but the model lacks, shapes within the closure of the chosen operations that
/// are wrong, and what is right but not supported yet.
pub fn resolve(model: &Model, plan: &Plan, partitions: &Partitions) -> Result<Crate, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    model.check_pending(&mut diagnostics);
    let Some(chosen) = service::choose(model, plan, &mut diagnostics) else {
        return Err(diagnostics);
    };
    let closure = closure::closure(model, &chosen, &mut diagnostics);
    check_traits(&chosen, &closure, &mut diagnostics);

    let types = Types::new(model, &closure, &chosen.service.rename, &mut diagnostics);
    let endpoint = endpoint(&chosen, partitions, &mut diagnostics);
    let service = service::resolve(&chosen, &endpoint, &mut diagnostics);
    let structure = |role, diagnostics: &mut Diagnostics| {
        let named = match role {
            Role::Error => &types.errors,
            _ => &types.structures,
        };
        let resolve = |named| structures::resolve(named, role, &types, diagnostics);
        named.iter().map(resolve).collect()
    };
    let surroundings = operations::Surroundings {
        types: &types,
        service: &service,
        service_traits: chosen.traits,
        endpoint: &endpoint,
    };
    let operations = operations::resolve(&closure, &surroundings, &mut diagnostics);
    let structures: Vec<_> = structure(Role::Nested, &mut diagnostics);
    let unions = types.unions.iter();
    let unions: Vec<_> =
        unions.map(|named| unions::resolve(named, &types, &mut diagnostics)).collect();
    let enums = enums(&types, &mut diagnostics);
    let errors = structure(Role::Error, &mut diagnostics);
    let known = event_streams::Known { structures: &structures, unions: &unions, errors: &errors };
    let event_streams = event_streams::resolve(&closure, &types, &known, &mut diagnostics);
    let (lists, maps) = types.into_collections();
    let mut resolved = Crate {
        package: package(plan),
        service,
        operations,
        structures,
        unions,
        enums,
        lists,
        maps,
        errors,
        event_streams,
        waiters: Vec::new(),
        endpoint,
    };
    polling::resolve(&chosen, &closure, &mut resolved, &mut diagnostics);
    endpoint::paths::resolve(&closure, &mut resolved, &mut diagnostics);
    diagnostics.into_result(resolved)
}

/// The shapes that a plan reaches, for people to see.
///
/// # Errors
///
/// What the plan names but the model lacks, what the closure names but the model lacks, types that aren't supported.
pub fn closure<'a>(model: &'a Model, plan: &Plan) -> Result<Vec<Part<'a>>, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let Some(chosen) = service::choose(model, plan, &mut diagnostics) else {
        return Err(diagnostics);
    };
    let closure = closure::closure(model, &chosen, &mut diagnostics);
    diagnostics.into_result(closure.parts().collect())
}

fn package(plan: &Plan) -> Package {
    Package {
        name: plan.package.name.clone(),
        version: plan.package.version.to_string(),
        description: plan.package.description.clone(),
    }
}

fn enums(types: &Types<'_>, diagnostics: &mut Diagnostics) -> Vec<Enum> {
    let resolve = |named| enums::resolve(named, diagnostics);
    types.enums.iter().map(resolve).collect()
}

fn endpoint(
    chosen: &Chosen<'_>,
    partitions: &Partitions,
    diagnostics: &mut Diagnostics,
) -> Endpoint {
    let (id, traits) = (chosen.service_id, chosen.traits);
    let tests = traits.endpoint_tests();
    let no_rules = no_rules();
    // The rule set is what people write; the diagram is made from it, and some models have nothing else.
    let rules = match (traits.endpoint_rule_set(), traits.endpoint_bdd()) {
        (Some(rules), _) => endpoint::Source::RuleSet(rules),
        (None, Some(diagram)) => endpoint::Source::Bdd(diagram),
        (None, None) => endpoint::Source::RuleSet(&no_rules),
    };
    let settings = traits.client_context_params();
    endpoint::resolve(id, rules, settings, tests, partitions, diagnostics)
}

/// The rules of a service whose model has none: requests go where the client is told to send them.
fn no_rules() -> serde_json::Value {
    serde_json::json!({
        "version": "1.0",
        "parameters": {"Endpoint": {
            "type": "string",
            "builtIn": "SDK::Endpoint",
            "required": false,
            "documentation": "Where requests go.",
        }},
        "rules": [
            {
                "conditions": [{"fn": "isSet", "argv": [{"ref": "Endpoint"}]}],
                "endpoint": {"url": {"ref": "Endpoint"}},
                "type": "endpoint",
            },
            {
                "conditions": [],
                "error": "Invalid Configuration: Missing Endpoint",
                "type": "error",
            },
        ],
    })
}

/// Checks the traits of everything within the closure against the table.
fn check_traits(chosen: &Chosen<'_>, closure: &Closure<'_>, diagnostics: &mut Diagnostics) {
    traits::check(Place::Service, chosen.service_id, chosen.traits, diagnostics);
    for part in closure.parts() {
        traits::check(part.place, part.id, part.traits, diagnostics);
        timestamps::check(part.id, part.traits, diagnostics);
        for (name, member) in part.members {
            let id = part.id.with_member(name);
            if let Some(place) = part.place.of_members() {
                traits::check(place, &id, &member.traits, diagnostics);
            }
            timestamps::check(&id, &member.traits, diagnostics);
        }
    }
}

/// The documentation of a shape or member.
fn documentation(id: &ShapeId, traits: &Traits, diagnostics: &mut Diagnostics) -> Docs {
    let text = read(id, traits.documentation(), diagnostics);
    let docs = text.map(docs::markdown).unwrap_or_default();
    let Some(deprecated) = read(id, traits.deprecated(), diagnostics) else { return docs };
    let since = deprecated.since.map(|since| format!(" since {since}")).unwrap_or_default();
    let message = deprecated.message.as_deref().map(docs::markdown).unwrap_or_default();
    let blank = if docs.0.is_empty() { "" } else { "\n\n" };
    let notice = format!("{}{blank}**Deprecated{since}.** {}", docs.0, message.0);
    Docs(notice.trim_end().to_owned())
}

/// The value of a trait of `id`, if it is there; a malformed one is told.
fn read<T>(id: &ShapeId, value: Read<T>, diagnostics: &mut Diagnostics) -> Option<T> {
    value.unwrap_or_else(|malformed| {
        let help = "write it as the specification of the trait says";
        let at = ["traits", malformed.id];
        diagnostics.model_at(id, &at, malformed.to_string(), help);
        None
    })
}
