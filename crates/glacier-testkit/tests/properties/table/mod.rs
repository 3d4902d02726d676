//! A second opinion: what the service has to answer, kept as a table of rows without looking at how the state machine
//! does it.

mod bodies;
mod row;

use std::collections::BTreeMap;
use std::time::Duration;

use glacier_testkit::state::Request;

use crate::clients::{Client, Place};
pub(crate) use row::{LockRow, Row};

pub(crate) const DAY: u64 = 24 * 60 * 60 * 1_000;

/// How many bytes every planted archive has.
pub(crate) const ARCHIVE_SIZE: u64 = 4_096;

/// What sequences use for a policy that is none.
pub(crate) const NO_POLICY: &str = "not a policy";

/// All vaults, at a time in milliseconds.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) now: u64,
    pub(crate) rows: BTreeMap<Place, Row>,
}

/// Status, and code if it is a refusal.
pub(crate) type Verdict = (u16, Option<&'static str>);

const DENIED: Verdict = (403, Some("AccessDeniedException"));
const NOT_FOUND: Verdict = (404, Some("ResourceNotFoundException"));
const INVALID: Verdict = (400, Some("InvalidParameterValueException"));
const TOO_MANY: Verdict = (400, Some("LimitExceededException"));
const SHOWN: Verdict = (200, None);
const CREATED: Verdict = (201, None);
const DONE: Verdict = (204, None);

impl Table {
    pub(crate) fn new(now: u64) -> Self {
        Self { now, rows: BTreeMap::new() }
    }

    /// What the answer has to be if the call is sent now. Nobody grants anything to other accounts here.
    pub(crate) fn verdict(&self, client: Client, request: &Request) -> Verdict {
        if !client.is_owner() {
            return DENIED;
        }
        let place = client.place(request.vault().unwrap_or_default());
        match (request, self.rows.get(&place)) {
            (Request::CreateVault { .. }, _) => CREATED,
            (Request::ListVaults { .. }, _) => SHOWN,
            (_, None) => NOT_FOUND,
            (_, Some(row)) if place == protected() && row.forbids(request.operation()) => DENIED,
            (Request::DeleteArchive { archive_id, .. }, Some(row)) => {
                let elsewhere = !row.has(archive_id) && self.holds_archive(&place, archive_id);
                if elsewhere { INVALID } else { DONE }
            }
            (_, Some(row)) => self.verdict_on(row, request),
        }
    }

    #[expect(clippy::match_same_arms, reason = "one arm a cell, operation by operation")]
    fn verdict_on(&self, row: &Row, request: &Request) -> Verdict {
        match (request, &row.lock) {
            (Request::InitiateVaultLock { .. }, Some(_)) => DENIED,
            (Request::InitiateVaultLock { policy, .. }, None) if policy == NO_POLICY => INVALID,
            (Request::InitiateVaultLock { .. }, None) => CREATED,

            (Request::CompleteVaultLock { .. }, None) => NOT_FOUND,
            (Request::CompleteVaultLock { lock_id, .. }, Some(lock)) if *lock_id == lock.id => DONE,
            (Request::CompleteVaultLock { .. }, Some(lock)) if lock.is_final => DENIED,
            (Request::CompleteVaultLock { .. }, Some(_)) => INVALID,

            (Request::AbortVaultLock { .. }, Some(lock)) if lock.is_final => DENIED,
            (Request::AbortVaultLock { .. }, _) => DONE,

            (Request::GetVaultLock { .. }, None) => NOT_FOUND,
            (Request::GetVaultLock { .. }, Some(_)) => SHOWN,

            (Request::DeleteVault { .. }, _) if row.can_go(self.now) => DONE,
            (Request::DeleteVault { .. }, _) => INVALID,

            (Request::SetVaultAccessPolicy { policy, .. }, _) if policy == NO_POLICY => INVALID,
            (Request::GetVaultAccessPolicy { .. }, _) if row.access_policy.is_none() => NOT_FOUND,

            (Request::AddTagsToVault { tags, .. }, _) if row.with_tags(tags).len() > 50 => TOO_MANY,

            (
                Request::DescribeVault { .. }
                | Request::GetVaultAccessPolicy { .. }
                | Request::ListTagsForVault { .. },
                _,
            ) => SHOWN,
            _ => DONE,
        }
    }

    /// Writes down what a granted call did; a lock gets the ID that was given out for it.
    pub(crate) fn write_down(&mut self, client: Client, request: &Request, lock_id: Option<&str>) {
        let now = self.now;
        let place = client.place(request.vault().unwrap_or_default());
        if let Request::CreateVault { .. } = request {
            self.rows.entry(place).or_insert_with(|| Row::new(now));
            return;
        }
        if let Request::DeleteVault { .. } = request {
            self.rows.remove(&place);
            return;
        }
        let Some(row) = self.rows.get_mut(&place) else { return };
        match request {
            Request::InitiateVaultLock { policy, .. } => {
                let id = lock_id.expect("an ID was given out").to_owned();
                row.lock =
                    Some(LockRow { id, policy: policy.clone(), since: now, is_final: false });
            }
            Request::CompleteVaultLock { .. } => {
                row.lock.as_mut().expect("a lock was completed").is_final = true;
            }
            Request::AbortVaultLock { .. } => row.lock = None,
            Request::SetVaultAccessPolicy { policy, .. } => {
                row.access_policy = Some(policy.clone());
            }
            Request::DeleteVaultAccessPolicy { .. } => row.access_policy = None,
            Request::AddTagsToVault { tags, .. } => row.tags = row.with_tags(tags),
            Request::RemoveTagsFromVault { tag_keys, .. } => {
                row.tags.retain(|key, _| !tag_keys.contains(key));
            }
            Request::DeleteArchive { archive_id, .. } => row.remove_archive(archive_id, now),
            _ => {}
        }
    }

    /// Writes down an archive that was put into a vault, and says whether it can have been.
    pub(crate) fn plant(&mut self, place: &Place, archive_id: &str) -> bool {
        if self.holds_archive(place, archive_id) {
            return false;
        }
        let now = self.now;
        let Some(row) = self.rows.get_mut(place) else { return false };
        row.add_archive(archive_id, now);
        true
    }

    pub(crate) fn advance(&mut self, by: Duration) {
        self.now += u64::try_from(by.as_millis()).unwrap();
        for row in self.rows.values_mut() {
            let expired = row.lock.take_if(|lock| !lock.is_final && lock.since + DAY <= self.now);
            row.lock_expired |= expired.is_some();
        }
    }

    /// Whether some vault of that account and region has the archive.
    fn holds_archive(&self, (account, region, _): &Place, archive_id: &str) -> bool {
        let mut rows = self.rows.iter();
        rows.any(|((a, r, _), row)| (a, r) == (account, region) && row.has(archive_id))
    }
}

/// The one vault that the policies of these sequences are about.
fn protected() -> Place {
    ("111122223333", "us-east-1", "v".to_owned())
}
