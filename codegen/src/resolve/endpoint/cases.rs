//! The model's own cases for its endpoint rules.

use crate::ir::{EndpointExpectation, EndpointTest, ParameterKind};

use super::parameters::{Lookup, Parameters};
use super::path::Faults;
use super::rules::plain_address;
use super::value::Placed;

pub(super) fn resolve(
    tests: &Placed<'_>,
    parameters: &Parameters,
    faults: &mut Faults<'_>,
) -> Option<Vec<EndpointTest>> {
    let tests = tests.object(&["version", "testCases"], faults)?;
    let version = tests.demand("version", faults)?;
    if version.string(faults)? != "1.0" {
        faults.push(&version.path, "unsupported version", "use tests of version `1.0`");
        return None;
    }
    let cases = tests.demand("testCases", faults)?.array(faults)?;
    Some(cases.iter().filter_map(|case| self::case(case, parameters, faults)).collect())
}

/// One case. Its `operationInputs` say once more, through the input of an operation, what `params` says to the rules.
fn case(
    case: &Placed<'_>,
    parameters: &Parameters,
    faults: &mut Faults<'_>,
) -> Option<EndpointTest> {
    let case = case.object(&["documentation", "params", "operationInputs", "expect"], faults)?;
    let documentation = case.get("documentation");
    let documentation = documentation.map_or(Some(""), |text| text.string(faults))?;
    let mut resolved = EndpointTest {
        documentation: documentation.to_owned(),
        strings: Vec::new(),
        flags: Vec::new(),
        expect: expectation(&case.demand("expect", faults)?, faults)?,
    };
    if let Some(params) = case.get("params") {
        for (name, value) in params.any_object(faults)?.entries() {
            param(name, &value, parameters, &mut resolved, faults)?;
        }
    }
    Some(resolved)
}

fn param(
    name: &str,
    value: &Placed<'_>,
    parameters: &Parameters,
    case: &mut EndpointTest,
    faults: &mut Faults<'_>,
) -> Option<()> {
    match parameters.lookup(name) {
        Lookup::Known(id, parameter) => match parameter.kind {
            ParameterKind::Region | ParameterKind::Endpoint => {
                case.strings.push((id, value.string(faults)?.to_owned()));
            }
            ParameterKind::UseDualStack { .. } | ParameterKind::UseFips { .. } => {
                case.flags.push((id, value.boolean(faults)?));
            }
        },
        Lookup::Faulty => return None,
        Lookup::Unknown => {
            faults.push(
                &value.path,
                format!("unknown parameter `{name}`"),
                "name a parameter that the endpoint rules declare",
            );
            return None;
        }
    }
    Some(())
}

fn expectation(expect: &Placed<'_>, faults: &mut Faults<'_>) -> Option<EndpointExpectation> {
    let expectation = expect.object(&["endpoint", "error"], faults)?;
    match (expectation.get("endpoint"), expectation.get("error")) {
        (None, Some(error)) => {
            let error = error.string(faults)?;
            Some(EndpointExpectation::Error(error.to_owned()))
        }
        (Some(endpoint), None) => {
            let url = plain_address(&endpoint, faults)?;
            let url = url.string(faults)?;
            Some(EndpointExpectation::Url(url.to_owned()))
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
