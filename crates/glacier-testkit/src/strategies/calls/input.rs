//! Inputs by operation.

use proptest::prelude::*;

use super::super::{awkward_lock_id, lock_id, policy, vault_name};
use crate::state::{Operation, Request};

/// An input of this operation that the service reads without complaint, for a vault of any name.
pub fn request(operation: Operation) -> BoxedStrategy<Request> {
    request_for(operation, vault_name())
}

/// An input of this operation that the service reads without complaint, for one of these vaults.
pub fn request_for(
    operation: Operation,
    vault: impl Strategy<Value = String> + 'static,
) -> BoxedStrategy<Request> {
    match operation {
        Operation::InitiateVaultLock => (vault, policy())
            .prop_map(|(vault, policy)| Request::InitiateVaultLock { vault, policy })
            .boxed(),
        Operation::CompleteVaultLock => {
            (vault, prop_oneof![4 => lock_id(), 1 => awkward_lock_id()])
                .prop_map(|(vault, lock_id)| Request::CompleteVaultLock { vault, lock_id })
                .boxed()
        }
        Operation::AbortVaultLock => {
            vault.prop_map(|vault| Request::AbortVaultLock { vault }).boxed()
        }
        Operation::GetVaultLock => vault.prop_map(|vault| Request::GetVaultLock { vault }).boxed(),
        Operation::CreateVault => vault.prop_map(|vault| Request::CreateVault { vault }).boxed(),
        Operation::DescribeVault => {
            vault.prop_map(|vault| Request::DescribeVault { vault }).boxed()
        }
        Operation::DeleteVault => vault.prop_map(|vault| Request::DeleteVault { vault }).boxed(),
        _ => vault.prop_map(|vault| Request::GetVaultLock { vault }).boxed(),
    }
}
