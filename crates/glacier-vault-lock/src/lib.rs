//! Vault locks of Amazon Glacier without accidents.

pub mod journal;
mod names;

pub use names::{AccountId, AccountIdError, LockId, LockIdError, VaultName, VaultNameError};
pub use vault_lock_policy as policy;
