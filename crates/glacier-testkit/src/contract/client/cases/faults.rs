//! A network and a service that fail: what a client must still keep.

use super::{ClientCase, case};
use crate::contract::client::bench::{Bench, POLICY, VAULT, granted};
use crate::contract::client::port::{ClientError, ClientPort};
use crate::contract::failure::{Outcome, failed, holds, same};
use crate::faults::Fault;
use crate::rules;
use crate::state::{ErrorCode, LockState, Operation};

pub(super) fn cases<C: ClientPort>() -> Vec<ClientCase<C>> {
    vec![
        case!(
            "lost-initiate-is-no-success",
            lost_initiate,
            [INITIATE_IN_PROGRESS, FAULT_INJECTED],
            ByCode,
            needs()
        ),
        case!(
            "lost-initiate-is-recovered",
            lost_initiate_recovered,
            [INITIATE_IN_PROGRESS, FAULT_INJECTED],
            ByCode,
            needs(RecoversLostInitiate)
        ),
        case!("lost-complete", lost_complete, [COMPLETE_AGAIN, FAULT_INJECTED], ByCode, needs()),
        case!("lost-abort", lost_abort, [ABORT_WITHOUT_LOCK, FAULT_INJECTED], ByCode, needs()),
        case!("throttled-once", throttled_once, [FAULT_INJECTED], ByCode, needs(Retries)),
        case!("unavailable-once", unavailable_once, [FAULT_INJECTED], ByCode, needs(Retries)),
        case!("unavailable-for-ever", unavailable, [FAULT_INJECTED], ByCode, needs()),
        case!("cut-get", cut_get, [GET_IN_PROGRESS, FAULT_INJECTED], ByMeaning, needs()),
        case!(
            "malformed-get",
            malformed_get,
            [GET_IN_PROGRESS, FAULT_INJECTED],
            ByMeaning,
            needs()
        ),
        case!(
            "malformed-refusal",
            malformed_refusal,
            [ERROR_BODY, FAULT_INJECTED],
            StatusOnly,
            needs()
        ),
    ]
}

/// The client may fail, as AWS's own do, but it must not report a lock ID that is not that of the lock.
async fn lost_initiate<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::INITIATE_IN_PROGRESS;
    bench.plant_vault()?;
    bench.emulator.faults().inject(lost(Operation::InitiateVaultLock));
    let called = bench.client.initiate_vault_lock(VAULT, POLICY).await;
    let there = bench.emulator.vault(VAULT).lock().map(|lock| lock.id().as_str().to_owned());
    match called {
        Ok(reported) => {
            holds(there.is_some(), rule, "the lock in the emulator", "a lock", "none")?;
            same(rule, "the lock ID that the client reports", &there, &reported)
        }
        Err(error) => is_offered(&error),
    }
}

/// The client ends with a lock whose ID it knows, or with an error and no lock of its own left behind.
async fn lost_initiate_recovered<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::INITIATE_IN_PROGRESS;
    bench.plant_vault()?;
    bench.emulator.faults().inject(lost(Operation::InitiateVaultLock));
    let called = bench.client.initiate_vault_lock(VAULT, POLICY).await;
    let reported = granted(rule, Operation::InitiateVaultLock, called)?;
    let there = bench.emulator.vault(VAULT).lock().map(|lock| lock.id().as_str().to_owned());
    holds(there.is_some(), rule, "the lock in the emulator", "a lock", "none")?;
    same(rule, "the lock ID that the client reports", &there, &reported)
}

/// Complete can be repeated with the same ID, by the client itself or by whoever uses it.
async fn lost_complete<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::COMPLETE_AGAIN;
    let lock_id = bench.lock_in_progress().await?;
    bench.emulator.faults().inject(lost(Operation::CompleteVaultLock));
    if let Err(error) = bench.client.complete_vault_lock(VAULT, &lock_id).await {
        is_unknown(rule, Operation::CompleteVaultLock, &error)?;
        let called = bench.client.complete_vault_lock(VAULT, &lock_id).await;
        granted(rule, Operation::CompleteVaultLock, called)?;
    }
    bench.lock_is(rule, Some(LockState::Locked))
}

