//! What is told of calls through `tracing` and in errors: the vault and the outcome always, credentials never, and a lock ID at no level
//! above debug, the SDK's own events included.

#![cfg(test)]

mod subscriber;

#[path = "../support/mod.rs"]
mod support;

use glacier_testkit::{Credentials, Glacier, faults::Fault, state::Operation};
use glacier_vault_lock::{
    Error, LockStatus, VaultLocks, VaultName, fleet::StreamExt as _, journal::MemoryJournal,
};
use subscriber::{Line, Told};
use support::{
    policies::{denial, parsed, retention},
    somebody::Somebody,
};
use tracing::Level;

const VAULT: &str = "records";
const SECRETS: [&str; 3] =
    ["AKIDOBSERVED00000001", "very-secret-access-key-0001", "session-token-of-the-test-0001"];

fn client() -> (Glacier, VaultLocks, VaultName) {
    let [id, secret, token] = SECRETS;
    let credentials = Credentials::new(id, secret).session_token(token);
    let builder = Glacier::builder().credentials(credentials).allow_unsigned_requests();
    let glacier = builder.build();
    glacier.create_vault(VAULT).unwrap();
    let client = glacier_sdk::Client::new(&glacier.sdk_config());
    let locks = VaultLocks::new(client, MemoryJournal::new());
    (glacier, locks, VAULT.parse().unwrap())
}

/// The texts of an error in every form, those of its causes among them.
fn all_texts(error: &Error) -> String {
    let mut text = format!("{error}\n{error:?}\n{error:#?}\n{}\n", error.help());
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(&format!("{error}\n{error:?}\n"));
        cause = error.source();
    }
    text
}

/// Every call, each with success and with failure. The IDs of all locks, the texts of all errors, and the outcomes to be told.
async fn every_call() -> (Vec<String>, Vec<String>) {
    let (mut ids, mut texts) = (Vec::new(), Vec::new());
    let (glacier, locks, vault) = client();
    let policy = parsed(&retention(VAULT, 365, None));
    let mut note_lock = |glacier: &Glacier| {
        ids.extend(glacier.vault(VAULT).lock().map(|lock| lock.id().as_str().to_owned()));
    };
    let somebody = Somebody(glacier.clone());
    glacier.faults().inject(Fault::lose_response().on(Operation::InitiateVaultLock).times(1));
    let pending = locks.initiate(&vault, &policy).await.unwrap();
    note_lock(&glacier);
    texts.push(all_texts(&locks.initiate(&vault, &policy).await.unwrap_err()));
    drop(locks.resume(&vault).await.unwrap());
    let id = pending.lock_id().clone();
    pending.abort().await.unwrap();
    texts.push(all_texts(&locks.adopt(&vault, id, &policy).await.unwrap_err()));
    somebody.initiate(VAULT, &retention(VAULT, 30, None)).unwrap();
    note_lock(&glacier);
    texts.push(all_texts(&Box::pin(locks.ensure_locked(&vault, &policy)).await.unwrap_err()));
    let LockStatus::InProgress(found) = locks.status(&vault).await.unwrap() else { panic!() };
    locks.abort_somebody_elses(&vault, &found).await.unwrap();

    // The path of a completion has the lock ID in it: it fails in every way.
    for fault in [Fault::service_unavailable(), Fault::reset().before_work(), Fault::throttle()] {
        let pending = locks.initiate(&vault, &policy).await.unwrap();
        note_lock(&glacier);
        glacier.faults().inject(fault.on(Operation::CompleteVaultLock));
        if let Err(error) = pending.clone().complete().await {
            texts.push(all_texts(&error));
            glacier.faults().clear();
            pending.abort().await.unwrap();
        }
        glacier.faults().clear();
    }
    glacier.vault(VAULT).set_access_policy(&denial(VAULT, "CompleteVaultLock")).unwrap();
    texts.push(all_texts(&Box::pin(locks.ensure_locked(&vault, &policy)).await.unwrap_err()));
    note_lock(&glacier);
    glacier.vault(VAULT).set_access_policy(&denial(VAULT, "DeleteVault")).unwrap();
    let eight = std::num::NonZeroUsize::new(8).unwrap();
    let fleet = locks
        .fleet(eight)
        .ensure_locked(glacier_vault_lock::fleet::stream::iter([(vault.clone(), policy)]));
    assert!(fleet.map(|outcome| outcome.result).collect::<Vec<_>>().await[0].is_ok());
    locks.wait_until_locked(&vault).await.unwrap();
    texts.push(all_texts(&locks.status(&"missing".parse().unwrap()).await.unwrap_err()));
    (ids, texts)
}

#[tokio::test(start_paused = true)]
async fn vault_and_outcome_are_told_and_no_secret_is() {
    let told = Told::default();
    let _guard = told.listen();
    let (ids, texts) = every_call().await;
    let lines = told.lines();

    assert!(ids.len() >= 4, "{ids:?}");
    let [access_key, secret, token] = SECRETS;
    for line in &lines {
        assert!(!line.text.contains(secret) && !line.text.contains(token), "{line:?}");
        // The name of the key is no secret, and AWS's runtime tells it at debug level. No call of ours does.
        let by_the_sdk = line.level >= Level::DEBUG && !line.is_ours();
        assert!(by_the_sdk || !line.text.contains(access_key), "{line:?}");
    }
    for line in lines.iter().filter(|line| line.level < Level::DEBUG) {
        let shown = ids.iter().find(|id| line.text.contains(*id));
        assert!(shown.is_none(), "{line:?}");
    }
    for text in &texts {
        for secret in SECRETS.iter().copied().chain(ids.iter().map(String::as_str)) {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
    let ours: Vec<&Line> =
        lines.iter().filter(|line| line.is_ours() && line.level < Level::DEBUG).collect();
    let ended = ours.iter().filter(|line| line.text.contains("outcome="));
    let mut count = 0;
    for line in ended {
        count += 1;
        let vault = line.text.contains("vault=records") || line.text.contains("vault=missing");
        assert!(vault, "{line:?}");
    }
    assert!(count > 15, "{count} outcomes: {ours:#?}");
    for (span, outcome) in [
        ("initiate_vault_lock{vault=records}", "in progress until"),
        ("complete_vault_lock{vault=records}", "failed, and nothing has changed"),
        ("abort_vault_lock{vault=records}", "no lock"),
        ("resume_vault_lock{vault=records}", "in progress until"),
        ("adopt_vault_lock{vault=records}", "is gone before its time"),
        ("ensure_vault_locked{vault=records}", "outcome=locked"),
        ("wait_until_vault_locked{vault=records}", "outcome=locked already"),
        ("abort_somebody_elses_vault_lock{vault=records}", "no lock"),
        ("vault_lock_status{vault=missing}", "there is no vault `missing`"),
    ] {
        let is_told = |line: &&&Line| line.text.contains(span) && line.text.contains(outcome);
        assert!(ours.iter().any(|line| is_told(&line)), "{span} {outcome}: {ours:#?}");
    }
}
