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
    /// Ends the vault lock that is `InProgress` and removes its policy.
    pub fn abort_vault_lock(&self) -> AbortVaultLockFluentBuilder {
        AbortVaultLockFluentBuilder::new(self.handle.clone())
    }
    /// Turns a vault lock from `InProgress` to `Locked`, for ever.
    pub fn complete_vault_lock(&self) -> CompleteVaultLockFluentBuilder {
        CompleteVaultLockFluentBuilder::new(self.handle.clone())
    }
    /// Creates a vault whose name is unique within its account and region.
    pub fn create_vault(&self) -> CreateVaultFluentBuilder {
        CreateVaultFluentBuilder::new(self.handle.clone())
    }
    /// Deletes a vault that is empty.
    pub fn delete_vault(&self) -> DeleteVaultFluentBuilder {
        DeleteVaultFluentBuilder::new(self.handle.clone())
    }
    /// Returns ARN, creation date, number of archives and size of a vault.
    pub fn describe_vault(&self) -> DescribeVaultFluentBuilder {
        DescribeVaultFluentBuilder::new(self.handle.clone())
    }
    /// Returns policy, state and dates of the lock on a vault.
    pub fn get_vault_lock(&self) -> GetVaultLockFluentBuilder {
        GetVaultLockFluentBuilder::new(self.handle.clone())
    }
    /// Installs a lock policy on a vault, as `InProgress`, and answers with a lock ID.
    pub fn initiate_vault_lock(&self) -> InitiateVaultLockFluentBuilder {
        InitiateVaultLockFluentBuilder::new(self.handle.clone())
    }
}
