//! The client: what it knows, and what its calls share.

mod abort;
mod adopt;
mod claim;
mod complete;
mod ensure;
mod fate;
mod findings;
mod initiate;
mod resume;
mod settings;
mod status;
mod wait;

pub(crate) use claim::{Claim, LIFETIME};
pub use resume::Resumed;
pub(crate) use settings::Settings;

use crate::{
    call::{Calls, Skew},
    error::Error,
    journal::{Found, JournalError, LockJournal},
    names::VaultName,
};
use glacier_sdk::Client;
use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};
use vault_lock_policy::VaultArn;

/// A client for vault locks that loses no lock ID and completes no lock unasked.
///
/// Clones are cheap, and share client and journal.
///
/// ```
/// use glacier_vault_lock::{LockStatus, VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
/// # use glacier_testkit::Emulator;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let emulator = Emulator::start().await;
/// # emulator.create_vault("records")?;
/// # let shared_config = emulator.sdk_config();
/// let locks = VaultLocks::new(glacier_sdk::Client::new(&shared_config), MemoryJournal::new());
/// let vault: VaultName = "records".parse()?;
/// let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": [{
///     "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
///     "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/records",
///     "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": "365"}}}]}"#)?;
///
/// let pending = locks.initiate(&vault, &policy).await?;
/// // Within 24 hours: test the policy, which is in force already. Then one of these:
/// let locked = pending.complete().await?; // for ever
/// # let pending = ();
/// // pending.abort().await?;
/// # assert!(matches!(locks.status(&vault).await?, LockStatus::Locked(_)));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct VaultLocks {
    client: Client,
    journal: Arc<dyn LockJournal>,
    settings: Settings,
    skew: Arc<Skew>,
}

impl VaultLocks {
    /// A client that calls through `client` and remembers in `journal`.
    ///
    /// The journal is an argument because there is no safe choice to be made for you: a
    /// [`FileJournal`](crate::journal::FileJournal) wants a folder that outlives the process, and a
    /// [`MemoryJournal`](crate::journal::MemoryJournal) loses what it knows with it.
    pub fn new(client: Client, journal: impl LockJournal + 'static) -> Self {
        Self {
            client,
            journal: Arc::new(journal),
            settings: Settings::default(),
            skew: Arc::default(),
        }
    }

    /// The client of the SDK that it calls through.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Locks that were begun and neither completed nor aborted, as the journal knows them, and of records that cannot be read why.
    /// [`resume`](Self::resume) goes on with one.
    ///
    /// # Errors
    ///
    /// If the journal as a whole cannot be read.
    ///
    /// ```
    /// # use glacier_vault_lock::{VaultLocks, journal::MemoryJournal};
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// for found in locks.unfinished().await? {
    ///     match found {
    ///         Ok(record) => println!("{} was begun at {:?}", record.vault, record.first_attempt),
    ///         Err(error) => eprintln!("{error}: {}", error.help()),
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn unfinished(&self) -> Result<Vec<Found>, JournalError> {
        self.journal.records().await
    }

    pub(crate) fn calls<'a>(&'a self, vault: &'a VaultName) -> Calls<'a> {
        Calls { client: &self.client, account: &self.settings.account, vault, skew: &self.skew }
    }

    /// The ARN of a vault, for policies to name it and for the linter. Only the service can tell it, as long as the account is that of
    /// the credentials.
    ///
    /// # Errors
    ///
    /// [`VaultNotFound`](Error::VaultNotFound), [`AccessDenied`](Error::AccessDenied) and those of a service that cannot answer.
    ///
    /// ```
    /// # use glacier_vault_lock::{VaultLocks, journal::MemoryJournal};
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # emulator.create_vault("records")?;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// let vault = locks.vault_arn(&"records".parse()?).await?;
    /// assert_eq!(vault.as_str(), "arn:aws:glacier:us-east-1:111122223333:vaults/records");
    /// # Ok(())
    /// # }
    /// ```
    pub async fn vault_arn(&self, vault: &VaultName) -> Result<VaultArn, Error> {
        match self.calls(vault).describe().await {
            Ok(Some(arn)) => Ok(arn),
            Ok(None) => Err(Error::VaultNotFound { vault: vault.clone() }),
            Err(failure) => Err(failure.without_effect(vault)),
        }
    }

    pub(crate) fn now(&self) -> SystemTime {
        self.settings.now(&self.client)
    }

    /// How often a call that changes something is sent in all, as the client's configuration says for others.
    fn attempts(&self) -> u32 {
        self.client.config().retry_config().map_or(3, |config| config.max_attempts().max(1))
    }

    async fn sleep(&self, pause: Duration) {
        self.settings.sleep(&self.client, pause).await;
    }

    /// A pause before attempt number `attempt`, counted from 0. The first goes at once.
    async fn pause_before(&self, attempt: u32) {
        if attempt > 0 {
            let pause = self.settings.first_pause.saturating_mul(1 << attempt.min(6));
            self.sleep(pause).await;
        }
    }
}
