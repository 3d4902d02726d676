//! The command line, and what becomes of it.

mod choices;
mod diff;
mod generate;
mod operations;
mod progress;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use smithy_sdk_codegen::resolve::partitions::Partitions;

/// A Rust client crate from a Smithy JSON model: only the operations you use, no JVM
///
/// Models of AWS's services are published as JSON in github.com/aws/api-models-aws.
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  done; with --check, and for diff: nothing differs
  1  a fault in the inputs, each is shown; with --check, and for diff: something differs
  2  a wrong command line, or a file that can't be read or written

Colours and progress are for terminals; NO_COLOR=1 leaves out the colours.";

#[derive(Debug, Subcommand)]
enum Command {
    Operations(operations::Args),
    Generate(generate::Args),
    Diff(diff::Args),
}

/// How a run ended, if nothing got in its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Good,
    /// Faulty inputs, or a difference that was asked for.
    Bad,
}

pub(crate) fn run(cli: &Cli) -> ExitCode {
    let outcome = match &cli.command {
        Command::Operations(args) => operations::run(args),
        Command::Generate(args) => generate::run(args),
        Command::Diff(args) => diff::run(args),
    };
    match outcome {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Bad) => ExitCode::from(1),
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// AWS's partitions, as they were when this command was built.
const PARTITIONS: &str = include_str!("../../../model/partitions.json");

/// The partitions of a file with the form of AWS's `partitions.json`, or AWS's.
fn partitions(path: Option<&std::path::Path>) -> anyhow::Result<Result<Partitions, String>> {
    use smithy_sdk_codegen::diagnostics::{Input, Sources};
    let file = match path {
        Some(path) => smithy_sdk::inputs::read(path)?,
        None => smithy_sdk::inputs::File {
            name: "partitions.json of smithy-sdk".to_owned(),
            text: PARTITIONS.to_owned(),
        },
    };
    let sources = Sources::new().with(Input::Partitions, &file.name, &file.text);
    Ok(Partitions::parse(&file.text)
        .map_err(|faults| smithy_sdk::inputs::report(&faults, &sources, "nothing was written")))
}
