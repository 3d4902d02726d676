//! Endpoint rules: from `smithy.rules#endpointRuleSet` and `smithy.rules#endpointTests` to a decision tree over known
//! parameters.
//!
//! Smithy's rules engine is dynamic: a reference may name a parameter or a value that a condition bound before, and a
//! parameter may be unset. Here each reference is resolved once, so that what the printer sees can be written down as Rust
//! without a further check. The language is specified at
//! <https://smithy.io/2.0/additional-specs/rules-engine/specification.html>.

mod cases;
mod parameters;
mod path;
mod rules;
mod scope;
mod template;
mod value;

use std::fmt;

use serde_json::Value;

use crate::ast::traits::ids;
use crate::diagnostics::Diagnostics;
use crate::ir::{Endpoint, Rule};
use crate::resolve::partitions::Partitions;

use self::parameters::Parameters;
use self::path::Faults;
use self::value::Placed;

/// Resolves the endpoint rules of `service`, and the cases that the model has for them.
///
/// The result is complete only if no diagnostic was added.
pub fn resolve(
    service: &dyn fmt::Display,
    rule_set: &Value,
    tests: Option<&Value>,
    partitions: &Partitions,
    diagnostics: &mut Diagnostics,
) -> Endpoint {
    let mut faults = Faults::new(service, ids::ENDPOINT_RULE_SET, diagnostics);
    let rule_set = rule_set_parts(&Placed::root(rule_set), &mut faults);

    let mut faults = Faults::new(service, ids::ENDPOINT_TESTS, diagnostics);
    let tests = match (tests, &rule_set) {
        (Some(tests), Some((parameters, _))) => {
            cases::resolve(&Placed::root(tests), parameters, &mut faults)
        }
        // Without rules each parameter of each case would be one fault more.
        _ => None,
    };

    let (parameters, rules) = rule_set.unwrap_or_default();
    let partitions = if rules::ask_for_partition(&rules) {
        partitions.without_redundant_regions()
    } else {
        Vec::new()
    };
    Endpoint {
        parameters: parameters.into_list(),
        rules,
        partitions,
        tests: tests.unwrap_or_default(),
    }
}

fn rule_set_parts(
    rule_set: &Placed<'_>,
    faults: &mut Faults<'_>,
) -> Option<(Parameters, Vec<Rule>)> {
    let rule_set = rule_set.object(&["version", "parameters", "rules"], faults)?;
    let version = rule_set.demand("version", faults)?;
    if version.string(faults)? != "1.0" {
        faults.push(&version.path, "unsupported version", "use rules of version `1.0`");
        return None;
    }
    let declared = rule_set.demand("parameters", faults)?.any_object(faults)?;
    let parameters = parameters::resolve(&declared, faults);
    let rules = rules::resolve(&rule_set, &parameters, faults);
    Some((parameters, rules))
}
