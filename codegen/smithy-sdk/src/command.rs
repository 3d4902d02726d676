//! The command line, and what becomes of it.

mod choices;
mod diff;
mod generate;
mod operations;

use clap::{Parser, Subcommand};
use command_manners::Ending;
use smithy_sdk_codegen::resolve::partitions::{self, Partitions};

/// A Rust client crate from a Smithy JSON model: only the operations you use, no JVM
///
/// Models of AWS's services are published as JSON in github.com/aws/api-models-aws.
#[derive(Debug, Parser)]
#[command(version, after_help = AFTER_HELP)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  smithy-sdk operations --model lambda.json
  smithy-sdk generate --model lambda.json --name my-lambda --operations Invoke,GetFunction --out my-lambda
  smithy-sdk diff lambda-2025.json lambda-2026.json

Exit codes:
  0  done; with --check, and for diff: nothing differs
  1  a fault in the inputs, each is shown; with --check, and for diff: something differs
  2  a wrong command line, or a file that can't be read or written";

#[derive(Debug, Subcommand)]
enum Command {
    Operations(operations::Args),
    Generate(generate::Args),
    Diff(diff::Args),
}

pub(crate) fn run(cli: &Cli) -> anyhow::Result<Ending> {
    match &cli.command {
        Command::Operations(args) => operations::run(args),
        Command::Generate(args) => generate::run(args),
        Command::Diff(args) => diff::run(args),
    }
}

/// The partitions of a file with the form of AWS's `partitions.json`, or AWS's.
fn partitions(path: Option<&std::path::Path>) -> anyhow::Result<Result<Partitions, String>> {
    use smithy_sdk_codegen::diagnostics::{Input, Sources};
    let file = match path {
        Some(path) => smithy_sdk::inputs::read(path)?,
        None => smithy_sdk::inputs::File {
            name: "partitions.json of smithy-sdk".to_owned(),
            text: partitions::AWS.to_owned(),
        },
    };
    let sources = Sources::new().with(Input::Partitions, &file.name, &file.text);
    Ok(Partitions::parse(&file.text)
        .map_err(|faults| smithy_sdk::inputs::report(&faults, &sources, "nothing was written")))
}
