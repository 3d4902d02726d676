//! `glacier-emulator`: a Glacier for tests in any language.

mod cli;
mod log;
mod serve;
mod signals;

use std::process::ExitCode;

use cli::Cli;

fn main() -> ExitCode {
    command_manners::end(serve::run(Cli::read()))
}
