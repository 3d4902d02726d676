//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Parser;
use glacier_testkit::state::{AccountId, Region};

/// A Glacier for tests: every rule of vault lock, a clock that moves, and no AWS account
///
/// Prints `listening on http://ADDRESS:PORT` when it is ready and runs until SIGTERM or Ctrl-C. Clock, vaults, faults and the rest
/// of its knobs are under `/_emulator/`, which lists them.
#[derive(Debug, Parser)]
#[command(version, after_help = AFTER_HELP)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag on the command line")]
pub(crate) struct Cli {
    /// Where to listen; port 0 takes any free one
    #[arg(
        long,
        value_name = "IP:PORT",
        default_value = "127.0.0.1:4566",
        value_parser = listen_address,
        env = "GLACIER_EMULATOR_LISTEN"
    )]
    pub(crate) listen: SocketAddr,

    /// Lets other machines reach the emulator, whose knobs ask nobody for a password
    #[arg(long)]
    allow_remote: bool,

    /// The access key ID of the only credentials that are accepted
    ///
    /// Without it those of AWS's documentation are accepted, and every pair whose secret is the same text as its ID, such as
    /// test and test. An ID of 12 digits is then its caller's account.
    #[arg(
        long,
        value_name = "ID",
        requires = "secret_access_key",
        env = "GLACIER_EMULATOR_ACCESS_KEY_ID"
    )]
    pub(crate) access_key_id: Option<String>,

    /// The secret that goes with it; other users of the machine can see it on a command line, but not in the environment
    #[arg(
        long,
        value_name = "SECRET",
        requires = "access_key_id",
        env = "GLACIER_EMULATOR_SECRET_ACCESS_KEY",
        hide_env_values = true
    )]
    pub(crate) secret_access_key: Option<String>,

    /// The session token that has to come with these credentials
    #[arg(
        long,
        value_name = "TOKEN",
        requires = "access_key_id",
        env = "GLACIER_EMULATOR_SESSION_TOKEN",
        hide_env_values = true
    )]
    pub(crate) session_token: Option<String>,

    /// Serves requests without a signature too
    #[arg(long)]
    pub(crate) allow_unsigned: bool,

    /// The account of callers whose credentials name none
    #[arg(long, value_name = "12 DIGITS", default_value = "111122223333")]
    pub(crate) account: AccountId,

    /// The region of requests that name none, and of the vaults that the knobs plant
    #[arg(long, value_name = "REGION", default_value = "us-east-1")]
    pub(crate) region: Region,

    /// Makes every account a new one, to which each call answers `NoLongerSupportedException`
    #[arg(long)]
    pub(crate) new_account: bool,

    /// Keeps the state in this file, across restarts and a kill
    #[arg(long, value_name = "FILE")]
    pub(crate) state: Option<PathBuf>,

    /// Where lock IDs, request IDs and the luck of faults begin, so that two runs are the same [default: at random]
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
    pub(crate) seed: Option<u64>,

    /// Writes a line to stderr for each request
    #[arg(long)]
    pub(crate) log: bool,
}

impl Cli {
    /// Reads the command line; ends the process with code 2 if it is wrong.
    pub(crate) fn read() -> Self {
        let cli: Self = command_manners::parse();
        if !cli.listen.ip().is_loopback() && !cli.allow_remote {
            let message = format!(
                "`--listen {}` can be reached from other machines, and the emulator's knobs ask nobody for a password",
                cli.listen
            );
            let help = "listen on 127.0.0.1, or add `--allow-remote` if that is what you want";
            command_manners::refuse(&message, help);
        }
        cli
    }
}

const AFTER_HELP: &str = "\
Examples:
  glacier-emulator
  glacier-emulator --listen 127.0.0.1:0 --state glacier.json --log
  curl -X POST http://127.0.0.1:4566/_emulator/clock -d '{\"hours\": 24}'

Exit codes:
  0  it was told to stop: SIGTERM, or Ctrl-C
  2  a wrong command line, an address that is taken, or a state file that can't be read or written";

fn listen_address(text: &str) -> Result<SocketAddr, String> {
    text.parse()
        .map_err(|_| "it is not an IP address with a port, such as 127.0.0.1:4566".to_owned())
}
