//! Accounts.

use std::{fmt, str::FromStr};

/// The account that owns the vaults: a number of 12 digits, or that of the credentials.
///
/// ```
/// use glacier_vault_lock::AccountId;
///
/// assert_eq!(AccountId::default().as_str(), "-");
/// assert_eq!("111122223333".parse::<AccountId>()?.as_str(), "111122223333");
/// assert!("1111-2222-3333".parse::<AccountId>().is_err());
/// # Ok::<(), glacier_vault_lock::AccountIdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(String);

/// A text is not an account.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not an account: it takes 12 digits without hyphens, or `-` for the account of the credentials"
)]
pub struct AccountIdError(pub String);

impl AccountId {
    /// The number, or `-`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for AccountId {
    /// `-`, the account of the credentials.
    fn default() -> Self {
        Self("-".to_owned())
    }
}

impl FromStr for AccountId {
    type Err = AccountIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit());
        if number || text == "-" {
            Ok(Self(text.to_owned()))
        } else {
            Err(AccountIdError(text.to_owned()))
        }
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
