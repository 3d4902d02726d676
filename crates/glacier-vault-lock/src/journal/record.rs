//! What a journal remembers of one lock.

use crate::names::LockId;
use glacier_sdk::primitives::DateTime;
use std::time::SystemTime;
use vault_lock_policy::{Policy, VaultArn};

/// What a [`LockJournal`](super::LockJournal) remembers of one lock.
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
}

/// How far a lock has come.
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
}

impl Record {
    /// A record of a lock that is about to be initiated.
    pub fn new(vault: VaultArn, policy: Policy, now: SystemTime) -> Self {
        Self {
            vault,
            policy,
            phase: Phase::Initiating,
            created: None,
            first_attempt: now,
            last_attempt: now,
        }
    }

    /// The same lock, further on.
    #[must_use]
    pub fn in_phase(self, phase: Phase) -> Self {
        Self { phase, ..self }
    }
}

impl Phase {
    /// The ID of the lock, once the service has told it.
    pub fn lock_id(&self) -> Option<&LockId> {
        match self {
            Self::Initiating => None,
            Self::InProgress { lock_id }
            | Self::Completing { lock_id }
            | Self::Aborting { lock_id } => Some(lock_id),
        }
    }
}
