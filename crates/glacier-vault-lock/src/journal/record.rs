//! What a journal remembers of one lock.

use super::JournalError;
use crate::names::LockId;
use glacier_sdk::primitives::DateTime;
use std::time::SystemTime;
use vault_lock_policy::{Policy, VaultArn};

/// What a [`LockJournal`](super::LockJournal) remembers of one lock.
///
/// ```
/// use glacier_vault_lock::{
///     journal::{Phase, Record},
///     policy::{Policy, examples},
/// };
/// use std::time::SystemTime;
///
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let now = SystemTime::now();
/// let record = Record::new(vault, Policy::parse(examples::RETENTION)?, now);
/// assert_eq!(record.phase, Phase::Initiating);
/// assert_eq!((record.first_attempt, record.last_attempt), (now, now));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Record {
    /// The vault.
    pub vault: VaultArn,
    /// The policy, word for word as it was sent or is about to be.
    pub policy: Policy,
    /// How far it has come.
    pub phase: Phase,
    /// When the lock was initiated by the service's clock, once it is known. It tells this lock from a later one on the same vault.
    pub created: Option<DateTime>,
    /// When the first request to initiate the lock was about to be sent, by this machine's clock.
    pub first_attempt: SystemTime,
    /// When the last one was.
    pub last_attempt: SystemTime,
    /// Attempts with other policies before this one, the oldest first, whose requests may still arrive. Only a record in
    /// [`Phase::Initiating`] has any.
    pub earlier: Vec<Attempt>,
}

/// An attempt to initiate a lock whose outcome nobody knows, and after which another was made with another policy.
///
/// ```
/// use glacier_vault_lock::{
///     journal::{Attempt, Record},
///     policy::{Policy, examples},
/// };
/// use std::time::{Duration, SystemTime};
///
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let (now, minute) = (SystemTime::now(), Duration::from_mins(1));
/// let mut record = Record::new(vault, Policy::parse(examples::RETENTION)?, now);
///
/// let shorter = Policy::parse(&examples::RETENTION.replace("365", "30"))?;
/// record.earlier.push(Attempt::new(shorter, now - minute, now - minute));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// The policy, word for word as it was sent.
    pub policy: Policy,
    /// When the first request was about to be sent, by this machine's clock.
    pub first_attempt: SystemTime,
    /// When the last one was.
    pub last_attempt: SystemTime,
}

/// How far a lock has come.
///
/// ```
/// use glacier_vault_lock::journal::Phase;
///
/// let phase = Phase::Completing { lock_id: "AE863rKkWZU53SLW5be4DUcW".parse()? };
/// assert_eq!(phase.lock_id().map(|id| id.as_str()), Some("AE863rKkWZU53SLW5be4DUcW"));
/// # Ok::<(), glacier_vault_lock::LockIdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// `InitiateVaultLock` is about to be sent, or was sent and its answer did not come.
    Initiating,
    /// The lock is in progress, to be completed or aborted.
    InProgress {
        /// Its ID.
        lock_id: LockId,
    },
    /// `CompleteVaultLock` is about to be sent, or was sent and its answer did not come.
    Completing {
        /// Its ID.
        lock_id: LockId,
    },
    /// `AbortVaultLock` is about to be sent, or was sent and its answer did not come.
    Aborting {
        /// Its ID.
        lock_id: LockId,
    },
    /// A lock is in progress, and the service has refused to complete it with this ID: it is another lock's.
    /// [`adopt`](crate::VaultLocks::adopt) may put the right one in its place.
    Refused {
        /// The ID that was refused.
        lock_id: LockId,
    },
}

impl Record {
    /// A record of a lock that is about to be initiated, for the first time.
    ///
    /// `now` is the time of this machine's clock.
    pub fn new(vault: VaultArn, policy: Policy, now: SystemTime) -> Self {
        Self {
            vault,
            policy,
            phase: Phase::Initiating,
            created: None,
            first_attempt: now,
            last_attempt: now,
            earlier: Vec::new(),
        }
    }

    /// The attempts that it is about, the oldest first.
    pub(crate) fn attempts(&self) -> impl DoubleEndedIterator<Item = Attempt> {
        let last = Attempt::new(self.policy.clone(), self.first_attempt, self.last_attempt);
        self.earlier.iter().cloned().chain([last])
    }

    /// The record as it would be without its last attempt; `None` if there was no other.
    pub(crate) fn without_the_last(&self) -> Option<Self> {
        let mut earlier = self.earlier.clone();
        let Attempt { policy, first_attempt, last_attempt } = earlier.pop()?;
        let first = Self::new(self.vault.clone(), policy, first_attempt);
        Some(Self { last_attempt, earlier, ..first })
    }

    /// The same lock, further on.
    ///
    /// ```
    /// # use glacier_vault_lock::{journal::{Phase, Record}, policy::{Policy, examples}};
    /// # let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
    /// # let record = Record::new(vault, Policy::parse(examples::RETENTION)?, std::time::SystemTime::now());
    /// let phase = Phase::InProgress { lock_id: "AE863rKkWZU53SLW5be4DUcW".parse()? };
    /// assert_eq!(record.in_phase(phase.clone()).phase, phase);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn in_phase(self, phase: Phase) -> Self {
        Self { phase, ..self }
    }

    /// What implementations of [`JournalEntry::write`](super::JournalEntry::write) ask first: whether the record is about the
    /// entry's vault.
    ///
    /// ```
    /// # use glacier_vault_lock::{journal::Record, policy::{Policy, examples}};
    /// # let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
    /// # let record = Record::new(vault, Policy::parse(examples::RETENTION)?, std::time::SystemTime::now());
    /// assert!(record.check_vault(&record.vault).is_ok());
    ///
    /// let other = "arn:aws:glacier:us-west-2:111122223333:vaults/photos".parse()?;
    /// assert!(record.check_vault(&other).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`JournalError::OtherVault`] if it is about another.
    pub fn check_vault(&self, entry: &VaultArn) -> Result<(), JournalError> {
        if self.vault == *entry {
            return Ok(());
        }
        Err(JournalError::OtherVault { entry: entry.to_string(), record: self.vault.to_string() })
    }
}

impl Attempt {
    /// An attempt whose first and last request were about to be sent at these times of this machine's clock.
    pub fn new(policy: Policy, first_attempt: SystemTime, last_attempt: SystemTime) -> Self {
        Self { policy, first_attempt, last_attempt }
    }
}

impl Phase {
    /// The ID of the lock, once the service has told it.
    ///
    /// ```
    /// assert_eq!(glacier_vault_lock::journal::Phase::Initiating.lock_id(), None);
    /// ```
    pub fn lock_id(&self) -> Option<&LockId> {
        match self {
            Self::Initiating => None,
            Self::InProgress { lock_id }
            | Self::Completing { lock_id }
            | Self::Aborting { lock_id }
            | Self::Refused { lock_id } => Some(lock_id),
        }
    }

    /// Whether its ID is known not to be that of the lock in progress.
    pub(crate) fn is_refused(&self) -> bool {
        matches!(self, Self::Refused { .. })
    }
}
