//! What is called, said without any client's types.

use crate::Manner;

/// An operation of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `DELETE …/lock-policy`
    AbortVaultLock,
    /// `POST …/lock-policy/{lockId}`
    CompleteVaultLock,
    /// `PUT …/{vaultName}`
    CreateVault,
    /// `DELETE …/{vaultName}`
    DeleteVault,
    /// `GET …/{vaultName}`
    DescribeVault,
    /// `GET …/lock-policy`
    GetVaultLock,
    /// `POST …/lock-policy`
    InitiateVaultLock,
}

impl Operation {
    /// Every operation of the plan.
    pub const ALL: [Self; 7] = [
        Self::AbortVaultLock,
        Self::CompleteVaultLock,
        Self::CreateVault,
        Self::DeleteVault,
        Self::DescribeVault,
        Self::GetVaultLock,
        Self::InitiateVaultLock,
    ];
}

/// A call with its input. Members that the operation does not have are not sent.
#[derive(Clone, Debug)]
pub struct Call {
    /// What is called.
    pub operation: Operation,
    /// `accountId`
    pub account_id: Option<String>,
    /// `vaultName`
    pub vault_name: Option<String>,
    /// `lockId`
    pub lock_id: Option<String>,
    /// `policy`
    pub policy: Policy,
    /// How the call is made.
    pub manner: Manner,
}

impl Call {
    /// A plain call with something in each label and no policy.
    pub fn new(operation: Operation) -> Self {
        let some = |text: &str| Some(text.to_owned());
        Self {
            operation,
            account_id: some("-"),
            vault_name: some("my-vault"),
            lock_id: some("lock"),
            policy: Policy::Unset,
            manner: Manner::default(),
        }
    }
}

/// The payload of `InitiateVaultLock`, optional as a whole and in its only member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Policy {
    /// No payload structure.
    Unset,
    /// A payload structure without a text.
    Empty,
    /// A payload structure with this text.
    Text(String),
}
