// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! The operations of this crate, each in a module of its own.

pub use aws_types::request_id::RequestId;

/// `AbortVaultLock`: input, output, error and builders.
pub mod abort_vault_lock;

/// `CompleteVaultLock`: input, output, error and builders.
pub mod complete_vault_lock;

/// `CreateVault`: input, output, error and builders.
pub mod create_vault;

/// `DeleteVault`: input, output, error and builders.
pub mod delete_vault;

/// `DescribeVault`: input, output, error and builders.
pub mod describe_vault;

/// `GetVaultLock`: input, output, error and builders.
pub mod get_vault_lock;

/// `InitiateVaultLock`: input, output, error and builders.
pub mod initiate_vault_lock;
