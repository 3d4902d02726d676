//! What `GetVaultLock` tells of a lock.

use glacier_sdk::primitives::{DateTime, DateTimeFormat};
use std::{fmt, time::Duration};
use vault_lock_policy::Policy;

/// What the service tells of a lock: everything but its ID.
///
/// ```
/// # use glacier_vault_lock::{LockStatus, VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
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
/// if let LockStatus::InProgress(found) = locks.status(&vault).await? {
///     assert!(found.has_policy(&policy), "the policy in force is {}", found.policy);
///     assert!(found.created < found.expires);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LockDetails {
    /// The policy in force, word for word as the service has it.
    pub policy: String,
    /// When the lock was initiated, by the service's clock. `None` if the service did not tell it.
    pub created: Option<DateTime>,
    /// When it expires unless it is completed, by the service's clock. `None` for a locked vault.
    pub expires: Option<DateTime>,
}

/// How a vault stands. The answer to [`VaultLocks::status`](crate::VaultLocks::status).
///
/// ```
/// # use glacier_vault_lock::{LockStatus, VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
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
/// let told = match locks.status(&vault).await? {
///     LockStatus::Unlocked => "nothing is in force".to_owned(),
///     LockStatus::InProgress(lock) => format!("on trial: {}", lock.policy),
///     LockStatus::Locked(lock) => format!("for ever: {}", lock.policy),
///     _ => "another version of this crate knows more".to_owned(),
/// };
/// assert!(told.starts_with("on trial: "));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum LockStatus {
    /// There is no lock.
    Unlocked,
    /// A lock is in progress: its policy is in force, and it can be completed or aborted.
    InProgress(LockDetails),
    /// The vault is locked for ever.
    Locked(LockDetails),
}

/// A vault that is locked for ever.
///
/// ```
/// # use glacier_vault_lock::{HowLocked, VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
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
/// let locked = locks.initiate(&vault, &policy).await?.complete().await?;
/// assert_eq!(locked.how, HowLocked::Completed);
/// assert_eq!((locked.vault.name(), locked.policy.as_str()), ("records", policy.text()));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LockedVault {
    /// The vault's ARN.
    pub vault: vault_lock_policy::VaultArn,
    /// The policy in force, word for word as the service has it.
    pub policy: String,
    /// When the lock was initiated, by the service's clock.
    pub created: Option<DateTime>,
    /// Whether this call completed the lock, or found it completed.
    pub how: HowLocked,
}

/// How it came that a vault is locked. [`VaultLocks::ensure_locked`](crate::VaultLocks::ensure_locked) has an example with both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HowLocked {
    /// This call completed the lock.
    Completed,
    /// The vault was locked with a policy of the same meaning before.
    Already,
}

impl LockDetails {
    /// Whether the policy in force means the same as `policy`, although their texts may differ.
    ///
    /// See [`Policy::means_the_same`] for what counts.
    ///
    /// ```
    /// # use glacier_vault_lock::{LockStatus, VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
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
    /// let reworded = Policy::parse(&policy.text().replace("\"365\"", "365"))?;
    /// let LockStatus::InProgress(found) = locks.status(&vault).await? else { return Err("no lock".into()) };
    /// assert!(found.policy != reworded.text() && found.has_policy(&reworded));
    /// # Ok(())
    /// # }
    /// ```
    pub fn has_policy(&self, policy: &Policy) -> bool {
        self.policy == policy.text()
            || Policy::parse(&self.policy).is_ok_and(|found| found.means_the_same(policy))
    }
}

impl LockDetails {
    /// Whether two locks have policies of the same meaning.
    pub(crate) fn has_policy_of(&self, other: &Self) -> bool {
        self.policy == other.policy
            || Policy::parse(&other.policy).is_ok_and(|policy| self.has_policy(&policy))
    }
}

impl fmt::Display for LockStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unlocked => f.write_str("no lock"),
            Self::InProgress(details) => match details.expires {
                Some(expires) => write!(f, "in progress until {}", show(expires)),
                None => f.write_str("in progress"),
            },
            Self::Locked(_) => f.write_str("locked"),
        }
    }
}

/// An instant for people: `2026-11-29T13:24:35Z`, in UTC, without parts of a second.
pub(crate) fn show(instant: DateTime) -> String {
    let seconds = DateTime::from_secs(instant.secs());
    seconds.fmt(DateTimeFormat::DateTime).unwrap_or_else(|_| format!("second {}", instant.secs()))
}

/// An instant and a span after it.
pub(crate) fn later(instant: DateTime, span: Duration) -> DateTime {
    let seconds = i64::try_from(span.as_secs()).unwrap_or(i64::MAX);
    DateTime::from_secs_and_nanos(instant.secs().saturating_add(seconds), instant.subsec_nanos())
}
