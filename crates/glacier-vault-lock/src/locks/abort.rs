//! Aborting a lock, and only the one that is meant: `AbortVaultLock` names no lock and takes whichever is in progress.

use super::{VaultLocks, claim::Claim};
use crate::{
    call::Failure,
    error::Error,
    journal::{Phase, Record},
    lock::{LockDetails, LockStatus},
    names::{LockId, VaultName},
    trace::traced,
};
use tracing::{info, info_span};
use vault_lock_policy::Policy;

impl VaultLocks {
    /// Aborts a lock that this journal does not know: somebody else's, or one from before the journal.
    ///
    /// `found` is what [`status`](Self::status) or an error told of it. If another lock is in progress by now, it is left alone;
    /// between looking and aborting there is a moment in which that can go wrong, for the service cannot abort by ID.
    ///
    /// # Errors
    ///
    /// [`LockReplaced`](Error::LockReplaced) if another lock is in progress, [`AlreadyLocked`](Error::AlreadyLocked) if it was
    /// completed, and those of a service that cannot answer. That it is gone already is no error.
    ///
    /// ```
    /// # use glacier_vault_lock::{LockStatus, VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # emulator.create_vault("records")?;
    /// # let client = glacier_sdk::Client::new(&emulator.sdk_config());
    /// # let somebody = VaultLocks::new(client.clone(), MemoryJournal::new());
    /// # let locks = VaultLocks::new(client, MemoryJournal::new());
    /// # let policy = Policy::parse(r#"{"Statement": {"Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
    /// #     "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/records"}}"#)?;
    /// let vault: VaultName = "records".parse()?;
    /// # somebody.initiate(&vault, &policy).await?;
    /// if let LockStatus::InProgress(found) = locks.status(&vault).await? {
    ///     locks.abort_somebody_elses(&vault, &found).await?;
    /// }
    /// # assert_eq!(locks.status(&vault).await?, LockStatus::Unlocked);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn abort_somebody_elses(
        &self,
        vault: &VaultName,
        found: &LockDetails,
    ) -> Result<(), Error> {
        traced(info_span!("abort_somebody_elses_vault_lock", %vault), async {
            let claim = self.claim(vault, self.vault_arn(vault).await?).await?;
            let ended = claim.abort(&|now| now == found, None).await;
            let ended = ended.map_err(|failed| failed.error)?;
            match ended {
                Ended::Gone => {
                    claim.forget_if_it_was(found).await;
                    Ok(())
                }
                Ended::Replaced(found) => Err(claim.replaced(found)),
                Ended::Locked(now) => Err(Error::AlreadyLocked {
                    vault: vault.clone(),
                    same_policy: now.has_policy_of(found),
                    found: Box::new(now),
                }),
            }
        })
        .await
    }
}

