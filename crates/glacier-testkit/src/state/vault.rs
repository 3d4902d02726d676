//! One vault, and what calls that are granted do to it.

use std::collections::BTreeMap;

use super::answer::{Answer, Response, VaultDescription};
use super::archives::{Archive, Archives, Inventory};
use super::error::{ErrorCode, ServiceError};
use super::lock::{Lock, LockSlot, LockState};
use super::lock_id::LockIds;
use super::names::{ArchiveId, VaultName};
use super::policy::{PolicyKind, VaultPolicy};
use super::scope::Scope;
use super::tags::Tags;
use super::timestamp::Timestamp;
use crate::rules::{self, Rule};

/// A vault with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vault {
    pub(super) name: VaultName,
    /// Made once, since every evaluation of a policy asks for it.
    pub(super) arn: String,
    pub(super) created: Timestamp,
    pub(super) lock: LockSlot,
    pub(super) access_policy: Option<VaultPolicy>,
    pub(super) tags: Tags,
    pub(super) archives: Archives,
}

impl Vault {
    pub(super) fn new(scope: &Scope, name: VaultName, created: Timestamp) -> Self {
        Self {
            arn: scope.arn(&name),
            name,
            created,
            lock: LockSlot::default(),
            access_policy: None,
            tags: Tags::default(),
            archives: Archives::default(),
        }
    }

    /// The name.
    pub fn name(&self) -> &VaultName {
        &self.name
    }

    /// The Amazon resource name.
    pub fn arn(&self) -> &str {
        &self.arn
    }

    /// When the vault was created.
    pub fn created(&self) -> Timestamp {
        self.created
    }

    /// The lock that the vault has at this time.
    pub fn lock(&self, now: Timestamp) -> Option<&Lock> {
        self.lock.at(now)
    }

    /// The access policy.
    pub fn access_policy(&self) -> Option<&VaultPolicy> {
        self.access_policy.as_ref()
    }

    /// The tags, by key.
    pub fn tags(&self) -> &BTreeMap<String, String> {
        &self.tags.0
    }

    /// The archives, by ID.
    pub fn archives(&self) -> &BTreeMap<ArchiveId, Archive> {
        &self.archives.by_id
    }

    /// The last inventory before this time, [`rules::INVENTORY`]; `None` before the first.
    pub fn inventory(&self, now: Timestamp) -> Option<Inventory> {
        self.archives.inventory(self.created, now)
    }

    pub(super) fn description(&self, now: Timestamp) -> VaultDescription {
        VaultDescription {
            arn: self.arn.clone(),
            name: self.name.clone(),
            created: self.created,
            inventory: self.inventory(now),
        }
    }

    pub(super) fn describe(&self, now: Timestamp) -> Answer {
        let description = self.description(now);
        let rule = match description.inventory {
            None => &rules::DESCRIBE,
            Some(_) => &rules::DESCRIBE_INVENTORY,
        };
        Answer::new(rule, Response::DescribeVault(description))
    }

    /// The rule by which the vault may be deleted, and its name.
    pub(super) fn check_deletion(
        &self,
        now: Timestamp,
    ) -> Result<(&'static Rule, VaultName), ServiceError> {
        if !self.archives.can_go(self.created, now) {
            let message = format!("Vault not empty or recently written to: {}", self.arn);
            return Err(invalid(&rules::DELETE_NOT_EMPTY, message));
        }
        let rule = match self.lock(now).map(Lock::state) {
            None => &rules::DELETE,
            Some(LockState::InProgress) => &rules::DELETE_IN_PROGRESS,
            Some(LockState::Locked) => &rules::DELETE_LOCKED,
        };
        Ok((rule, self.name.clone()))
    }

    pub(super) fn initiate(
        &mut self,
        policy: &str,
        now: Timestamp,
        lock_ids: &mut dyn LockIds,
    ) -> Result<Answer, ServiceError> {
        self.lock.initiate(&self.name, policy, now, lock_ids)
    }

    pub(super) fn complete(
        &mut self,
        lock_id: &str,
        now: Timestamp,
    ) -> Result<Answer, ServiceError> {
        self.lock.complete(&self.name, lock_id, now)
    }

    pub(super) fn abort(&mut self, now: Timestamp) -> Result<Answer, ServiceError> {
        self.lock.abort(&self.name, now)
    }

    pub(super) fn show_lock(&mut self, now: Timestamp) -> Result<Answer, ServiceError> {
        self.lock.describe(&self.name, now)
    }

    pub(super) fn set_access_policy(&mut self, policy: &str) -> Result<Answer, ServiceError> {
        let policy =
            VaultPolicy::parse(policy).map_err(|invalid| invalid.refusal(PolicyKind::Access))?;
        let answer = Answer::new(&rules::ACCESS_POLICY_SET, Response::SetVaultAccessPolicy);
        if self.access_policy.as_ref() == Some(&policy) {
            return Ok(answer);
        }
        self.access_policy = Some(policy);
        Ok(answer.changing(&self.name))
    }

    pub(super) fn show_access_policy(&self) -> Result<Answer, ServiceError> {
        let policy = self.access_policy.clone().ok_or_else(|| {
            let message = format!("No vault access policy is set for: {}", self.name);
            ServiceError::new(ErrorCode::ResourceNotFound, &rules::ACCESS_POLICY_NONE, message)
        })?;
        Ok(Answer::new(&rules::ACCESS_POLICY_GET, Response::GetVaultAccessPolicy { policy }))
    }

    pub(super) fn delete_access_policy(&mut self) -> Answer {
        let response = Response::DeleteVaultAccessPolicy;
        match self.access_policy.take() {
            Some(_) => Answer::new(&rules::ACCESS_POLICY_DELETE, response).changing(&self.name),
            None => Answer::new(&rules::ACCESS_POLICY_DELETE_AGAIN, response),
        }
    }

    pub(super) fn add_tags(
        &mut self,
        tags: &BTreeMap<String, String>,
    ) -> Result<Answer, ServiceError> {
        let changed = self.tags.add(&self.name, tags)?;
        let answer = Answer::new(&rules::TAGS_ADD, Response::AddTagsToVault);
        Ok(if changed { answer.changing(&self.name) } else { answer })
    }

    pub(super) fn remove_tags(&mut self, keys: &[String]) -> Result<Answer, ServiceError> {
        let changed = self.tags.remove(keys)?;
        let answer = Answer::new(&rules::TAGS_REMOVE, Response::RemoveTagsFromVault);
        Ok(if changed { answer.changing(&self.name) } else { answer })
    }

    pub(super) fn list_tags(&self) -> Answer {
        let tags = self.tags.0.clone();
        Answer::new(&rules::TAGS_LIST, Response::ListTagsForVault { tags })
    }

    /// `None` if the vault has no archive of that ID.
    pub(super) fn delete_archive(&mut self, id: &str, now: Timestamp) -> Option<Answer> {
        let deleted = self.archives.remove(id, self.created, now);
        deleted.then(|| {
            Answer::new(&rules::ARCHIVE_DELETE, Response::DeleteArchive).changing(&self.name)
        })
    }
}

fn invalid(rule: &'static Rule, message: String) -> ServiceError {
    ServiceError::new(ErrorCode::InvalidParameterValue, rule, message)
}
