//! `glacier-contract`: asks of any endpoint whether it is a faithful Amazon Glacier, rule by rule.
//!
//! ```text
//! glacier-contract --endpoint-url http://127.0.0.1:4566
//! glacier-contract --endpoint-url https://glacier.eu-west-1.amazonaws.com --region eu-west-1 --junit glacier.xml
//! ```
//!
//! It ends with 0 if every case that was looked at passed, with 1 if one failed, and with 2 if none could be looked at.

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
