//! The command `glacier-emulator` is an Amazon Glacier for tests in any language: every rule of vault lock, a clock that moves, faults on
//! demand, and no AWS account.
//!
//! ```text
//! $ glacier-emulator &
//! listening on http://127.0.0.1:4566
//! $ export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_REGION=us-east-1
//! $ aws glacier create-vault --account-id - --vault-name records --endpoint-url http://127.0.0.1:4566
//! $ curl -X POST http://127.0.0.1:4566/_emulator/clock -d '{"hours": 24}'
//! ```
//!
//! It serves the four operations of the lock itself, those on vaults, access policies and tags, and `DeleteArchive`; verifies signatures;
//! and lets the lock policy decide about calls. Its knobs (clock, vaults, archives, faults, the log of calls, snapshots) are under
//! `/_emulator/`, which lists them. With `--state FILE` it survives a `kill -9`.
//!
//! It ends with 0 when it is told to stop (SIGTERM, or Ctrl-C), and with 2 if the command line is wrong, the address is taken, or the state
//! file can't be used.
//!
//! # Installation
//!
//! ```text
//! cargo install glacier-emulator
//! glacier-emulator --completions bash > ~/.local/share/bash-completion/completions/glacier-emulator
//! glacier-emulator --man-pages ~/.local/share/man/man1
//! ```
//!
//! For Rust programs the same emulator is the crate `glacier-testkit`.

mod cli;
mod help;
mod log;
mod serve;
mod signals;

use std::process::ExitCode;

use cli::Cli;

fn main() -> ExitCode {
    match serve::run(Cli::read()) {
        Ok(ending) => ending.into(),
        Err(problem) => {
            command_manners::error(&format!("{problem:#}"), help::about(&problem));
            ExitCode::from(2)
        }
    }
}
