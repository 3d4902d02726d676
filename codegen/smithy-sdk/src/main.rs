//! `smithy-sdk`: a Rust client crate from a Smithy JSON model.

mod command;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    command::run(&command::Cli::parse())
}
