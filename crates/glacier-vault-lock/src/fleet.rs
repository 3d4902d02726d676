//! Many vaults at once: so many at a time, results as they come, and one failure stops no other.

use crate::{
    error::Error,
    lock::{LockStatus, LockedVault},
    locks::{Resumed, VaultLocks},
    names::VaultName,
    pending::PendingLock,
};
// Else the pages of all of `futures_util::stream` come along, under the name `self`.
#[doc(no_inline)]
pub use futures_util::stream::{self, Stream, StreamExt};
use std::num::NonZeroUsize;
use vault_lock_policy::Policy;

/// Calls about many vaults. [`VaultLocks::fleet`] makes one.
///
/// Each call takes a stream, which [`stream::iter`] makes of a list, and gives a stream of results in the order in which they
/// come. The stream does nothing unless it is polled. Dropping it cancels what is under way; the journal knows of it, and
/// [`resume`](Fleet::resume) goes on.
///
/// ```
/// use glacier_vault_lock::{VaultLocks, VaultName, fleet::{StreamExt as _, stream}, journal::MemoryJournal, policy::Policy};
/// use std::num::NonZeroUsize;
/// # use glacier_testkit::Emulator;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let emulator = Emulator::start().await;
/// # for n in 0..20 { emulator.create_vault(format!("records-{n}"))?; }
/// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
/// let mut jobs = Vec::new();
/// for n in 0..20 {
///     let vault: VaultName = format!("records-{n}").parse()?;
///     let policy = Policy::parse(&format!(r#"{{"Version": "2012-10-17", "Statement": [{{
///         "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
///         "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/{vault}",
///         "Condition": {{"NumericLessThan": {{"glacier:ArchiveAgeInDays": "365"}}}}}}]}}"#))?;
///     jobs.push((vault, policy));
/// }
///
/// let eight_at_a_time = NonZeroUsize::new(8).ok_or("not zero")?;
/// let mut locked = locks.fleet(eight_at_a_time).ensure_locked(stream::iter(jobs));
/// let mut failed = 0;
/// while let Some(outcome) = locked.next().await {
///     if let Err(error) = outcome.result {
///         eprintln!("{error}\n  help: {}", error.help());
///         failed += 1;
///     }
/// }
/// assert_eq!(failed, 0);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Fleet {
    locks: VaultLocks,
    concurrency: NonZeroUsize,
}

/// What came of the call about one vault. [`Fleet`] and its calls have examples.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome<T> {
    /// The vault.
    pub vault: VaultName,
    /// What the call gave.
    pub result: Result<T, Error>,
}

impl VaultLocks {
    /// Calls about many vaults, so many at a time. [`Fleet`] has an example.
    pub fn fleet(&self, concurrency: NonZeroUsize) -> Fleet {
        Fleet { locks: self.clone(), concurrency }
    }
}

