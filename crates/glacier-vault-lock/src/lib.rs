//! Vault locks of Amazon Glacier without accidents.

mod call;
mod error;
pub mod fleet;
pub mod journal;
mod lock;
mod locks;
mod names;
mod pending;
mod trace;

pub use error::{Cause, Error, Whose};
pub use lock::{HowLocked, LockDetails, LockStatus, LockedVault};
pub use locks::{Resumed, VaultLocks};
pub use names::{AccountId, AccountIdError, LockId, LockIdError, VaultName, VaultNameError};
pub use pending::PendingLock;
pub use vault_lock_policy as policy;
