//! `evaluate`: what a policy says about one request, and why.

mod json;
mod text;

use serde::Serialize;
use vault_lock_policy::{Policy, Request, can_carry, evaluate_together};

use super::Outcome;
use crate::{
    args::{EvaluateArgs, Format},
    error::Error,
    input::Source,
    show,
};
use json::JsonEvaluate;

pub(crate) fn run(args: &EvaluateArgs) -> Result<Outcome, Error> {
    let asked = Asked::read(args)?;
    let request = request(args)?;
    let policies: Vec<_> = asked.policies.iter().map(|(_, _, policy)| policy).collect();
    let together = evaluate_together(policies.iter().copied(), &request);
    Ok(Outcome::fine(match args.policy.format {
        Format::Json => show::json(&JsonEvaluate::of(args, &asked, &together)),
        Format::Text => text::of(args, &asked, &together),
    }))
}

/// The policies that are asked: their names, their files, and what they are.
struct Asked {
    policies: Vec<(Role, Source, Policy)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    Lock,
    Access,
}

impl Role {
    fn as_str(self) -> &'static str {
        match self {
            Self::Lock => "the lock policy",
            Self::Access => "the access policy",
        }
    }
}

impl Asked {
    fn read(args: &EvaluateArgs) -> Result<Self, Error> {
        let lock = &args.policy.file;
        if args.access_policy.as_ref() == Some(&Source::Stdin) && *lock == Source::Stdin {
            return Err(Error::StdinTwice);
        }
        let mut policies = vec![(Role::Lock, lock.clone(), lock.read()?)];
        if let Some(access) = &args.access_policy {
            policies.push((Role::Access, access.clone(), access.read()?));
        }
        Ok(Self { policies })
    }
}

const AGE: &str = "glacier:ArchiveAgeInDays";
const REGION: &str = "aws:RequestedRegion";

fn request(args: &EvaluateArgs) -> Result<Request<'_>, Error> {
    let action = args.action;
    let vault = &args.policy.vault_arn;
    let mut request =
        Request::new(&args.principal, action, vault.as_str()).with(REGION, vault.region());
    if let Some(days) = args.archive_age {
        if !can_carry(action, AGE) {
            return Err(Error::AgeWithoutArchive { action });
        }
        request = request.with(AGE, days);
    }
    for tag in &args.tags {
        if !can_carry(action, "glacier:ResourceTag/") {
            return Err(Error::TagWithoutTags { action });
        }
        request = request.with(format!("glacier:ResourceTag/{}", tag.key), tag.value.as_str());
    }
    for pair in &args.context {
        let same = args.context.iter().filter(|other| other.key.eq_ignore_ascii_case(&pair.key));
        request = request.with_values(pair.key.as_str(), same.map(|pair| pair.value.as_str()));
    }
    Ok(request)
}
