//! What a client sends, whatever the answer: version, account, signature.

use super::{ClientCase, case};
use crate::contract::client::bench::{Bench, POLICY, VAULT};
use crate::contract::client::port::ClientPort;
use crate::contract::failure::{Outcome, holds, same};
use crate::rules;
use crate::state::Operation;

pub(super) fn cases<C: ClientPort>() -> Vec<ClientCase<C>> {
    vec![
        case!("client-version", version, [VERSION_MISSING], ExactText, needs()),
        case!("client-account", account, [ACCOUNT_OWN_ONLY], ByMeaning, needs()),
        case!("client-signs", signs, [AUTHORIZATION_MISSING, SIGNATURE_WRONG], ByCode, needs()),
        case!("client-body", body, [BODY_NOT_JSON], ByMeaning, needs()),
    ]
}

/// Has the client make some calls, and leaves what they came to aside.
async fn some_calls<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    bench.lock_in_progress().await?;
    let _ = bench.client.get_vault_lock(VAULT).await;
    let _ = bench.client.complete_vault_lock(VAULT, "a/b c").await;
    let _ = bench.client.abort_vault_lock(VAULT).await;
    let _ = bench.client.describe_vault(VAULT).await;
    Ok(())
}

async fn version<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    some_calls(bench).await?;
    for request in bench.emulator.requests().all() {
        let version = request.header("x-amz-glacier-version");
        let step = format!("{} {}, x-amz-glacier-version", request.method(), request.path());
        same(&rules::VERSION_MISSING, step, &Some("2012-06-01"), &version)?;
    }
    Ok(())
}

async fn account<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    some_calls(bench).await?;
    let own = bench.emulator.account_id().as_str();
    for request in bench.emulator.requests().all() {
        let account = request.path().split('/').nth(1).unwrap_or_default();
        let step = format!("{} {}", request.method(), request.path());
        let is_own = account == "-" || account == own;
        holds(is_own, &rules::ACCOUNT_OWN_ONLY, step, format!("`-` or {own}"), account)?;
    }
    Ok(())
}

/// The emulator serves nothing that is not signed rightly, so a request that was served proves its signature.
async fn signs<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    some_calls(bench).await?;
    for request in bench.emulator.requests().all() {
        let step = format!("{} {}", request.method(), request.path());
        let rule = request.answer().rule;
        let about_signature = rules::SIGNATURES.iter().any(|one| one.id == rule.id);
        holds(!about_signature, &rules::SIGNATURE_WRONG, step, "a good signature", rule.id)?;
    }
    Ok(())
}

async fn body<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::BODY_NOT_JSON;
    bench.lock_in_progress().await?;
    let sent = bench.was_sent(rule, Operation::InitiateVaultLock, 1)?;
    let body = sent.first().and_then(|request| serde_json::from_slice(request.body()).ok());
    let expected = serde_json::json!({ "Policy": POLICY });
    same(rule, "the body of InitiateVaultLock", &Some(expected), &body)
}
