//! The life of a lock: initiate, complete, abort, get, expiry.

use std::time::Duration;

use serde_json::{Value, json};

use super::{EndpointCase, case};
use crate::contract::endpoint::call::Call;
use crate::contract::endpoint::visit::Visit;
use crate::contract::failure::{Outcome, holds, same};
use crate::rules;
use crate::state::ErrorCode::{AccessDenied, InvalidParameterValue, ResourceNotFound};

pub(super) static CASES: &[EndpointCase] = &[
    case!("initiate", initiate, [INITIATE], ByMeaning, needs(CreateVaults)),
    case!(
        "initiate-in-progress",
        initiate_in_progress,
        [INITIATE_IN_PROGRESS],
        ByMeaning,
        needs(CreateVaults)
    ),
    case!(
        "initiate-locked",
        initiate_locked,
        [INITIATE_LOCKED],
        ByMeaning,
        needs(CreateVaults, LockForEver)
    ),
    case!("lock-id", lock_id, [LOCK_ID], ExactText, needs(CreateVaults)),
    case!("complete", complete, [COMPLETE], ByCode, needs(CreateVaults, LockForEver)),
    case!(
        "complete-again",
        complete_again,
        [COMPLETE_AGAIN],
        StatusOnly,
        needs(CreateVaults, LockForEver)
    ),
    case!(
        "complete-wrong-id-in-progress",
        complete_wrong_id_in_progress,
        [COMPLETE_WRONG_ID_IN_PROGRESS],
        ByCode,
        needs(CreateVaults)
    ),
    case!(
        "complete-similar-id",
        complete_similar_id,
        [COMPLETE_WRONG_ID_IN_PROGRESS],
        ByCode,
        needs(CreateVaults, LockForEver)
    ),
    case!(
        "complete-keeps-access-policy",
        complete_keeps_access_policy,
        [COMPLETE],
        ByMeaning,
        needs(CreateVaults, LockForEver)
    ),
    case!(
        "complete-wrong-id-locked",
        complete_wrong_id_locked,
        [COMPLETE_WRONG_ID_LOCKED],
        ByCode,
        needs(CreateVaults, LockForEver)
    ),
    case!(
        "complete-without-lock",
        complete_without_lock,
        [COMPLETE_WITHOUT_LOCK],
        ByCode,
        needs(CreateVaults)
    ),
    case!("abort", abort, [ABORT], ByCode, needs(CreateVaults)),
    case!(
        "abort-keeps-access-policy",
        abort_keeps_access_policy,
        [ABORT],
        ByMeaning,
        needs(CreateVaults)
    ),
    case!(
        "abort-without-lock",
        abort_without_lock,
        [ABORT_WITHOUT_LOCK],
        StatusOnly,
        needs(CreateVaults)
    ),
    case!(
        "abort-locked",
        abort_locked,
        [ABORT_LOCKED],
        ByMeaning,
        needs(CreateVaults, LockForEver)
    ),
    case!("get-in-progress", get_in_progress, [GET_IN_PROGRESS], ByMeaning, needs(CreateVaults)),
    case!("get-locked", get_locked, [GET_LOCKED], ByMeaning, needs(CreateVaults, LockForEver)),
    case!("get-without-lock", get_without_lock, [GET_WITHOUT_LOCK], ByCode, needs(CreateVaults)),
    case!(
        "lock-expiration-date",
        lock_expiration_date,
        [LOCK_EXPIRY_INSTANT],
        ByMeaning,
        needs(CreateVaults)
    ),
    case!("lock-lifetime", lock_lifetime, [LOCK_LIFETIME], ByCode, needs(CreateVaults, MoveClock)),
    case!(
        "lock-lifetime-unnoticed",
        lock_lifetime_unnoticed,
        [LOCK_LIFETIME],
        ByCode,
        needs(CreateVaults, MoveClock, LockForEver)
    ),
    case!(
        "lock-expiry-instant",
        lock_expiry_instant,
        [LOCK_EXPIRY_INSTANT],
        ByCode,
        needs(CreateVaults, MoveClock, StopClock)
    ),
];

const DAY: Duration = Duration::from_hours(24);
const MINUTE: Duration = Duration::from_mins(1);
const ALMOST_A_DAY: Duration = Duration::from_mins(24 * 60 - 1);

