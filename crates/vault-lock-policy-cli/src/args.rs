//! The command line.

use std::num::NonZeroU32;

use clap::{
    Args as ClapArgs, Parser, Subcommand, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _},
};
use vault_lock_policy::{Caller, Identity, VaultArn, actions};

use crate::input::Source;

/// Lints, explains, evaluates and writes vault lock policies of Amazon Glacier
#[derive(Debug, Parser)]
#[command(name = "vault-lock-policy", version, arg_required_else_help = true, after_help = AFTER_HELP)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  vault-lock-policy new --vault-arn arn:aws:glacier:us-west-2:111122223333:vaults/records --retain-days 365
  vault-lock-policy lint policy.json --vault-arn arn:aws:glacier:us-west-2:111122223333:vaults/records
  vault-lock-policy explain policy.json --vault-arn arn:aws:glacier:us-west-2:111122223333:vaults/records

Exit codes:
  0  there is an answer, and for lint: no errors
  1  lint found errors
  2  a wrong command line, or no policy to look at";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Looks for mistakes, those above all that can't be undone once the policy is locked
    #[command(after_help = LINT)]
    Lint(PolicyArgs),
    /// Tells in plain words what the policy keeps whom from doing
    #[command(after_help = EXPLAIN)]
    Explain(PolicyArgs),
    /// Decides one request, and says for each statement why it applies or does not
    #[command(after_help = EVALUATE)]
    Evaluate(EvaluateArgs),
    /// Prints a policy: retention for some days, a legal hold by tag, or both
    #[command(after_help = NEW)]
    New(NewArgs),
    /// Lists the codes of the linter's findings
    Codes(CodesArgs),
}

const LINT: &str = "\
Examples:
  vault-lock-policy lint policy.json --vault-arn \"$VAULT\"
  aws glacier get-vault-lock --account-id - --vault-name records | jq -r .Policy | vault-lock-policy lint - --vault-arn \"$VAULT\"

Exit codes: 0 no errors, though there may be warnings; 1 errors; 2 no policy to look at";

const EXPLAIN: &str = "\
Example:
  vault-lock-policy explain policy.json --vault-arn \"$VAULT\"

Exit codes: 0 explained, 2 no policy to look at";

const EVALUATE: &str = "\
Examples:
  vault-lock-policy evaluate policy.json --vault-arn \"$VAULT\" --action DeleteArchive \\
    --principal arn:aws:iam::111122223333:user/alice --archive-age 100
  vault-lock-policy evaluate policy.json --vault-arn \"$VAULT\" --action AddTagsToVault --principal anonymous --format json

Exit codes: 0 decided, whether allowed, denied or neither; 2 no policy to look at";

const NEW: &str = "\
Examples:
  vault-lock-policy new --vault-arn \"$VAULT\" --retain-days 365
  vault-lock-policy new --vault-arn \"$VAULT\" --hold-tag LegalHold=true --custodian arn:aws:iam::111122223333:role/legal

Exit codes: 0 printed, 2 a wrong command line";

impl Command {
    pub(crate) fn format(&self) -> Format {
        match self {
            Self::Lint(args) | Self::Explain(args) => args.format,
            Self::Evaluate(args) => args.policy.format,
            Self::Codes(args) => args.format,
            Self::New(_) => Format::Text,
        }
    }
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs: one JSON object
    Json,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PolicyArgs {
    /// The file with the policy; - is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: Source,

    /// The vault that the policy is for
    #[arg(long, value_name = "ARN")]
    pub(crate) vault_arn: VaultArn,

    /// How results are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct EvaluateArgs {
    #[command(flatten)]
    pub(crate) policy: PolicyArgs,

    /// What is to be done, such as `DeleteArchive`
    #[arg(long, value_name = "ACTION", value_parser = action_names().map(|name| full_name(&name)), ignore_case = true, hide_possible_values = true)]
    pub(crate) action: &'static str,

    /// Who asks: the ARN of a user, a role, a session or a root user; a service such as backup.amazonaws.com; or anonymous
    #[arg(long, value_name = "WHO", value_parser = caller)]
    pub(crate) principal: Caller,

    /// How long the archive has been stored; only `DeleteArchive` and `InitiateJob` are about an archive
    #[arg(long, value_name = "DAYS", allow_negative_numbers = true)]
    pub(crate) archive_age: Option<u64>,

    /// A tag of the vault; can be given more than once
    #[arg(long = "tag", value_name = "KEY=VALUE", value_parser = pair)]
    pub(crate) tags: Vec<Pair>,

    /// A condition key of the request, such as aws:SourceIp=10.1.2.3; a key with several values is given once for each
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    pub(crate) context: Vec<Pair>,

    /// The file with the vault's access policy, which is evaluated together with the lock policy
    #[arg(long, value_name = "FILE")]
    pub(crate) access_policy: Option<Source>,
}

#[derive(Debug, ClapArgs)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true).args(["retain_days", "hold_tag"]))]
pub(crate) struct NewArgs {
    /// The vault that the policy is for
    #[arg(long, value_name = "ARN")]
    pub(crate) vault_arn: VaultArn,

    /// Nobody can delete an archive in its first so many days
    #[arg(long, value_name = "DAYS", allow_negative_numbers = true)]
    pub(crate) retain_days: Option<NonZeroU32>,

    /// Nobody can delete archives while the vault has this tag
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair, requires = "custodian")]
    pub(crate) hold_tag: Option<Pair>,

    /// Who can change the tags of the vault, and nobody else: the ARN of a role or a user; can be given more than once
    #[arg(long, value_name = "ARN", requires = "hold_tag", value_parser = identity)]
    pub(crate) custodian: Vec<Identity>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CodesArgs {
    /// How results are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

/// `KEY=VALUE`.
#[derive(Debug, Clone)]
pub(crate) struct Pair {
    pub(crate) key: String,
    pub(crate) value: String,
}

fn pair(text: &str) -> Result<Pair, String> {
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => {
            Ok(Pair { key: key.to_owned(), value: value.to_owned() })
        }
        _ => Err("it is not of the form KEY=VALUE".to_owned()),
    }
}

fn caller(text: &str) -> Result<Caller, String> {
    if text == "anonymous" {
        return Ok(Caller::anonymous());
    }
    if text.starts_with("arn:") {
        return identity(text).map(Caller::from);
    }
    let is_service =
        text.contains('.') && text.bytes().all(|b| b.is_ascii_alphanumeric() || b".-".contains(&b));
    if is_service {
        return Ok(Caller::service(text));
    }
    Err("it is neither an ARN nor a service such as backup.amazonaws.com nor anonymous".to_owned())
}

fn identity(text: &str) -> Result<Identity, String> {
    text.parse().map_err(|error: vault_lock_policy::IdentityError| error.to_string())
}

/// The names of actions, with and without `glacier:`.
fn action_names() -> PossibleValuesParser {
    let names = actions().filter_map(|full| Some((full, full.strip_prefix("glacier:")?)));
    PossibleValuesParser::new(names.map(|(full, name)| PossibleValue::new(name).alias(full)))
}

/// The action of a name that `action_names` knows.
fn full_name(name: &str) -> &'static str {
    let name = name.rsplit(':').next().unwrap_or(name);
    let is_it =
        |full: &&str| full.rsplit(':').next().is_some_and(|known| known.eq_ignore_ascii_case(name));
    actions().find(is_it).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Args::command().debug_assert();
    }
}
