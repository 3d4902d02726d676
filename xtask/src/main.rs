//! `cargo xtask`: tasks for the maintainers of this repository.

mod bench;
mod conformance;
mod impact;
mod inputs;
mod interop;
mod model;
mod packages;
mod readme;
mod reference;
mod regen;
mod release;
mod services;
mod surface;
mod whole;
mod written;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use command_manners::end;

/// Tasks for the maintainers of this repository
#[derive(Parser)]
#[command(bin_name = "cargo xtask", after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

const AFTER_HELP: &str = "\
Examples:
  cargo xtask regen --check
  cargo xtask model diff model/glacier.json new.json
  cargo xtask release --check

Exit codes:
  0  done; where something is checked or compared: all is well
  1  it is not: a difference, a case that failed, a fault in the inputs
  2  a wrong command line, or something that can't be read, written or started";

#[derive(Subcommand)]
enum Task {
    /// Generates crates/glacier-sdk from the model; writes only what changed, and says what a changed model means for callers
    Regen(regen::Args),
    /// Looks into models
    #[command(subcommand)]
    Model(ModelTask),
    /// Compares the public items of each published package with those of its last release, and says which version comes next
    Surface(surface::Args),
    /// Compares model, generator and crate with AWS's own data, which is not part of this repository
    Reference(reference::Args),
    /// Generates a crate with every operation of the model, and compares it with the official one
    Whole,
    /// Runs the cases of a model, for its operations and its endpoints, over a crate generated from it
    ///
    /// The last line says how many cases passed and failed; exits with 1 if any failed, or if none was run.
    Conformance(conformance::Args),
    /// Measures what glacier-sdk costs, beside the official crate, and compares that with the budgets
    ///
    /// The last line sums it up.
    Bench(bench::Args),
    /// Puts the documentation of each crate into its README
    Readme(readme::Args),
    /// Says what a release still needs, an item a line, and what to do about it
    Release(release::Args),
    /// Generates a crate from each restJson1 model of a folder, compiles it without a warning, and runs the model's cases
    ///
    /// A table at the end has a line for each service, failures first. Exits with 1 if there are any.
    Services(services::Args),
    /// Runs boto3 against the emulator, every rule that a client can see, and the manual in Python, JavaScript and with the AWS CLI
    Interop(interop::Args),
}

#[derive(Subcommand)]
enum ModelTask {
    /// Shows what the plan reaches in the model, and what becomes of each trait
    Show(inputs::InputArgs),
    /// Compares two models shape by shape, documentation and examples aside
    ///
    /// Exits with 1 if they differ.
    Diff {
        /// The model as it was
        old: PathBuf,
        /// The model as it is
        new: PathBuf,
    },
}

fn main() -> ExitCode {
    let stands_in = bench::rustc::run_if_asked().or_else(surface::rustdoc::run_if_asked);
    if let Some(code) = stands_in {
        return code;
    }
    let cli: Cli = command_manners::parse();
    end(match cli.task {
        Task::Regen(args) => regen::run(&args),
        Task::Surface(args) => surface::run(&args),
        Task::Reference(args) => reference::run(&args),
        Task::Whole => whole::run(),
        Task::Conformance(args) => conformance::run(&args),
        Task::Bench(args) => bench::run(&args),
        Task::Readme(args) => readme::run(&args),
        Task::Release(args) => release::run(&args),
        Task::Services(args) => services::run(&args),
        Task::Interop(args) => interop::run(&args),
        Task::Model(ModelTask::Show(args)) => model::show(&args),
        Task::Model(ModelTask::Diff { old, new }) => model::diff_models(&old, &new),
    })
}
