//! Endpoint rules: from `smithy.rules#endpointRuleSet` and `smithy.rules#endpointTests` to a decision tree over known
//! parameters.
//!
//! Smithy's rules engine is dynamic: a reference may name a parameter or a value that a condition bound before, and a
//! parameter may be unset. Here each reference is resolved once, so that what the printer sees can be written down as Rust
//! without a further check. The language is specified at
//! <https://smithy.io/2.0/additional-specs/rules-engine/specification.html>.

mod address;
mod cases;
pub(super) mod context;
mod known;
mod parameters;
mod path;
pub(super) mod paths;
mod rules;
mod scope;
mod settings;
mod template;
mod value;

use std::fmt;

use serde_json::Value;

use crate::ast::traits::ids;
use crate::diagnostics::Diagnostics;
use crate::ir::{Endpoint, Function, Rule, Uses};
use crate::resolve::partitions::Partitions;

use self::parameters::Parameters;
use self::path::Faults;
use self::scope::Scope;
use self::settings::Settings;
use self::value::{Object, Placed};

/// The rules of a service in one of the two forms that models have them in.
#[derive(Clone, Copy, Debug)]
pub enum Source<'v> {
    /// `smithy.rules#endpointRuleSet`
    RuleSet(&'v Value),
    /// `smithy.rules#endpointBdd`
    Bdd(&'v Value),
}

/// Resolves the endpoint rules of `service`, and the cases that the model has for them.
///
/// The result is complete only if no diagnostic was added.
pub fn resolve(
    service: &dyn fmt::Display,
    source: Source<'_>,
    settings: Option<&Value>,
    tests: Option<&Value>,
    partitions: &Partitions,
    diagnostics: &mut Diagnostics,
) -> Endpoint {
    let settings = Settings::read(service, settings, diagnostics);
    let parts = match source {
        Source::RuleSet(value) => {
            let mut faults = Faults::new(service, ids::ENDPOINT_RULE_SET, diagnostics);
            rule_set(&Placed::root(value), &settings, &mut faults)
        }
        Source::Bdd(value) => {
            let mut faults = Faults::new(service, ids::ENDPOINT_BDD, diagnostics);
            bdd(&Placed::root(value), &settings, &mut faults)
        }
    };
    let mut faults = Faults::new(service, ids::ENDPOINT_TESTS, diagnostics);
    let tests = match (tests, &parts) {
        (Some(tests), Some((parameters, _))) => {
            cases::resolve(&Placed::root(tests), parameters, &mut faults)
        }
        // Without rules each parameter of each case would be one fault more.
        _ => None,
    };

    let (parameters, rules) = parts.unwrap_or_default();
    let settings = settings.into_list(service, &parameters, diagnostics);
    let partitions = if Uses::of_rules(&rules).functions.contains(&Function::Partition) {
        partitions.without_redundant_regions()
    } else {
        Vec::new()
    };
    Endpoint {
        parameters: parameters.into_list(),
        settings,
        rules,
        partitions,
        tests: tests.unwrap_or_default(),
    }
}

fn rule_set(
    value: &Placed<'_>,
    settings: &Settings,
    faults: &mut Faults<'_>,
) -> Option<(Parameters, Vec<Rule>)> {
    let object = value.object(&["version", "parameters", "rules"], faults)?;
    let parameters = declared(&object, settings, faults)?;
    let rules = rules::resolve(&object, &parameters, faults);
    Some((parameters, rules))
}

fn bdd(
    value: &Placed<'_>,
    settings: &Settings,
    faults: &mut Faults<'_>,
) -> Option<(Parameters, Vec<Rule>)> {
    const KEYS: [&str; 7] =
        ["version", "parameters", "conditions", "results", "root", "nodeCount", "nodes"];
    let object = value.object(&KEYS, faults)?;
    let parameters = declared(&object, settings, faults)?;
    let rules = rules::bdd::resolve(&object, &Scope::new(&parameters), faults);
    Some((parameters, rules.unwrap_or_default()))
}

/// The parameters of rules, if they are of a version that is understood.
fn declared(
    object: &Object<'_>,
    settings: &Settings,
    faults: &mut Faults<'_>,
) -> Option<Parameters> {
    let version = object.demand("version", faults)?;
    if !["1.0", "1.1"].contains(&version.string(faults)?) {
        faults.push(&version.path, "unsupported version", "use rules of version `1.0` or `1.1`");
        return None;
    }
    let declared = object.demand("parameters", faults)?.any_object(faults)?;
    Some(parameters::resolve(&declared, settings, faults))
}
