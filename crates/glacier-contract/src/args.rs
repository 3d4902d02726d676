//! The command line.

use std::path::PathBuf;

use clap::Parser;
use glacier_testkit::contract::endpoint::VaultPrefix;

/// Asks of an endpoint whether it is a faithful Amazon Glacier, rule by rule
///
/// Every case makes its vaults under names of its own and removes them afterwards. Credentials come from where the AWS
/// CLI looks for them. An endpoint that is glacier-emulator is recognised: its clock is moved, its accounts are tried,
/// and it is held to every rule.
#[derive(Debug, Parser)]
#[command(name = "glacier-contract", version, arg_required_else_help = true, after_help = AFTER_HELP)]
pub(crate) struct Args {
    /// Where the endpoint is, port included
    #[arg(long, value_name = "URL", required_unless_present = "list")]
    pub(crate) endpoint_url: Option<String>,

    /// The region to sign for [default: that of the environment or the profile, or else us-east-1]
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,

    /// A profile of the AWS configuration with credentials of a second account, for the cases about grants
    #[arg(long, value_name = "PROFILE")]
    pub(crate) second_profile: Option<String>,

    /// Writes the results as JUnit XML
    #[arg(long, value_name = "FILE")]
    pub(crate) junit: Option<PathBuf>,

    /// Runs only the case of this name, or those whose names begin with it; can be given more than once
    #[arg(long, value_name = "NAME")]
    pub(crate) only: Vec<String>,

    /// Lists the cases with what they check and need, and runs none
    #[arg(long)]
    pub(crate) list: bool,

    /// Fails on rules too that AWS does not document and this project chose
    #[arg(long)]
    pub(crate) strict: bool,

    /// Gives leave to complete locks. This can never be undone: a locked vault stays locked until it is deleted
    #[arg(long)]
    pub(crate) allow_lock_for_ever: bool,

    /// How the names of the vaults begin that are created and deleted
    #[arg(long, value_name = "PREFIX", default_value_t)]
    pub(crate) vault_prefix: VaultPrefix,
}

const AFTER_HELP: &str = "\
Examples:
  glacier-contract --endpoint-url http://127.0.0.1:4566
  glacier-contract --endpoint-url https://glacier.eu-west-1.amazonaws.com --region eu-west-1 --junit glacier.xml
  glacier-contract --list

Exit codes:
  0  every case that was looked at passed, or they were listed
  1  a case failed
  2  a wrong command line, or no case could be looked at";

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Args::command().debug_assert();
    }
}
