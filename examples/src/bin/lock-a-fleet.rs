//! Locks a thousand vaults, sixteen at a time, with a progress bar. Some of them can't be locked, which stops no other.
//! An argument is another number of vaults.

use std::collections::BTreeMap;
use std::env;
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context as _;
use examples::{Report, locks_at};
use glacier_testkit::Emulator;
use glacier_vault_lock::fleet::{StreamExt as _, stream};
use glacier_vault_lock::journal::FileJournal;
use glacier_vault_lock::policy::{Policy, VaultArn, retain_for};
use glacier_vault_lock::{Error, VaultLocks, VaultName};
use indicatif::{ProgressBar, ProgressStyle};

const AT_A_TIME: NonZeroUsize = NonZeroUsize::new(16).expect("sixteen");

#[tokio::main]
async fn main() -> ExitCode {
    examples::end(run().await)
}

async fn run() -> anyhow::Result<()> {
    let vaults: usize = match env::args().nth(1) {
        Some(number) => {
            number.parse().ok().with_context(|| format!("`{number}` is no number of vaults"))?
        }
        None => 1_000,
    };
    let emulator = Emulator::start().await;
    // The last ten are not there.
    for number in 0..vaults.saturating_sub(10) {
        emulator.create_vault(format!("records-{number:04}"))?;
    }
    let folder = tempfile::tempdir()?;
    let locks = locks_at(&emulator, FileJournal::open(folder.path().join("vault-locks"))?);
    let jobs = jobs(&emulator, vaults)?;
    somebody_else_was_here(&emulator, &jobs).await?;

    Report.step(format_args!("Lock {vaults} vaults, {AT_A_TIME} at a time"));
    let started = Instant::now();
    let bar = ProgressBar::new(vaults.try_into()?);
    bar.set_style(ProgressStyle::with_template("  {bar:40} {pos}/{len} vaults, {eta} left")?);
    let (mut locked, mut failed) = (0, BTreeMap::<_, usize>::new());
    let mut outcomes = locks.fleet(AT_A_TIME).ensure_locked(stream::iter(jobs));
    while let Some(outcome) = outcomes.next().await {
        bar.inc(1);
        match outcome.result {
            Ok(_) => locked += 1,
            Err(error) => *failed.entry(kind(&error)).or_default() += 1,
        }
    }
    bar.finish_and_clear();

    Report.result("locked", format_args!("{locked} in {:.1} s", started.elapsed().as_secs_f32()));
    for (kind, count) in failed {
        Report.result(kind, count);
    }
    // A record that can't be read is no unfinished lock, but a failure.
    let unfinished: Vec<_> = locks.unfinished().await?.into_iter().collect::<Result<_, _>>()?;
    Report.result("unfinished", unfinished.len());
    Ok(())
}

/// Each vault with a policy of its own: it names the vault.
fn jobs(emulator: &Emulator, vaults: usize) -> anyhow::Result<Vec<(VaultName, Policy)>> {
    let job = |number| {
        let (region, account) = (emulator.region(), emulator.account_id());
        let arn = format!("arn:aws:glacier:{region}:{account}:vaults/records-{number:04}");
        let vault: VaultArn = arn.parse()?;
        Ok((vault.name().parse()?, retain_for(365.try_into()?, &vault)))
    };
    (0..vaults).map(job).collect()
}

/// On every hundredth vault somebody else has a lock in progress. It is left alone.
async fn somebody_else_was_here(
    emulator: &Emulator,
    jobs: &[(VaultName, Policy)],
) -> anyhow::Result<()> {
    let journal = glacier_vault_lock::journal::MemoryJournal::new();
    let client = glacier_sdk::Client::new(&emulator.sdk_config());
    let somebody = VaultLocks::new(client, journal);
    for (vault, policy) in jobs.iter().step_by(100) {
        let _pending = somebody.initiate(vault, policy).await?;
    }
    Ok(())
}

fn kind(error: &Error) -> &'static str {
    match error {
        Error::AlreadyInProgress { .. } => "in progress",
        Error::VaultNotFound { .. } => "no vault",
        _ => "failed",
    }
}
