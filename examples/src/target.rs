//! Where a program talks to: the embedded emulator, or what the environment says.

use std::env;

use anyhow::{Context as _, bail};
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use glacier_sdk::config::{BehaviorVersion, Credentials, Region};
use glacier_sdk::{Client, Config};
use glacier_testkit::Emulator;

use crate::DOCUMENTED_POLICY;

/// A service, and the vault to lock in it.
#[derive(Debug)]
pub struct Target {
    /// Talks to the service.
    pub client: Client,
    /// Names the service, for people.
    pub name: String,
    /// The vault.
    pub vault: String,
    /// The policy.
    pub policy: String,
    /// What is to become of the lock.
    pub completion: Completion,
    /// Keeps the emulator running.
    _emulator: Option<Emulator>,
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
    /// If the variables contradict each other or a file cannot be read.
    pub async fn from_env() -> anyhow::Result<Self> {
        match env::var("VAULT_LOCK_TARGET").as_deref() {
            Err(_) | Ok("" | "emulator") => Self::emulator().await,
            Ok("endpoint") => Self::endpoint().await,
            Ok(other) => {
                bail!("`VAULT_LOCK_TARGET` is `{other}`; it can be `emulator` or `endpoint`")
            }
        }
    }

    /// The embedded emulator, with a vault `my-vault` as in AWS's example.
    ///
    /// # Errors
    ///
    /// If the vault cannot be created.
    pub async fn emulator() -> anyhow::Result<Self> {
        let emulator = Emulator::start().await;
        emulator.create_vault("my-vault")?;
        let known = emulator.credentials();
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(emulator.region().to_string()))
            .credentials_provider(Credentials::new(
                known.access_key_id(),
                known.secret_access_key(),
                None,
                None,
                "example",
            ))
            .endpoint_url(emulator.endpoint_url())
            .http_client(aws_smithy_http_client::Builder::new().build_http())
            .build();
        Ok(Self {
            client: Client::from_conf(config),
            name: format!("the embedded emulator at {}", emulator.endpoint_url()),
            vault: "my-vault".to_owned(),
            policy: DOCUMENTED_POLICY.to_owned(),
            completion: Completion::Complete,
            _emulator: Some(emulator),
        })
    }

    /// A real endpoint. The lock is completed only if `VAULT_LOCK_COMPLETE` repeats the name of the vault.
    async fn endpoint() -> anyhow::Result<Self> {
        let https = aws_smithy_http_client::Builder::new()
            .tls_provider(Provider::Rustls(CryptoMode::Ring))
            .build_https();
        let shared = aws_config::from_env().http_client(https).load().await;
        let region = shared.region().context("no region is configured; set `AWS_REGION`")?;
        let vault = env::var("VAULT_LOCK_VAULT")
            .context("set `VAULT_LOCK_VAULT` to the name of a vault")?;
        let policy = match env::var("VAULT_LOCK_POLICY") {
            Ok(file) => {
                std::fs::read_to_string(&file).with_context(|| format!("cannot read `{file}`"))?
            }
            Err(_) => DOCUMENTED_POLICY.to_owned(),
        };
        let completion = match env::var("VAULT_LOCK_COMPLETE") {
            Err(_) => Completion::Abort,
            Ok(name) if name == vault => Completion::Complete,
            Ok(name) => bail!(
                "`VAULT_LOCK_COMPLETE` is `{name}`, but the vault is `{vault}`; nothing was done"
            ),
        };
        Ok(Self {
            client: Client::new(&shared),
            name: format!("the endpoint of region {region}"),
            vault,
            policy,
            completion,
            _emulator: None,
        })
    }
}