async fn initiate(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let policy = visit.policy(&vault, 365);
    let reply = visit.send(Call::initiate(&vault, &policy)).await?;
    reply.lock_id()?;
    reply.is_empty(&rules::INITIATE)?;
    let lock = visit.send(Call::get_lock(&vault)).await?;
    lock.is(&rules::INITIATE, 200)?.holds_policy(&rules::INITIATE, &policy)?;
    is_in_state(visit, &vault, "InProgress", &rules::INITIATE).await
}

async fn initiate_in_progress(visit: &Visit<'_>) -> Outcome {
    let (vault, _) = visit.new_lock().await?;
    is_refused_whatever_the_policy(visit, &vault, &rules::INITIATE_IN_PROGRESS).await?;
    is_in_state(visit, &vault, "InProgress", &rules::INITIATE_IN_PROGRESS).await
}

async fn initiate_locked(visit: &Visit<'_>) -> Outcome {
    let (vault, _) = visit.new_locked().await?;
    is_refused_whatever_the_policy(visit, &vault, &rules::INITIATE_LOCKED).await?;
    is_in_state(visit, &vault, "Locked", &rules::INITIATE_LOCKED).await
}

/// Tries the policy that the vault has and another one, and looks which of them it has afterwards.
async fn is_refused_whatever_the_policy(
    visit: &Visit<'_>,
    vault: &str,
    rule: &'static rules::Rule,
) -> Outcome {
    let first = visit.policy(vault, 365);
    for policy in [&first, &visit.policy(vault, 7)] {
        visit.send(Call::initiate(vault, policy)).await?.is_refused(rule, AccessDenied)?;
    }
    visit.send(Call::get_lock(vault)).await?.is(rule, 200)?.holds_policy(rule, &first)?;
    Ok(())
}

async fn lock_id(visit: &Visit<'_>) -> Outcome {
    let (vault, first) = visit.new_lock().await?;
    visit.send(Call::abort(&vault)).await?.is(&rules::ABORT, 204)?;
    let second = visit.initiate(&vault).await?;
    let step = "two InitiateVaultLock with an AbortVaultLock between them";
    let both = format!("{first:?} and {second:?}");
    holds(first != second, &rules::LOCK_ID, step, "two different lock IDs", &both)?;
    let alphanumeric =
        |id: &String| id.len() == 24 && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let well_formed = alphanumeric(&first) && alphanumeric(&second);
    holds(well_formed, &rules::LOCK_ID, step, "24 letters and digits each", both)?;
    visit
        .send(Call::complete(&vault, &first))
        .await?
        .is_refused(&rules::COMPLETE_WRONG_ID_IN_PROGRESS, InvalidParameterValue)?;
    Ok(())
}

async fn complete(visit: &Visit<'_>) -> Outcome {
    let (vault, lock_id) = visit.new_lock().await?;
    visit.complete(&vault, &lock_id).await?.is_empty(&rules::COMPLETE)?;
    is_in_state(visit, &vault, "Locked", &rules::COMPLETE).await
}

async fn complete_again(visit: &Visit<'_>) -> Outcome {
    let (vault, lock_id) = visit.new_locked().await?;
    let again = visit.send(Call::complete(&vault, &lock_id)).await?;
    again.is(&rules::COMPLETE_AGAIN, 204)?;
    is_in_state(visit, &vault, "Locked", &rules::COMPLETE_AGAIN).await
}

async fn complete_wrong_id_in_progress(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::COMPLETE_WRONG_ID_IN_PROGRESS;
    let (vault, lock_id) = visit.new_lock().await?;
    // An endpoint may give IDs of any form, that of the documentation among them. With the right one the lock would be completed,
    // and nobody gave leave for that.
    let wrong_ids = [NO_LOCKS_ID.to_owned(), format!("{lock_id}x")];
    for wrong in wrong_ids.iter().filter(|wrong| **wrong != lock_id) {
        visit.send(Call::complete(&vault, wrong)).await?.is_refused(rule, InvalidParameterValue)?;
    }
    is_in_state(visit, &vault, "InProgress", rule).await
}

/// Near misses. Whoever takes one for the right ID locks the vault for ever, so they need leave, unlike IDs that are far off.
async fn complete_similar_id(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::COMPLETE_WRONG_ID_IN_PROGRESS;
    let (vault, lock_id) = visit.new_lock().await?;
    let mut shorter = lock_id.clone();
    shorter.pop();
    let similar = [shorter, lock_id.to_ascii_lowercase(), lock_id.to_ascii_uppercase()];
    for wrong in similar.iter().filter(|wrong| **wrong != lock_id && !wrong.is_empty()) {
        visit.send(Call::complete(&vault, wrong)).await?.is_refused(rule, InvalidParameterValue)?;
    }
    is_in_state(visit, &vault, "InProgress", rule).await
}

