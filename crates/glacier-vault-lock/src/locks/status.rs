//! Looking at a vault.

use super::VaultLocks;
use crate::{error::Error, lock::LockStatus, names::VaultName, trace::traced};
use tracing::info_span;

impl VaultLocks {
    /// How the vault stands.
    ///
    /// # Errors
    ///
    /// [`VaultNotFound`](Error::VaultNotFound), [`AccessDenied`](Error::AccessDenied) and those of a service that cannot answer.
    ///
    /// ```
    /// # use glacier_vault_lock::{LockStatus, VaultLocks, journal::MemoryJournal};
    /// # use glacier_testkit::Emulator;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = Emulator::start().await;
    /// # emulator.create_vault("records")?;
    /// # let locks = VaultLocks::new(glacier_sdk::Client::new(&emulator.sdk_config()), MemoryJournal::new());
    /// assert_eq!(locks.status(&"records".parse()?).await?, LockStatus::Unlocked);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn status(&self, vault: &VaultName) -> Result<LockStatus, Error> {
        traced(info_span!("vault_lock_status", %vault), self.look(vault)).await
    }

    async fn look(&self, vault: &VaultName) -> Result<LockStatus, Error> {
        match self.calls(vault).get().await {
            // The service answers a vault without lock and no vault alike.
            Ok(LockStatus::Unlocked) => self.vault_arn(vault).await.map(|_| LockStatus::Unlocked),
            Ok(status) => Ok(status),
            Err(failure) => Err(failure.without_effect(vault)),
        }
    }
}
