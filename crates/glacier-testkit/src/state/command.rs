//! What the service can be asked for, and what it answers.

use super::lock::LockState;
use super::lock_id::LockId;
use super::names::VaultName;
use super::operation::Operation;
use super::policy::LockPolicy;
use super::timestamp::Timestamp;
use crate::rules::Rule;

/// A call, read from the wire but not yet judged: names and IDs are the client's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the operations and the fields their members")]
pub enum Request {
    InitiateVaultLock { vault: String, policy: String },
    CompleteVaultLock { vault: String, lock_id: String },
    AbortVaultLock { vault: String },
    GetVaultLock { vault: String },
    CreateVault { vault: String },
    DescribeVault { vault: String },
    DeleteVault { vault: String },
}

/// The answer to a call that was granted, by operation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the operations and the fields their members")]
pub enum Response {
    InitiateVaultLock { lock_id: LockId },
    CompleteVaultLock,
    AbortVaultLock,
    GetVaultLock(LockDescription),
    CreateVault { location: String },
    DescribeVault(VaultDescription),
    DeleteVault,
}

/// What `GetVaultLock` tells of a lock; its ID is not part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockDescription {
    /// The policy as it was given.
    pub policy: LockPolicy,
    /// Whether the lock is final.
    pub state: LockState,
    /// When the lock in progress goes away by itself; `None` once it is final.
    pub expires: Option<Timestamp>,
    /// When the lock was initiated.
    pub created: Timestamp,
}

/// What `DescribeVault` tells of a vault that has had no inventory yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultDescription {
    /// The Amazon resource name.
    pub arn: String,
    /// The name.
    pub name: VaultName,
    /// When the vault was created.
    pub created: Timestamp,
}

/// A call that was granted, with the rule that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The answer.
    pub response: Response,
    /// The rule that decided.
    pub rule: &'static Rule,
}

impl Request {
    /// The vault that the call is about, in the client's words.
    pub(crate) fn vault(&self) -> Option<&str> {
        match self {
            Self::InitiateVaultLock { vault, .. }
            | Self::CompleteVaultLock { vault, .. }
            | Self::AbortVaultLock { vault }
            | Self::GetVaultLock { vault }
            | Self::CreateVault { vault }
            | Self::DescribeVault { vault }
            | Self::DeleteVault { vault } => Some(vault),
        }
    }

    /// The operation that is called.
    pub fn operation(&self) -> Operation {
        match self {
            Self::InitiateVaultLock { .. } => Operation::InitiateVaultLock,
            Self::CompleteVaultLock { .. } => Operation::CompleteVaultLock,
            Self::AbortVaultLock { .. } => Operation::AbortVaultLock,
            Self::GetVaultLock { .. } => Operation::GetVaultLock,
            Self::CreateVault { .. } => Operation::CreateVault,
            Self::DescribeVault { .. } => Operation::DescribeVault,
            Self::DeleteVault { .. } => Operation::DeleteVault,
        }
    }
}

impl Answer {
    pub(super) fn new(rule: &'static Rule, response: Response) -> Self {
        Self { response, rule }
    }
}
