//! Whether the policies of a vault let a call pass.

use std::collections::BTreeMap;

use vault_lock_policy as iam;
use vault_lock_policy::Decision;

use super::account::denied_account;
use super::context::RequestContext;
use super::error::{ErrorCode, ServiceError};
use super::operation::Operation;
use super::policy::{PolicyKind, VaultPolicy};
use super::request::Request;
use super::timestamp::Timestamp;
use super::vault::Vault;
use crate::rules;

/// Lets a call pass that no policy denies, [`rules::POLICY_DENIES`], and that comes from the vault's own account or is
/// allowed by a policy, [`rules::ACCOUNT_NEEDS_GRANT`].
pub(super) fn check(
    context: &RequestContext<'_>,
    vault: &Vault,
    request: &Request,
    now: Timestamp,
) -> Result<(), ServiceError> {
    let policies = in_force(vault, request.operation(), now);
    let decision = if policies.iter().all(Option::is_none) {
        Decision::Neither
    } else {
        decide(context, vault, &policies, request, now)?
    };
    if context.is_owner() || decision == Decision::Allowed {
        return Ok(());
    }
    Err(not_granted(context))
}

/// What a caller of another account hears, whether the vault is there or not.
pub(super) fn not_granted(context: &RequestContext<'_>) -> ServiceError {
    denied_account(context.scope().account().as_str(), &rules::ACCOUNT_NEEDS_GRANT)
}

type InForce<'a> = [Option<(PolicyKind, &'a VaultPolicy)>; 2];

/// The policies that can make a difference to the operation; [`rules::LOCK_POLICY_IN_FORCE`].
fn in_force(vault: &Vault, operation: Operation, now: Timestamp) -> InForce<'_> {
    let lock = vault.lock(now).map(|lock| (PolicyKind::Lock, lock.vault_policy()));
    let access = vault.access_policy().map(|policy| (PolicyKind::Access, policy));
    [lock, access].map(|policy| policy.filter(|(_, policy)| policy.is_about(operation)))
}

/// What the policies say together, but for a denial, which is an error.
fn decide(
    context: &RequestContext<'_>,
    vault: &Vault,
    policies: &InForce<'_>,
    request: &Request,
    now: Timestamp,
) -> Result<Decision, ServiceError> {
    // Who has credentials under a name that is no ARN of IAM counts as the account.
    let principal = &context.caller().principal;
    let caller = iam::Caller::from_arn(principal)
        .unwrap_or_else(|_| iam::Caller::root(context.caller().account.as_str()));
    let question = question(&caller, context, vault, request, now);
    let policies = || policies.iter().flatten();
    match iam::decide(policies().map(|(_, policy)| policy.parsed()), &question) {
        Decision::Denied => Err(denied(principal, &question, policies())),
        decision => Ok(decision),
    }
}

/// Names the statement that denies, which is looked for only now: most calls are denied by none.
fn denied<'a>(
    principal: &str,
    question: &iam::Request<'_>,
    mut policies: impl Iterator<Item = &'a (PolicyKind, &'a VaultPolicy)>,
) -> ServiceError {
    let (action, resource) = (question.action(), question.resource());
    let denial = policies.find_map(|(kind, policy)| {
        let deciding = iam::evaluate(policy.parsed(), question).deciding;
        Some((kind, deciding.filter(|deciding| deciding.effect == iam::Effect::Deny)?))
    });
    let by = denial.map_or_else(String::new, |(kind, deciding)| {
        let statement = deciding.statement.saturating_add(1);
        let sid = deciding.sid.map(|sid| format!(" ({sid})")).unwrap_or_default();
        format!(": statement {statement}{sid} of the {kind} denies it")
    });
    let message = format!("{principal} may not perform {action} on {resource}{by}");
    ServiceError::new(ErrorCode::AccessDenied, &rules::POLICY_DENIES, message)
}

/// The request as policies see it.
fn question<'a>(
    caller: &'a iam::Caller,
    context: &'a RequestContext<'_>,
    vault: &'a Vault,
    request: &'a Request,
    now: Timestamp,
) -> iam::Request<'a> {
    let operation = request.operation();
    let question = iam::Request::new(caller, operation.action(), vault.arn());
    let question = with_global_keys(question, context, now);
    // Which operations have the tags, `vault-lock-policy` knows, [`rules::RESOURCE_TAGS`].
    let question = if iam::can_carry(operation.action(), "glacier:ResourceTag/") {
        with_tags(question, "glacier:ResourceTag", vault.tags())
    } else {
        question
    };
    match request {
        Request::DeleteArchive { archive_id, .. } => {
            match vault.archives().get(archive_id.as_str()) {
                Some(archive) => {
                    question.with("glacier:ArchiveAgeInDays", archive.age_in_days(now))
                }
                None => question,
            }
        }
        Request::AddTagsToVault { tags, .. } => {
            let question = with_tags(question, "aws:RequestTag", tags);
            question.with_values("aws:TagKeys", tags.keys())
        }
        Request::RemoveTagsFromVault { tag_keys, .. } => {
            question.with_values("aws:TagKeys", tag_keys)
        }
        _ => question,
    }
}

/// [`rules::GLOBAL_KEYS`].
fn with_global_keys<'a>(
    question: iam::Request<'a>,
    context: &'a RequestContext<'_>,
    now: Timestamp,
) -> iam::Request<'a> {
    let question = question
        .with("aws:CurrentTime", now.to_string())
        .with("aws:EpochTime", now.as_millis() / 1_000)
        .with("aws:SecureTransport", true)
        .with("aws:SourceIp", "127.0.0.1")
        .with("aws:RequestedRegion", context.scope().region().as_str());
    match context.user_agent() {
        Some(user_agent) => question.with("aws:UserAgent", user_agent),
        None => question,
    }
}

fn with_tags<'a>(
    question: iam::Request<'a>,
    prefix: &str,
    tags: &'a BTreeMap<String, String>,
) -> iam::Request<'a> {
    tags.iter().fold(question, |question, (key, value)| {
        question.with(format!("{prefix}/{key}"), value.as_str())
    })
}
