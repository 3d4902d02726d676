//! The command `vault-lock-policy` lints, explains, evaluates and writes vault lock policies of Amazon Glacier. No network, no AWS account.
//!
//! A vault lock can't be taken back. So a policy is looked at before it is locked:
//!
//! ```text
//! $ VAULT=arn:aws:glacier:us-west-2:111122223333:vaults/records
//! $ vault-lock-policy new --vault-arn "$VAULT" --retain-days 365 > policy.json
//! $ vault-lock-policy lint policy.json --vault-arn "$VAULT"
//! policy.json: nothing is wrong with it as a lock of `records`
//! $ vault-lock-policy explain policy.json --vault-arn "$VAULT"
//! Nobody can delete an archive of `records` in its first 365 days; from day 365 on it is up to IAM and the access policy.
//! ```
//!
//! | command | what it does |
//! |---|---|
//! | `lint` | looks for mistakes, those above all that can't be undone, and points at them |
//! | `explain` | tells in plain words what the policy keeps whom from doing |
//! | `evaluate` | decides one request, and says for each statement why it applies or does not |
//! | `new` | prints a policy: retention for some days, a legal hold by tag, or both |
//! | `codes` | lists the codes of the linter's findings |
//!
//! `--format json` prints one JSON object, for programs; a `-` in place of a file is standard input; `--help` has examples.
//!
//! It ends with 0, with 1 if the linter found errors, and with 2 if there is no policy to look at or the arguments are wrong. Colours
//! are for terminals, and `NO_COLOR=1` leaves them out.
//!
//! # Installation
//!
//! ```text
//! cargo install vault-lock-policy-cli
//! vault-lock-policy --completions bash > ~/.local/share/bash-completion/completions/vault-lock-policy
//! vault-lock-policy --man-pages ~/.local/share/man/man1
//! ```
//!
//! The crate `vault-lock-policy` does the same for Rust programs.

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
