//! All vaults of all accounts and regions, and what calls do to them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Response};
use super::context::RequestContext;
use super::enforcement;
use super::error::{ErrorCode, ServiceError};
use super::lock_id::LockIds;
use super::names::{AccountId, VaultName};
use super::record::Snapshot;
use super::request::Request;
use super::scope::Scope;
use super::timestamp::Timestamp;
use super::vault::Vault;
use crate::rules;

/// How many vaults an account can have, in all regions together, [`rules::VAULT_LIMIT`].
pub const MAX_VAULTS: usize = 1_000;

/// Everything that the service remembers.
///
/// With serde it is written as `{"version": 1, "vaults": […]}`, each vault as a [`VaultRecord`](super::VaultRecord), and
/// checked when it is read.
///
/// ```
/// use glacier_testkit::state::{Scope, State, Timestamp};
///
/// let mut state = State::default();
/// let scope = Scope::new("111122223333".parse()?, "us-east-1".parse()?);
/// state.create(&scope, "v", Timestamp::from_millis(1_363_799_023_221))?;
/// let written = serde_json::to_string(&state)?;
/// assert_eq!(serde_json::from_str::<State>(&written)?, state);
///
/// let twice = written.replace("}}]", "}},{\"account\":\"111122223333\",\"region\":\"us-east-1\",\"name\":\"v\",\"vault\":{\"created\":\"2013-03-20T17:03:43Z\"}}]");
/// let error = serde_json::from_str::<State>(&twice).unwrap_err();
/// assert!(error.to_string().starts_with("the vault `v` of account 111122223333 in us-east-1: it is there twice"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Snapshot", try_from = "Snapshot")]
pub struct State {
    pub(super) scopes: BTreeMap<Scope, Vaults>,
}

/// The vaults of one account in one region.
pub(super) type Vaults = BTreeMap<VaultName, Vault>;

impl State {
    /// Does what the request asks at the given time, or refuses and changes nothing.
    ///
    /// # Errors
    ///
    /// What the service answers: vault first, then its policies, then its state, then the content of a new policy or of
    /// tags, [`rules::ORDER_OF_CHECKS`].
    pub fn apply(
        &mut self,
        context: &RequestContext<'_>,
        request: &Request,
        now: Timestamp,
        lock_ids: &mut dyn LockIds,
    ) -> Result<Answer, ServiceError> {
        let scope = context.scope();
        let call = (context, request, now);
        match request {
            Request::InitiateVaultLock { policy, .. } => {
                self.authorized(call)?.initiate(policy, now, lock_ids)
            }
            Request::CompleteVaultLock { lock_id, .. } => {
                self.authorized(call)?.complete(lock_id, now)
            }
            Request::AbortVaultLock { .. } => self.authorized(call)?.abort(now),
            Request::GetVaultLock { .. } => self.authorized(call)?.show_lock(now),
            Request::SetVaultAccessPolicy { policy, .. } => {
                self.authorized(call)?.set_access_policy(policy)
            }
            Request::GetVaultAccessPolicy { .. } => self.authorized(call)?.show_access_policy(),
            Request::DeleteVaultAccessPolicy { .. } => {
                Ok(self.authorized(call)?.delete_access_policy())
            }
            Request::AddTagsToVault { tags, .. } => self.authorized(call)?.add_tags(tags),
            Request::RemoveTagsFromVault { tag_keys, .. } => {
                self.authorized(call)?.remove_tags(tag_keys)
            }
            Request::ListTagsForVault { .. } => Ok(self.authorized(call)?.list_tags()),
            Request::DescribeVault { .. } => Ok(self.authorized(call)?.describe(now)),
            Request::DeleteVault { .. } => {
                let (rule, name) = self.authorized(call)?.check_deletion(now)?;
                self.remove(scope, name.as_str());
                Ok(Answer::new(rule, Response::DeleteVault).changing(&name))
            }
            Request::DeleteArchive { archive_id, .. } => {
                let vault = self.authorized(call)?;
                if let Some(answer) = vault.delete_archive(archive_id, now) {
                    return Ok(answer);
                }
                let arn = vault.arn().to_owned();
                self.archive_elsewhere(scope, &arn, archive_id)
            }
            Request::CreateVault { vault } => self.create(scope, vault, now),
            Request::ListVaults { limit, marker } => {
                self.list(scope, limit.as_deref(), marker.as_deref(), now)
            }
        }
    }

