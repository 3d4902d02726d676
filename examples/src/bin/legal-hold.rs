//! A legal hold: while the vault has a tag, nobody deletes archives, and only custodians change tags. Tried out on the embedded
//! emulator, which decides about calls by the policy as soon as the lock is in progress; then aborted.

use std::process::ExitCode;
use std::time::Duration;

use examples::{Report, locks_at};
use glacier_testkit::{Emulator, VaultHandle};
use glacier_vault_lock::VaultName;
use glacier_vault_lock::journal::FileJournal;
use glacier_vault_lock::policy::{
    Caller, LegalHold, Policy, Request, VaultArn, evaluate, legal_hold, lint, protection,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    examples::end(run().await)
}

async fn run() -> anyhow::Result<()> {
    let emulator = Emulator::start().await;
    let vault = emulator.create_vault("contracts")?;
    vault.plant_archive("contract-of-2019", 4_096, Duration::from_hours(24 * 365))?;
    let folder = tempfile::tempdir()?;
    let locks = locks_at(&emulator, FileJournal::open(folder.path().join("vault-locks"))?);
    let name: VaultName = "contracts".parse()?;
    let arn = locks.vault_arn(&name).await?;

    Report.step("The policy");
    let custodian = format!("arn:aws:iam::{}:role/legal", arn.account());
    let hold = LegalHold::new("LegalHold", "true", custodian.parse()?)?;
    let policy = legal_hold(&hold, &arn);
    println!("{}", policy.text());
    Report.result("means", protection(&policy, &arn).to_string().trim_end());
    Report.result("lint", format_args!("{} findings", lint(&policy, &arn).len()));

    Report.step("Initiate");
    let pending = locks.initiate(&name, &policy).await?;
    Report.result("state", locks.status(&name).await?);

    Report.step("Test: who may do what?");
    for held in [false, true] {
        set_hold(&vault, held)?;
        for (who, action) in [
            ("role/legal", "DeleteArchive"),
            ("role/legal", "RemoveTagsFromVault"),
            ("user/alice", "RemoveTagsFromVault"),
        ] {
            let verdict = ask(&policy, &arn, who, action, held)?;
            let when = if held { "on hold" } else { "no hold" };
            Report.result(when, format_args!("{who:<10} {action:<19} {verdict}"));
        }
    }

    Report.step("Abort, for this was a test");
    pending.abort().await?;
    Report.result("state", locks.status(&name).await?);
    Ok(())
}

/// Puts the vault on hold, or lifts the hold.
fn set_hold(vault: &VaultHandle, held: bool) -> anyhow::Result<()> {
    let tags = held.then_some(("LegalHold", "true"));
    Ok(vault.set_tags(tags)?)
}

/// What the policy says to somebody of the vault's account.
fn ask(
    policy: &Policy,
    vault: &VaultArn,
    who: &str,
    action: &str,
    held: bool,
) -> anyhow::Result<String> {
    let caller = Caller::from_arn(&format!("arn:aws:iam::{}:{who}", vault.account()))?;
    let action = format!("glacier:{action}");
    let request = Request::new(&caller, &action, vault.as_str());
    let request =
        if held { request.with("glacier:ResourceTag/LegalHold", "true") } else { request };
    let verdict = evaluate(policy, &request);
    let by = verdict.deciding.and_then(|statement| statement.sid);
    Ok(format!("{}{}", verdict.decision, by.map(|sid| format!(", by `{sid}`")).unwrap_or_default()))
}