async fn lost_abort<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::ABORT_WITHOUT_LOCK;
    bench.lock_in_progress().await?;
    bench.emulator.faults().inject(lost(Operation::AbortVaultLock));
    if let Err(error) = bench.client.abort_vault_lock(VAULT).await {
        is_unknown(rule, Operation::AbortVaultLock, &error)?;
        let called = bench.client.abort_vault_lock(VAULT).await;
        granted(rule, Operation::AbortVaultLock, called)?;
    }
    bench.lock_is(rule, None)
}

async fn throttled_once<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    is_repeated(bench, Fault::throttle()).await
}

async fn unavailable_once<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    is_repeated(bench, Fault::service_unavailable()).await
}

async fn is_repeated<C: ClientPort>(bench: &Bench<'_, C>, fault: Fault) -> Outcome {
    let rule = &rules::FAULT_INJECTED;
    bench.lock_in_progress().await?;
    bench.emulator.faults().inject(fault.on(Operation::GetVaultLock).times(1));
    let called = bench.client.get_vault_lock(VAULT).await;
    granted(rule, Operation::GetVaultLock, called)?;
    bench.was_sent(rule, Operation::GetVaultLock, 2)?;
    Ok(())
}

async fn unavailable<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::FAULT_INJECTED;
    bench.plant_vault()?;
    bench.emulator.faults().inject(Fault::service_unavailable().on(Operation::AbortVaultLock));
    let called = bench.client.abort_vault_lock(VAULT).await;
    let code = ErrorCode::ServiceUnavailable;
    bench.refused(rule, Operation::AbortVaultLock, called, code)?;
    Ok(())
}

async fn cut_get<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    is_no_half_truth(bench, Fault::cut_body()).await
}

async fn malformed_get<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    is_no_half_truth(bench, Fault::malformed_json()).await
}

/// Half an answer is no answer: the client asks again or fails, but does not report half a lock.
async fn is_no_half_truth<C: ClientPort>(bench: &Bench<'_, C>, fault: Fault) -> Outcome {
    let rule = &rules::GET_IN_PROGRESS;
    bench.lock_in_progress().await?;
    bench.emulator.faults().inject(fault.on(Operation::GetVaultLock).times(1));
    match bench.client.get_vault_lock(VAULT).await {
        Ok(view) => {
            let step = "the policy that the client reports";
            bench.same_policy(rule, step, POLICY, view.policy.as_deref())
        }
        Err(error) => is_offered(&error),
    }
}

/// A refusal whose body can't be read is a refusal all the same.
async fn malformed_refusal<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::ERROR_BODY;
    bench.plant_vault()?;
    bench.emulator.faults().inject(Fault::malformed_json().on(Operation::GetVaultLock));
    match bench.client.get_vault_lock(VAULT).await {
        Ok(view) => Err(failed(rule, "GetVaultLock", "an error", format!("success: {view:?}"))),
        Err(ClientError::Refused(refusal)) => {
            let status = refusal.status.unwrap_or(404);
            same(rule, "the status that the client reports", &404, &status)
        }
        Err(error) => is_offered(&error),
    }
}

fn lost(operation: Operation) -> Fault {
    Fault::lose_response().on(operation).times(1)
}

fn is_offered(error: &ClientError) -> Outcome {
    match error {
        ClientError::NotOffered(operation) => Err(crate::contract::failure::Stop::Skipped(
            crate::contract::Capability::Offers(*operation),
        )),
        _ => Ok(()),
    }
}

/// After a lost answer the client may say that it knows nothing, but not that the service refused.
fn is_unknown(rule: &'static rules::Rule, operation: Operation, error: &ClientError) -> Outcome {
    let got = error.to_string();
    let refused = matches!(error, ClientError::Refused(_) | ClientError::NotSent(_));
    is_offered(error)?;
    let step = format!("{operation} whose answer is lost");
    holds(!refused, rule, step, "success, or an error that leaves it open", got)
}
