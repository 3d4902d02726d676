//! The main job: keeps the archives of a vault for a year. Explains the policy, initiates the lock, tries the policy out, and
//! completes the lock.
//!
//! Runs against the embedded emulator, or with `VAULT_LOCK_TARGET=endpoint` against what AWS's variables configure.

use std::process::ExitCode;

use anyhow::Context as _;
use examples::{Completion, Report, Target};
use glacier_vault_lock::policy::{Caller, Request, evaluate, lint, protection};
use glacier_vault_lock::{PendingLock, Resumed};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    examples::end(run().await)
}

async fn run() -> anyhow::Result<()> {
    let target = Target::from_env().await?;
    println!("Talking to {}", target.name);

    explain(&target).await?;
    let pending = initiate(&target).await?;
    test(&pending);
    match target.completion {
        Completion::Complete => complete(pending, &target).await?,
        Completion::Abort => return abort(pending).await,
    }
    initiate_again(&target).await
}

/// What the policy means, and what the linter says, before anything is sent.
async fn explain(target: &Target) -> anyhow::Result<()> {
    Report.step("The policy");
    let vault = target.locks.vault_arn(&target.vault).await?;
    Report.result("means", protection(&target.policy, &vault).to_string().trim_end());
    let findings = lint(&target.policy, &vault);
    Report.result("lint", if findings.is_empty() { "nothing to find" } else { "see below" });
    for finding in findings {
        Report.result(&finding.severity.to_string(), finding);
    }
    Ok(())
}

/// The lock ID is in the journal before it is here: whatever happens now, another run goes on with this lock.
async fn initiate(target: &Target) -> anyhow::Result<PendingLock> {
    let pending = if let Resumed::Pending(pending) = target.locks.resume(&target.vault).await? {
        Report.step("A lock that an earlier run began");
        pending
    } else {
        Report.step("Initiate");
        target.locks.initiate(&target.vault, &target.policy).await?
    };
    Report.result("vault", pending.vault());
    Report.result("lock ID", pending.lock_id().as_str());
    Report.result("kept in", target.journal.display());
    Report.result("state", target.locks.status(&target.vault).await?);
    let hours = pending.time_left().as_secs().div_ceil(60 * 60);
    Report.result("left", format_args!("{hours} hours to test the policy, which is in force"));
    Ok(pending)
}

/// Within the 24 hours the policy is tried out, at the service or, as here, by what it says.
fn test(pending: &PendingLock) {
    Report.step("Test: may the root user delete an archive?");
    let vault = pending.vault();
    let root = Caller::root(vault.account());
    for age in [0, 364, 365] {
        let request = Request::new(&root, "glacier:DeleteArchive", vault.as_str())
            .with("glacier:ArchiveAgeInDays", age);
        let verdict = evaluate(pending.policy(), &request);
        let by = verdict.deciding.and_then(|statement| statement.sid);
        let by = by.map(|sid| format!(", by `{sid}`")).unwrap_or_default();
        Report.result(&format!("{age} days"), format_args!("{}{by}", verdict.decision));
    }
}

async fn complete(pending: PendingLock, target: &Target) -> anyhow::Result<()> {
    Report.step("Complete, for ever");
    pending.complete().await?;
    target.locks.wait_until_locked(&target.vault).await?;
    Report.result("state", target.locks.status(&target.vault).await?);
    Ok(())
}

async fn abort(pending: PendingLock) -> anyhow::Result<()> {
    Report.step("Abort (set `VAULT_LOCK_COMPLETE` to the vault's name to lock it for ever)");
    pending.abort().await?;
    Report.result("state", "no lock");
    Ok(())
}

/// A locked vault, like one with a lock in progress, refuses another lock. AWS's model has no error for that; this client has.
async fn initiate_again(target: &Target) -> anyhow::Result<()> {
    Report.step("Initiate once more");
    let refusal = target.locks.initiate(&target.vault, &target.policy).await.err();
    let error =
        refusal.context("the service took a second lock; it does not behave like Glacier")?;
    Report.result("refused", &error);
    Report.result("help", error.help());
    Ok(())
}
