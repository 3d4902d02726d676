//! Two ways to lose a lock ID, and how it comes back: the answer to `InitiateVaultLock` is lost on the way, and the process
//! dies before it has done anything with the ID. The process really dies: this program starts itself once more for that.

use std::env;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, ensure};
use examples::Report;
use glacier_sdk::config::{BehaviorVersion, Credentials, Region};
use glacier_testkit::faults::Fault;
use glacier_testkit::state::Operation;
use glacier_testkit::{Emulator, VaultHandle};
use glacier_vault_lock::journal::FileJournal;
use glacier_vault_lock::policy::retain_for;
use glacier_vault_lock::{PendingLock, Resumed, VaultLocks, VaultName};

/// Tells the second process where to find the emulator and the journal.
const ENDPOINT: &str = "RECOVER_AFTER_CRASH_ENDPOINT";
const JOURNAL: &str = "RECOVER_AFTER_CRASH_JOURNAL";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    examples::end(match (env::var(ENDPOINT), env::var(JOURNAL)) {
        (Ok(endpoint), Ok(journal)) => initiate_and_die(&endpoint, &journal).await,
        _ => run().await,
    })
}

async fn run() -> anyhow::Result<()> {
    let emulator = Emulator::start().await;
    let vault = emulator.create_vault("records")?;
    let folder = tempfile::tempdir()?;
    let journal = folder.path().join("vault-locks");
    let name: VaultName = "records".parse()?;

    lost_answer(&emulator, &vault, &name, &journal.join("of-the-first")).await?;

    Report.step("A process initiates a lock, and dies as soon as it has the lock ID");
    let journal = journal.join("of-the-second");
    let status = Command::new(env::current_exe()?)
        .env(ENDPOINT, emulator.endpoint_url())
        .env(JOURNAL, &journal)
        .status()?;
    Report.result("it ended", status);
    Report.result("the vault", in_progress(&vault));

    Report.step("Another process goes on");
    let locks = client(&emulator.endpoint_url(), &journal.display().to_string())?;
    for record in locks.unfinished().await? {
        Report.result("unfinished", &record?.vault);
    }
    let Resumed::Pending(pending) = locks.resume(&name).await? else {
        anyhow::bail!("the lock is lost")
    };
    tell_lock_id(&vault, &pending)?;
    pending.complete().await?;
    Report.result("state", locks.status(&name).await?);
    Ok(())
}

/// The service does the work, and the connection breaks before the answer. A client that repeats the request meets its own
/// lock, and never learns the ID.
async fn lost_answer(
    emulator: &Emulator,
    vault: &VaultHandle,
    name: &VaultName,
    journal: &std::path::Path,
) -> anyhow::Result<()> {
    Report.step("The answer to InitiateVaultLock is lost");
    let locks = client(&emulator.endpoint_url(), &journal.display().to_string())?;
    let policy = retain_for(365.try_into()?, &locks.vault_arn(name).await?);
    emulator.faults().inject(Fault::lose_response().on(Operation::InitiateVaultLock).times(1));
    let pending = locks.initiate(name, &policy).await?;
    for request in emulator.requests().all() {
        if let Some(operation) = request.operation() {
            Report.result("request", format_args!("{operation} {}", request.answer().status));
        }
    }
    tell_lock_id(vault, &pending)?;
    pending.abort().await?;
    Ok(())
}

/// What the second process does.
async fn initiate_and_die(endpoint: &str, journal: &str) -> anyhow::Result<()> {
    let locks = client(endpoint, journal)?;
    let name = "records".parse()?;
    let policy = retain_for(365.try_into()?, &locks.vault_arn(&name).await?);
    let _pending = locks.initiate(&name, &policy).await?;
    std::process::abort()
}

fn client(endpoint: &str, journal: &str) -> anyhow::Result<VaultLocks> {
    let config = glacier_sdk::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        // The emulator takes this pair by convention.
        .credentials_provider(Credentials::new("test", "test", None, None, "example"))
        .endpoint_url(endpoint)
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build();
    Ok(VaultLocks::new(glacier_sdk::Client::from_conf(config), FileJournal::open(journal)?))
}

/// The lock ID that the client has, which has to be that of the service.
fn tell_lock_id(vault: &VaultHandle, pending: &PendingLock) -> anyhow::Result<()> {
    let lock = vault.lock().context("the vault has no lock")?;
    ensure!(lock.id().as_str() == pending.lock_id().as_str(), "this is not the vault's lock ID");
    Report.result(
        "lock ID",
        format_args!("{}, the one that the service has", pending.lock_id().as_str()),
    );
    Ok(())
}

fn in_progress(vault: &VaultHandle) -> &'static str {
    if vault.lock().is_some() { "has a lock in progress" } else { "has no lock" }
}
