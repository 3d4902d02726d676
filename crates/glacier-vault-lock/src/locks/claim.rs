//! The right to work on the lock of a vault: its entry in the journal, held so that no other call works on it meanwhile.

use super::VaultLocks;
use crate::{
    call::{Calls, Failure},
    error::Error,
    journal::{Attempt, JournalEntry, JournalError, Phase, Record},
    lock::{LockDetails, LockStatus},
    names::{LockId, VaultName},
};
use std::time::{Duration, SystemTime};
use vault_lock_policy::{Policy, VaultArn};

/// How long a lock is in progress.
pub(crate) const LIFETIME: Duration = Duration::from_hours(24);

/// A call that was cancelled keeps the entry until the write that it had begun is done, which does not take long.
const PAUSES_WHILE_BUSY: [Duration; 3] =
    [Duration::from_millis(10), Duration::from_millis(50), Duration::from_millis(250)];

/// So often is a new lock looked for before it is taken for gone.
const LOOKS: u32 = 3;

/// The right to work on the lock of a vault, until it is dropped.
pub(crate) struct Claim<'a> {
    pub(crate) locks: &'a VaultLocks,
    pub(crate) vault: &'a VaultName,
    pub(super) arn: VaultArn,
    entry: Box<dyn JournalEntry>,
}

impl VaultLocks {
    /// Takes the vault's entry in the journal.
    pub(crate) async fn claim<'a>(
        &'a self,
        vault: &'a VaultName,
        arn: VaultArn,
    ) -> Result<Claim<'a>, Error> {
        let mut pauses = PAUSES_WHILE_BUSY.into_iter();
        loop {
            match (self.journal.open(&arn).await, pauses.next()) {
                (Ok(entry), _) => return Ok(Claim { locks: self, vault, arn, entry }),
                (Err(JournalError::Busy { .. }), Some(pause)) => self.sleep(pause).await,
                (Err(error), _) => return Err(journal_error(vault, error)),
            }
        }
    }
}

