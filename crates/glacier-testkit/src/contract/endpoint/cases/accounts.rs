//! Accounts: whose call may reach whose vaults.

use super::{EndpointCase, case};
use crate::contract::endpoint::call::Call;
use crate::contract::endpoint::visit::Visit;
use crate::contract::failure::Outcome;
use crate::rules;
use crate::state::ErrorCode::{AccessDenied, NoLongerSupported};
use crate::state::Operation;

pub(super) static CASES: &[EndpointCase] = &[
    case!("account-own-only", own_only, [ACCOUNT_OWN_ONLY], ByCode, needs(CreateVaults)),
    case!("account-own-number", own_number, [ACCOUNT_OWN_ONLY], StatusOnly, needs(CreateVaults)),
    case!("account-needs-grant", needs_grant, [ACCOUNT_NEEDS_GRANT], ByCode, needs(CreateVaults)),
    case!("account-malformed", malformed, [ACCOUNT_MALFORMED], ByCode, needs()),
    case!("account-denied-message", denied_message, [ACCOUNT_OWN_ONLY], ExactText, needs()),
    case!("new-account", new_account, [NEW_ACCOUNT], ByCode, needs(NewAccount)),
];

/// The operations that no other account can be granted.
const OWN_ONLY: [Operation; 8] = [
    Operation::InitiateVaultLock,
    Operation::CompleteVaultLock,
    Operation::AbortVaultLock,
    Operation::CreateVault,
    Operation::ListVaults,
    Operation::AddTagsToVault,
    Operation::RemoveTagsFromVault,
    Operation::ListTagsForVault,
];

async fn own_only(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    for call in calls(visit, &vault).filter(|call| OWN_ONLY.contains(&call.operation)) {
        let reply = visit.send(call.of_account(visit.foreign_account())).await?;
        reply.is_refused(&rules::ACCOUNT_OWN_ONLY, AccessDenied)?;
    }
    Ok(())
}

/// The caller's own number means the same as `-`.
async fn own_number(visit: &Visit<'_>) -> Outcome {
    let own = visit.own_account()?;
    let vault = visit.new_name();
    let rule = &rules::ACCOUNT_OWN_ONLY;
    visit.send(Call::create(&vault).of_account(own)).await?.is(rule, 201)?;
    visit.send(Call::describe(&vault)).await?.is(rule, 200)?;
    let policy = visit.policy(&vault, 365);
    visit.send(Call::initiate(&vault, &policy).of_account(own)).await?.is(rule, 201)?;
    visit.send(Call::get_lock(&vault).of_account(own)).await?.is(rule, 200)?;
    visit.send(Call::abort(&vault).of_account(own)).await?.is(rule, 204)?;
    Ok(())
}

async fn needs_grant(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    for call in calls(visit, &vault).filter(|call| !OWN_ONLY.contains(&call.operation)) {
        let reply = visit.send(call.of_account(visit.foreign_account())).await?;
        reply.is_refused(&rules::ACCOUNT_NEEDS_GRANT, AccessDenied)?;
    }
    Ok(())
}

async fn malformed(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    for account in ["1111-2222-3333", "11112222333", "1111222233334", "me", "--", "%2D%2D"] {
        let reply = visit.send(Call::describe(&vault).of_account(account)).await?;
        reply.is_refused(&rules::ACCOUNT_MALFORMED, AccessDenied)?;
    }
    Ok(())
}

async fn denied_message(visit: &Visit<'_>) -> Outcome {
    let account = visit.foreign_account();
    let vault = visit.new_name();
    let reply = visit.send(Call::abort(&vault).of_account(account)).await?;
    reply.is_refused(&rules::ACCOUNT_OWN_ONLY, AccessDenied)?;
    reply.says(&rules::ACCOUNT_OWN_ONLY, &format!("Access denied for account ID: {account}"))?;
    Ok(())
}

async fn new_account(visit: &Visit<'_>) -> Outcome {
    if visit.is_new_account() {
        return is_refused_everything(visit).await;
    }
    visit.set_new_account(true).await?;
    let outcome = is_refused_everything(visit).await;
    // Whatever came of it, the cases that follow need an old account.
    visit.set_new_account(false).await?;
    outcome
}

async fn is_refused_everything(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    for call in calls(visit, &vault) {
        visit.send(call).await?.is_refused(&rules::NEW_ACCOUNT, NoLongerSupported)?;
    }
    Ok(())
}

fn calls(visit: &Visit<'_>, vault: &str) -> impl Iterator<Item = Call> {
    let on_vault = Call::of_each_operation_on(vault, &visit.policy(vault, 365));
    [Call::create(vault), Call::list_vaults("")].into_iter().chain(on_vault)
}
