//! `smithy-sdk operations`: what a model has to offer.

use std::path::PathBuf;

use anstream::{eprint, println};
use command_manners::{Ending, Progress};
use smithy_sdk::inputs;
use smithy_sdk_codegen::ast::{Model, ShapeId};
use smithy_sdk_codegen::diagnostics::{Diagnostics, Input, Sources};
use smithy_sdk_codegen::resolve::partitions::Partitions;
use smithy_sdk_codegen::resolve::survey::{self, Survey, Surveyed};

use super::partitions;

/// Lists the operations of a model, and which of them can be generated
///
/// Each has a line with its name, method and URI. Below one that can't be generated stands why.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  smithy-sdk operations --model lambda.json

Exit codes: 0 listed, whether or not all can be generated; 1 a fault in the form of the model, which is shown; 2 a file that
can't be read")]
pub(super) struct Args {
    /// The model, as Smithy JSON AST
    #[arg(long, value_name = "FILE")]
    model: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Ending> {
    let file = inputs::read(&args.model)?;
    let model = inputs::parse_model(&file, "there is nothing to list");
    let (model, partitions) = match (model, partitions(None)?) {
        (Ok(model), Ok(partitions)) => (model, partitions),
        (Err(report), _) | (_, Err(report)) => {
            eprint!("{report}");
            return Ok(Ending::Bad);
        }
    };
    let services: Vec<_> = survey::services(&model).map(|(id, _)| id).collect();
    if services.is_empty() {
        println!("{} defines no service", file.name);
    }
    for service in services {
        if let Err(faults) = list(&model, service, &partitions) {
            let sources = Sources::new().with(Input::Model, &file.name, &file.text);
            eprint!("{}", inputs::report(&faults, &sources, "there is nothing to list"));
            return Ok(Ending::Bad);
        }
    }
    Ok(Ending::Good)
}

fn list(model: &Model, service: &ShapeId, partitions: &Partitions) -> Result<(), Diagnostics> {
    let progress = Progress::steps(survey::operations(model, service)?.len());
    progress.says("trying operations");
    let survey = survey::survey(model, service, partitions, || progress.step())?;
    drop(progress);
    let width = |of: fn(&Surveyed<'_>) -> usize| survey.operations.iter().map(of).max();
    let name_width = width(|it| it.id.name().len()).unwrap_or_default();
    let method_width = width(|it| it.http.as_ref().map_or(0, |it| it.method.len()));
    for operation in &survey.operations {
        let (method, uri) =
            operation.http.as_ref().map_or(("", ""), |http| (&http.method, &http.uri));
        let (name, width) = (operation.id.name(), method_width.unwrap_or_default());
        println!("{}", format!("{name:<name_width$}  {method:<width$}  {uri}").trim_end());
        show(&operation.faults);
    }
    println!("{}", verdict(service, &survey));
    show(&survey.service);
    show(&survey.together);
    Ok(())
}

fn show(faults: &Diagnostics) {
    for fault in faults {
        println!("    error: {} (`{}`)", fault.message, fault.subject);
        println!("     help: {}", fault.help);
    }
}

/// The last line: how many there are, and how many of them are no good.
fn verdict(service: &ShapeId, survey: &Survey<'_>) -> String {
    let count = survey.operations.len();
    let plural = if count == 1 { "" } else { "s" };
    let faulty = survey.operations.iter().filter(|it| !it.faults.is_empty()).count();
    let rest = if !survey.service.is_empty() {
        "none can be generated, for the service itself is not supported:".to_owned()
    } else if faulty > 0 {
        format!("{} can be generated, {faulty} can't", count - faulty)
    } else if !survey.together.is_empty() {
        "each can be generated, but not all together:".to_owned()
    } else {
        "all can be generated".to_owned()
    };
    format!("{count} operation{plural} of {service}; {rest}")
}
