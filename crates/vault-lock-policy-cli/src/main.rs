//! `vault-lock-policy`: lints, explains, evaluates and writes vault lock policies.
//!
//! ```text
//! vault-lock-policy lint policy.json --vault-arn arn:aws:glacier:us-west-2:111122223333:vaults/records
//! vault-lock-policy explain policy.json --vault-arn arn:aws:glacier:us-west-2:111122223333:vaults/records
//! ```
//!
//! It ends with 0, with 1 if the linter found errors, and with 2 if there is no policy to look at or the arguments are wrong.

mod args;
mod commands;
mod error;
mod input;
mod show;
mod wrapping;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;
use commands::Ending;
use error::Error;

fn main() -> ExitCode {
    let command = Args::parse().command;
    let format = command.format();
    match run(&command) {
        Ok(Ending::Fine) => ExitCode::SUCCESS,
        Ok(Ending::Errors) => ExitCode::from(1),
        Err(error) => {
            show::error(&error, format);
            ExitCode::from(2)
        }
    }
}

fn run(command: &Command) -> Result<Ending, Error> {
    let outcome = match command {
        Command::Lint(args) => commands::lint::run(args)?,
        Command::Explain(args) => commands::explain::run(args)?,
        Command::Evaluate(args) => commands::evaluate::run(args)?,
        Command::New(args) => commands::new::run(args)?,
        Command::Codes(args) => commands::codes::run(args),
    };
    show::print(&outcome.text).map_err(Error::Unwritable)?;
    Ok(outcome.ending)
}
