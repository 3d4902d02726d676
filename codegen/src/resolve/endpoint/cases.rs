//! The model's own cases for its endpoint rules.

use crate::ir::{EndpointExpectation, EndpointTest, ParameterId, ParameterValue};

use super::address;
use super::parameters::{self, Lookup, Parameters};
use super::path::Faults;
use super::scope::Scope;
use super::value::Placed;

pub(super) fn resolve(
    tests: &Placed<'_>,
    parameters: &Parameters,
    faults: &mut Faults<'_>,
) -> Option<Vec<EndpointTest>> {
    let tests = tests.object(&["version", "testCases"], faults)?;
    if let Some(version) = tests.get("version")
        && version.string(faults)?.split('.').next() != Some("1")
    {
        faults.push(
            &version.path,
            "unsupported version",
            "use tests of version `1.0`, or a later 1",
        );
        return None;
    }
    let cases = tests.demand("testCases", faults)?.array(faults)?;
    Some(cases.iter().filter_map(|case| self::case(case, parameters, faults)).collect())
}

/// One case. Its `operationInputs` are calls, of which `resolve/tests/calls.rs` makes tests.
fn case(
    case: &Placed<'_>,
    parameters: &Parameters,
    faults: &mut Faults<'_>,
) -> Option<EndpointTest> {
    let case = case.object(&["documentation", "params", "operationInputs", "expect"], faults)?;
    let documentation = case.get("documentation");
    let documentation = documentation.map_or(Some(""), |text| text.string(faults))?;
    let expect = expectation(&case.demand("expect", faults)?, faults)?;
    let mut params = Vec::new();
    if let Some(given) = case.get("params") {
        for (name, value) in given.any_object(faults)?.entries() {
            params.push(param(name, &value, parameters, faults)?);
        }
    }
    Some(EndpointTest { documentation: documentation.to_owned(), params, expect })
}

fn param(
    name: &str,
    value: &Placed<'_>,
    parameters: &Parameters,
    faults: &mut Faults<'_>,
) -> Option<(ParameterId, ParameterValue)> {
    match parameters.lookup(name) {
        Lookup::Known(id, parameter) => Some((id, parameters::value(value, parameter.ty, faults)?)),
        Lookup::Faulty => None,
        Lookup::Unknown => {
            faults.push(
                &value.path,
                format!("unknown parameter `{name}`"),
                "name a parameter that the endpoint rules declare",
            );
            None
        }
    }
}

fn expectation(expect: &Placed<'_>, faults: &mut Faults<'_>) -> Option<EndpointExpectation> {
    let expectation = expect.object(&["endpoint", "error"], faults)?;
    match (expectation.get("endpoint"), expectation.get("error")) {
        (None, Some(error)) => {
            let error = error.string(faults)?;
            Some(EndpointExpectation::Error(error.to_owned()))
        }
        (Some(endpoint), None) => {
            // What is expected is a constant: nothing can be referred to.
            let nothing = Parameters::default();
            let address = address::resolve(&endpoint, &Scope::new(&nothing), faults)?;
            Some(EndpointExpectation::Endpoint(address))
        }
        _ => {
            faults.push(
                &expect.path,
                "expected is neither one address nor one error",
                "give either `endpoint` or `error`",
            );
            None
        }
    }
}
