//! Where a program talks to: the embedded emulator, or what the environment says.

use std::env;
use std::num::NonZeroU32;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use glacier_testkit::Emulator;
use glacier_vault_lock::journal::FileJournal;
use glacier_vault_lock::policy::{Policy, retain_for};
use glacier_vault_lock::{VaultLocks, VaultName};
use tempfile::TempDir;

/// How long the policy keeps archives, unless a file has another policy.
const DAYS: NonZeroU32 = NonZeroU32::new(365).expect("a year has days");

/// A service, and a vault to lock in it.
#[derive(Debug)]
pub struct Target {
    /// Talks to the service.
    pub locks: VaultLocks,
    /// Names the service, for people.
    pub name: String,
    /// The vault.
    pub vault: VaultName,
    /// The policy.
    pub policy: Policy,
    /// What is to become of the lock.
    pub completion: Completion,
    /// Where lock IDs are kept.
    pub journal: PathBuf,
    /// Keeps the emulator running, and its journal in place.
    _emulator: Option<(Emulator, TempDir)>,
}

/// What is to become of a lock in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completion {
    /// It is completed: the vault is locked for ever.
    Complete,
    /// It is aborted.
    Abort,
}

impl Target {
    /// What the variable `VAULT_LOCK_TARGET` says: the emulator, or with `endpoint` what AWS's own variables configure.
    ///
    /// # Errors
    ///
    /// If the variables contradict each other, a file cannot be read, or the vault cannot be found.
    pub async fn from_env() -> anyhow::Result<Self> {
        match env::var("VAULT_LOCK_TARGET").as_deref() {
            Err(_) | Ok("" | "emulator") => Self::emulator().await,
            Ok("endpoint") => Self::endpoint().await,
            Ok(other) => {
                bail!("`VAULT_LOCK_TARGET` is `{other}`; it can be `emulator` or `endpoint`")
            }
        }
    }

    /// The embedded emulator, with a vault `my-vault`, and a journal in a temporary folder.
    async fn emulator() -> anyhow::Result<Self> {
        let emulator = Emulator::start().await;
        emulator.create_vault("my-vault")?;
        let folder = tempfile::tempdir()?;
        let journal = folder.path().join("vault-locks");
        let locks = locks_at(&emulator, FileJournal::open(&journal)?);
        let vault: VaultName = "my-vault".parse()?;
        Ok(Self {
            policy: retain_for(DAYS, &locks.vault_arn(&vault).await?),
            locks,
            name: format!("the embedded emulator at {}", emulator.endpoint_url()),
            vault,
            completion: Completion::Complete,
            journal,
            _emulator: Some((emulator, folder)),
        })
    }

    /// A real endpoint. The lock is completed only if `VAULT_LOCK_COMPLETE` repeats the name of the vault.
    async fn endpoint() -> anyhow::Result<Self> {
        let https = aws_smithy_http_client::Builder::new()
            .tls_provider(Provider::Rustls(CryptoMode::Ring))
            .build_https();
        let shared = aws_config::from_env().http_client(https).load().await;
        let region = shared.region().context("no region is configured; set `AWS_REGION`")?;
        let vault: VaultName = env::var("VAULT_LOCK_VAULT")
            .ok()
            .context("set `VAULT_LOCK_VAULT` to the name of a vault")?
            .parse()?;
        let completion = match env::var("VAULT_LOCK_COMPLETE") {
            Err(_) => Completion::Abort,
            Ok(name) if name == vault.as_str() => Completion::Complete,
            Ok(name) => bail!(
                "`VAULT_LOCK_COMPLETE` is `{name}`, but the vault is `{vault}`; nothing was done"
            ),
        };
        let journal: PathBuf =
            env::var_os("VAULT_LOCK_JOURNAL").map_or_else(|| "vault-locks".into(), Into::into);
        let client = glacier_sdk::Client::new(&shared);
        let locks = VaultLocks::new(client, FileJournal::open(&journal)?);
        let policy = match env::var("VAULT_LOCK_POLICY") {
            Ok(file) => Policy::parse(
                &std::fs::read_to_string(&file).with_context(|| format!("cannot read `{file}`"))?,
            )
            .with_context(|| format!("`{file}` is no policy"))?,
            Err(_) => retain_for(DAYS, &locks.vault_arn(&vault).await?),
        };
        Ok(Self {
            name: format!("the endpoint of region {region}"),
            locks,
            vault,
            policy,
            completion,
            journal,
            _emulator: None,
        })
    }
}

/// A client of an emulator.
pub fn locks_at(emulator: &Emulator, journal: FileJournal) -> VaultLocks {
    VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), journal)
}
