//! Whether the policies of a vault let a call pass.

use super::account::denied_account;
use super::context::RequestContext;
use super::error::ServiceError;
use super::request::Request;
use super::timestamp::Timestamp;
use super::vault::Vault;
use crate::rules;

/// Lets a call pass by [`rules::POLICY_DENIES`] and [`rules::ACCOUNT_NEEDS_GRANT`].
pub(super) fn check(
    context: &RequestContext<'_>,
    vault: &Vault,
    request: &Request,
    now: Timestamp,
) -> Result<(), ServiceError> {
    let _ = (vault, request, now);
    if context.is_owner() { Ok(()) } else { Err(not_granted(context)) }
}

/// What a caller of another account hears, whether the vault is there or not.
pub(super) fn not_granted(context: &RequestContext<'_>) -> ServiceError {
    denied_account(context.scope().account().as_str(), &rules::ACCOUNT_NEEDS_GRANT)
}
