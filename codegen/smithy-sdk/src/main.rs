//! `smithy-sdk`: a Rust client crate from a Smithy JSON model.

mod command;

use std::process::ExitCode;

fn main() -> ExitCode {
    command_manners::end(command::run(&command_manners::parse()))
}
