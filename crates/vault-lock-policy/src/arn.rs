//! The ARN of a vault.

use std::{fmt, str::FromStr};

/// The ARN of one vault, such as `arn:aws:glacier:us-west-2:111122223333:vaults/records`.
///
/// A policy names vaults by ARN and takes wildcards there; this is the vault itself, so every part is given and there is no
/// wildcard. `DescribeVault` and `ListVaults` answer it as `VaultARN`.
///
/// ```
/// use vault_lock_policy::VaultArn;
///
/// let vault: VaultArn = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// assert_eq!(vault.partition(), "aws");
/// assert_eq!(vault.region(), "us-west-2");
/// assert_eq!(vault.account(), "111122223333");
/// assert_eq!(vault.name(), "records");
/// # Ok::<(), vault_lock_policy::VaultArnError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VaultArn {
    text: String,
    /// Where region, account and name begin in `text`.
    region: usize,
    account: usize,
    name: usize,
}

/// Why a text is not the ARN of a vault.
///
/// ```
/// use vault_lock_policy::{VaultArn, VaultArnError};
///
/// let error = "arn:aws:glacier:us-west-2:111122223:vaults/records".parse::<VaultArn>().unwrap_err();
/// assert_eq!(error, VaultArnError::Account("111122223".to_owned()));
/// assert_eq!(error.to_string(), "the account `111122223` is not a number of 12 digits");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VaultArnError {
    /// Not of the form `arn:PARTITION:glacier:REGION:ACCOUNT:vaults/NAME`.
    #[error("`{0}` is not of the form `arn:PARTITION:glacier:REGION:ACCOUNT:vaults/NAME`")]
    Form(String),
    /// The account is not a number of 12 digits.
    #[error("the account `{0}` is not a number of 12 digits")]
    Account(String),
    /// The name is not one that a vault can have: 1 to 255 of `a` to `z`, `A` to `Z`, `0` to `9`, `_`, `-` and `.`.
    #[error("`{0}` is not the name of a vault: 1 to 255 letters, digits, `_`, `-` and `.`")]
    Name(String),
}

impl VaultArn {
    /// The partition, such as `aws` or `aws-us-gov`.
    pub fn partition(&self) -> &str {
        self.part("arn:".len(), self.region - ":glacier:".len())
    }

    /// The region, such as `us-west-2`.
    pub fn region(&self) -> &str {
        self.part(self.region, self.account - 1)
    }

    /// The account that owns the vault, 12 digits.
    pub fn account(&self) -> &str {
        self.part(self.account, self.name - ":vaults/".len())
    }

    /// The vault's name.
    pub fn name(&self) -> &str {
        self.part(self.name, self.text.len())
    }

    /// The ARN.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn part(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }
}

impl FromStr for VaultArn {
    type Err = VaultArnError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let form = || VaultArnError::Form(text.to_owned());
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        let ["arn", partition, "glacier", region, account, resource] = *parts.as_slice() else {
            return Err(form());
        };
        let name = resource.strip_prefix("vaults/").ok_or_else(form)?;
        if !is_word(partition) || !is_word(region) {
            return Err(form());
        }
        if account.len() != 12 || !account.bytes().all(|b| b.is_ascii_digit()) {
            return Err(VaultArnError::Account(account.to_owned()));
        }
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
        if name.is_empty() || name.len() > 255 || !name.bytes().all(allowed) {
            return Err(VaultArnError::Name(name.to_owned()));
        }
        let region_start = "arn:".len() + partition.len() + ":glacier:".len();
        let account_start = region_start + region.len() + 1;
        Ok(Self {
            text: text.to_owned(),
            region: region_start,
            account: account_start,
            name: account_start + account.len() + ":vaults/".len(),
        })
    }
}

impl fmt::Display for VaultArn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What partitions and regions are made of.
fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
