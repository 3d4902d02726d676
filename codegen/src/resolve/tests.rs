//! Protocol tests: from `smithy.test#httpRequestTests` and `smithy.test#httpResponseTests` to cases whose values are
//! matched to the fields of the crate.
//!
//! Cases of other protocols and cases for servers are passed over. The traits are specified at
//! <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>.

mod calls;
mod case;
mod event_case;
mod events;
mod params;

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use crate::ast::traits::ids;
use crate::ast::{Kind, Model, Shape, ShapeId};
use crate::diagnostics::{Diagnostic, Diagnostics, Input};
use crate::ir::{
    self, Crate, ErrorId, ErrorTest, FieldId, OperationId, ProtocolTests, ResponseTest, Structure,
};
use crate::json;

use case::{Case, RequestCase, ResponseCase};

/// Resolves the cases that `model`, with its overlay applied, has for the operations of `krate`.
///
/// The cases of an error are there once for each operation that models it.
///
/// # Errors
///
/// All faults at once: cases of the wrong form, cases with what is not supported, two with one id, parameters that don't
/// fit the fields.
pub fn resolve(model: &Model, krate: &Crate) -> Result<ProtocolTests, Diagnostics> {
    let mut resolver = Resolver {
        krate,
        tests: ProtocolTests::default(),
        ids: HashSet::new(),
        faults: Diagnostics::default(),
    };
    let index = Index::new(model, krate);
    for (number, operation) in krate.operations.iter().enumerate() {
        if let Some((id, shape)) = index.operations.get(operation.model_name.as_str()) {
            resolver.requests(OperationId(number), operation, id, shape);
            resolver.responses(OperationId(number), operation, id, shape);
            resolver.event_streams(OperationId(number), operation, id, shape);
        }
    }
    for (number, error) in krate.errors.iter().enumerate() {
        if let Some((id, shape)) = index.errors.get(error.model_name.as_str()) {
            resolver.errors(ErrorId(number), error, id, shape);
        }
    }
    resolver.calls(model);
    resolver.faults.into_result(resolver.tests)
}

/// Shapes of the model by the names that the crate keeps of them.
struct Index<'m> {
    operations: HashMap<&'m str, (&'m ShapeId, &'m Shape)>,
    errors: HashMap<&'m str, (&'m ShapeId, &'m Shape)>,
}

impl<'m> Index<'m> {
    /// Where two namespaces have the same name, that of the service counts.
    fn new(model: &'m Model, krate: &Crate) -> Self {
        let service = krate.service.shape_id.parse::<ShapeId>();
        let is_near = |id: &ShapeId| {
            service.as_ref().is_ok_and(|service| service.namespace() == id.namespace())
        };
        let mut index = Self { operations: HashMap::new(), errors: HashMap::new() };
        for (id, shape) in model.shapes() {
            let names = match &shape.kind {
                Kind::Operation(_) => &mut index.operations,
                Kind::Structure(_) if shape.traits.is_error() => &mut index.errors,
                _ => continue,
            };
            if is_near(id) || !names.contains_key(id.name()) {
                names.insert(id.name(), (id, shape));
            }
        }
        index
    }
}

struct Resolver<'a> {
    krate: &'a Crate,
    tests: ProtocolTests,
    /// Traits and ids of cases in lower case; the names of tests are made of them.
    ids: HashSet<(&'static str, String)>,
    faults: Diagnostics,
}

