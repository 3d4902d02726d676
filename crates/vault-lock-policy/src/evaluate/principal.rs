//! Whether a statement is about the caller.

use super::Request;
use crate::{
    grammar::{Effect, Identity, IdentityKind, Principal, Statement},
    json::Spanned,
};

pub(crate) fn covers(statement: &Statement, request: &Request<'_>) -> bool {
    let listed = &statement.principal.values;
    let is_included = || listed.iter().any(|principal| includes(&principal.value, request));
    match (statement.principal.is_negated(), statement.effect.value) {
        (false, _) => is_included(),
        (true, Effect::Allow) => !is_included(),
        (true, Effect::Deny) => !is_spared(listed, request),
    }
}

/// Whether `principal` includes the caller: an account all of its identities, a role all of its sessions.
pub(super) fn includes(principal: &Principal, request: &Request<'_>) -> bool {
    let caller = request.caller();
    match principal {
        Principal::Account(account) => caller.account() == Some(account),
        Principal::Identity(identity) => caller
            .identity()
            .is_some_and(|caller| caller.arn() == identity.arn() || caller.is_session_of(identity)),
        _ => is_named(principal, request),
    }
}

/// Whether a denial to all but those listed spares the caller.
///
/// IAM looks at the account, the role and the session one after the other, and each of them has to be listed.
fn is_spared(listed: &[Spanned<Principal>], request: &Request<'_>) -> bool {
    if listed.iter().any(|principal| is_named(&principal.value, request)) {
        return true;
    }
    let Some(caller) = request.caller().identity() else {
        return false;
    };
    let has = |test: &dyn Fn(&Identity) -> bool| {
        listed.iter().any(
            |principal| matches!(&principal.value, Principal::Identity(listed) if test(listed)),
        )
    };
    let account = Principal::Account(caller.account().to_owned());
    let itself = || has(&|listed| listed.arn() == caller.arn());
    listed.iter().any(|principal| principal.value == account)
        && match caller.kind() {
            IdentityKind::Root => true,
            IdentityKind::AssumedRole { .. } => {
                has(&|listed| caller.is_session_of(listed)) && itself()
            }
            _ => itself(),
        }
}

/// Whether `principal` includes the caller in a way that has nothing to do with accounts and ARNs.
fn is_named(principal: &Principal, request: &Request<'_>) -> bool {
    let caller = request.caller();
    let has = |key: &str, test: &dyn Fn(&str) -> bool| {
        request.values(key).is_some_and(|values| values.iter().any(|value| test(value)))
    };
    match principal {
        Principal::Everyone => true,
        Principal::Account(_) | Principal::Identity(_) => false,
        // The ID of a session is that of its role and the session's name.
        Principal::UniqueId(id) => has("aws:userid", &|user| user.split(':').next() == Some(id)),
        Principal::Service(name) => caller.service_name() == Some(name),
        Principal::Federated(provider) => has("aws:FederatedProvider", &|found| found == provider),
        Principal::CanonicalUser(id) => caller.canonical_user() == Some(id),
    }
}