    /// The vault of that name, if there is one.
    pub fn vault(&self, scope: &Scope, name: &str) -> Option<&Vault> {
        self.scopes.get(scope)?.get(name)
    }

    /// All vaults, by account, region and name.
    pub fn vaults(&self) -> impl Iterator<Item = (&Scope, &Vault)> {
        self.scopes
            .iter()
            .flat_map(|(scope, vaults)| vaults.values().map(move |vault| (scope, vault)))
    }

    /// Creates a vault as `CreateVault` does, whoever asks.
    ///
    /// # Errors
    ///
    /// [`rules::VAULT_NAME_REFUSED`] or [`rules::VAULT_LIMIT`].
    pub fn create(
        &mut self,
        scope: &Scope,
        name: &str,
        now: Timestamp,
    ) -> Result<Answer, ServiceError> {
        let name = name.parse::<VaultName>().map_err(|invalid| {
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
        let vault = Vault::new(scope, name.clone(), now);
        self.scopes.entry(scope.clone()).or_default().insert(name.clone(), vault);
        Ok(Answer::new(&rules::CREATE, response).changing(&name))
    }

    /// Removes a vault with all that belongs to it, and the scope with its last vault.
    pub(super) fn remove(&mut self, scope: &Scope, name: &str) -> Option<Vault> {
        let vaults = self.scopes.get_mut(scope)?;
        let removed = vaults.remove(name);
        if vaults.is_empty() {
            self.scopes.remove(scope);
        }
        removed
    }

    /// The vault that a call is about, if its policies let the call pass.
    fn authorized(
        &mut self,
        (context, request, now): (&RequestContext<'_>, &Request, Timestamp),
    ) -> Result<&mut Vault, ServiceError> {
        let name = request.vault().unwrap_or_default();
        let vaults = self.scopes.get_mut(context.scope());
        let Some(vault) = vaults.and_then(|vaults| vaults.get_mut(name)) else {
            return Err(missing(context, request, name));
        };
        enforcement::check(context, vault, request, now)?;
        Ok(vault)
    }

    /// What is said of an archive that the vault doesn't have: nothing, unless another vault has it.
    fn archive_elsewhere(
        &self,
        scope: &Scope,
        vault_arn: &str,
        archive_id: &str,
    ) -> Result<Answer, ServiceError> {
        let mut vaults = self.scopes.get(scope).into_iter().flat_map(BTreeMap::values);
        if !vaults.any(|vault| vault.archives().contains_key(archive_id)) {
            return Ok(Answer::new(&rules::ARCHIVE_DELETE_MISSING, Response::DeleteArchive));
        }
        let message = format!("Invalid vault name: {vault_arn}");
        let rule = &rules::ARCHIVE_OF_ANOTHER_VAULT;
        Err(ServiceError::new(ErrorCode::InvalidParameterValue, rule, message))
    }

    /// How many vaults the account has in all regions.
    pub(super) fn count(&self, account: &AccountId) -> usize {
        let of_account = self.scopes.iter().filter(|(scope, _)| scope.account() == account);
        of_account.map(|(_, vaults)| vaults.len()).sum()
    }
}

/// What is said of a vault that is not there; to another account, no more than of one that is.
fn missing(context: &RequestContext<'_>, request: &Request, name: &str) -> ServiceError {
    if !context.is_owner() {
        return enforcement::not_granted(context);
    }
    let (rule, subject) = match (name.parse::<VaultName>(), request) {
        (Err(_), _) => (&rules::VAULT_NAME_NOT_FOUND, name.to_owned()),
        (Ok(name), Request::DeleteVault { .. }) => {
            (&rules::DELETE_MISSING, context.scope().arn(&name))
        }
        (Ok(name), _) => (&rules::VAULT_NOT_FOUND, context.scope().arn(&name)),
    };
    let message = format!("Vault not found for ARN: {subject}");
    ServiceError::new(ErrorCode::ResourceNotFound, rule, message)
}
