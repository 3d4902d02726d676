//! The life of a vault lock: none, in progress, locked.
//!
//! ```text
//!        Initiate               Complete
//! none ────────────▶ InProgress ────────▶ Locked
//!      ◀────────────
//!     Abort, 24 hours
//! ```

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::answer::{Answer, LockDescription, Response};
use super::error::{ErrorCode, ServiceError};
use super::lock_id::{LockId, LockIds};
use super::names::VaultName;
use super::policy::{InvalidPolicy, PolicyKind, VaultPolicy};
use super::timestamp::Timestamp;
use crate::rules;

/// How long a lock stays in progress, [`rules::LOCK_LIFETIME`].
pub const LOCK_LIFETIME: Duration = Duration::from_hours(24);

/// A vault's lock, in progress or final.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    id: LockId,
    policy: VaultPolicy,
    created: Timestamp,
    state: LockState,
}

/// How far a lock has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LockState {
    /// Initiated: the policy holds, and Abort or time can still remove it.
    InProgress,
    /// Completed: nothing can change it.
    Locked,
}

/// The place in a vault for at most one lock. Each operation is one row of the state table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct LockSlot(Option<Lock>);

/// A lock as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LockRecord {
    id: LockId,
    policy: String,
    created: Timestamp,
    state: LockState,
}

impl LockSlot {
    pub(super) fn initiate(
        &mut self,
        vault: &VaultName,
        policy: &str,
        now: Timestamp,
        ids: &mut dyn LockIds,
    ) -> Result<Answer, ServiceError> {
        self.expire(now);
        match self.state() {
            None => {
                let policy = VaultPolicy::parse(policy)
                    .map_err(|invalid| invalid.refusal(PolicyKind::Lock))?;
                let id = ids.next_lock_id();
                let lock_id = id.clone();
                self.0 = Some(Lock { id, policy, created: now, state: LockState::InProgress });
                Ok(Answer::new(&rules::INITIATE, Response::InitiateVaultLock { lock_id })
                    .changing(vault))
            }
            Some(LockState::InProgress) => Err(ServiceError::new(
                ErrorCode::AccessDenied,
                &rules::INITIATE_IN_PROGRESS,
                format!("A vault lock is already in progress for: {vault}"),
            )),
            Some(LockState::Locked) => Err(already_locked(vault, &rules::INITIATE_LOCKED)),
        }
    }

    pub(super) fn complete(
        &mut self,
        vault: &VaultName,
        lock_id: &str,
        now: Timestamp,
    ) -> Result<Answer, ServiceError> {
        self.expire(now);
        let Some(lock) = &mut self.0 else {
            return Err(no_lock(vault, &rules::COMPLETE_WITHOUT_LOCK));
        };
        match (lock.state, lock.id == *lock_id) {
            (LockState::InProgress, true) => {
                lock.state = LockState::Locked;
                Ok(Answer::new(&rules::COMPLETE, Response::CompleteVaultLock).changing(vault))
            }
            (LockState::Locked, true) => {
                Ok(Answer::new(&rules::COMPLETE_AGAIN, Response::CompleteVaultLock))
            }
            (LockState::InProgress, false) => Err(ServiceError::new(
                ErrorCode::InvalidParameterValue,
                &rules::COMPLETE_WRONG_ID_IN_PROGRESS,
                format!("The lock ID is not that of the vault lock in progress for: {vault}"),
            )),
            (LockState::Locked, false) => {
                Err(already_locked(vault, &rules::COMPLETE_WRONG_ID_LOCKED))
            }
        }
    }

    pub(super) fn abort(
        &mut self,
        vault: &VaultName,
        now: Timestamp,
    ) -> Result<Answer, ServiceError> {
        self.expire(now);
        match self.state() {
            None => Ok(Answer::new(&rules::ABORT_WITHOUT_LOCK, Response::AbortVaultLock)),
            Some(LockState::InProgress) => {
                self.0 = None;
                Ok(Answer::new(&rules::ABORT, Response::AbortVaultLock).changing(vault))
            }
            Some(LockState::Locked) => Err(already_locked(vault, &rules::ABORT_LOCKED)),
        }
    }

    pub(super) fn describe(
        &mut self,
        vault: &VaultName,
        now: Timestamp,
    ) -> Result<Answer, ServiceError> {
        self.expire(now);
        let Some(lock) = &self.0 else {
            return Err(no_lock(vault, &rules::GET_WITHOUT_LOCK));
        };
        let rule = match lock.state {
            LockState::InProgress => &rules::GET_IN_PROGRESS,
            LockState::Locked => &rules::GET_LOCKED,
        };
        let description = LockDescription {
            policy: lock.policy.clone(),
            state: lock.state,
            expires: lock.expires(),
            created: lock.created,
        };
        Ok(Answer::new(rule, Response::GetVaultLock(description)))
    }

    pub(super) fn record(&self) -> Option<LockRecord> {
        self.0.as_ref().map(|Lock { id, policy, created, state }| LockRecord {
            id: id.clone(),
            policy: policy.as_str().to_owned(),
            created: *created,
            state: *state,
        })
    }

    /// The lock that was written down, if its policy is one.
    pub(super) fn from_record(record: Option<LockRecord>) -> Result<Self, InvalidPolicy> {
        let Some(LockRecord { id, policy, created, state }) = record else {
            return Ok(Self::default());
        };
        let policy = VaultPolicy::parse(&policy)?;
        Ok(Self(Some(Lock { id, policy, created, state })))
    }

    /// The lock that the vault has at this time.
    pub(super) fn at(&self, now: Timestamp) -> Option<&Lock> {
        self.0.as_ref().filter(|lock| !lock.has_expired(now))
    }

    /// Removes a lock whose time is over; for good, even if the clock were set back.
    fn expire(&mut self, now: Timestamp) {
        self.0.take_if(|lock| lock.has_expired(now));
    }

    fn state(&self) -> Option<LockState> {
        self.0.as_ref().map(Lock::state)
    }
}

impl Lock {
    /// The ID that Initiate answered, which no operation shows again.
    pub fn id(&self) -> &LockId {
        &self.id
    }

    /// The policy as it was given.
    pub fn policy(&self) -> &str {
        self.policy.as_str()
    }

    /// The policy, to be evaluated.
    pub fn vault_policy(&self) -> &VaultPolicy {
        &self.policy
    }

    /// When the lock was initiated.
    pub fn created(&self) -> Timestamp {
        self.created
    }

    /// When the lock goes away by itself, [`rules::LOCK_EXPIRY_INSTANT`]; `None` once it is final.
    pub fn expires(&self) -> Option<Timestamp> {
        match self.state {
            LockState::InProgress => Some(self.created + LOCK_LIFETIME),
            LockState::Locked => None,
        }
    }

    /// How far the lock has come.
    pub fn state(&self) -> LockState {
        self.state
    }

    fn has_expired(&self, now: Timestamp) -> bool {
        self.expires().is_some_and(|expires| now >= expires)
    }
}

impl LockState {
    /// The state as `GetVaultLock` spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InProgress => "InProgress",
            Self::Locked => "Locked",
        }
    }
}

fn no_lock(vault: &VaultName, rule: &'static rules::Rule) -> ServiceError {
    let message = format!("No vault lock policy is set for: {vault}");
    ServiceError::new(ErrorCode::ResourceNotFound, rule, message)
}

fn already_locked(vault: &VaultName, rule: &'static rules::Rule) -> ServiceError {
    let message = format!("The vault is locked: {vault}");
    ServiceError::new(ErrorCode::AccessDenied, rule, message)
}
