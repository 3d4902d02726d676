//! Waiting until the service shows a vault as locked.

use super::VaultLocks;
use crate::{
    error::Error,
    lock::{HowLocked, LockStatus, LockedVault},
    names::VaultName,
    trace::traced,
};
use std::time::Duration;
use tracing::info_span;
use vault_lock_policy::VaultArn;

impl VaultLocks {
    /// Waits until `GetVaultLock` says `Locked`: after [`complete`](crate::PendingLock::complete), since the service does not
    /// promise to show at once what it has done, or for a lock that somebody else completes.
    ///
    /// How often and how long it looks is set by [`with_polling`](Self::with_polling).
    ///
    /// # Errors
    ///
    /// [`LockGone`](Error::LockGone) if there is no lock any more, [`StillInProgress`](Error::StillInProgress) if it is
    /// not locked in the end, and those of a service that cannot answer.
    ///
    /// ```
    /// # use glacier_vault_lock::{VaultLocks, VaultName, journal::MemoryJournal, policy::Policy};
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
    /// # let vault: VaultName = "records".parse()?;
    /// locks.initiate(&vault, &policy).await?.complete().await?;
    /// let locked = locks.wait_until_locked(&vault).await?;
    /// assert_eq!(locked.policy, policy.text());
    /// # Ok(())
    /// # }
    /// ```
    pub async fn wait_until_locked(&self, vault: &VaultName) -> Result<LockedVault, Error> {
        traced(info_span!("wait_until_vault_locked", %vault), async {
            self.poll_until_locked(vault, self.vault_arn(vault).await?).await
        })
        .await
    }

    pub(super) async fn poll_until_locked(
        &self,
        vault: &VaultName,
        arn: VaultArn,
    ) -> Result<LockedVault, Error> {
        let mut waited = Duration::ZERO;
        loop {
            match self.calls(vault).get().await {
                Ok(LockStatus::Locked(found)) => {
                    return Ok(LockedVault {
                        vault: arn,
                        policy: found.policy,
                        created: found.created,
                        how: HowLocked::Already,
                    });
                }
                Ok(LockStatus::Unlocked) => return Err(Error::LockGone { vault: vault.clone() }),
                Ok(LockStatus::InProgress(_)) if waited >= self.settings.poll_timeout => {
                    return Err(Error::StillInProgress { vault: vault.clone(), waited });
                }
                Ok(LockStatus::InProgress(_)) => {}
                Err(failure) => return Err(failure.without_effect(vault)),
            }
            self.sleep(self.settings.poll_interval).await;
            // An interval of nothing would never come to an end.
            waited += self.settings.poll_interval.max(Duration::from_millis(1));
        }
    }
}
