//! A lock in progress that is ours.

use crate::{
    error::Error,
    journal::Record,
    lock::{LockedVault, later, show},
    locks::{Claim, LIFETIME, VaultLocks},
    names::{LockId, VaultName},
    trace::{Outcome, traced},
};
use glacier_sdk::primitives::DateTime;
use std::{fmt, time::Duration};
use tracing::info_span;
use vault_lock_policy::{Code, Finding, Policy, VaultArn, lint};

/// A lock in progress: its policy is in force, and within 24 hours it is completed or aborted, or expires.
///
/// The journal has it too, so nothing is lost by dropping it: [`VaultLocks::resume`] gives it back.
///
/// ```
/// # use glacier_vault_lock::{LockStatus, VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
/// # use glacier_testkit::Emulator;
/// # use std::time::Duration;
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let emulator = Emulator::start().await;
/// # emulator.create_vault("records")?;
/// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
/// # let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": [{
/// #     "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
/// #     "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/records",
/// #     "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": "365"}}}]}"#)?;
/// # let vault: VaultName = "records".parse()?;
/// let pending = locks.initiate(&vault, &policy).await?;
/// assert_eq!(pending.name(), &vault);
/// assert_eq!(pending.policy(), &policy);
/// assert!(pending.findings().is_empty(), "nothing stands in the way of completing it");
/// assert!(pending.time_left() <= Duration::from_hours(24));
///
/// pending.abort().await?;
/// assert_eq!(locks.status(&vault).await?, LockStatus::Unlocked);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "a lock in progress that is neither completed nor aborted expires after 24 hours"]
pub struct PendingLock {
    locks: VaultLocks,
    name: VaultName,
    record: Record,
    lock_id: LockId,
    expires: DateTime,
}

impl PendingLock {
    pub(crate) fn new(
        claim: &Claim<'_>,
        record: Record,
        lock_id: LockId,
        expires: Option<DateTime>,
    ) -> Self {
        let created = record.created.unwrap_or_else(|| record.last_attempt.into());
        Self {
            locks: claim.locks.clone(),
            name: claim.vault.clone(),
            lock_id,
            expires: expires.unwrap_or_else(|| later(created, LIFETIME)),
            record,
        }
    }

    pub(crate) fn into_parts(self) -> (Record, LockId) {
        (self.record, self.lock_id)
    }

    /// The vault's name.
    pub fn name(&self) -> &VaultName {
        &self.name
    }

    /// The vault's ARN.
    pub fn vault(&self) -> &VaultArn {
        &self.record.vault
    }

    /// The lock ID. Whoever has it can lock the vault for ever.
    pub fn lock_id(&self) -> &LockId {
        &self.lock_id
    }

    /// The policy, word for word as it was sent.
    pub fn policy(&self) -> &Policy {
        &self.record.policy
    }

    /// When the lock was initiated: by the service's clock, or by this machine's if the service did not tell.
    pub fn created(&self) -> DateTime {
        self.record.created.unwrap_or_else(|| self.record.last_attempt.into())
    }

    /// When it expires: 24 hours after it was initiated, by the same clock as [`created`](Self::created).
    pub fn expires(&self) -> DateTime {
        self.expires
    }

    /// How much of the 24 hours is left; zero when they are over. It is counted by this machine from before the request was sent,
    /// so it does not depend on the clocks to agree, and is rather too short than too long.
    pub fn time_left(&self) -> Duration {
        let passed = self.locks.now().duration_since(self.record.last_attempt);
        LIFETIME.saturating_sub(passed.unwrap_or_default())
    }

    /// What the linter finds in the policy. Completing refuses errors that are not [accepted](Self::accepting).
    pub fn findings(&self) -> Vec<Finding> {
        lint(&self.record.policy, &self.record.vault)
    }

    /// Accepts errors of the linter by their codes, in place of those that [`VaultLocks::accepting`] named.
    pub fn accepting(self, codes: impl IntoIterator<Item = Code>) -> Self {
        Self { locks: self.locks.accepting(codes), ..self }
    }

    /// Completes the lock: the vault is locked for ever, and nobody can change that.
    ///
    /// The state is read anew first. Only the lock that was initiated is completed, and only if the policy in force means the same
    /// as the one that was tested. Repeating it after a lost answer does no harm.
    ///
    /// # Errors
    ///
    /// [`PolicyHasErrors`](Error::PolicyHasErrors), [`LockReplaced`](Error::LockReplaced), [`WrongLockId`](Error::WrongLockId),
    /// [`WindowExpired`](Error::WindowExpired), [`LockGone`](Error::LockGone), [`AlreadyLocked`](Error::AlreadyLocked),
    /// [`AccessDenied`](Error::AccessDenied) and those of a service that cannot answer. As long as the lock is in progress, the
    /// journal has it, and [`VaultLocks::resume`] gives it back.
    pub async fn complete(self) -> Result<LockedVault, Error> {
        let Self { locks, name, record, lock_id, .. } = self;
        traced(info_span!("complete_vault_lock", vault = %name), async {
            let claim = locks.claim(&name, record.vault.clone()).await?;
            match claim.outlived(&record, &lock_id).await? {
                Some(error) => Err(error),
                None => claim.complete(record, &lock_id, locks.accepted()).await,
            }
        })
        .await
    }

    /// Aborts the lock: its policy is no longer in force, and the vault has no lock.
    ///
    /// Only the lock that was initiated is aborted. That it is gone already is no error.
    ///
    /// # Errors
    ///
    /// [`LockReplaced`](Error::LockReplaced), [`AlreadyLocked`](Error::AlreadyLocked), [`AccessDenied`](Error::AccessDenied),
    /// [`WrongLockId`](Error::WrongLockId) if another ID was adopted in place of this one, and those of a service that cannot answer.
    pub async fn abort(self) -> Result<(), Error> {
        let Self { locks, name, record, lock_id, .. } = self;
        traced(info_span!("abort_vault_lock", vault = %name), async {
            let claim = locks.claim(&name, record.vault.clone()).await?;
            match claim.outlived(&record, &lock_id).await? {
                Some(Error::LockGone { .. } | Error::WindowExpired { .. }) => Ok(()),
                Some(error) => Err(error),
                None => claim.abort_known(record, &lock_id).await,
            }
        })
        .await
    }
}

impl fmt::Debug for PendingLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PendingLock")
            .field("vault", &self.record.vault.as_str())
            .field("lock_id", &self.lock_id)
            .field("created", &show(self.created()))
            .field("expires", &show(self.expires))
            .field("policy", &self.record.policy.text())
            .finish_non_exhaustive()
    }
}

impl Outcome for PendingLock {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "in progress until {}", show(self.expires))
    }
}
