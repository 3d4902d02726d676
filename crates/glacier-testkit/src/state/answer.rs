//! What the service answers to a call that it grants.

use std::collections::BTreeMap;

use super::archives::Inventory;
use super::lock::LockState;
use super::lock_id::LockId;
use super::names::VaultName;
use super::policy::VaultPolicy;
use super::timestamp::Timestamp;
use crate::rules::Rule;

/// A call that was granted, with the rule that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The answer.
    pub response: Response,
    /// The rule that decided.
    pub rule: &'static Rule,
    /// The vault that is not as it was before, in the account and region that the call was for; `None` if nothing
    /// changed, as when a call is repeated.
    ///
    /// [`State::vault_record`](super::State::vault_record) says how it is now, so whoever writes that down for each
    /// change can put the state together again.
    pub changed: Option<VaultName>,
}

/// The answer to a call that was granted, by operation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the operations and the fields their members")]
pub enum Response {
    AbortVaultLock,
    AddTagsToVault,
    CompleteVaultLock,
    CreateVault { location: String },
    DeleteArchive,
    DeleteVault,
    DeleteVaultAccessPolicy,
    DescribeVault(VaultDescription),
    GetVaultAccessPolicy { policy: VaultPolicy },
    GetVaultLock(LockDescription),
    InitiateVaultLock { lock_id: LockId },
    ListTagsForVault { tags: BTreeMap<String, String> },
    ListVaults { vaults: Vec<VaultDescription>, marker: Option<String> },
    RemoveTagsFromVault,
    SetVaultAccessPolicy,
}

/// What `GetVaultLock` tells of a lock; its ID is not part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockDescription {
    /// The policy as it was given.
    pub policy: VaultPolicy,
    /// Whether the lock is final.
    pub state: LockState,
    /// When the lock in progress goes away by itself; `None` once it is final.
    pub expires: Option<Timestamp>,
    /// When the lock was initiated.
    pub created: Timestamp,
}

/// What `DescribeVault` and `ListVaults` tell of a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultDescription {
    /// The Amazon resource name.
    pub arn: String,
    /// The name.
    pub name: VaultName,
    /// When the vault was created.
    pub created: Timestamp,
    /// The last inventory; `None` before the first.
    pub inventory: Option<Inventory>,
}

impl Answer {
    /// An answer after which all is as before.
    pub(super) fn new(rule: &'static Rule, response: Response) -> Self {
        Self { response, rule, changed: None }
    }

    /// The same after which this vault is another.
    pub(super) fn changing(self, vault: &VaultName) -> Self {
        Self { changed: Some(vault.clone()), ..self }
    }
}
