//! What can be set.

use super::VaultLocks;
use crate::names::AccountId;
use aws_smithy_async::{
    rt::sleep::{AsyncSleep as _, SharedAsyncSleep, TokioSleep},
    time::{SharedTimeSource, SystemTimeSource, TimeSource},
};
use glacier_sdk::Client;
use std::{
    collections::BTreeSet,
    time::{Duration, SystemTime},
};
use vault_lock_policy::Code;

/// What can be set, with what holds if nothing is.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(super) account: AccountId,
    /// Errors of the linter that lock for ever all the same.
    pub(super) accepted: BTreeSet<Code>,
    /// How long a request may be on its way, and how wrong clocks may be.
    pub(super) clock_tolerance: Duration,
    /// Between two attempts; it doubles each time.
    pub(super) first_pause: Duration,
    /// Between two looks at a vault that is to become locked.
    pub(super) poll_interval: Duration,
    /// How long to look.
    pub(super) poll_timeout: Duration,
    time_source: Option<SharedTimeSource>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            account: AccountId::default(),
            accepted: BTreeSet::new(),
            clock_tolerance: Duration::from_mins(2),
            first_pause: Duration::from_millis(250),
            poll_interval: Duration::from_secs(5),
            poll_timeout: Duration::from_mins(5),
            time_source: None,
        }
    }
}

impl Settings {
    pub(super) fn now(&self, client: &Client) -> SystemTime {
        let configured = || client.config().time_source();
        match self.time_source.clone().or_else(configured) {
            Some(source) => source.now(),
            None => SystemTimeSource::new().now(),
        }
    }

    pub(super) async fn sleep(&self, client: &Client, pause: Duration) {
        let configured = client.config().sleep_impl();
        configured.unwrap_or_else(|| SharedAsyncSleep::new(TokioSleep::new())).sleep(pause).await;
    }
}

impl VaultLocks {
    pub(crate) fn accepted(&self) -> &BTreeSet<Code> {
        &self.settings.accepted
    }

    /// The account that owns the vaults; without this it is that of the credentials.
    ///
    /// Only the account's own callers can initiate, complete or abort a lock.
    ///
    /// ```
    /// # use glacier_vault_lock::{VaultLocks, journal::MemoryJournal};
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # emulator.create_vault("records")?;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// let locks = locks.with_account("111122223333".parse()?);
    /// let vault = locks.vault_arn(&"records".parse()?).await?;
    /// assert_eq!(vault.account(), "111122223333");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_account(mut self, account: AccountId) -> Self {
        self.settings.account = account;
        self
    }

    /// Errors of the linter that are accepted: policies that have no others are completed all the same.
    ///
    /// Each is named, so that the one that you know of does not let another through. It replaces what was accepted before.
    ///
    /// ```
    /// # use glacier_vault_lock::{VaultLocks, journal::MemoryJournal, policy::Code};
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// # let code = Code::ALL[0];
    /// let archives_stay_for_ever = locks.accepting([code]);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn accepting(mut self, codes: impl IntoIterator<Item = Code>) -> Self {
        self.settings.accepted = codes.into_iter().collect();
        self
    }

    /// How long a request may be on its way when nobody waits for it any more, and how much clocks may be set in between: 2 minutes
    /// unless set. That the service's clock and this machine's differ is taken into account by itself, from the dates of answers.
    ///
    /// After a crash it decides whether a lock found in progress is the one whose answer was lost: it has the same policy, and came
    /// about at the time of the attempt, give or take this. So a lock that somebody else initiated with the same policy in the very
    /// same minutes would be taken for it, and aborted. A policy with an `Id` of your own is never mistaken.
    ///
    /// ```
    /// # use glacier_vault_lock::{VaultLocks, journal::MemoryJournal};
    /// # use std::time::Duration;
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// // Requests are given up after 10 seconds here, and clocks are kept right.
    /// let locks = locks.with_clock_tolerance(Duration::from_secs(30));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_clock_tolerance(mut self, tolerance: Duration) -> Self {
        self.settings.clock_tolerance = tolerance;
        self
    }

    /// The first pause between two attempts of a call that changes something: 250 ms unless set. It doubles each time.
    ///
    /// ```
    /// # use glacier_vault_lock::{VaultLocks, journal::MemoryJournal};
    /// # use std::time::Duration;
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// let locks = locks.with_first_pause(Duration::ZERO); // in tests, nobody has to be spared
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_first_pause(mut self, pause: Duration) -> Self {
        self.settings.first_pause = pause;
        self
    }

    /// How often [`wait_until_locked`](Self::wait_until_locked) looks, and how long: every 5 seconds for 5 minutes unless set.
    ///
    /// ```
    /// # use glacier_vault_lock::{Error, VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
    /// # use std::time::Duration;
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # emulator.create_vault("records")?;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// # let vault: VaultName = "records".parse()?;
    /// # let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": [{
    /// #     "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
    /// #     "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/records",
    /// #     "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": "365"}}}]}"#)?;
    /// let locks = locks.with_polling(Duration::from_millis(10), Duration::from_millis(20));
    /// drop(locks.initiate(&vault, &policy).await?);
    /// let error = locks.wait_until_locked(&vault).await.unwrap_err();
    /// assert!(matches!(error, Error::StillInProgress { .. }), "nobody completes it");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_polling(mut self, interval: Duration, timeout: Duration) -> Self {
        self.settings.poll_interval = interval;
        self.settings.poll_timeout = timeout;
        self
    }

    /// The clock that the 24 hours are counted by; without this it is that of the SDK's client.
    ///
    /// For tests: the SDK's own clock also dates signatures, which a service verifies by the real time.
    ///
    /// ```
    /// # use glacier_vault_lock::{VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
    /// # use std::time::Duration;
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # emulator.create_vault("records")?;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// # let vault: VaultName = "records".parse()?;
    /// # let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": [{
    /// #     "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
    /// #     "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/records",
    /// #     "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": "365"}}}]}"#)?;
    /// let locks = locks.with_time_source(emulator.clock().clone());
    /// let pending = locks.initiate(&vault, &policy).await?;
    /// emulator.clock().advance(Duration::from_hours(25));
    /// assert_eq!(pending.time_left(), Duration::ZERO);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_time_source(mut self, source: impl TimeSource + 'static) -> Self {
        self.settings.time_source = Some(SharedTimeSource::new(source));
        self
    }
}
