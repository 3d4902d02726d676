//! The five operations as the workflow needs them: what the service says, and what a failure proves.
//!
//! The SDK's futures are large, and the workflow's hold many of them; so they are boxed.

mod evidence;
mod failure;
mod skew;

use crate::{
    error::Cause,
    lock::{LockDetails, LockStatus},
    names::{AccountId, LockId, VaultName},
};
use evidence::Evidence;
pub(crate) use failure::{Failure, FailureKind};
use glacier_sdk::{
    Client, Config,
    config::retry::RetryConfig,
    operation::get_vault_lock::GetVaultLockOutput,
    primitives::{DateTime, DateTimeFormat},
    types::VaultLockPolicy,
};
pub(crate) use skew::Skew;
use std::sync::Arc;
use vault_lock_policy::{Policy, VaultArn};

pub(crate) const DESCRIBE_VAULT: &str = "DescribeVault";
pub(crate) const GET_VAULT_LOCK: &str = "GetVaultLock";
pub(crate) const INITIATE_VAULT_LOCK: &str = "InitiateVaultLock";
pub(crate) const COMPLETE_VAULT_LOCK: &str = "CompleteVaultLock";
pub(crate) const ABORT_VAULT_LOCK: &str = "AbortVaultLock";

/// A vault of a client's account, to be called about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Calls<'a> {
    pub(crate) client: &'a Client,
    pub(crate) account: &'a AccountId,
    pub(crate) vault: &'a VaultName,
    pub(crate) skew: &'a Arc<Skew>,
}

/// A successful answer that lacks what it is there for.
#[derive(Debug, thiserror::Error)]
#[error("the answer has no {0}")]
struct Incomplete(&'static str);

/// A successful answer about something else.
#[derive(Debug, thiserror::Error)]
#[error("the answer is about `{0}`")]
struct AnotherVault(VaultArn);

impl Calls<'_> {
    /// The ARN of the vault, if it exists.
    pub(crate) async fn describe(&self) -> Result<Option<VaultArn>, Failure> {
        let evidence = self.evidence();
        let call = self.client.describe_vault().account_id(self.account.as_str());
        let call = call.vault_name(self.vault.as_str()).customize().interceptor(evidence.clone());
        let answer = match evidence.judge(DESCRIBE_VAULT, Box::pin(call.send()).await) {
            Err(failure) if failure.is_not_found() => return Ok(None),
            answer => answer?,
        };
        let arn = answer.vault_arn().ok_or_else(|| incomplete(DESCRIBE_VAULT, "`VaultARN`"))?;
        let arn = arn.parse().map_err(|error| senseless(DESCRIBE_VAULT, Box::new(error)))?;
        if !self.are_about(&arn) {
            return Err(senseless(DESCRIBE_VAULT, AnotherVault(arn).into()));
        }
        Ok(Some(arn))
    }

    /// Whether an ARN is that of the vault. The journal knows locks by it, so another one would mix up two vaults.
    fn are_about(&self, arn: &VaultArn) -> bool {
        let is_the_account = ["-", arn.account()].contains(&self.account.as_str());
        is_the_account && arn.name() == self.vault.as_str()
    }

    /// How the vault stands; [`LockStatus::Unlocked`] also if it does not exist, which the service answers alike.
    pub(crate) async fn get(&self) -> Result<LockStatus, Failure> {
        let evidence = self.evidence();
        let call = self.client.get_vault_lock().account_id(self.account.as_str());
        let call = call.vault_name(self.vault.as_str()).customize().interceptor(evidence.clone());
        match evidence.judge(GET_VAULT_LOCK, Box::pin(call.send()).await) {
            Ok(answer) => status(&answer),
            Err(failure) if failure.is_not_found() => Ok(LockStatus::Unlocked),
            Err(failure) => Err(failure),
        }
    }

    /// Initiates a lock, with one request and no other.
    pub(crate) async fn initiate(&self, policy: &Policy) -> Result<LockId, Failure> {
        let evidence = self.evidence();
        let policy = VaultLockPolicy::builder().policy(policy.text()).build();
        let call = self.client.initiate_vault_lock().account_id(self.account.as_str());
        let call = call.vault_name(self.vault.as_str()).policy(policy).customize();
        let call = call.interceptor(evidence.clone()).config_override(once());
        let answer = evidence.judge(INITIATE_VAULT_LOCK, Box::pin(call.send()).await)?;
        let lock_id = answer.lock_id().and_then(|id| id.parse().ok());
        lock_id.ok_or_else(|| incomplete(INITIATE_VAULT_LOCK, "`x-amz-lock-id`"))
    }

    /// Completes a lock. It may be repeated: the ID names the lock, and completing it again changes nothing.
    pub(crate) async fn complete(&self, lock_id: &LockId) -> Result<(), Failure> {
        let evidence = self.evidence();
        let call = self.client.complete_vault_lock().account_id(self.account.as_str());
        let call = call.vault_name(self.vault.as_str()).lock_id(lock_id.as_str()).customize();
        let call = call.interceptor(evidence.clone());
        evidence.judge(COMPLETE_VAULT_LOCK, Box::pin(call.send()).await).map(drop)
    }

    /// Aborts whichever lock is in progress, with one request and no other: a second one could meet somebody else's lock.
    pub(crate) async fn abort(&self) -> Result<(), Failure> {
        let evidence = self.evidence();
        let call = self.client.abort_vault_lock().account_id(self.account.as_str());
        let call = call.vault_name(self.vault.as_str()).customize();
        let call = call.interceptor(evidence.clone()).config_override(once());
        evidence.judge(ABORT_VAULT_LOCK, Box::pin(call.send()).await).map(drop)
    }

    fn evidence(&self) -> Evidence {
        Evidence::new(Arc::clone(self.skew))
    }
}

fn status(answer: &GetVaultLockOutput) -> Result<LockStatus, Failure> {
    let policy = answer.policy().ok_or_else(|| incomplete(GET_VAULT_LOCK, "`Policy`"))?;
    let details = LockDetails {
        policy: policy.to_owned(),
        created: date(answer.creation_date()),
        expires: date(answer.expiration_date()),
    };
    match answer.state() {
        Some("InProgress") => Ok(LockStatus::InProgress(details)),
        Some("Locked") => Ok(LockStatus::Locked(details)),
        _ => Err(incomplete(GET_VAULT_LOCK, "`State` that is known")),
    }
}

/// A date that cannot be read is as good as none: it is shown to people and compared, but no call depends on it.
fn date(text: Option<&str>) -> Option<DateTime> {
    DateTime::from_str(text?, DateTimeFormat::DateTime).ok()
}

fn incomplete(operation: &'static str, lacks: &'static str) -> Failure {
    senseless(operation, Incomplete(lacks).into())
}

fn senseless(operation: &'static str, source: Cause) -> Failure {
    let kind = FailureKind::Senseless;
    Failure { operation, kind, answered: true, code: None, message: None, source }
}

/// Settings for a request that is sent once and never again by itself.
fn once() -> glacier_sdk::config::Builder {
    Config::builder().retry_config(RetryConfig::disabled())
}