impl Fleet {
    /// [`VaultLocks::status`] of each vault.
    ///
    /// ```
    /// use glacier_vault_lock::{VaultLocks, VaultName, fleet::{StreamExt as _, stream}, journal::MemoryJournal};
    /// # use std::num::NonZeroUsize;
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # emulator.create_vault("records")?;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// let vaults: [VaultName; 2] = ["records".parse()?, "no-such-vault".parse()?];
    /// let mut looked_at = locks.fleet(NonZeroUsize::MIN).status(stream::iter(vaults));
    /// while let Some(outcome) = looked_at.next().await {
    ///     match outcome.result {
    ///         Ok(status) => println!("{}: {status}", outcome.vault),
    ///         Err(error) => println!("{}: {error}", outcome.vault),
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn status(
        &self,
        vaults: impl Stream<Item = VaultName> + Send + 'static,
    ) -> impl Stream<Item = Outcome<LockStatus>> + Send + Unpin + 'static {
        self.each(vaults, |locks, vault| async move {
            Outcome { result: locks.status(&vault).await, vault }
        })
    }

    /// [`VaultLocks::initiate`] for each vault, with its policy.
    ///
    /// ```
    /// use glacier_vault_lock::{VaultLocks, VaultName, fleet::{StreamExt as _, stream}, journal::MemoryJournal, policy::Policy};
    /// # use std::num::NonZeroUsize;
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
    /// let fleet = locks.fleet(NonZeroUsize::MIN);
    /// let jobs = stream::iter([(vault.clone(), policy)]);
    /// let initiated: Vec<_> = fleet.initiate(jobs).collect().await;
    /// let pending = initiated.into_iter().filter_map(|outcome| outcome.result.ok());
    ///
    /// // Each is tested, and then one of these: complete, or abort.
    /// let aborted: Vec<_> = fleet.abort(stream::iter(pending.collect::<Vec<_>>())).collect().await;
    /// assert!(aborted.iter().all(|outcome| outcome.vault == vault && outcome.result.is_ok()));
    /// # Ok(())
    /// # }
    /// ```
    pub fn initiate(
        &self,
        jobs: impl Stream<Item = (VaultName, Policy)> + Send + 'static,
    ) -> impl Stream<Item = Outcome<PendingLock>> + Send + Unpin + 'static {
        self.each(jobs, |locks, (vault, policy)| async move {
            Outcome { result: locks.initiate(&vault, &policy).await, vault }
        })
    }

    /// [`PendingLock::complete`] of each lock: the vaults are locked for ever.
    ///
    /// ```
    /// # use glacier_vault_lock::{VaultLocks, VaultName, fleet::{StreamExt as _, stream}, journal::MemoryJournal, policy::Policy};
    /// # use std::num::NonZeroUsize;
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
    /// let fleet = locks.fleet(NonZeroUsize::MIN);
    /// let pending = locks.initiate(&vault, &policy).await?;
    /// let mut completed = fleet.complete(stream::iter([pending]));
    /// while let Some(outcome) = completed.next().await {
    ///     println!("{}: {:?}", outcome.vault, outcome.result?.how);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn complete(
        &self,
        locks: impl Stream<Item = PendingLock> + Send + 'static,
    ) -> impl Stream<Item = Outcome<LockedVault>> + Send + Unpin + 'static {
        self.each(locks, |_, pending| async move {
            Outcome { vault: pending.name().clone(), result: pending.complete().await }
        })
    }

    /// [`PendingLock::abort`] of each lock. [`initiate`](Self::initiate) has an example.
    pub fn abort(
        &self,
        locks: impl Stream<Item = PendingLock> + Send + 'static,
    ) -> impl Stream<Item = Outcome<()>> + Send + Unpin + 'static {
        self.each(locks, |_, pending| async move {
            Outcome { vault: pending.name().clone(), result: pending.abort().await }
        })
    }

    /// [`VaultLocks::resume`] for each vault.
    ///
    /// ```
    /// # use glacier_vault_lock::{Resumed, VaultLocks, VaultName, fleet::{StreamExt as _, stream}, journal::MemoryJournal, policy::Policy};
    /// # use std::num::NonZeroUsize;
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
    /// # drop(locks.initiate(&vault, &policy).await?);
    /// let begun = locks.unfinished().await?.into_iter().flatten(); // `flatten` leaves out records that can't be read.
    /// let vaults: Vec<VaultName> = begun.map(|record| record.vault.name().parse()).collect::<Result<_, _>>()?;
    /// let mut resumed = locks.fleet(NonZeroUsize::MIN).resume(stream::iter(vaults));
    /// while let Some(outcome) = resumed.next().await {
    ///     assert!(matches!(outcome.result?, Resumed::Pending(_)));
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn resume(
        &self,
        vaults: impl Stream<Item = VaultName> + Send + 'static,
    ) -> impl Stream<Item = Outcome<Resumed>> + Send + Unpin + 'static {
        self.each(vaults, |locks, vault| async move {
            Outcome { result: locks.resume(&vault).await, vault }
        })
    }

    /// [`VaultLocks::ensure_locked`] for each vault, with its policy: the vaults are locked for ever, **without a test in between**.
    /// [`Fleet`] has an example.
    pub fn ensure_locked(
        &self,
        jobs: impl Stream<Item = (VaultName, Policy)> + Send + 'static,
    ) -> impl Stream<Item = Outcome<LockedVault>> + Send + Unpin + 'static {
        self.each(jobs, |locks, (vault, policy)| async move {
            Outcome { result: Box::pin(locks.ensure_locked(&vault, &policy)).await, vault }
        })
    }

    /// The one way through: so many calls at a time, each result as it comes.
    fn each<I, T, F>(
        &self,
        items: impl Stream<Item = I> + Send + 'static,
        call: impl Fn(VaultLocks, I) -> F + Send + 'static,
    ) -> impl Stream<Item = Outcome<T>> + Send + Unpin + 'static
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Future<Output = Outcome<T>> + Send + 'static,
    {
        let locks = self.locks.clone();
        let calls = items.map(move |item| call(locks.clone(), item));
        calls.buffer_unordered(self.concurrency.get()).boxed()
    }
}
