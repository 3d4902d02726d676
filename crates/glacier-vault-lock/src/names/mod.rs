//! Names that are checked once, at the edge.

mod account_id;
mod lock_id;
mod vault_name;

pub use account_id::{AccountId, AccountIdError};
pub use lock_id::{LockId, LockIdError};
pub use vault_name::{VaultName, VaultNameError};
