//! What is tested: a crate, made from a model as it is, and the tests that the model has for it.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use smithy_sdk::inputs::{File, parse_model, report};
use smithy_sdk::rustfmt;
use smithy_sdk_codegen::ast::{Kind, Model, ShapeId};
use smithy_sdk_codegen::diagnostics::{Diagnostic, Diagnostics, Input, Sources};
use smithy_sdk_codegen::emit::{self, PrintedTests};
use smithy_sdk_codegen::plan::Plan;
use smithy_sdk_codegen::resolve::partitions::Partitions;
use smithy_sdk_codegen::resolve::{self, survey};
use smithy_sdk_codegen::tree::Tree;

use super::scratch::PACKAGE;
use crate::inputs;

/// A crate and its tests.
pub(crate) struct Subject {
    pub(crate) tree: Tree,
    pub(crate) tests: PrintedTests,
    /// How many operations it has.
    pub(crate) operations: usize,
    /// How many shapes these reach.
    pub(crate) shapes: usize,
    /// What the generator took for the crate, from the text of the model to the text of the files; rustfmt is not in it.
    pub(crate) generated_in: Duration,
}

impl Subject {
    /// Generates from a model; or says, as text, what is wrong with it.
    ///
    /// # Errors
    ///
    /// If rustfmt can't be run.
    pub(crate) fn make(
        model: &File,
        service: Option<&ShapeId>,
        partitions: &File,
    ) -> anyhow::Result<Result<Self, String>> {
        let mut subject = match generate(model, service, partitions) {
            Ok(subject) => subject,
            Err(report) => return Ok(Err(report)),
        };
        rustfmt::format(&mut subject.tree, inputs::root())?;
        Ok(Ok(subject))
    }
}

/// What is said below the faults of a model.
const OUTCOME: &str = "nothing was tested";

fn generate(file: &File, service: Option<&ShapeId>, partitions: &File) -> Result<Subject, String> {
    let start = Instant::now();
    let model = parse_model(file, OUTCOME)?;
    let mut plan_text = String::new();
    let generate = |plan_text: &mut String| {
        let partitions = Partitions::parse(&partitions.text)?;
        *plan_text = plan(&model, service)?;
        let plan = Plan::parse(plan_text)?;
        let krate = resolve::resolve(&model, &plan, &partitions)?;
        let tree = emit::emit(&krate);
        let generated_in = start.elapsed();
        let tests = resolve::tests::resolve(&model, &krate)?;
        Ok(Subject {
            tree,
            tests: emit::protocol_tests(&krate, &tests),
            operations: krate.operations.len(),
            shapes: resolve::closure(&model, &plan)?.len(),
            generated_in,
        })
    };
    let subject = generate(&mut plan_text);
    subject.map_err(|faults: Diagnostics| {
        let sources = Sources::new()
            .with(Input::Model, &file.name, &file.text)
            .with(Input::Plan, "the plan", &plan_text)
            .with(Input::Tests, &file.name, &file.text)
            .with(Input::Partitions, &partitions.name, &partitions.text);
        report(&faults, &sources, OUTCOME)
    })
}

/// A plan for the operations of a service that have cases, or errors that have; for all of them if none has.
fn plan(model: &Model, service: Option<&ShapeId>) -> Result<String, Diagnostics> {
    let service = match service {
        Some(id) => id,
        None => only_service(model)?,
    };
    let all = survey::operations(model, service)?;
    let mut chosen = all.clone();
    if all.iter().any(|id| has_cases(model, id)) {
        let called = called(model, service);
        chosen.retain(|id| has_cases(model, id) || called.contains(id.name()));
    }
    let names: Vec<String> = chosen.iter().map(|id| format!("{:?}", id.name())).collect();
    Ok(format!(
        "[package]\nname = {PACKAGE:?}\nversion = \"0.0.0\"\ndescription = \"Protocol tests\"\n\n\
         [service]\nid = \"{service}\"\noperations = [{}]\n",
        names.join(", ")
    ))
}

fn only_service(model: &Model) -> Result<&ShapeId, Diagnostics> {
    let services: Vec<&ShapeId> = survey::services(model).map(|(id, _)| id).collect();
    let (message, help) = match services.as_slice() {
        [one] => return Ok(one),
        [] => ("the model has no service".to_owned(), "name the model of a service".to_owned()),
        many => {
            let names: Vec<String> = many.iter().map(|id| format!("`{id}`")).collect();
            let message = format!("the model has {} services", many.len());
            (message, format!("choose one with `--service`: {}", names.join(", ")))
        }
    };
    let mut faults = Diagnostics::default();
    faults.push(Diagnostic::new(Input::Model, "the model", message, help));
    Err(faults)
}

/// The operations that cases of the endpoint rules call.
fn called<'m>(model: &'m Model, service: &ShapeId) -> HashSet<&'m str> {
    let tests = model.shape(service).and_then(|shape| shape.traits.endpoint_tests());
    let cases = tests.and_then(|tests| tests.get("testCases")?.as_array());
    let inputs = cases.into_iter().flatten().filter_map(|case| case.get("operationInputs"));
    let inputs = inputs.filter_map(|inputs| inputs.as_array()).flatten();
    inputs.filter_map(|input| input.get("operationName")?.as_str()).collect()
}

/// Whether an operation, or one of its errors, has cases.
fn has_cases(model: &Model, id: &ShapeId) -> bool {
    let Some(shape) = model.shape(id) else { return false };
    let Kind::Operation(operation) = &shape.kind else { return false };
    let errors = operation.errors.iter().filter_map(|id| model.shape(id));
    let mut all = errors.chain([shape]).map(|shape| &shape.traits);
    all.any(|it| {
        let of_http = [it.http_request_tests(), it.http_response_tests()];
        of_http.into_iter().chain([it.event_stream_tests()]).flatten().next().is_some()
    })
}
