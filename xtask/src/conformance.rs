//! `cargo xtask conformance`: the protocol tests of a model, run over a crate generated from it.
//!
//! The crate and its tests go into a folder of their own below `target/`, where nothing else is; dependencies are those of
//! this workspace.

mod results;
mod scratch;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anstream::{eprint, println};
use anyhow::Context as _;
use smithy_sdk::inputs::{File, read, report};
use smithy_sdk::rustfmt;
use smithy_sdk_codegen::ast::{Kind, Model, ShapeId};
use smithy_sdk_codegen::diagnostics::{Diagnostics, Input, Sources};
use smithy_sdk_codegen::emit::PrintedTests;
use smithy_sdk_codegen::tree::Tree;

use crate::inputs;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The Smithy model with the cases, as JSON AST
    #[arg(long, value_name = "FILE")]
    model: PathBuf,
    /// The shape ID of the service; needed if the model has several
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// Stops when the crate and its tests are written
    #[arg(long)]
    no_run: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let model = read(&args.model)?;
    let partitions = inputs::partitions()?;
    let Some(plan) = plan(&model, args.service.as_deref())? else {
        return Ok(ExitCode::FAILURE);
    };
    let sources = Sources::new()
        .with(Input::Model, &model.name, &model.text)
        .with(Input::Tests, &model.name, &model.text)
        .with(Input::Plan, "the plan", &plan)
        .with(Input::Partitions, &partitions.name, &partitions.text);
    let (mut tree, tests) = match generate(&model.text, &plan, &partitions.text) {
        Ok(generated) => generated,
        Err(faults) => {
            eprint!("{}", report(&faults, &sources, "nothing was tested"));
            return Ok(ExitCode::FAILURE);
        }
    };
    rustfmt::format(&mut tree, inputs::root())?;
    let folder = scratch::write(tree, &tests)?;
    println!("{} cases in {}", tests.cases.len(), folder.display());
    if args.no_run {
        return Ok(ExitCode::SUCCESS);
    }
    test(&folder, &tests)
}

/// An overlay without anything, for the cases are in the model itself.
const NO_OVERLAY: &str = r#"{"smithy": "2.0", "shapes": {}}"#;

fn generate(
    model: &str,
    plan: &str,
    partitions: &str,
) -> Result<(Tree, PrintedTests), Diagnostics> {
    let tree = smithy_sdk_codegen::generate(model, plan, partitions)?;
    let tests = smithy_sdk_codegen::protocol_tests(model, plan, partitions, NO_OVERLAY)?;
    Ok((tree, tests))
}

/// A plan for all operations of a service that have cases, or errors that have; `None`, after saying why, if it is not clear which.
fn plan(file: &File, service: Option<&str>) -> anyhow::Result<Option<String>> {
    let sources = Sources::new().with(Input::Model, &file.name, &file.text);
    let model = match Model::parse(&file.text) {
        Ok(model) => model,
        Err(faults) => {
            eprint!("{}", report(&faults, &sources, "nothing was tested"));
            return Ok(None);
        }
    };
    let id = match service {
        Some(id) => id.parse::<ShapeId>()?,
        None => only_service(&model)?,
    };
    let names = operations(&model, &id)
        .with_context(|| format!("the model `{}` has no service `{id}`", file.name))?;
    let names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    Ok(Some(format!(
        "[package]\nname = {:?}\nversion = \"0.0.0\"\ndescription = \"Protocol tests\"\n\n\
         [service]\nid = \"{id}\"\noperations = [{}]\n",
        scratch::PACKAGE,
        names.join(", ")
    )))
}

fn only_service(model: &Model) -> anyhow::Result<ShapeId> {
    let services = model.shapes().filter(|(_, shape)| matches!(shape.kind, Kind::Service(_)));
    let services: Vec<&ShapeId> = services.map(|(id, _)| id).collect();
    match services.as_slice() {
        [one] => Ok((*one).clone()),
        [] => anyhow::bail!("the model has no service"),
        many => {
            let names: Vec<String> = many.iter().map(|id| format!("`{id}`")).collect();
            anyhow::bail!(
                "the model has several services\n  help: name one with --service: {}",
                names.join(", ")
            )
        }
    }
}

/// The names of all operations of a service, those of its resources included.
fn operations(model: &Model, id: &ShapeId) -> Option<Vec<String>> {
    let Kind::Service(service) = &model.shape(id)?.kind else { return None };
    let mut operations: Vec<&ShapeId> = service.operations.iter().collect();
    let mut pending: Vec<&ShapeId> = service.resources.iter().collect();
    let mut seen = HashSet::new();
    while let Some(id) = pending.pop() {
        let resource = model.shape(id).map(|shape| &shape.kind);
        if let Some(Kind::Resource(resource)) = resource.filter(|_| seen.insert(id)) {
            operations.extend(&resource.operations);
            pending.extend(&resource.resources);
        }
    }
    let called = called(model, id);
    operations.retain(|id| has_cases(model, id) || called.contains(id.name()));
    operations.sort_unstable();
    operations.dedup();
    Some(operations.into_iter().map(|id| id.name().to_owned()).collect())
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

/// What the tests need of the features of the crate: no TLS, and each way of signing.
fn features(folder: &Path) -> anyhow::Result<&'static str> {
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml"))?;
    let signs_asymmetrically = manifest.lines().any(|line| line.starts_with("sigv4a = "));
    Ok(if signs_asymmetrically { "rt-tokio,test-util,sigv4a" } else { "rt-tokio,test-util" })
}

/// Builds and runs the tests, and says which cases failed.
fn test(folder: &Path, tests: &PrintedTests) -> anyhow::Result<ExitCode> {
    let root = inputs::root();
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["test", "--no-default-features", "--features", features(folder)?])
        .args(["--test", "protocol", "--no-fail-fast", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", root.join("target"))
        .current_dir(root)
        .output()
        .context("cannot start cargo")?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    let results = results::read(&stdout, tests);
    if results.ran == 0 && !tests.cases.is_empty() {
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        println!("0 passed, {} failed", tests.cases.len());
        return Ok(ExitCode::FAILURE);
    }
    for failure in &results.failures {
        println!("{failure}");
    }
    let failed = results.failures.len();
    println!("{} passed, {failed} failed", tests.cases.len() - failed);
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
