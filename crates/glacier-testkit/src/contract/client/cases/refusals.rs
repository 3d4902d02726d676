//! Refusals as a client passes them on: by code, with message and request ID, and without asking again.

use super::{ClientCase, case};
use crate::contract::client::bench::{Bench, POLICY, VAULT};
use crate::contract::client::port::ClientPort;
use crate::contract::failure::{Outcome, same};
use crate::rules;
use crate::state::ErrorCode::{
    AccessDenied, InvalidParameterValue, NoLongerSupported, ResourceNotFound,
};
use crate::state::{LockState, Operation};

pub(super) fn cases<C: ClientPort>() -> Vec<ClientCase<C>> {
    vec![
        case!(
            "client-initiate-in-progress",
            in_progress,
            [INITIATE_IN_PROGRESS],
            ExactText,
            needs()
        ),
        case!("client-initiate-locked", initiate_locked, [INITIATE_LOCKED], ByCode, needs()),
        case!(
            "client-complete-wrong-id",
            wrong_id,
            [COMPLETE_WRONG_ID_IN_PROGRESS],
            ByCode,
            needs()
        ),
        case!("client-abort-locked", abort_locked, [ABORT_LOCKED], ByCode, needs()),
        case!("client-get-without-lock", get_without_lock, [GET_WITHOUT_LOCK], ByCode, needs()),
        case!("client-vault-not-found", vault_not_found, [VAULT_NOT_FOUND], ExactText, needs()),
        case!("client-policy-content", policy_content, [POLICY_CONTENT], ByCode, needs()),
        case!("client-new-account", new_account, [NEW_ACCOUNT], ExactText, needs()),
    ]
}

/// The code is on the model of no operation, so a client must get it from the body.
async fn in_progress<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::INITIATE_IN_PROGRESS;
    bench.lock_in_progress().await?;
    let called = bench.client.initiate_vault_lock(VAULT, POLICY).await;
    bench.refused(rule, Operation::InitiateVaultLock, called, AccessDenied)?;
    bench.lock_is(rule, Some(LockState::InProgress))?;
    bench.was_sent(rule, Operation::InitiateVaultLock, 2)?;
    Ok(())
}

async fn initiate_locked<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    bench.locked().await?;
    let called = bench.client.initiate_vault_lock(VAULT, POLICY).await;
    bench.refused(&rules::INITIATE_LOCKED, Operation::InitiateVaultLock, called, AccessDenied)?;
    bench.lock_is(&rules::INITIATE_LOCKED, Some(LockState::Locked))
}

/// An ID is opaque: whatever is in it arrives as it is.
async fn wrong_id<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::COMPLETE_WRONG_ID_IN_PROGRESS;
    let operation = Operation::CompleteVaultLock;
    bench.lock_in_progress().await?;
    let called = bench.client.complete_vault_lock(VAULT, "-a/b+c=d e%2F").await;
    bench.refused(rule, operation, called, InvalidParameterValue)?;
    let sent = bench.was_sent(rule, operation, 1)?;
    let segment = sent.first().and_then(|request| request.path().rsplit('/').next());
    let decoded =
        segment.map(|segment| percent_encoding::percent_decode_str(segment).decode_utf8_lossy());
    same(rule, "the lock ID that arrived", &Some("-a/b+c=d e%2F".into()), &decoded)?;
    bench.lock_is(rule, Some(LockState::InProgress))
}

async fn abort_locked<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    bench.locked().await?;
    let called = bench.client.abort_vault_lock(VAULT).await;
    bench.refused(&rules::ABORT_LOCKED, Operation::AbortVaultLock, called, AccessDenied)?;
    bench.was_sent(&rules::ABORT_LOCKED, Operation::AbortVaultLock, 1)?;
    Ok(())
}

async fn get_without_lock<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    bench.plant_vault()?;
    let called = bench.client.get_vault_lock(VAULT).await;
    bench.refused(&rules::GET_WITHOUT_LOCK, Operation::GetVaultLock, called, ResourceNotFound)?;
    bench.was_sent(&rules::GET_WITHOUT_LOCK, Operation::GetVaultLock, 1)?;
    Ok(())
}

async fn vault_not_found<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::VAULT_NOT_FOUND;
    let called = bench.client.get_vault_lock(VAULT).await;
    let refusal = bench.refused(rule, Operation::GetVaultLock, called, ResourceNotFound)?;
    let (region, account) = (bench.emulator.region(), bench.emulator.account_id());
    let message =
        format!("Vault not found for ARN: arn:aws:glacier:{region}:{account}:vaults/{VAULT}");
    same(rule, "the message that the client reports", &Some(message), &refusal.message)
}

async fn policy_content<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::POLICY_CONTENT;
    bench.plant_vault()?;
    let called = bench.client.initiate_vault_lock(VAULT, "not a policy").await;
    bench.refused(rule, Operation::InitiateVaultLock, called, InvalidParameterValue)?;
    bench.lock_is(rule, None)
}

async fn new_account<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::NEW_ACCOUNT;
    bench.emulator.set_new_account(true);
    let called = bench.client.initiate_vault_lock(VAULT, POLICY).await;
    bench.refused(rule, Operation::InitiateVaultLock, called, NoLongerSupported)?;
    let called = bench.client.get_vault_lock(VAULT).await;
    bench.refused(rule, Operation::GetVaultLock, called, NoLongerSupported)?;
    Ok(())
}
