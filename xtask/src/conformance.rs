//! `cargo xtask conformance`: the cases of a model, run over a crate generated from it.
//!
//! The crate and its tests go into a folder of their own below `target/`, where nothing else is; dependencies are those of
//! this workspace.

mod results;
mod scratch;
mod subject;

use std::path::PathBuf;

use anstream::{eprint, println};
use command_manners::{Ending, Progress, error};
use smithy_sdk::inputs::read;
use smithy_sdk_codegen::ast::ShapeId;

use crate::inputs;

pub(crate) use scratch::Scratch;
pub(crate) use subject::Subject;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The Smithy model, as JSON AST. If some of its operations have cases, these are generated; otherwise all
    #[arg(long, value_name = "FILE")]
    model: PathBuf,
    /// The shape ID of the service; needed if the model has several
    #[arg(long, value_name = "ID")]
    service: Option<ShapeId>,
    /// AWS's partitions at the time of the model [default: codegen/partitions.json]
    #[arg(long, value_name = "FILE")]
    partitions: Option<PathBuf>,
    /// Stops when the crate and its tests are written
    #[arg(long)]
    no_run: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Ending> {
    let model = read(&args.model)?;
    let partitions = inputs::read_or(args.partitions.as_deref(), inputs::PARTITIONS)?;
    let subject = match Subject::make(&model, args.service.as_ref(), &partitions)? {
        Ok(subject) => subject,
        Err(report) => {
            eprint!("{report}");
            return Ok(Ending::Bad);
        }
    };
    let Subject { tree, tests, operations, .. } = subject;
    // What was compiled for this repository is used.
    let target = inputs::root().join("target");
    let scratch = Scratch::write(target.join("protocol-tests"), target, tree, &tests)?;
    println!(
        "{operations} operations, {} cases in {}",
        tests.cases.len(),
        scratch.folder.display()
    );
    if args.no_run {
        return Ok(Ending::Good);
    }
    let progress = Progress::spinner();
    progress.says("compiling and running the cases");
    let results = scratch.test(&tests)?;
    drop(progress);
    if let Some(said) = &results.did_not_run {
        eprint!("{said}");
    }
    for failure in &results.failures {
        println!("{failure}");
    }
    if tests.cases.is_empty() {
        error("the model has no cases, so nothing was tested", None);
    }
    println!("{} passed, {} failed", results.passed, results.failures.len());
    let is_good = results.passed > 0 && results.failures.is_empty();
    Ok(Ending::good_if(is_good))
}
