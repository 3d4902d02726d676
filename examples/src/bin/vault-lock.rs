//! The main job: locks a vault as AWS's documentation shows it, looking at the state before and after.
//!
//! Runs against the embedded emulator, or with `VAULT_LOCK_TARGET=endpoint` against what AWS's variables configure.

use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use examples::{Completion, Report, Target};
use glacier_sdk::error::ProvideErrorMetadata as _;
use glacier_sdk::operation::get_vault_lock::GetVaultLockOutput;
use glacier_sdk::operation::initiate_vault_lock::builders::InitiateVaultLockFluentBuilder;
use glacier_sdk::types::VaultLockPolicy;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> anyhow::Result<()> {
    let target = Target::from_env().await?;
    println!("Talking to {}", target.name);

    let lock_id = initiate(&target).await?;
    let state = look(&target).await?;
    match target.completion {
        Completion::Complete => complete(&target, &lock_id, &state).await?,
        Completion::Abort => return abort(&target).await,
    }
    initiate_again(&target).await
}

/// The lock ID exists nowhere but in this one answer: `GetVaultLock` never tells it.
async fn initiate(target: &Target) -> anyhow::Result<String> {
    Report.step(format_args!("InitiateVaultLock  account `-`, vault `{}`", target.vault));
    let output = request(target).send().await.map_err(glacier_sdk::Error::from)?;
    let lock_id =
        output.lock_id.context("the service sent no lock ID; abort the lock and start again")?;
    Report.result("lock ID", &lock_id);
    Ok(lock_id)
}

fn request(target: &Target) -> InitiateVaultLockFluentBuilder {
    let policy = VaultLockPolicy::builder().policy(&target.policy).build();
    target.client.initiate_vault_lock().account_id("-").vault_name(&target.vault).policy(policy)
}

async fn look(target: &Target) -> anyhow::Result<GetVaultLockOutput> {
    Report.step("GetVaultLock");
    let lock = target
        .client
        .get_vault_lock()
        .account_id("-")
        .vault_name(&target.vault)
        .send()
        .await
        .map_err(glacier_sdk::Error::from)?;
    Report.result("state", lock.state().unwrap_or("(none)"));
    Report.result("created", lock.creation_date().unwrap_or("(none)"));
    Report.result("expires", lock.expiration_date().unwrap_or("never"));
    Ok(lock)
}

/// Completes the lock, once the state was asked for again and nothing changed since it was looked at.
async fn complete(target: &Target, lock_id: &str, seen: &GetVaultLockOutput) -> anyhow::Result<()> {
    let now = look(target).await?;
    ensure!(
        now.state() == Some("InProgress")
            && now.policy() == seen.policy()
            && now.creation_date() == seen.creation_date(),
        "the lock is not the one that was initiated; it was not completed"
    );
    Report.step(format_args!("CompleteVaultLock  lock ID {lock_id}"));
    target
        .client
        .complete_vault_lock()
        .account_id("-")
        .vault_name(&target.vault)
        .lock_id(lock_id)
        .send()
        .await
        .map_err(glacier_sdk::Error::from)?;
    look(target).await.map(drop)
}

async fn abort(target: &Target) -> anyhow::Result<()> {
    Report.step(
        "AbortVaultLock     (set `VAULT_LOCK_COMPLETE` to the vault's name to lock it for ever)",
    );
    let request = target.client.abort_vault_lock().account_id("-").vault_name(&target.vault);
    request.send().await.map_err(glacier_sdk::Error::from)?;
    Report.result("state", "no lock");
    Ok(())
}

/// A locked vault, like one with a lock in progress, refuses another lock; the model has no error for that.
async fn initiate_again(target: &Target) -> anyhow::Result<()> {
    Report.step("InitiateVaultLock  once more");
    let refusal = request(target)
        .send()
        .await
        .err()
        .context("the service took a second lock; it does not behave like Glacier")?;
    let error = glacier_sdk::Error::from(refusal);
    Report.result("refused", error.code().unwrap_or("(no code)"));
    Report.result("because", error.message().unwrap_or("(no message)"));
    Ok(())
}
