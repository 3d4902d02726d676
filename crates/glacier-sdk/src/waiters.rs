// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Waiting until something is so: the builders behind [`Waiters`](crate::client::Waiters).

/// `VaultExists`: builder, answer and error.
pub mod vault_exists;

/// `VaultNotExists`: builder, answer and error.
pub mod vault_not_exists;
