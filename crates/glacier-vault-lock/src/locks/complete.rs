//! Completing a lock: for ever, and so never by accident.

use super::{claim::Claim, fate::Fate};
use crate::{
    call::{Failure, FailureKind},
    error::Error,
    journal::{Phase, Record},
    lock::{HowLocked, LockDetails, LockedVault},
    names::LockId,
};
use std::collections::BTreeSet;
use tracing::info;
use vault_lock_policy::Code;

impl Claim<'_> {
    /// Completes the lock of a record, if the policy in force is the one that was tested and has no errors but accepted ones.
    pub(crate) async fn complete(
        &self,
        mut record: Record,
        lock_id: &LockId,
        accepted: &BTreeSet<Code>,
    ) -> Result<LockedVault, Error> {
        self.mind_findings(&record.policy, accepted)?;
        let InForce { found, how } = self.in_force(&record).await?;
        if how == HowLocked::Completed && self.is_of(&found, &record) {
            record.created = found.created;
        }
        let completing = Phase::Completing { lock_id: lock_id.clone() };
        self.write(&record.clone().in_phase(completing)).await?;
        match self.calls().complete(lock_id).await {
            Ok(()) => {
                self.forget().await;
                Ok(self.locked(found, how))
            }
            Err(failure) => self.settle_completion(record, lock_id, how, failure).await,
        }
    }

    /// Reads the state anew: what is in force has to be the lock of the record, with the policy that was tested.
    ///
    /// A vault that is locked with this policy passes: only the request tells whether it was locked with this ID, and it changes
    /// nothing there.
    async fn in_force(&self, record: &Record) -> Result<InForce, Error> {
        let status = self.look_for(record).await?;
        match self.fate(record, status).await? {
            Fate::InProgress(found) => Ok(InForce { found, how: HowLocked::Completed }),
            Fate::Locked(found) if found.has_policy(&record.policy) => {
                Ok(InForce { found, how: HowLocked::Already })
            }
            Fate::Locked(found) => {
                self.forget().await;
                Err(self.already_locked(&record.policy, found))
            }
        }
    }

    /// Finds out what became of a completion that failed.
    async fn settle_completion(
        &self,
        record: Record,
        lock_id: &LockId,
        how: HowLocked,
        failure: Failure,
    ) -> Result<LockedVault, Error> {
        let in_progress = Phase::InProgress { lock_id: lock_id.clone() };
        if failure.kind == FailureKind::NotSent {
            self.write(&record.in_phase(in_progress)).await?;
            return Err(failure.without_effect(self.vault));
        }
        info!(code = failure.code, "the outcome of completing is not known; looking at the vault");
        let Ok(status) = self.get().await else {
            return Err(failure.with_unknown_outcome(self.vault));
        };
        match self.fate(&record, status).await? {
            Fate::Locked(found) => {
                self.forget().await;
                // The very lock that was tested is locked now, and nobody can do that without its ID.
                if self.is_surely(&found, &record) {
                    let refused = failure.kind == FailureKind::Refused && failure.answered;
                    Ok(self.locked(found, if refused { HowLocked::Already } else { how }))
                } else {
                    Err(self.already_locked(&record.policy, found))
                }
            }
            Fate::InProgress(_) => {
                if !failure.answered {
                    return Err(failure.with_unknown_outcome(self.vault));
                }
                if failure.has_code("InvalidParameterValueException") {
                    let refused = Phase::Refused { lock_id: lock_id.clone() };
                    self.write(&record.in_phase(refused)).await?;
                    return Err(self.wrong_id(lock_id));
                }
                self.write(&record.in_phase(in_progress)).await?;
                Err(failure.without_effect(self.vault))
            }
        }
    }

    pub(super) fn locked(&self, found: LockDetails, how: HowLocked) -> LockedVault {
        LockedVault { vault: self.arn.clone(), policy: found.policy, created: found.created, how }
    }
}

/// The lock that is to be completed, as the service has it.
struct InForce {
    found: LockDetails,
    /// How it will have come that the vault is locked, if completing it succeeds.
    how: HowLocked,
}
