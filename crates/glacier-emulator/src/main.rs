//! `glacier-emulator`: a Glacier for tests in any language.

mod cli;
mod log;
mod serve;
mod signals;

use std::process::ExitCode;

use cli::Cli;

fn main() -> ExitCode {
    match serve::run(Cli::read()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
