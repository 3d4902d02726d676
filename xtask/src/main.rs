//! `cargo xtask`: tasks for the maintainers of this repository.

mod bench;
mod conformance;
mod impact;
mod inputs;
mod interop;
mod model;
mod reference;
mod regen;
mod surface;
mod whole;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Tasks for the maintainers of this repository.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Generates crates/glacier-sdk from the model; writes only what changed, and says what a changed model means for callers
    Regen(regen::Args),
    /// Looks into models
    #[command(subcommand)]
    Model(ModelTask),
    /// Lists the public items of crates/glacier-sdk
    Surface(surface::Args),
    /// Compares model, generator and crate with AWS's own data, which is not part of this repository
    Reference(reference::Args),
    /// Generates a crate with every operation of the model, and compares it with the official one
    Whole,
    /// Runs the protocol tests of a model over a crate generated from it
    ///
    /// The last line says how many cases passed and failed; exits with 1 if any failed.
    Conformance(conformance::Args),
    /// Measures what glacier-sdk costs, beside the official crate, and compares that with the budgets
    ///
    /// The last line sums it up.
    Bench(bench::Args),
    /// Runs boto3 against the emulator: every rule that a client can see
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
    if let Some(code) = bench::rustc::run_if_asked() {
        return code;
    }
    let outcome = match Cli::parse().task {
        Task::Regen(args) => regen::run(&args),
        Task::Surface(args) => surface::run(&args),
        Task::Reference(args) => reference::run(&args),
        Task::Whole => whole::run(),
        Task::Conformance(args) => conformance::run(&args),
        Task::Bench(args) => bench::run(&args),
        Task::Interop(args) => interop::run(&args),
        Task::Model(ModelTask::Show(args)) => model::show(&args),
        Task::Model(ModelTask::Diff { old, new }) => model::diff_models(&old, &new),
    };
    outcome.unwrap_or_else(|error| {
        anstream::eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
