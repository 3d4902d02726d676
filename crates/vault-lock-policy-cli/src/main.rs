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
use command_manners::Ending;
use error::Error;

fn main() -> ExitCode {
    let Args { command } = command_manners::parse();
    let format = command.format();
    match run(&command) {
        Ok(ending) => ending.into(),
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
    command_manners::print(&outcome.text).map_err(Error::Unwritable)?;
    Ok(outcome.ending)
}
