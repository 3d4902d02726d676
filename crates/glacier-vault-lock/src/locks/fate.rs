//! What has become of a lock whose ID is known.

use super::claim::{Claim, LIFETIME};
use crate::{
    error::Error,
    journal::Record,
    lock::{LockDetails, LockStatus, later},
};

/// A lock that is still there, in one way or the other.
pub(super) enum Fate {
    /// It is in progress, as it was tested.
    InProgress(LockDetails),
    /// The vault is locked; whether by this lock or by another one, the details have to tell.
    Locked(LockDetails),
}

impl Claim<'_> {
    /// What has become of the lock of a record, if the vault stands like this. A lock that has ended, or has made way for another,
    /// is an error, and its record is forgotten: there is nothing left to do with its ID.
    pub(super) async fn fate(&self, record: &Record, status: LockStatus) -> Result<Fate, Error> {
        let error = match status {
            LockStatus::InProgress(found) if self.is_the_tested(&found, record) => {
                return Ok(Fate::InProgress(found));
            }
            LockStatus::Locked(found) => return Ok(Fate::Locked(found)),
            LockStatus::InProgress(found) => self.replaced(found),
            LockStatus::Unlocked => self.ended(record),
        };
        self.forget().await;
        Err(error)
    }

    /// Whether a lock in progress is the one that was tested. Without the service's date the policy has to do: the ID goes along
    /// with the request, and the service completes no other lock by it.
    #[expect(clippy::unused_self, reason = "asked of the claim, as its sister `is_of` is")]
    pub(super) fn is_the_tested(&self, found: &LockDetails, record: &Record) -> bool {
        found.has_policy(&record.policy)
            && (record.created.is_none() || record.created == found.created)
    }

    /// Whether a lock is the one of the record: it has its date.
    pub(super) fn is_surely(&self, found: &LockDetails, record: &Record) -> bool {
        record.created.is_some() && self.is_the_tested(found, record)
    }

    /// The error for a lock that was in progress and is no more.
    pub(super) fn ended(&self, record: &Record) -> Error {
        let vault = self.vault.clone();
        // Their difference, since a sum may lie beyond all clocks.
        let passed = self.locks.now().duration_since(record.last_attempt).unwrap_or_default();
        if passed < LIFETIME {
            return Error::LockGone { vault };
        }
        let created = record.created.unwrap_or_else(|| record.last_attempt.into());
        Error::WindowExpired { vault, expired: later(created, LIFETIME) }
    }

    /// The error for a lock in whose place another is in progress.
    pub(super) fn replaced(&self, found: LockDetails) -> Error {
        Error::LockReplaced { vault: self.vault.clone(), found: Box::new(found) }
    }
}
