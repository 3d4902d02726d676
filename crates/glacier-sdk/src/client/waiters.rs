// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! Methods of the client that wait until something is so.

use super::Client;
use crate::waiters::vault_exists::VaultExistsFluentBuilder;
use crate::waiters::vault_not_exists::VaultNotExistsFluentBuilder;

/// Ways to wait, as methods of a client: import this trait to call them.
pub trait Waiters {
    /// Calls `DescribeVault` until the vault exists.
    fn wait_until_vault_exists(&self) -> VaultExistsFluentBuilder;
    /// Calls `DescribeVault` until the vault does not exist any more.
    fn wait_until_vault_not_exists(&self) -> VaultNotExistsFluentBuilder;
}

impl Waiters for Client {
    fn wait_until_vault_exists(&self) -> VaultExistsFluentBuilder {
        VaultExistsFluentBuilder::new(self.handle.clone())
    }

    fn wait_until_vault_not_exists(&self) -> VaultNotExistsFluentBuilder {
        VaultNotExistsFluentBuilder::new(self.handle.clone())
    }
}
