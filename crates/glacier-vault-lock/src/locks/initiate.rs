//! Initiating a lock without losing its ID.
//!
//! `InitiateVaultLock` is never repeated blindly: a second request would meet the lock that the first one made, and its ID, which
//! was in the lost answer, would be gone. So each attempt is sent once. If its outcome is not known, the service is asked how the
//! vault stands; a lock of ours whose ID was lost is aborted, and initiated anew. Somebody else's lock is never aborted.

use super::{VaultLocks, claim::Claim};
use crate::{
    call::{Failure, FailureKind, INITIATE_VAULT_LOCK},
    error::{Error, Whose},
    journal::{Attempt, Phase, Record},
    lock::{LockDetails, LockStatus},
    names::{LockId, VaultName},
    pending::PendingLock,
    trace::traced,
};
use std::ops::ControlFlow;
use tracing::{debug, info, info_span};
use vault_lock_policy::Policy;

impl VaultLocks {
    /// Initiates a lock: the policy is in force from then on, and there are 24 hours to test it and to complete or abort the lock.
    ///
    /// The lock ID is in the journal before this returns. If it fails or is cancelled, the journal knows of the attempt:
    /// [`resume`](Self::resume) finds out what became of it.
    ///
    /// # Errors
    ///
    /// [`AlreadyInProgress`](Error::AlreadyInProgress) and [`AlreadyLocked`](Error::AlreadyLocked) with the policy found,
    /// [`VaultNotFound`](Error::VaultNotFound), [`PolicyRefused`](Error::PolicyRefused), [`AccessDenied`](Error::AccessDenied),
    /// [`ServiceClosed`](Error::ServiceClosed), [`ServiceUnavailable`](Error::ServiceUnavailable),
    /// [`OutcomeUnknown`](Error::OutcomeUnknown), [`NotSent`](Error::NotSent) and [`Journal`](Error::Journal). If the journal
    /// cannot keep the ID, the lock is aborted.
    ///
    /// Most errors of the linter don't stand in the way of a test; they are in [`PendingLock::findings`], and completing minds them.
    /// [`PolicyHasErrors`](Error::PolicyHasErrors) comes for those that would keep the test from ending, since the policy is in force at
    /// once: that looking, aborting or completing is denied. [`accepting`](Self::accepting) them lets them through.
    ///
    /// ```
    /// # use glacier_vault_lock::{VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # emulator.create_vault("records")?;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// # let policy = Policy::parse(r#"{"Statement": {"Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
    /// #     "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/records"}}"#)?;
    /// let vault: VaultName = "records".parse()?;
    /// let pending = locks.initiate(&vault, &policy).await?;
    /// assert_eq!(pending.policy(), &policy);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn initiate(&self, vault: &VaultName, policy: &Policy) -> Result<PendingLock, Error> {
        traced(info_span!("initiate_vault_lock", %vault), async {
            let claim = self.claim(vault, self.vault_arn(vault).await?).await?;
            let status = claim.look().await?;
            claim.begin(policy, status).await
        })
        .await
    }
}

