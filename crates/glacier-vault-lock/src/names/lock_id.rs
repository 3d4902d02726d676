//! Lock IDs.

use std::{fmt, str::FromStr};

/// The ID of a lock in progress. Whoever has it can lock the vault for ever.
///
/// The service promises no form, so any text that is not empty will do. `Debug` shows the first four characters, so that the ID
/// does not get into logs by accident; [`as_str`](Self::as_str) has all of it.
///
/// ```
/// use glacier_vault_lock::LockId;
///
/// let id: LockId = "AE863rKkWZU53SLW5be4DUcW".parse()?;
/// assert_eq!(id.as_str(), "AE863rKkWZU53SLW5be4DUcW");
/// assert_eq!(format!("{id:?}"), "LockId(\"AE86…\")");
/// # Ok::<(), glacier_vault_lock::LockIdError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LockId(String);

/// A lock ID is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the lock ID is empty")]
pub struct LockIdError;

impl LockId {
    /// The ID.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for LockId {
    type Err = LockIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() { Err(LockIdError) } else { Ok(Self(text.to_owned())) }
    }
}

impl fmt::Debug for LockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let beginning: String = self.0.chars().take(4).collect();
        write!(f, "LockId(\"{beginning}…\")")
    }
}
