//! Bringing a vault to locked, from wherever it stands.

use super::{VaultLocks, claim::Claim, fate::Fate, resume::Resumed};
use crate::{
    error::{Error, Whose},
    journal::Record,
    lock::{HowLocked, LockDetails, LockStatus, LockedVault},
    names::VaultName,
    trace::traced,
};
use tracing::{info_span, warn};
use vault_lock_policy::{Policy, VaultArn};

impl VaultLocks {
    /// Brings a vault to locked with this policy, or says exactly why not. It may be repeated: a vault that is locked with a policy
    /// of the same meaning stays as it is, and a lock that an earlier call of this journal began is gone on with.
    ///
    /// The vault is locked for ever **without a test in between**. For policies that were tested on another vault, or that
    /// were locked before; otherwise [`initiate`](Self::initiate), test, and complete.
    ///
    /// It returns when `GetVaultLock` says `Locked`.
    ///
    /// # Errors
    ///
    /// All of [`Error`]. Errors of the linter that are not [accepted](Self::accepting) are told before anything is done. Locks of
    /// others, and one of ours with another policy, stay as they are.
    ///
    /// ```
    /// # use glacier_vault_lock::{HowLocked, VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # emulator.create_vault("records")?;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// # let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": [{
    /// #     "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
    /// #     "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/records",
    /// #     "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": "365"}}}]}"#)?;
    /// let vault: VaultName = "records".parse()?;
    /// assert_eq!(locks.ensure_locked(&vault, &policy).await?.how, HowLocked::Completed);
    /// assert_eq!(locks.ensure_locked(&vault, &policy).await?.how, HowLocked::Already);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn ensure_locked(
        &self,
        vault: &VaultName,
        policy: &Policy,
    ) -> Result<LockedVault, Error> {
        // The longest of all calls, and so the largest of their futures.
        let call = Box::pin(async {
            let arn = self.vault_arn(vault).await?;
            let locked = self.claim(vault, arn.clone()).await?.ensure_locked(policy).await?;
            if locked.how == HowLocked::Completed {
                self.await_completion(vault, arn).await?;
            }
            Ok(locked)
        });
        traced(info_span!("ensure_vault_locked", %vault), call).await
    }

    /// Waits until the service shows what it has confirmed. That it cannot be asked makes that no less true.
    async fn await_completion(&self, vault: &VaultName, arn: VaultArn) -> Result<(), Error> {
        match self.poll_until_locked(vault, arn).await {
            Ok(_) => Ok(()),
            Err(error @ (Error::StillInProgress { .. } | Error::LockGone { .. })) => Err(error),
            Err(error) => {
                warn!(%error, "the vault is locked, but the service cannot be asked to show it");
                Ok(())
            }
        }
    }
}

impl Claim<'_> {
    async fn ensure_locked(&self, policy: &Policy) -> Result<LockedVault, Error> {
        let status = self.look().await?;
        if let LockStatus::Locked(found) = status {
            return self.found_locked(policy, found).await;
        }
        self.mind_findings(policy, self.locks.accepted())?;
        let pending = match self.resume(status.clone()).await {
            Ok(Resumed::Pending(pending)) if pending.policy().means_the_same(policy) => pending,
            Ok(Resumed::Pending(ours)) => {
                return Err(self.ours_with_another(policy, &ours.into_parts().0).await);
            }
            Ok(Resumed::Locked(locked)) => return self.completed_before(policy, locked),
            Err(Error::AlreadyLocked { found, .. }) => {
                return self.found_locked(policy, *found).await;
            }
            // What was begun before is over, so it is begun anew.
            Ok(Resumed::Nothing) | Err(Error::WindowExpired { .. } | Error::LockGone { .. }) => {
                match self.begin(policy, status).await {
                    Err(Error::AlreadyLocked { found, .. }) => {
                        return self.found_locked(policy, *found).await;
                    }
                    pending => pending?,
                }
            }
            Err(error) => return Err(error),
        };
        let (record, lock_id) = pending.into_parts();
        let completed = self.complete(record, &lock_id, self.locks.accepted()).await;
        completed.map_err(|error| self.not_completed(error))
    }

    /// Errors that leave the lock in progress, of which the caller does not know yet.
    fn not_completed(&self, error: Error) -> Error {
        match error {
            Error::ServiceUnavailable { .. }
            | Error::NotSent { .. }
            | Error::AccessDenied { .. }
            | Error::ServiceClosed { .. }
            | Error::Journal { .. } => {
                Error::NotCompleted { vault: self.vault.clone(), source: Box::new(error) }
            }
            error => error,
        }
    }

    /// A lock of ours that was being completed turned out to be, with this policy or with another.
    fn completed_before(&self, policy: &Policy, locked: LockedVault) -> Result<LockedVault, Error> {
        let found =
            LockDetails { policy: locked.policy.clone(), created: locked.created, expires: None };
        if found.has_policy(policy) { Ok(locked) } else { Err(self.already_locked(policy, found)) }
    }

    async fn found_locked(
        &self,
        policy: &Policy,
        found: LockDetails,
    ) -> Result<LockedVault, Error> {
        if !found.has_policy(policy) {
            return Err(self.already_locked(policy, found));
        }
        self.forget().await;
        Ok(self.locked(found, HowLocked::Already))
    }

    /// A lock of ours in progress was tested, or is about to be, with another policy than the one to be locked now.
    async fn ours_with_another(&self, policy: &Policy, ours: &Record) -> Error {
        let status = match self.get().await {
            Ok(status) => status,
            Err(failure) => return failure.without_effect(self.vault),
        };
        match self.fate(ours, status).await {
            Ok(Fate::InProgress(found)) => self.already_in_progress(Whose::Ours, found),
            Ok(Fate::Locked(found)) => self.already_locked(policy, found),
            Err(error) => error,
        }
    }
}