impl Claim<'_> {
    /// Initiates a lock on a vault that stands like this, if there is no lock.
    pub(super) async fn begin(
        &self,
        policy: &Policy,
        status: LockStatus,
    ) -> Result<PendingLock, Error> {
        let earlier = self.make_way(policy, status).await?;
        self.mind_lock_steps(policy)?;
        self.initiate(policy, earlier).await
    }

    /// Sees to it that the vault has no lock; one of ours whose ID was lost is aborted for that. Gives back earlier attempts that may
    /// still arrive.
    async fn make_way(&self, policy: &Policy, status: LockStatus) -> Result<Vec<Attempt>, Error> {
        let record = self.read().await?;
        let status = match &record {
            Some(record) => self.look_again(status, record).await,
            None => Ok(status),
        };
        let status = status.map_err(|failure| failure.without_effect(self.vault))?;
        let somebody_elses = |found| self.already_in_progress(Whose::SomebodyElses, found);
        match (status, record) {
            (LockStatus::Unlocked, None) => Ok(Vec::new()),
            (LockStatus::Unlocked, Some(record)) => {
                let earlier = self.may_still_arrive(&record);
                if earlier.is_empty() {
                    self.forget().await;
                }
                Ok(earlier)
            }
            (LockStatus::Locked(found), record) => {
                if record.is_some() {
                    self.forget().await;
                }
                Err(self.already_locked(policy, found))
            }
            (LockStatus::InProgress(found), Some(record))
                if record.phase.lock_id().is_some()
                    && !record.phase.is_refused()
                    && self.is_the_tested(&found, &record) =>
            {
                Err(self.already_in_progress(Whose::Ours, found))
            }
            (LockStatus::InProgress(found), Some(record)) => {
                let others = self.abort_if_lost(&found, &record, policy).await?;
                others.ok_or_else(|| somebody_elses(found))
            }
            (LockStatus::InProgress(found), None) => Err(somebody_elses(found)),
        }
    }

    /// Aborts a lock in progress if it came about by an attempt of the record, whose answer was lost. Gives back the other attempts that
    /// may still arrive, or `None` if the lock is not ours.
    pub(super) async fn abort_if_lost(
        &self,
        found: &LockDetails,
        record: &Record,
        policy: &Policy,
    ) -> Result<Option<Vec<Attempt>>, Error> {
        let Some(lost) = self.lost_attempt(found, record) else { return Ok(None) };
        self.abort_lost(found, policy).await?;
        let mut others = self.may_still_arrive(record);
        others.retain(|attempt| *attempt != lost);
        Ok(Some(others))
    }

    /// Initiates a lock on a vault that has none. Earlier attempts that may still arrive are remembered, whatever their policy, so that
    /// their locks can be told from somebody else's.
    pub(super) async fn initiate(
        &self,
        policy: &Policy,
        earlier: Vec<Attempt>,
    ) -> Result<PendingLock, Error> {
        let mut record = Record::new(self.arn.clone(), policy.clone(), self.locks.now());
        let mut doubt = Doubt::default();
        let (same, others): (Vec<_>, Vec<_>) =
            earlier.into_iter().partition(|attempt| attempt.policy.means_the_same(policy));
        if let Some(same) = same.first() {
            record.first_attempt = same.first_attempt;
            doubt.under_way = 1;
        }
        record.earlier = others;
        for attempt in 0..self.locks.attempts() {
            self.locks.pause_before(attempt).await;
            record.last_attempt = self.locks.now();
            self.write(&record).await?;
            let failure = match self.calls().initiate(policy).await {
                Ok(lock_id) => {
                    debug!(lock_id = lock_id.as_str(), "the service gave a lock ID");
                    return self.hold(record, lock_id).await;
                }
                Err(failure) => failure,
            };
            if let ControlFlow::Break(error) = self.settle(&mut record, &mut doubt, failure).await {
                return Err(error);
            }
        }
        // There is at least one attempt, and each that fails is remembered.
        let Some(failure) = doubt.last else {
            return Err(Error::LockGone { vault: self.vault.clone() });
        };
        if doubt.under_way > 0 {
            return Err(failure.with_unknown_outcome(self.vault));
        }
        self.take_back(&record).await;
        Err(failure.without_effect(self.vault))
    }

    /// Finds out what became of an attempt that failed. To continue means that the vault has no lock of ours, so that another
    /// attempt may be made.
    async fn settle(
        &self,
        record: &mut Record,
        doubt: &mut Doubt,
        mut failure: Failure,
    ) -> ControlFlow<Error> {
        let unclear = failure.is_unclear();
        let denied = failure.is_access_denied();
        let may_be_ours = unclear || doubt.under_way > 0;
        doubt.under_way += u32::from(unclear && !failure.answered);
        if failure.kind == FailureKind::NotSent && may_be_ours {
            return ControlFlow::Break(failure.with_unknown_outcome(self.vault));
        }
        if !unclear && !denied {
            return ControlFlow::Break(self.refused(failure, may_be_ours, record).await);
        }
        info!(code = failure.code, "the outcome of an attempt is not known; looking at the vault");
        match self.get().await {
            Ok(LockStatus::Unlocked) if denied && doubt.denied => {
                return ControlFlow::Break(self.refused(failure, may_be_ours, record).await);
            }
            // Denied, yet there is no lock: one that was in the way may have ended just now, so it is tried once more.
            Ok(LockStatus::Unlocked) => doubt.denied = denied,
            // There was no lock before the attempt, so it has come about since.
            Ok(LockStatus::InProgress(found)) => {
                let mut earlier = record.earlier.iter();
                let earlier = earlier.position(|attempt| found.has_policy(&attempt.policy));
                if earlier.is_none() && !(may_be_ours && found.has_policy(&record.policy)) {
                    self.forget().await;
                    let error = self.already_in_progress(Whose::SomebodyElses, found);
                    return ControlFlow::Break(error);
                }
                if let Err(error) = self.abort_lost(&found, &record.policy).await {
                    return ControlFlow::Break(self.left_in_progress(error));
                }
                match earlier {
                    Some(earlier) => drop(record.earlier.remove(earlier)),
                    None => doubt.under_way = doubt.under_way.saturating_sub(1),
                }
                if denied {
                    // Because of that lock, which is gone now: nobody has to be given a permission.
                    failure.kind = FailureKind::Unclear;
                }
            }
            Ok(LockStatus::Locked(found)) => {
                self.forget().await;
                return ControlFlow::Break(self.already_locked(&record.policy, found));
            }
            // Denied perhaps because of a lock of ours that an earlier attempt made.
            Err(_) if may_be_ours || !record.earlier.is_empty() => {
                self.take_back_unless(may_be_ours, record).await;
                return ControlFlow::Break(failure.with_unknown_outcome(self.vault));
            }
            Err(_) => {
                self.forget().await;
                return ControlFlow::Break(failure.without_effect(self.vault));
            }
        }
        doubt.last = Some(failure);
        ControlFlow::Continue(())
    }

    /// The error for a lock of this call whose ID was lost and that could not be aborted: whatever the reason, it is in progress.
    fn left_in_progress(&self, error: Error) -> Error {
        match error {
            Error::AlreadyLocked { .. } | Error::OutcomeUnknown { .. } => error,
            reason => Error::OutcomeUnknown {
                vault: self.vault.clone(),
                operation: INITIATE_VAULT_LOCK,
                source: reason.into(),
            },
        }
    }

    /// Writes the ID down, then asks for the lock's dates. A lock whose ID cannot be written down is aborted.
    async fn hold(&self, record: Record, lock_id: LockId) -> Result<PendingLock, Error> {
        let mut record = record.in_phase(Phase::InProgress { lock_id: lock_id.clone() });
        // They meet this lock now, and are denied.
        record.earlier.clear();
        if let Err(source) = self.try_write(&record).await {
            let in_progress = self.give_up(&record).await.is_err().then_some(lock_id);
            return Err(Error::Journal { vault: self.vault.clone(), in_progress, source });
        }
        match self.look_for(&record).await {
            Ok(LockStatus::InProgress(found)) if found.has_policy(&record.policy) => {
                record.created = found.created;
                // Only the date would be missing, and the ID is there.
                let _ = self.try_write(&record).await;
                Ok(PendingLock::new(self, record, lock_id, found.expires))
            }
            Ok(LockStatus::InProgress(found)) => {
                self.forget().await;
                Err(self.replaced(found))
            }
            // The service may not show yet what it has done, or not answer at all. Completing looks once more.
            _ => Ok(PendingLock::new(self, record, lock_id, None)),
        }
    }

    /// The error for an attempt that was refused, which is all that there is to say unless an earlier one may still arrive.
    async fn refused(&self, failure: Failure, may_be_ours: bool, record: &Record) -> Error {
        self.take_back_unless(may_be_ours, record).await;
        if may_be_ours {
            failure.with_unknown_outcome(self.vault)
        } else {
            failure.without_effect(self.vault)
        }
    }

    /// Takes an attempt that came to nothing out of the journal, unless an earlier one with its policy may still arrive.
    async fn take_back_unless(&self, may_be_ours: bool, record: &Record) {
        if !may_be_ours {
            self.take_back(record).await;
        }
    }

    /// Takes an attempt that came to nothing out of the journal, which goes on knowing of those before.
    async fn take_back(&self, record: &Record) {
        match record.without_the_last() {
            // It may stay as well: that there is no lock of it shows.
            Some(earlier) => drop(self.try_write(&earlier).await),
            None => self.forget().await,
        }
    }

    pub(super) fn already_in_progress(&self, whose: Whose, found: LockDetails) -> Error {
        Error::AlreadyInProgress { vault: self.vault.clone(), whose, found: Box::new(found) }
    }
}

/// What earlier attempts leave open.
#[derive(Default)]
struct Doubt {
    /// So many of them were not answered, and may still arrive.
    under_way: u32,
    /// The last one was denied although there was no lock.
    denied: bool,
    /// How the last one failed.
    last: Option<Failure>,
}