impl Claim<'_> {
    pub(super) fn calls(&self) -> Calls<'_> {
        self.locks.calls(self.vault)
    }

    pub(super) async fn get(&self) -> Result<LockStatus, Failure> {
        self.calls().get().await
    }

    /// How the vault stands, at the beginning of a call, when nothing has been changed yet.
    pub(super) async fn look(&self) -> Result<LockStatus, Error> {
        self.get().await.map_err(|failure| failure.without_effect(self.vault))
    }

    /// The same, when the lock of a record should be there.
    pub(super) async fn look_for(&self, record: &Record) -> Result<LockStatus, Error> {
        let status = self.look().await?;
        let again = self.look_again(status, record).await;
        again.map_err(|failure| failure.without_effect(self.vault))
    }

    /// The status that was found, or if that is no lock although the record has one of just now, what further looks find: the
    /// service does not promise to show at once what it has done, and a lock that is taken for gone loses its ID.
    pub(super) async fn look_again(
        &self,
        mut status: LockStatus,
        record: &Record,
    ) -> Result<LockStatus, Failure> {
        // One of a time to come is new as well: the clock was set back, and to look costs nothing.
        let tolerance = self.locks.settings.clock_tolerance;
        let is_new = record.phase.lock_id().is_some()
            && is_within(tolerance, record.last_attempt, self.locks.now());
        for look in 1..LOOKS {
            if status != LockStatus::Unlocked || !is_new {
                break;
            }
            self.locks.pause_before(look).await;
            status = self.get().await?;
        }
        Ok(status)
    }

    pub(super) async fn read(&self) -> Result<Option<Record>, Error> {
        self.entry.read().await.map_err(|error| self.journal_error(error))
    }

    pub(super) async fn write(&self, record: &Record) -> Result<(), Error> {
        self.try_write(record).await.map_err(|error| self.journal_error(error))
    }

    pub(super) async fn try_write(&self, record: &Record) -> Result<(), JournalError> {
        self.entry.write(record).await
    }

    /// Removes the record of a lock that is over. What was found out stays true if that fails, so it is only logged; whoever
    /// reads the record later finds out again.
    pub(super) async fn forget(&self) {
        if let Err(error) = self.entry.remove().await {
            tracing::warn!(%error, "the record of a lock that is over stays in the journal");
        }
    }

    pub(super) fn journal_error(&self, source: JournalError) -> Error {
        journal_error(self.vault, source)
    }

    pub(super) fn already_locked(&self, policy: &Policy, found: LockDetails) -> Error {
        Error::AlreadyLocked {
            vault: self.vault.clone(),
            same_policy: found.has_policy(policy),
            found: Box::new(found),
        }
    }

    pub(super) fn wrong_id(&self, lock_id: &LockId) -> Error {
        Error::WrongLockId { vault: self.vault.clone(), lock_id: lock_id.clone() }
    }

    /// What became of the lock of a pending lock that was kept for so long that the journal has gone on to another; `None` if it has
    /// not. The journal's record is left alone then: it may be the only one who knows of that other lock.
    pub(crate) async fn outlived(
        &self,
        record: &Record,
        lock_id: &LockId,
    ) -> Result<Option<Error>, Error> {
        let Some(known) = self.read().await? else { return Ok(None) };
        let other = known.phase.lock_id();
        if other == Some(lock_id) {
            return Ok(None);
        }
        Ok(match self.look().await? {
            // Of one lock another ID can only be in the journal because this one was refused.
            LockStatus::InProgress(found) if self.is_surely(&found, record) => {
                other.map(|_| self.wrong_id(lock_id))
            }
            LockStatus::InProgress(found) => Some(self.replaced(found)),
            LockStatus::Locked(found) => Some(self.already_locked(&record.policy, found)),
            LockStatus::Unlocked => Some(self.ended(record)),
        })
    }

    /// The attempts of a record that are so recent that their requests may still be on their way.
    pub(super) fn may_still_arrive(&self, record: &Record) -> Vec<Attempt> {
        if record.phase != Phase::Initiating {
            return Vec::new();
        }
        record.attempts().filter(|attempt| self.is_recent(attempt.last_attempt)).collect()
    }

    /// Whether a last attempt is not longer ago than the clock tolerance. Of one that is further ahead than that, after the clock was
    /// set back, nobody knows how long ago it was.
    fn is_recent(&self, last_attempt: SystemTime) -> bool {
        let (tolerance, now) = (self.locks.settings.clock_tolerance, self.locks.now());
        is_within(tolerance, last_attempt, now) && is_within(tolerance, now, last_attempt)
    }

    /// The attempt of a record that a lock found in progress came about by, if its ID was lost with the answer.
    pub(super) fn lost_attempt(&self, found: &LockDetails, record: &Record) -> Option<Attempt> {
        if record.phase != Phase::Initiating {
            return None;
        }
        record.attempts().rev().find(|attempt| {
            found.has_policy(&attempt.policy)
                && self.is_in_time(found, attempt.first_attempt, attempt.last_attempt)
        })
    }

    /// Whether a lock found in progress is the one that the record is about.
    ///
    /// The policy has to mean the same, and the time has to fit: the service's date if it is known, or else the lock has to have
    /// come about when the request was on its way. It is known to be no older, for the vault had no lock when the record was made.
    pub(super) fn is_of(&self, found: &LockDetails, record: &Record) -> bool {
        found.has_policy(&record.policy)
            && match (record.created, found.created) {
                (Some(known), Some(found)) => known == found,
                _ => self.is_in_time(found, record.first_attempt, record.last_attempt),
            }
    }

    fn is_in_time(&self, found: &LockDetails, first: SystemTime, last: SystemTime) -> bool {
        let tolerance = self.locks.settings.clock_tolerance;
        let there = |time| self.locks.skew.by_the_service(time);
        let created = found.created.and_then(|at| SystemTime::try_from(at).ok());
        let fits = created.is_some_and(|at| {
            is_within(tolerance, at, there(first)) && is_within(tolerance, there(last), at)
        });
        // Right after the attempt, no clock has to be trusted.
        fits || self.is_recent(last)
    }
}

/// Whether a time is at most so long after another one. Their difference is compared, since a sum may lie beyond all clocks.
fn is_within(span: Duration, after: SystemTime, time: SystemTime) -> bool {
    time.duration_since(after).unwrap_or_default() <= span
}

fn journal_error(vault: &VaultName, source: JournalError) -> Error {
    Error::Journal { vault: vault.clone(), in_progress: None, source }
}