impl Claim<'_> {
    /// Aborts the lock of a record, whose ID is known.
    pub(crate) async fn abort_known(&self, record: Record, lock_id: &LockId) -> Result<(), Error> {
        let in_progress = Phase::InProgress { lock_id: lock_id.clone() };
        let aborting = Phase::Aborting { lock_id: lock_id.clone() };
        self.write(&record.clone().in_phase(aborting)).await?;
        match self.abort(&|found| self.is_of(found, &record), Some(&record)).await {
            Ok(Ended::Gone) => {
                self.forget().await;
                Ok(())
            }
            Ok(Ended::Replaced(found)) => {
                if self.is_the_tested(&found, &record) {
                    // Its date was never known, so it may be ours after all, and completing would show.
                    let _ = self.try_write(&record.in_phase(in_progress)).await;
                } else {
                    self.forget().await;
                }
                Err(self.replaced(found))
            }
            Ok(Ended::Locked(found)) => {
                self.forget().await;
                Err(self.already_locked(&record.policy, found))
            }
            Err(failed) => {
                if failed.unchanged {
                    // It is in progress as before; what the record says otherwise is found out by whoever reads it.
                    let _ = self.try_write(&record.in_phase(in_progress)).await;
                }
                Err(failed.error)
            }
        }
    }

    /// Aborts the lock of a record that the journal could not keep, right after it came about. The journal has an older record, or this
    /// one after all.
    pub(super) async fn give_up(&self, record: &Record) -> Result<(), Error> {
        match self.abort(&|found| found.has_policy(&record.policy), Some(record)).await {
            Ok(_) => {
                self.forget().await;
                Ok(())
            }
            Err(failed) => Err(failed.error),
        }
    }

    /// Removes the record of a lock of ours that was aborted as somebody else's.
    async fn forget_if_it_was(&self, aborted: &LockDetails) {
        let record = self.read().await.ok().flatten();
        let with_id = record.filter(|record| record.phase.lock_id().is_some());
        if with_id.is_some_and(|record| self.is_surely(aborted, &record)) {
            self.forget().await;
        }
    }

    /// Aborts a lock of ours whose ID was lost. `policy` is the one that is asked for now.
    pub(super) async fn abort_lost(
        &self,
        lost: &LockDetails,
        policy: &Policy,
    ) -> Result<(), Error> {
        info!("aborting a lock of ours whose ID was lost with its answer");
        match self.abort(&|found| found == lost, None).await {
            Ok(Ended::Gone | Ended::Replaced(_)) => Ok(()),
            Ok(Ended::Locked(found)) => {
                self.forget().await;
                Err(self.already_locked(policy, found))
            }
            Err(failed) => Err(failed.error),
        }
    }

    /// Aborts the lock in progress if it is the one that is meant, of a record or seen before. Each attempt is sent once, after a
    /// look at the vault.
    async fn abort(&self, is_meant: Meant<'_>, of: Option<&Record>) -> Result<Ended, Failed> {
        let mut last = None;
        let mut under_way = false;
        for attempt in 0..self.locks.attempts() {
            self.locks.pause_before(attempt).await;
            let status = match (self.get().await, of) {
                (Ok(status), Some(record)) if attempt == 0 => self.look_again(status, record).await,
                (status, _) => status,
            };
            match status.map(|status| ended(status, is_meant)) {
                Ok(None) => {}
                Ok(Some(ended)) => return Ok(ended),
                Err(failure) => return Err(self.failed(failure, last.is_some())),
            }
            match self.calls().abort().await {
                Ok(()) => return Ok(Ended::Gone),
                Err(failure) if failure.is_unclear() => {
                    under_way |= !failure.answered;
                    last = Some(failure);
                }
                // Denied is also what a lock gets that was completed meanwhile.
                Err(failure) => match self.standing(is_meant).await {
                    Ok(Some(ended)) => return Ok(ended),
                    Ok(None) | Err(_) => return Err(self.failed(failure, last.is_some())),
                },
            }
        }
        match (self.standing(is_meant).await, last) {
            (Ok(Some(ended)), _) => Ok(ended),
            // It is still there, and an answer to each request says that none is on its way any more.
            (Ok(None), Some(failure)) => Err(self.failed(failure, under_way)),
            (Err(failure), _) => Err(self.failed(failure, true)),
            (Ok(None), None) => Ok(Ended::Gone),
        }
    }

    /// Whether the lock that is meant has ended, and how. `None` if it is in progress.
    async fn standing(&self, is_meant: Meant<'_>) -> Result<Option<Ended>, Failure> {
        Ok(ended(self.get().await?, is_meant))
    }

    fn failed(&self, failure: Failure, unclear: bool) -> Failed {
        let unchanged = !unclear;
        let error = if unclear {
            failure.with_unknown_outcome(self.vault)
        } else {
            failure.without_effect(self.vault)
        };
        Failed { error, unchanged }
    }
}

/// How the lock that is meant has ended, if the vault stands like this. `None` if it is in progress.
fn ended(status: LockStatus, is_meant: Meant<'_>) -> Option<Ended> {
    match status {
        LockStatus::Unlocked => Some(Ended::Gone),
        LockStatus::Locked(found) => Some(Ended::Locked(found)),
        LockStatus::InProgress(found) if is_meant(&found) => None,
        LockStatus::InProgress(found) => Some(Ended::Replaced(found)),
    }
}

/// Tells the lock that is meant from others.
type Meant<'a> = &'a (dyn Fn(&LockDetails) -> bool + Sync);

/// How a lock in progress ended.
enum Ended {
    /// The vault has no lock.
    Gone,
    /// Another lock is in progress.
    Replaced(LockDetails),
    /// A lock was completed.
    Locked(LockDetails),
}

/// A lock could not be aborted.
struct Failed {
    error: Error,
    /// It is known to be in progress as before.
    unchanged: bool,
}
