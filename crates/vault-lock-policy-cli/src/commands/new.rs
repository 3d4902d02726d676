//! `new`: policies for the documented uses.

use vault_lock_policy::{LegalHold, legal_hold, retain_and_hold, retain_for};

use super::Outcome;
use crate::{args::NewArgs, error::Error};

pub(crate) fn run(args: &NewArgs) -> Result<Outcome, Error> {
    let vault = &args.vault_arn;
    let policy = match (args.retain_days, hold(args)?) {
        (Some(days), Some(hold)) => Some(retain_and_hold(days, &hold, vault)),
        (Some(days), None) => Some(retain_for(days, vault)),
        (None, Some(hold)) => Some(legal_hold(&hold, vault)),
        (None, None) => None,
    };
    Ok(Outcome::fine(policy.map(|policy| policy.to_string()).unwrap_or_default()))
}

fn hold(args: &NewArgs) -> Result<Option<LegalHold>, Error> {
    let (Some(tag), Some((first, others))) = (&args.hold_tag, args.custodian.split_first()) else {
        return Ok(None);
    };
    let mut hold = LegalHold::new(&tag.key, &tag.value, first.clone())?;
    for custodian in others {
        hold = hold.with_custodian(custodian.clone())?;
    }
    Ok(Some(hold))
}