async fn complete_keeps_access_policy(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::COMPLETE;
    let (vault, lock_id) = visit.new_lock().await?;
    // Another than that of the lock.
    let policy = visit.give_access_policy(&vault, 7).await?;
    visit.complete(&vault, &lock_id).await?;
    has_access_policy(visit, &vault, rule, &policy).await?;
    let lock = visit.send(Call::get_lock(&vault)).await?;
    lock.is(rule, 200)?.holds_policy(rule, &visit.policy(&vault, 365))?;
    Ok(())
}

async fn complete_wrong_id_locked(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::COMPLETE_WRONG_ID_LOCKED;
    let (vault, _) = visit.new_locked().await?;
    visit.send(Call::complete(&vault, NO_LOCKS_ID)).await?.is_refused(rule, AccessDenied)?;
    is_in_state(visit, &vault, "Locked", rule).await
}

async fn complete_without_lock(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::COMPLETE_WITHOUT_LOCK;
    let vault = visit.new_vault().await?;
    visit.send(Call::complete(&vault, NO_LOCKS_ID)).await?.is_refused(rule, ResourceNotFound)?;
    let lock_id = visit.initiate(&vault).await?;
    visit.send(Call::abort(&vault)).await?.is(&rules::ABORT, 204)?;
    // Were the lock still there, completing it could never be undone.
    visit.send(Call::get_lock(&vault)).await?.is_refused(&rules::ABORT, ResourceNotFound)?;
    visit.send(Call::complete(&vault, &lock_id)).await?.is_refused(rule, ResourceNotFound)?;
    Ok(())
}

async fn abort(visit: &Visit<'_>) -> Outcome {
    let (vault, _) = visit.new_lock().await?;
    visit.send(Call::abort(&vault)).await?.is(&rules::ABORT, 204)?.is_empty(&rules::ABORT)?;
    visit.send(Call::get_lock(&vault)).await?.is_refused(&rules::ABORT, ResourceNotFound)?;
    visit.initiate(&vault).await?;
    Ok(())
}

async fn abort_keeps_access_policy(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::ABORT;
    let (vault, _) = visit.new_lock().await?;
    // Another than that of the lock.
    let policy = visit.give_access_policy(&vault, 7).await?;
    has_access_policy(visit, &vault, &rules::ACCESS_POLICY_GET, &policy).await?;
    visit.send(Call::abort(&vault)).await?.is(rule, 204)?;
    has_access_policy(visit, &vault, rule, &policy).await
}

async fn abort_without_lock(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    visit.send(Call::abort(&vault)).await?.is(&rules::ABORT_WITHOUT_LOCK, 204)?;
    visit.initiate(&vault).await?;
    for _ in 0..2 {
        visit.send(Call::abort(&vault)).await?.is(&rules::ABORT_WITHOUT_LOCK, 204)?;
    }
    Ok(())
}

async fn abort_locked(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::ABORT_LOCKED;
    let (vault, _) = visit.new_locked().await?;
    visit.send(Call::abort(&vault)).await?.is_refused(rule, AccessDenied)?;
    let lock = visit.send(Call::get_lock(&vault)).await?;
    lock.is(rule, 200)?.holds_policy(rule, &visit.policy(&vault, 365))?;
    is_in_state(visit, &vault, "Locked", rule).await
}

async fn get_in_progress(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::GET_IN_PROGRESS;
    let (vault, lock_id) = visit.new_lock().await?;
    let lock = visit.send(Call::get_lock(&vault)).await?;
    lock.is(rule, 200)?.holds_policy(rule, &visit.policy(&vault, 365))?;
    lock.date(rule, "CreationDate")?;
    lock.date(rule, "ExpirationDate")?;
    let members = ["CreationDate", "ExpirationDate", "Policy", "State"];
    lock.has_only(rule, &members)?;
    lock.holds(!lock.mentions(&lock_id), rule, "an answer without the lock ID", "the lock ID")?;
    is_in_state(visit, &vault, "InProgress", rule).await
}

