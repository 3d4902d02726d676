//! `explain`: what a policy keeps whom from doing.

mod json;

use vault_lock_policy::protection;

use super::Outcome;
use crate::{
    args::{Format, PolicyArgs},
    error::Error,
    show,
};
use json::JsonExplain;

pub(crate) fn run(args: &PolicyArgs) -> Result<Outcome, Error> {
    let policy = args.file.read()?;
    let protection = protection(&policy, &args.vault_arn);
    let text = protection.to_string();
    Ok(Outcome::fine(match args.format {
        Format::Json => show::json(&JsonExplain::of(args, &protection, &text)),
        Format::Text => text,
    }))
}
