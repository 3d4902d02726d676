//! Taking over a lock whose ID was kept elsewhere.

use super::{VaultLocks, claim::Claim};
use crate::{
    error::{Error, Whose},
    journal::{Phase, Record},
    lock::{LockDetails, LockStatus},
    names::{LockId, VaultName},
    pending::PendingLock,
    trace::traced,
};
use tracing::info_span;
use vault_lock_policy::Policy;

impl VaultLocks {
    /// Takes over a lock in progress that another program initiated, such as the AWS CLI or the console, by its ID.
    ///
    /// `policy` is the one that was tested. The journal has the lock from then on.
    ///
    /// Whether the ID is the right one shows only when the lock is completed: the service offers no other way to ask. If it is not,
    /// completing gives [`WrongLockId`](Error::WrongLockId), and another ID can be adopted.
    ///
    /// # Errors
    ///
    /// [`AlreadyInProgress`](Error::AlreadyInProgress) if the journal has another ID for the lock in progress that was not refused,
    /// [`LockGone`](Error::LockGone) if no lock is in progress, [`LockReplaced`](Error::LockReplaced) if the policy in force is
    /// another, [`AlreadyLocked`](Error::AlreadyLocked), and those of a service that cannot answer.
    ///
    /// ```
    /// # use glacier_vault_lock::{VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # emulator.create_vault("records")?;
    /// # let client = glacier_sdk::Client::new(&emulator.sdk_config());
    /// # let policy = Policy::parse(r#"{"Version": "2012-10-17", "Statement": [{
    /// #     "Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive",
    /// #     "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/records",
    /// #     "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": "365"}}}]}"#)?;
    /// # let vault: VaultName = "records".parse()?;
    /// # let lock_id = VaultLocks::new(client.clone(), MemoryJournal::new()).initiate(&vault, &policy).await?.lock_id().clone();
    /// # let locks = VaultLocks::new(client, MemoryJournal::new());
    /// let pending = locks.adopt(&vault, lock_id, &policy).await?;
    /// pending.complete().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn adopt(
        &self,
        vault: &VaultName,
        lock_id: LockId,
        policy: &Policy,
    ) -> Result<PendingLock, Error> {
        traced(info_span!("adopt_vault_lock", %vault), async {
            let claim = self.claim(vault, self.vault_arn(vault).await?).await?;
            let status = claim.get().await.map_err(|failure| failure.without_effect(vault))?;
            let found = match status {
                LockStatus::InProgress(found) if found.has_policy(policy) => found,
                LockStatus::InProgress(found) => return Err(claim.replaced(found)),
                LockStatus::Locked(found) => return Err(claim.already_locked(policy, found)),
                LockStatus::Unlocked => return Err(Error::LockGone { vault: vault.clone() }),
            };
            claim.mind_another_id(&found, &lock_id).await?;
            let mut record = Record::new(claim.arn.clone(), policy.clone(), self.now());
            record.created = found.created;
            // It may have been initiated long ago; the 24 hours are counted from then.
            if let Some(created) = found.created.and_then(|created| created.try_into().ok()) {
                (record.first_attempt, record.last_attempt) = (created, created);
            }
            let record = record.in_phase(Phase::InProgress { lock_id: lock_id.clone() });
            claim.write(&record).await?;
            Ok(PendingLock::new(&claim, record, lock_id, found.expires))
        })
        .await
    }
}

impl Claim<'_> {
    /// An ID in the journal that may be that of the lock in progress has no second source, so no other one takes its place, unless the
    /// service has said that it is not.
    async fn mind_another_id(&self, found: &LockDetails, lock_id: &LockId) -> Result<(), Error> {
        let Some(record) = self.read().await? else { return Ok(()) };
        let other = record.phase.lock_id().filter(|known| *known != lock_id);
        if other.is_some() && !record.phase.is_refused() && self.is_the_tested(found, &record) {
            return Err(self.already_in_progress(Whose::Ours, found.clone()));
        }
        Ok(())
    }
}
