//! Whose vaults a call is about.

use serde::{Deserialize, Serialize};

use super::names::{AccountId, Region, VaultName};

/// The account and region whose vaults a call is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Scope {
    account: AccountId,
    region: Region,
}

impl Scope {
    /// The vaults of an account in a region.
    pub fn new(account: AccountId, region: Region) -> Self {
        Self { account, region }
    }

    /// The account that owns the vaults.
    pub fn account(&self) -> &AccountId {
        &self.account
    }

    /// The region that the vaults are in.
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// The ARN of a vault in this scope.
    pub fn arn(&self, vault: &VaultName) -> String {
        let mut arn = self.arn_prefix();
        arn.push_str(vault.as_str());
        arn
    }

    /// The vault that an ARN names, if it is one that could be in this scope.
    pub(super) fn vault_of(&self, arn: &str) -> Option<VaultName> {
        arn.strip_prefix(&*self.arn_prefix())?.parse().ok()
    }

    /// The path of a vault in this scope, as `Location` names it.
    pub fn path(&self, vault: &VaultName) -> String {
        format!("/{}/vaults/{vault}", self.account)
    }

    fn arn_prefix(&self) -> String {
        let Self { account, region } = self;
        format!("arn:{}:glacier:{region}:{account}:vaults/", region.partition())
    }
}