async fn get_locked(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::GET_LOCKED;
    let (vault, lock_id) = visit.new_lock().await?;
    let began = visit.send(Call::get_lock(&vault)).await?.date(rule, "CreationDate")?;
    visit.complete(&vault, &lock_id).await?;
    let lock = visit.send(Call::get_lock(&vault)).await?;
    lock.is(rule, 200)?.holds_policy(rule, &visit.policy(&vault, 365))?;
    let created = lock.date(rule, "CreationDate")?;
    same(rule, format!("{}, `CreationDate` after {began}", lock.step()), &began, &created)?;
    let expires = lock.json(rule)?.get("ExpirationDate").cloned().unwrap_or_default();
    lock.holds(expires.is_null(), rule, "`ExpirationDate` null", expires.to_string())?;
    lock.holds(!lock.mentions(&lock_id), rule, "an answer without the lock ID", "the lock ID")?;
    is_in_state(visit, &vault, "Locked", rule).await
}

async fn get_without_lock(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let get = visit.send(Call::get_lock(&vault)).await?;
    get.is_refused(&rules::GET_WITHOUT_LOCK, ResourceNotFound)?;
    Ok(())
}

async fn lock_expiration_date(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::LOCK_EXPIRY_INSTANT;
    let (vault, _) = visit.new_lock().await?;
    let lock = visit.send(Call::get_lock(&vault)).await?;
    let lasts = lock.date(rule, "ExpirationDate")? - lock.date(rule, "CreationDate")?;
    lock.holds(
        lasts == DAY,
        rule,
        "`ExpirationDate` 24 hours after `CreationDate`",
        lasts.to_string(),
    )?;
    Ok(())
}

async fn lock_lifetime(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::LOCK_LIFETIME;
    let (vault, lock_id) = visit.new_lock().await?;
    visit.advance_clock(ALMOST_A_DAY).await?;
    is_in_state(visit, &vault, "InProgress", rule).await?;
    visit.advance_clock(2 * MINUTE).await?;
    visit.send(Call::get_lock(&vault)).await?.is_refused(rule, ResourceNotFound)?;
    let complete = visit.send(Call::complete(&vault, &lock_id)).await?;
    complete.holds(complete.status() != 204, rule, "a dead lock ID", complete.summary())?;
    visit.initiate(&vault).await?;
    Ok(())
}

/// Nobody has asked for the lock since it expired: each of these calls finds out by itself. An endpoint whose locks never expire
/// completes one here, so that needs leave.
async fn lock_lifetime_unnoticed(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::LOCK_LIFETIME;
    let (completed, lock_id) = visit.new_lock().await?;
    let (initiated, _) = visit.new_lock().await?;
    let denied = visit.new_vault().await?;
    let policy = visit.policy_that(&denied, "Deny", &json!("*"), "DescribeVault", &Value::Null);
    visit.send(Call::initiate(&denied, &policy)).await?.lock_id()?;
    visit.send(Call::describe(&denied)).await?.is_refused(rule, AccessDenied)?;
    visit.advance_clock(DAY + MINUTE).await?;
    let complete = visit.send(Call::complete(&completed, &lock_id)).await?;
    complete.holds(complete.status() != 204, rule, "a dead lock ID", complete.summary())?;
    visit.initiate(&initiated).await?;
    visit.send(Call::describe(&denied)).await?.is(rule, 200)?;
    Ok(())
}

async fn lock_expiry_instant(visit: &Visit<'_>) -> Outcome {
    const MILLISECOND: Duration = Duration::from_millis(1);
    let rule = &rules::LOCK_EXPIRY_INSTANT;
    let (vault, _) = visit.new_lock().await?;
    visit.advance_clock(Duration::from_millis(24 * 60 * 60 * 1_000 - 1)).await?;
    is_in_state(visit, &vault, "InProgress", rule).await?;
    visit.advance_clock(MILLISECOND).await?;
    visit.send(Call::get_lock(&vault)).await?.is_refused(rule, ResourceNotFound)?;
    Ok(())
}

/// An ID of the documented form that belongs to no lock.
const NO_LOCKS_ID: &str = "AE863rKkWZU53SLW5be4DUcW";

async fn is_in_state(
    visit: &Visit<'_>,
    vault: &str,
    state: &str,
    rule: &'static rules::Rule,
) -> Outcome {
    let lock = visit.send(Call::get_lock(vault)).await?;
    let got = lock.is(rule, 200)?.text(rule, "State")?;
    lock.holds(got == state, rule, format!("the state {state}"), got)?;
    Ok(())
}

async fn has_access_policy(
    visit: &Visit<'_>,
    vault: &str,
    rule: &'static rules::Rule,
    policy: &str,
) -> Outcome {
    let got = visit.send(Call::get_access_policy(vault)).await?;
    got.is(rule, 200)?.holds_policy(rule, policy)?;
    Ok(())
}
