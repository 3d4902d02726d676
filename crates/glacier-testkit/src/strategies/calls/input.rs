//! Inputs by operation.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::super::{
    archive_id, awkward_lock_id, lock_id, policy, simplest_first, tag_key, tags, vault_name,
};
use crate::state::{Operation, Request};

/// An input of this operation that the service reads without complaint, for a vault of any name.
///
/// ```
/// use glacier_testkit::{state::Operation, strategies};
/// use proptest::prelude::*;
///
/// proptest!(|(request in strategies::request(Operation::InitiateVaultLock))| {
///     prop_assert_eq!(request.operation(), Operation::InitiateVaultLock);
/// });
/// ```
pub fn request(operation: Operation) -> BoxedStrategy<Request> {
    request_for(operation, vault_name())
}

/// An input of this operation that the service reads without complaint, for one of these vaults.
///
/// ```
/// use glacier_testkit::{state::Operation, strategies};
/// use proptest::{prelude::*, sample::select};
///
/// let of_two = strategies::request_for(Operation::DeleteVault, select(vec!["photos".to_owned(), "logs".to_owned()]));
/// proptest!(|(request in of_two)| {
///     prop_assert!(["photos", "logs"].contains(&request.vault().unwrap()));
/// });
/// ```
pub fn request_for(
    operation: Operation,
    vault: impl Strategy<Value = String> + 'static,
) -> BoxedStrategy<Request> {
    match operation {
        Operation::AbortVaultLock => {
            vault.prop_map(|vault| Request::AbortVaultLock { vault }).boxed()
        }
        Operation::AddTagsToVault => (vault, tags())
            .prop_map(|(vault, tags)| Request::AddTagsToVault { vault, tags })
            .boxed(),
        Operation::CompleteVaultLock => {
            let lock_id = prop_oneof![4 => lock_id(), 1 => awkward_lock_id()];
            (vault, lock_id)
                .prop_map(|(vault, lock_id)| Request::CompleteVaultLock { vault, lock_id })
                .boxed()
        }
        Operation::CreateVault => vault.prop_map(|vault| Request::CreateVault { vault }).boxed(),
        Operation::DeleteArchive => (vault, archive_id())
            .prop_map(|(vault, archive_id)| Request::DeleteArchive { vault, archive_id })
            .boxed(),
        Operation::DeleteVault => vault.prop_map(|vault| Request::DeleteVault { vault }).boxed(),
        Operation::DeleteVaultAccessPolicy => {
            vault.prop_map(|vault| Request::DeleteVaultAccessPolicy { vault }).boxed()
        }
        Operation::DescribeVault => {
            vault.prop_map(|vault| Request::DescribeVault { vault }).boxed()
        }
        Operation::GetVaultAccessPolicy => {
            vault.prop_map(|vault| Request::GetVaultAccessPolicy { vault }).boxed()
        }
        Operation::GetVaultLock => vault.prop_map(|vault| Request::GetVaultLock { vault }).boxed(),
        Operation::InitiateVaultLock => (vault, policy())
            .prop_map(|(vault, policy)| Request::InitiateVaultLock { vault, policy })
            .boxed(),
        Operation::ListTagsForVault => {
            vault.prop_map(|vault| Request::ListTagsForVault { vault }).boxed()
        }
        Operation::ListVaults => page().boxed(),
        Operation::RemoveTagsFromVault => {
            let tag_keys = simplest_first(vec!["k".to_owned()], vec(tag_key(), 1..=10));
            (vault, tag_keys)
                .prop_map(|(vault, tag_keys)| Request::RemoveTagsFromVault { vault, tag_keys })
                .boxed()
        }
        Operation::SetVaultAccessPolicy => (vault, policy())
            .prop_map(|(vault, policy)| Request::SetVaultAccessPolicy { vault, policy })
            .boxed(),
    }
}

/// The first page, of any size; the marker of a later one is known when the page before it is.
fn page() -> impl Strategy<Value = Request> {
    let limit = proptest::option::of((1..=10_u8).prop_map(|limit| limit.to_string()));
    let marker = select(vec![None, Some(String::new())]);
    (limit, marker).prop_map(|(limit, marker)| Request::ListVaults { limit, marker })
}