impl Resolver<'_> {
    fn requests(
        &mut self,
        number: OperationId,
        operation: &ir::Operation,
        id: &ShapeId,
        shape: &Shape,
    ) {
        let cases = shape.traits.http_request_tests();
        for case in self.cases::<RequestCase>(id, ids::HTTP_REQUEST_TESTS, cases) {
            let place = Place { shape: id, trait_id: ids::HTTP_REQUEST_TESTS, case: &case.id };
            let Some(params) = self.params(&case.params, &operation.input, &place) else {
                continue;
            };
            self.tests.requests.push(case.into_test(number, params));
        }
    }

    fn responses(
        &mut self,
        number: OperationId,
        operation: &ir::Operation,
        id: &ShapeId,
        shape: &Shape,
    ) {
        let cases = shape.traits.http_response_tests();
        for case in self.cases::<ResponseCase>(id, ids::HTTP_RESPONSE_TESTS, cases) {
            let place = Place { shape: id, trait_id: ids::HTTP_RESPONSE_TESTS, case: &case.id };
            let Some(params) = self.params(&case.params, &operation.output, &place) else {
                continue;
            };
            self.tests.responses.push(ResponseTest {
                operation: number,
                params,
                id: case.id,
                code: case.code,
                headers: case.headers.into_iter().collect(),
                body: case.body,
            });
        }
    }

    fn errors(&mut self, number: ErrorId, error: &Structure, id: &ShapeId, shape: &Shape) {
        let cases = shape.traits.http_response_tests();
        for case in self.cases::<ResponseCase>(id, ids::HTTP_RESPONSE_TESTS, cases) {
            let place = Place { shape: id, trait_id: ids::HTTP_RESPONSE_TESTS, case: &case.id };
            let Some(params) = self.params(&case.params, error, &place) else {
                continue;
            };
            let headers: Vec<_> = case.headers.into_iter().collect();
            for (operation, _) in self
                .krate
                .operations
                .iter()
                .enumerate()
                .filter(|(_, operation)| operation.errors.contains(&number))
            {
                self.tests.errors.push(ErrorTest {
                    operation: OperationId(operation),
                    error: number,
                    id: case.id.clone(),
                    code: case.code,
                    headers: headers.clone(),
                    body: case.body.clone(),
                    params: params.clone(),
                });
            }
        }
    }

    fn calls(&mut self, model: &Model) {
        let id = self.krate.service.shape_id.parse::<ShapeId>().ok();
        let service = id.as_ref().and_then(|id| Some((id, model.shape(id)?)));
        let Some((id, service)) = service else { return };
        let mut faults = Vec::new();
        self.tests.calls = calls::resolve(&service.traits, self.krate, &mut faults);
        for calls::Fault { case, message, help } in faults {
            let message = format!("{message} in the test `{case}`");
            self.fault(id, ids::ENDPOINT_TESTS, message, help);
        }
    }

    /// The cases of a trait that apply to this generator.
    fn cases<C: Case>(
        &mut self,
        shape: &ShapeId,
        trait_id: &'static str,
        cases: Option<&Value>,
    ) -> Vec<C> {
        let mut read = Vec::new();
        let Some(cases) = cases else { return read };
        let Some(cases) = cases.as_array() else {
            let message = format!("the value of `{trait_id}` is not an array");
            self.fault(shape, trait_id, message, "write an array of cases");
            return read;
        };
        for (index, case) in cases.iter().enumerate() {
            match case::read::<C>(case) {
                Ok(None) => {}
                Ok(Some(case)) => {
                    if !self.ids.insert((trait_id, case.id().to_lowercase())) {
                        let message = format!("there are two tests with the id `{}`", case.id());
                        let help = "give each its own; case does not count";
                        self.fault(shape, trait_id, message, help);
                    }
                    read.push(case);
                }
                Err(error) => {
                    let name = match case.get("id").and_then(Value::as_str) {
                        Some(id) => format!("`{id}`"),
                        None => format!("{index} of `{trait_id}`"),
                    };
                    let error = json::words(&json::message(&error));
                    let message = format!("the test {name} can't be read: {error}");
                    let help = "mend it, or remove it until this is supported";
                    self.fault(shape, trait_id, message, help);
                }
            }
        }
        read
    }

    fn params(
        &mut self,
        params: &Map<String, Value>,
        structure: &Structure,
        place: &Place<'_>,
    ) -> Option<Vec<(FieldId, ir::Value)>> {
        match params::structure(params, structure, self.krate) {
            Ok(values) => Some(values),
            Err(faults) => {
                for fault in faults {
                    let message = format!("{} in the test `{}`", fault.message, place.case);
                    self.fault(place.shape, place.trait_id, message, fault.help);
                }
                None
            }
        }
    }

    /// Cases are written in the overlay, so that is where a fault is looked for.
    fn fault(
        &mut self,
        shape: &ShapeId,
        trait_id: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let fault = Diagnostic::new(Input::Tests, shape, message, help);
        self.faults.push(fault.at(&["traits", trait_id]));
    }
}

/// Which case a fault is in.
struct Place<'a> {
    shape: &'a ShapeId,
    trait_id: &'static str,
    case: &'a str,
}
