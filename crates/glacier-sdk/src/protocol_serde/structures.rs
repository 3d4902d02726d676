// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Structures as JSON.

use crate::types::VaultLockPolicy;
use aws_smithy_json::serialize::JsonObjectWriter;

/// Writes the members of `VaultLockPolicy` that are set.
pub(super) fn write_vault_lock_policy(object: &mut JsonObjectWriter<'_>, input: &VaultLockPolicy) {
    if let Some(policy) = &input.policy {
        object.key("Policy").string(policy);
    }
}
