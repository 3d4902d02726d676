//! All vaults of all accounts and regions, and what calls do to them.

use std::collections::BTreeMap;

use super::account::Scope;
use super::command::{Answer, Request, Response, VaultDescription};
use super::error::{ErrorCode, ServiceError};
use super::lock::{Lock, LockSlot, LockState};
use super::lock_id::LockIds;
use super::names::{AccountId, VaultName};
use super::timestamp::Timestamp;
use crate::rules;

/// How many vaults an account can have, in all regions together, [`rules::VAULT_LIMIT`].
pub const MAX_VAULTS: usize = 1_000;

/// Everything that the service remembers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    scopes: BTreeMap<Scope, BTreeMap<VaultName, Vault>>,
}

/// A vault and its lock.
#[derive(serde::Serialize, serde::Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct Vault {
    created: Timestamp,
    lock: LockSlot,
}

impl State {
    /// Does what the request asks at the given time, or refuses and changes nothing.
    ///
    /// # Errors
    ///
    /// What the service answers: vault first, then the state of its lock, then the policy, [`rules::ORDER_OF_CHECKS`].
    pub fn apply(
        &mut self,
        scope: &Scope,
        request: Request,
        now: Timestamp,
        lock_ids: &mut dyn LockIds,
    ) -> Result<Answer, ServiceError> {
        match request {
            Request::InitiateVaultLock { vault, policy } => {
                let (name, vault) = self.existing(scope, vault)?;
                vault.lock.initiate(&name, policy, now, lock_ids)
            }
            Request::CompleteVaultLock { vault, lock_id } => {
                let (name, vault) = self.existing(scope, vault)?;
                vault.lock.complete(&name, &lock_id, now)
            }
            Request::AbortVaultLock { vault } => {
                let (name, vault) = self.existing(scope, vault)?;
                vault.lock.abort(&name, now)
            }
            Request::GetVaultLock { vault } => {
                let (name, vault) = self.existing(scope, vault)?;
                vault.lock.describe(&name, now)
            }
            Request::CreateVault { vault } => self.create(scope, vault, now),
            Request::DescribeVault { vault } => {
                let (name, vault) = self.existing(scope, vault)?;
                Ok(vault.describe(scope, name))
            }
            Request::DeleteVault { vault } => self.delete(scope, vault, now),
        }
    }

    /// The vault of that name, if there is one.
    pub fn vault(&self, scope: &Scope, name: &str) -> Option<&Vault> {
        self.scopes.get(scope)?.get(name)
    }

    /// Every vault, by account, region and name.
    pub fn vaults(&self) -> impl Iterator<Item = (&Scope, &VaultName, &Vault)> {
        self.scopes.iter().flat_map(|(scope, vaults)| {
            vaults.iter().map(move |(name, vault)| (scope, name, vault))
        })
    }

    /// Puts a vault in place of the one of that name, or removes that.
    pub(crate) fn put_vault(&mut self, scope: &Scope, name: VaultName, vault: Option<Vault>) {
        let vaults = self.scopes.entry(scope.clone()).or_default();
        match vault {
            Some(vault) => vaults.insert(name, vault),
            None => vaults.remove(&name),
        };
        if vaults.is_empty() {
            self.scopes.remove(scope);
        }
    }

    fn create(
        &mut self,
        scope: &Scope,
        name: String,
        now: Timestamp,
    ) -> Result<Answer, ServiceError> {
        let name = VaultName::try_from(name).map_err(|invalid| {
            let message = format!("Invalid vault name: {}", invalid.text());
            ServiceError::new(ErrorCode::InvalidParameterValue, &rules::VAULT_NAME_REFUSED, message)
        })?;
        let response = Response::CreateVault { location: scope.path(&name) };
        if self.vault(scope, name.as_str()).is_some() {
            return Ok(Answer::new(&rules::CREATE_AGAIN, response));
        }
        if self.count(scope.account()) >= MAX_VAULTS {
            let message = format!(
                "The limit of {MAX_VAULTS} vaults is reached for account ID: {}",
                scope.account()
            );
            return Err(ServiceError::new(ErrorCode::LimitExceeded, &rules::VAULT_LIMIT, message));
        }
        let vault = Vault { created: now, lock: LockSlot::default() };
        self.scopes.entry(scope.clone()).or_default().insert(name, vault);
        Ok(Answer::new(&rules::CREATE, response))
    }

    fn delete(
        &mut self,
        scope: &Scope,
        name: String,
        now: Timestamp,
    ) -> Result<Answer, ServiceError> {
        let name = known_name(name)?;
        let vaults = self.scopes.get_mut(scope);
        let Some(vault) = vaults.and_then(|vaults| vaults.remove(&name)) else {
            return Err(not_found(scope, &name, &rules::DELETE_MISSING));
        };
        if self.scopes.get(scope).is_some_and(BTreeMap::is_empty) {
            self.scopes.remove(scope);
        }
        let rule = match vault.lock(now).map(Lock::state) {
            None => &rules::DELETE,
            Some(LockState::InProgress) => &rules::DELETE_IN_PROGRESS,
            Some(LockState::Locked) => &rules::DELETE_LOCKED,
        };
        Ok(Answer::new(rule, Response::DeleteVault))
    }

    /// The vault that a call is about, with its name.
    fn existing(
        &mut self,
        scope: &Scope,
        name: String,
    ) -> Result<(VaultName, &mut Vault), ServiceError> {
        let name = known_name(name)?;
        let vaults = self.scopes.get_mut(scope);
        match vaults.and_then(|vaults| vaults.get_mut(&name)) {
            Some(vault) => Ok((name, vault)),
            None => Err(not_found(scope, &name, &rules::VAULT_NOT_FOUND)),
        }
    }

    /// How many vaults the account has in all regions.
    fn count(&self, account: &AccountId) -> usize {
        let of_account = self.scopes.iter().filter(|(scope, _)| scope.account() == account);
        of_account.map(|(_, vaults)| vaults.len()).sum()
    }
}

impl Vault {
    /// When the vault was created.
    pub fn created(&self) -> Timestamp {
        self.created
    }

    /// The lock that the vault has at this time.
    pub fn lock(&self, now: Timestamp) -> Option<&Lock> {
        self.lock.at(now)
    }

    fn describe(&self, scope: &Scope, name: VaultName) -> Answer {
        let description = VaultDescription { arn: scope.arn(&name), name, created: self.created };
        Answer::new(&rules::DESCRIBE, Response::DescribeVault(description))
    }
}

/// A name that some vault could have, [`rules::VAULT_NAME_NOT_FOUND`] if none could.
fn known_name(name: String) -> Result<VaultName, ServiceError> {
    VaultName::try_from(name).map_err(|invalid| {
        let message = format!("Vault not found for ARN: {}", invalid.text());
        ServiceError::new(ErrorCode::ResourceNotFound, &rules::VAULT_NAME_NOT_FOUND, message)
    })
}

fn not_found(scope: &Scope, name: &VaultName, rule: &'static rules::Rule) -> ServiceError {
    let message = format!("Vault not found for ARN: {}", scope.arn(name));
    ServiceError::new(ErrorCode::ResourceNotFound, rule, message)
}
