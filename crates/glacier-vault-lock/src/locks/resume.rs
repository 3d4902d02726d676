//! Going on with a lock that was begun: after a crash, a cancelled call, or an outcome that was not known.

use super::{VaultLocks, claim::Claim, fate::Fate};
use crate::{
    error::{Error, Whose},
    journal::{Phase, Record},
    lock::{HowLocked, LockStatus, LockedVault},
    names::{LockId, VaultName},
    pending::PendingLock,
    trace::traced,
};
use tracing::{info, info_span};

/// What became of a lock that was begun.
#[derive(Debug, Clone)]
#[non_exhaustive]
#[expect(clippy::large_enum_variant, reason = "made once a call, and taken apart at once")]
pub enum Resumed {
    /// The journal knows of no lock, or of one that did not come about or was aborted: none of ours is in progress.
    ///
    /// A program may have ended right after it had locked the vault and seen to the journal; then
    /// [`status`](VaultLocks::status) tells.
    ///
    /// A request that was sent a short while ago may still be on its way. As long as the
    /// [clock tolerance](VaultLocks::with_clock_tolerance) allows for it, the journal goes on knowing of it.
    Nothing,
    /// It is in progress. Complete or abort it.
    Pending(PendingLock),
    /// It was being completed, and it is.
    Locked(LockedVault),
}

impl VaultLocks {
    /// Finds out what became of the lock that was begun on a vault, and goes on with it.
    ///
    /// A lock whose ID was lost is aborted and initiated anew with the same policy, as the call that began it would have done; the
    /// 24 hours begin again. Nothing is ever completed by this, nor aborted otherwise.
    ///
    /// # Errors
    ///
    /// [`WindowExpired`](Error::WindowExpired) or [`LockGone`](Error::LockGone) if it is over, once, after which the journal
    /// has forgotten it; [`LockReplaced`](Error::LockReplaced) or [`AlreadyInProgress`](Error::AlreadyInProgress) if another is in
    /// its place; [`AlreadyLocked`](Error::AlreadyLocked) if the vault was locked by somebody; and those of a service that
    /// cannot answer.
    ///
    /// ```
    /// # use glacier_vault_lock::{Resumed, VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # emulator.create_vault("records")?;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// # let policy = Policy::parse(r#"{"Statement": {"Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
    /// #     "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/records"}}"#)?;
    /// let vault: VaultName = "records".parse()?;
    /// # drop(locks.initiate(&vault, &policy).await?);
    /// match locks.resume(&vault).await? {
    ///     Resumed::Pending(pending) => pending.abort().await?,
    ///     Resumed::Locked(locked) => println!("{} is locked", locked.vault),
    ///     _ => println!("nothing was begun"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn resume(&self, vault: &VaultName) -> Result<Resumed, Error> {
        traced(info_span!("resume_vault_lock", %vault), async {
            let claim = self.claim(vault, self.vault_arn(vault).await?).await?;
            let status = claim.look().await?;
            claim.resume(status).await
        })
        .await
    }
}

impl Claim<'_> {
    pub(super) async fn resume(&self, status: LockStatus) -> Result<Resumed, Error> {
        let Some(record) = self.read().await? else { return Ok(Resumed::Nothing) };
        match record.phase.clone() {
            Phase::Initiating => self.resume_initiating(record, status).await,
            Phase::InProgress { lock_id } | Phase::Refused { lock_id } => {
                self.resume_known(record, lock_id, status).await
            }
            Phase::Completing { lock_id } => self.resume_completing(record, lock_id, status).await,
            Phase::Aborting { lock_id } => match status {
                LockStatus::Unlocked => {
                    self.forget().await;
                    Ok(Resumed::Nothing)
                }
                status => self.resume_known(record, lock_id, status).await,
            },
        }
    }

    async fn resume_initiating(
        &self,
        record: Record,
        status: LockStatus,
    ) -> Result<Resumed, Error> {
        match status {
            LockStatus::Unlocked => {
                // It stays in the journal while a lock of it may come about after all, to be known for ours.
                if self.may_still_arrive(&record).is_empty() {
                    self.forget().await;
                }
                Ok(Resumed::Nothing)
            }
            LockStatus::InProgress(found) => {
                let policy = &record.policy;
                let Some(others) = self.abort_if_lost(&found, &record, policy).await? else {
                    self.forget().await;
                    return Err(self.already_in_progress(Whose::SomebodyElses, found));
                };
                info!("initiating the lock anew");
                self.initiate(policy, others).await.map(Resumed::Pending)
            }
            LockStatus::Locked(found) => {
                self.forget().await;
                Err(self.already_locked(&record.policy, found))
            }
        }
    }

    async fn resume_known(
        &self,
        mut record: Record,
        lock_id: LockId,
        status: LockStatus,
    ) -> Result<Resumed, Error> {
        let status = self.look_again(status, &record).await;
        let status = status.map_err(|failure| failure.without_effect(self.vault))?;
        match self.fate(&record, status).await? {
            Fate::InProgress(found) => {
                let expires = found.expires;
                if self.is_of(&found, &record) {
                    record.created = found.created;
                }
                if !record.phase.is_refused() {
                    record.phase = Phase::InProgress { lock_id: lock_id.clone() };
                }
                self.write(&record).await?;
                Ok(Resumed::Pending(PendingLock::new(self, record, lock_id, expires)))
            }
            Fate::Locked(found) => {
                self.forget().await;
                Err(self.already_locked(&record.policy, found))
            }
        }
    }

    async fn resume_completing(
        &self,
        record: Record,
        lock_id: LockId,
        status: LockStatus,
    ) -> Result<Resumed, Error> {
        match status {
            LockStatus::Locked(found) if self.is_surely(&found, &record) => {
                self.forget().await;
                Ok(Resumed::Locked(self.locked(found, HowLocked::Completed)))
            }
            status => self.resume_known(record, lock_id, status).await,
        }
    }
}
