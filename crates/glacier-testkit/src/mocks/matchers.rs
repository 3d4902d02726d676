//! The matchers of each operation.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::call::Call;
use super::condition::{Condition, policy, request, short};
use super::given::Given;
use super::operations::{
    AddTagsToVault, CompleteVaultLock, DeleteArchive, ListVaults, Mocked, NamesVault,
    RemoveTagsFromVault, TakesPolicy,
};
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
            Ok(call.region().map(str::to_owned))
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

impl Given<DeleteArchive> {
    /// Matches calls for the archive of this ID.
    ///
    /// ```
    /// glacier_testkit::mocks::delete_archive().archive_id("an-archive").answers_empty();
    /// ```
    pub fn archive_id(self, archive_id: impl Into<String>) -> Self {
        self.when(Condition::text("archive ID", archive_id.into(), |call| {
            Ok(match request(call)? {
                Request::DeleteArchive { archive_id, .. } => Some(archive_id.clone()),
                _ => None,
            })
        }))
    }
}

impl Given<AddTagsToVault> {
    /// Matches calls that add these tags and no others, in any order.
    ///
    /// ```
    /// glacier_testkit::mocks::add_tags_to_vault().tags([("team", "audit"), ("year", "2026")]).answers_empty();
    /// ```
    pub fn tags<K: Into<String>, V: Into<String>>(
        self,
        tags: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let tags: BTreeMap<String, String> =
            tags.into_iter().map(|(key, value)| (key.into(), value.into())).collect();
        self.when(Condition::text("set of tags", json!(tags).to_string(), |call| {
            Ok(match request(call)? {
                Request::AddTagsToVault { tags, .. } => Some(json!(tags).to_string()),
                _ => None,
            })
        }))
    }
}

impl Given<RemoveTagsFromVault> {
    /// Matches calls that remove the tags with these keys and no others, in any order.
    ///
    /// ```
    /// glacier_testkit::mocks::remove_tags_from_vault().tag_keys(["team", "year"]).answers_empty();
    /// ```
    pub fn tag_keys<K: Into<String>>(self, keys: impl IntoIterator<Item = K>) -> Self {
        let keys: BTreeSet<String> = keys.into_iter().map(Into::into).collect();
        self.when(Condition::text("set of tag keys", json!(keys).to_string(), |call| {
            Ok(match request(call)? {
                Request::RemoveTagsFromVault { tag_keys, .. } => {
                    let keys: BTreeSet<&String> = tag_keys.iter().collect();
                    Some(json!(keys).to_string())
                }
                _ => None,
            })
        }))
    }
}

impl Given<ListVaults> {
    /// Matches calls that ask for so many vaults at most.
    ///
    /// ```
    /// glacier_testkit::mocks::list_vaults().limit(5).answers_vaults([]);
    /// ```
    pub fn limit(self, limit: u32) -> Self {
        self.when(Condition::text("limit", limit.to_string(), |call| {
            Ok(match request(call)? {
                Request::ListVaults { limit, .. } => limit.clone(),
                _ => None,
            })
        }))
    }

    /// Matches calls that go on from this marker.
    ///
    /// ```
    /// glacier_testkit::mocks::list_vaults().marker("a-marker").answers_vaults([]);
    /// ```
    pub fn marker(self, marker: impl Into<String>) -> Self {
        self.when(Condition::text("marker", marker.into(), list_marker))
    }

    /// Matches calls that begin with the first vault.
    ///
    /// ```
    /// glacier_testkit::mocks::list_vaults().without_marker().answers_page([], "a-marker");
    /// ```
    pub fn without_marker(self) -> Self {
        self.when(Condition::new("no marker", |call| match list_marker(call)? {
            None => Ok(()),
            Some(marker) => Err(format!("the marker is `{}`", short(&marker))),
        }))
    }
}

fn list_marker(call: &Call<'_>) -> Result<Option<String>, String> {
    Ok(match request(call)? {
        Request::ListVaults { marker, .. } => marker.clone(),
        _ => None,
    })
}
