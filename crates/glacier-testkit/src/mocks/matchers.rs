//! The matchers of each operation.

use serde_json::Value;

use super::condition::{Condition, policy, request};
use super::given::Given;
use super::operations::{CompleteVaultLock, Mocked, NamesVault, TakesPolicy};
use crate::state::Request;

/// Matchers that every operation has.
impl<O: Mocked> Given<O> {
    /// Matches calls to this account, as the path names it: `-` is not the same as the caller's number.
    ///
    /// ```
    /// glacier_testkit::mocks::get_vault_lock().account("111122223333").answers_access_denied("not yours");
    /// ```
    pub fn account(self, account: impl Into<String>) -> Self {
        self.when(Condition::text("account", account.into(), |call| {
            Ok(call.asked.as_ref().ok().map(|asked| asked.account.clone()))
        }))
    }

    /// Matches calls that are signed for this region.
    ///
    /// ```
    /// glacier_testkit::mocks::get_vault_lock().region("eu-west-1").answers_throttling();
    /// ```
    pub fn region(self, region: impl Into<String>) -> Self {
        self.when(Condition::text("region", region.into(), |call| {
            Ok(call.region().map(|region| region.as_str().to_owned()))
        }))
    }

    /// Matches only this attempt of a call, as AWS's SDKs count them from 1 in the header `amz-sdk-request`.
    ///
    /// ```
    /// use glacier_testkit::mocks;
    ///
    /// mocks::initiate_vault_lock().attempt(1).answers_service_unavailable();
    /// mocks::initiate_vault_lock().attempt(2).answers_access_denied("already in progress");
    /// ```
    pub fn attempt(self, attempt: u64) -> Self {
        self.when(Condition::text("attempt", attempt.to_string(), |call| {
            Ok(call.attempt().map(|attempt| attempt.to_string()))
        }))
    }
}

impl<O: NamesVault> Given<O> {
    /// Matches calls for the vault of this name.
    ///
    /// ```
    /// glacier_testkit::mocks::delete_vault().vault("v").answers_empty();
    /// ```
    pub fn vault(self, vault: impl Into<String>) -> Self {
        self.when(Condition::text("vault", vault.into(), |call| {
            Ok(call.asked.as_ref().ok().and_then(|asked| asked.vault.clone()))
        }))
    }
}

impl<O: TakesPolicy> Given<O> {
    /// Matches calls that bring exactly this policy.
    ///
    /// ```
    /// glacier_testkit::mocks::initiate_vault_lock().policy(r#"{"Statement":[]}"#).answers_lock_id("a-lock");
    /// ```
    pub fn policy(self, text: impl Into<String>) -> Self {
        self.when(Condition::text("policy", text.into(), policy))
    }

    /// Matches calls that bring a policy which is equal to this one as JSON: spaces and the order of members don't count.
    ///
    /// ```
    /// use serde_json::json;
    ///
    /// glacier_testkit::mocks::initiate_vault_lock().policy_json(json!({ "Statement": [] })).answers_lock_id("a-lock");
    /// ```
    pub fn policy_json(self, policy: Value) -> Self {
        self.when(Condition::policy_json(policy))
    }

    /// Matches calls that bring a policy for which the function returns `true`.
    ///
    /// ```
    /// use glacier_testkit::mocks;
    ///
    /// mocks::initiate_vault_lock().policy_where(|policy| policy.len() > 20_480).answers_access_denied("too long");
    /// ```
    pub fn policy_where(self, holds: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        self.when(Condition::policy_where(holds))
    }
}

impl Given<CompleteVaultLock> {
    /// Matches calls with this lock ID.
    ///
    /// ```
    /// glacier_testkit::mocks::complete_vault_lock().lock_id("a-lock").answers_empty();
    /// ```
    pub fn lock_id(self, lock_id: impl Into<String>) -> Self {
        self.when(Condition::text("lock ID", lock_id.into(), |call| {
            Ok(match request(call)? {
                Request::CompleteVaultLock { lock_id, .. } => Some(lock_id.clone()),
                _ => None,
            })
        }))
    }
}
