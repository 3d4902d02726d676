//! `cargo xtask whole`: a crate of every operation of the model, beside the official one.
//!
//! The crate of this repository has the operations of the plan. That the rest of the model generates as well is shown in
//! `target/whole`, a workspace of two packages: `glacier-whole`, generated, and `compare`, which has both clients carry out
//! what `conformance` draws from the model, and runs the protocol cases over both. At last the public items of both are
//! compared, as rustdoc sees them.

mod compare;
mod official;

use std::fs;
use std::path::Path;

use anstream::{eprint, println};
use anyhow::{Context as _, bail};
use command_manners::{Ending, Progress, error};
use serde_json::Value;
use smithy_sdk::inputs::{File, report};
use smithy_sdk::{disk, rustfmt};
use smithy_sdk_codegen::ast::{Kind, Model};
use smithy_sdk_codegen::diagnostics::{Diagnostics, Input, Sources};
use smithy_sdk_codegen::plan::Plan;
use smithy_sdk_codegen::resolve;
use smithy_sdk_codegen::tree::Tree;

use crate::{inputs, packages, surface, written};

/// The package that has every operation.
const NAME: &str = "glacier-whole";

pub(crate) fn run() -> anyhow::Result<Ending> {
    let texts = Texts::read()?;
    let mut printed = match texts.print() {
        Ok(printed) => printed,
        Err(faults) => {
            eprint!("{}", report(&faults, &texts.sources(), "nothing was written"));
            return Ok(Ending::Bad);
        }
    };
    let folder = inputs::root().join("target/whole");
    rustfmt::format(&mut printed.krate, inputs::root())?;
    println!("{} files of {NAME}, with every operation", printed.krate.files.len());
    write(&folder, printed)?;
    let progress = Progress::spinner();
    progress.says("compiling every operation without a warning");
    let features = format!("{NAME}/rt-tokio,{NAME}/test-util");
    let features = ["--no-default-features", "--features", &features];
    // Over both packages, with whose dependencies this repository's own are compiled already.
    let clippy = ["clippy", "--quiet", "--workspace"];
    if !cargo(&folder, &clippy, &features, &["-D", "warnings"])? {
        return Ok(Ending::Bad);
    }
    progress.says("comparing with the official client");
    if !cargo(&folder, &["test", "--quiet", "--package", "compare"], &[], &[])? {
        return Ok(Ending::Bad);
    }
    drop(progress);
    let official = official::copy(&folder.join("official"))?;
    let is_the_same = surface::same_items(&folder.join(NAME).join("Cargo.toml"), &official)?;
    Ok(Ending::good_if(is_the_same))
}

/// The inputs of the generator, with a plan that names every operation.
struct Texts {
    model: File,
    plan: File,
    partitions: File,
    tests: File,
}

/// What is made of them.
struct Printed {
    krate: Tree,
    /// Carries operations out, for comparison.
    driver: String,
    protocol_tests: String,
}

impl Texts {
    fn read() -> anyhow::Result<Self> {
        let model = inputs::read_or(None, "model/glacier.json")?;
        let plan = plan(&model.text)?;
        Ok(Self {
            model,
            plan: File { name: "the plan of every operation".to_owned(), text: plan },
            partitions: inputs::partitions()?,
            tests: other_cases(&inputs::read_or(None, "model/plan.toml")?.text)?,
        })
    }

    fn sources(&self) -> Sources<'_> {
        Sources::new()
            .with(Input::Model, &self.model.name, &self.model.text)
            .with(Input::Plan, &self.plan.name, &self.plan.text)
            .with(Input::Partitions, &self.partitions.name, &self.partitions.text)
            .with(Input::Tests, &self.tests.name, &self.tests.text)
    }

    fn print(&self) -> Result<Printed, Diagnostics> {
        let [model, plan, partitions, tests] =
            [&self.model, &self.plan, &self.partitions, &self.tests].map(|file| file.text.as_str());
        Ok(Printed {
            krate: smithy_sdk_codegen::generate(model, plan, partitions)?,
            driver: smithy_sdk_codegen::driver(model, plan, partitions)?,
            protocol_tests: smithy_sdk_codegen::protocol_tests(model, plan, partitions, tests)?
                .text,
        })
    }
}

/// A plan with every operation of the one service of a model.
fn plan(model: &str) -> anyhow::Result<String> {
    let Ok(model) = Model::parse(model) else {
        bail!("cannot read the model; `cargo xtask regen` says why");
    };
    let service = model.shapes().find_map(|(id, shape)| match &shape.kind {
        Kind::Service(service) => Some((id, service)),
        _ => None,
    });
    let (id, service) = service.context("the model has no service")?;
    let operations: Vec<_> =
        service.operations.iter().map(|id| format!("{:?}", id.name())).collect();
    Ok(format!(
        "[package]\nname = {NAME:?}\nversion = \"0.0.0\"\ndescription = \"Every operation\"\n\n\
         [service]\nid = \"{id}\"\noperations = [{}]\n",
        operations.join(", ")
    ))
}

/// The protocol cases, but for those of the shapes that this repository's plan reaches: `conformance` runs them anyway.
fn other_cases(own_plan: &str) -> anyhow::Result<File> {
    let model = inputs::read_or(None, "model/glacier.json")?;
    let mut tests = inputs::read_or(None, "model/tests.json")?;
    let (Ok(model), Ok(plan)) = (Model::parse(&model.text), Plan::parse(own_plan)) else {
        bail!("cannot read model or plan; `cargo xtask regen` says why");
    };
    let Ok(reached) = resolve::closure(&model, &plan) else {
        bail!("the plan does not fit the model; `cargo xtask regen` says why");
    };
    let mut cases: Value = serde_json::from_str(&tests.text)?;
    if let Some(shapes) = cases.get_mut("shapes").and_then(Value::as_object_mut) {
        shapes.retain(|id, _| !reached.iter().any(|part| part.id.to_string() == *id));
    }
    tests.text = cases.to_string();
    Ok(tests)
}

/// Writes both packages. What is there already stays as it is if it is the same, and is not compiled again.
fn write(folder: &Path, printed: Printed) -> anyhow::Result<()> {
    let krate = folder.join(NAME);
    disk::apply(&krate, &printed.krate.changes_from(&disk::read(&krate)?))?;
    let package = compare::package(inputs::root(), NAME, printed.driver, printed.protocol_tests);
    for (path, text) in package {
        written::write(&folder.join(path), text)?;
    }
    // The same versions as everywhere else; what the file has too much, cargo takes out.
    fs::copy(inputs::root().join("Cargo.lock"), folder.join("Cargo.lock"))
        .context("cannot copy Cargo.lock")?;
    Ok(())
}

/// Runs cargo in the workspace of the two packages, with what this repository has compiled already. Whether all is well there;
/// if not, that is told.
fn cargo(folder: &Path, command: &[&str], options: &[&str], rest: &[&str]) -> anyhow::Result<bool> {
    let mut cargo = packages::cargo();
    cargo.args(command).args(options).current_dir(folder);
    cargo.env("CARGO_TARGET_DIR", inputs::root().join("target"));
    if !rest.is_empty() {
        cargo.arg("--").args(rest);
    }
    let is_good = cargo.status().context("cannot start cargo")?.success();
    if !is_good {
        error(&format!("`cargo {}` failed in `{}`", command.join(" "), folder.display()), None);
    }
    Ok(is_good)
}
