//! The life of a lock through a client.

use std::time::Duration;

use super::{ClientCase, case};
use crate::contract::client::bench::{Bench, POLICY, VAULT, granted};
use crate::contract::client::port::ClientPort;
use crate::contract::failure::{Outcome, same};
use crate::rules;
use crate::state::ErrorCode::ResourceNotFound;
use crate::state::{Lock, LockState, Operation};

pub(super) fn cases<C: ClientPort>() -> Vec<ClientCase<C>> {
    vec![
        case!("client-initiate", initiate, [INITIATE], ByMeaning, needs()),
        case!("client-policy-verbatim", policy_verbatim, [POLICY_VERBATIM], ExactText, needs()),
        case!("client-complete", complete, [COMPLETE], ByCode, needs()),
        case!("client-complete-again", complete_again, [COMPLETE_AGAIN], ByCode, needs()),
        case!("client-abort", abort, [ABORT], ByCode, needs()),
        case!(
            "client-abort-without-lock",
            abort_without_lock,
            [ABORT_WITHOUT_LOCK],
            ByCode,
            needs()
        ),
        case!("client-get-in-progress", get_in_progress, [GET_IN_PROGRESS], ByMeaning, needs()),
        case!("client-get-locked", get_locked, [GET_LOCKED], ByMeaning, needs()),
        case!("client-lock-lifetime", lifetime, [LOCK_LIFETIME], ByCode, needs()),
        case!(
            "client-moved-clock",
            moved_clock,
            [DATE_IS_REAL, SIGNATURE_TIME_IS_REAL],
            ByCode,
            needs()
        ),
    ]
}

async fn initiate<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::INITIATE;
    let lock_id = bench.lock_in_progress().await?;
    let lock = bench.emulator.vault(VAULT).lock();
    let there = lock.as_ref().map(|lock| lock.id().as_str().to_owned());
    same(rule, "the lock ID that the client reports", &there, &Some(lock_id))?;
    let policy = lock.as_ref().map(Lock::policy);
    bench.same_policy(rule, "the policy that arrived", POLICY, policy)?;
    bench.was_sent(rule, Operation::InitiateVaultLock, 1)?;
    Ok(())
}

async fn policy_verbatim<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::POLICY_VERBATIM;
    bench.lock_in_progress().await?;
    let lock = bench.emulator.vault(VAULT).lock();
    let policy = lock.as_ref().map(Lock::policy);
    bench.same_policy(rule, "the policy that arrived", POLICY, policy)?;
    let called = bench.client.get_vault_lock(VAULT).await;
    let view = granted(rule, Operation::GetVaultLock, called)?;
    bench.same_policy(rule, "the policy that the client reports", POLICY, view.policy.as_deref())
}

async fn complete<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    bench.locked().await?;
    bench.lock_is(&rules::COMPLETE, Some(LockState::Locked))
}

async fn complete_again<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let lock_id = bench.locked().await?;
    let called = bench.client.complete_vault_lock(VAULT, &lock_id).await;
    granted(&rules::COMPLETE_AGAIN, Operation::CompleteVaultLock, called)
}

async fn abort<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    bench.lock_in_progress().await?;
    let called = bench.client.abort_vault_lock(VAULT).await;
    granted(&rules::ABORT, Operation::AbortVaultLock, called)?;
    bench.lock_is(&rules::ABORT, None)
}

async fn abort_without_lock<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    bench.plant_vault()?;
    let called = bench.client.abort_vault_lock(VAULT).await;
    granted(&rules::ABORT_WITHOUT_LOCK, Operation::AbortVaultLock, called)
}

async fn get_in_progress<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::GET_IN_PROGRESS;
    bench.lock_in_progress().await?;
    let called = bench.client.get_vault_lock(VAULT).await;
    let view = granted(rule, Operation::GetVaultLock, called)?;
    bench.same_policy(
        rule,
        "the policy that the client reports",
        POLICY,
        view.policy.as_deref(),
    )?;
    let lock = bench.emulator.vault(VAULT).lock();
    let created = lock.as_ref().map(|lock| lock.created().to_string());
    let expires = lock.as_ref().and_then(Lock::expires).map(|date| date.to_string());
    same(rule, "the state that the client reports", &Some("InProgress".to_owned()), &view.state)?;
    same(rule, "the creation date that the client reports", &created, &view.created)?;
    same(rule, "the expiration date that the client reports", &expires, &view.expires)
}

/// `ExpirationDate` is null, which a client must tell from a date.
async fn get_locked<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::GET_LOCKED;
    bench.locked().await?;
    let called = bench.client.get_vault_lock(VAULT).await;
    let view = granted(rule, Operation::GetVaultLock, called)?;
    same(rule, "the state that the client reports", &Some("Locked".to_owned()), &view.state)?;
    same(rule, "the expiration date that the client reports", &None, &view.expires)
}

async fn lifetime<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::LOCK_LIFETIME;
    let lock_id = bench.lock_in_progress().await?;
    bench.emulator.clock().advance(Duration::from_hours(25));
    let called = bench.client.get_vault_lock(VAULT).await;
    bench.refused(rule, Operation::GetVaultLock, called, ResourceNotFound)?;
    let called = bench.client.complete_vault_lock(VAULT, &lock_id).await;
    bench.refused(rule, Operation::CompleteVaultLock, called, ResourceNotFound)?;
    Ok(())
}

/// A clock that was moved by days changes nothing about signatures, nor does it set off a correction of clock skew.
async fn moved_clock<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::DATE_IS_REAL;
    bench.plant_vault()?;
    for month in 1..=2 {
        bench.emulator.clock().advance(Duration::from_hours(24 * 30));
        let called = bench.client.initiate_vault_lock(VAULT, POLICY).await;
        granted(rule, Operation::InitiateVaultLock, called)?;
        let called = bench.client.get_vault_lock(VAULT).await;
        granted(rule, Operation::GetVaultLock, called)?;
        let called = bench.client.abort_vault_lock(VAULT).await;
        granted(rule, Operation::AbortVaultLock, called)?;
        bench.was_sent(&rules::SIGNATURE_TIME_IS_REAL, Operation::AbortVaultLock, month)?;
    }
    Ok(())
}
