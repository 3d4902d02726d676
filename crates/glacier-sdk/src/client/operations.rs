// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! One method of the client for each operation.

use super::Client;
use crate::operation::abort_vault_lock::builders::AbortVaultLockFluentBuilder;
use crate::operation::complete_vault_lock::builders::CompleteVaultLockFluentBuilder;
use crate::operation::create_vault::builders::CreateVaultFluentBuilder;
use crate::operation::delete_vault::builders::DeleteVaultFluentBuilder;
use crate::operation::describe_vault::builders::DescribeVaultFluentBuilder;
use crate::operation::get_vault_lock::builders::GetVaultLockFluentBuilder;
use crate::operation::initiate_vault_lock::builders::InitiateVaultLockFluentBuilder;

impl Client {
    /// Starts a request for `AbortVaultLock`: see [`AbortVaultLockFluentBuilder`].
    pub fn abort_vault_lock(&self) -> AbortVaultLockFluentBuilder {
        AbortVaultLockFluentBuilder::new(self.handle.clone())
    }
    /// Starts a request for `CompleteVaultLock`: see [`CompleteVaultLockFluentBuilder`].
    pub fn complete_vault_lock(&self) -> CompleteVaultLockFluentBuilder {
        CompleteVaultLockFluentBuilder::new(self.handle.clone())
    }
    /// Starts a request for `CreateVault`: see [`CreateVaultFluentBuilder`].
    pub fn create_vault(&self) -> CreateVaultFluentBuilder {
        CreateVaultFluentBuilder::new(self.handle.clone())
    }
    /// Starts a request for `DeleteVault`: see [`DeleteVaultFluentBuilder`].
    pub fn delete_vault(&self) -> DeleteVaultFluentBuilder {
        DeleteVaultFluentBuilder::new(self.handle.clone())
    }
    /// Starts a request for `DescribeVault`: see [`DescribeVaultFluentBuilder`].
    pub fn describe_vault(&self) -> DescribeVaultFluentBuilder {
        DescribeVaultFluentBuilder::new(self.handle.clone())
    }
    /// Starts a request for `GetVaultLock`: see [`GetVaultLockFluentBuilder`].
    pub fn get_vault_lock(&self) -> GetVaultLockFluentBuilder {
        GetVaultLockFluentBuilder::new(self.handle.clone())
    }
    /// Starts a request for `InitiateVaultLock`: see [`InitiateVaultLockFluentBuilder`].
    pub fn initiate_vault_lock(&self) -> InitiateVaultLockFluentBuilder {
        InitiateVaultLockFluentBuilder::new(self.handle.clone())
    }
}
