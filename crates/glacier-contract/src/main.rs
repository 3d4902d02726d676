//! The command `glacier-contract` asks of any endpoint whether it is a faithful Amazon Glacier, rule by rule.
//!
//! ```text
//! glacier-contract --endpoint-url http://127.0.0.1:4566
//! glacier-contract --endpoint-url https://glacier.eu-west-1.amazonaws.com --region eu-west-1 --junit glacier.xml
//! ```
//!
//! Each case says which rules it checks, and of each rule whether AWS documents it, its model has it, somebody observed it, or this
//! project chose it; a broken choice is a deviation and no failure, unless `--strict` is given. `--list` shows the cases and what they
//! need.
//!
//! Credentials come from where the AWS CLI looks for them; an emulator takes `test` for both. Each case makes vaults under names
//! of its own and removes them afterwards. No lock is ever completed without `--allow-lock-for-ever`.
//!
//! It ends with 0 if every case that was looked at passed, with 1 if one failed, and with 2 if none could be looked at. Colours and
//! progress are for terminals, and `NO_COLOR=1` leaves out the colours.
//!
//! # Installation
//!
//! ```text
//! cargo install glacier-contract
//! glacier-contract --completions bash > ~/.local/share/bash-completion/completions/glacier-contract
//! glacier-contract --man-pages ~/.local/share/man/man1
//! ```
//!
//! The cases are in the crate `glacier-testkit`, for Rust programs, and with them those for clients.

mod args;
mod connect;
mod credentials;
mod run;
mod show;

use std::process::ExitCode;

use args::Args;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let args: Args = command_manners::parse();
    match run::run(&args).await {
        Ok(ending) => ending.into(),
        Err(error) => {
            command_manners::error(&error.to_string(), error.help());
            ExitCode::from(2)
        }
    }
}
