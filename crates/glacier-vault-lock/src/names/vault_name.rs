//! Names of vaults.

use std::{fmt, str::FromStr};

/// The name of a vault: 1 to 255 of `a` to `z`, `A` to `Z`, `0` to `9`, `_`, `-` and `.`, as `CreateVault` documents.
///
/// ```
/// use glacier_vault_lock::VaultName;
///
/// let vault: VaultName = "records-2026".parse()?;
/// assert_eq!(vault.as_str(), "records-2026");
///
/// let error = "records/2026".parse::<VaultName>().unwrap_err();
/// assert_eq!(error.to_string(), "`records/2026` is not the name of a vault: `/` is not allowed");
/// # Ok::<(), glacier_vault_lock::VaultNameError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VaultName(String);

/// Why a text is not the name of a vault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VaultNameError {
    /// It is empty.
    #[error("the name of a vault is empty")]
    Empty,
    /// It is longer than 255 characters.
    #[error("the name of a vault has {0} characters; 255 are allowed")]
    TooLong(usize),
    /// It has a character that is not allowed.
    #[error("`{name}` is not the name of a vault: `{character}` is not allowed")]
    Character {
        /// The text.
        name: String,
        /// The first such character.
        character: char,
    },
}

impl VaultName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for VaultName {
    type Err = VaultNameError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        if let Some(character) = name.chars().find(|c| !allowed(*c)) {
            return Err(VaultNameError::Character { name: name.to_owned(), character });
        }
        match name.len() {
            0 => Err(VaultNameError::Empty),
            1..=255 => Ok(Self(name.to_owned())),
            more => Err(VaultNameError::TooLong(more)),
        }
    }
}

impl fmt::Display for VaultName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
