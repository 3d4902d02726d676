//! A second opinion: what the service has to answer, kept as a table of rows without looking at how the state machine does it.

use std::collections::BTreeMap;
use std::time::Duration;

use glacier_testkit::state::Request;

use crate::clients::Client;

const DAY: u64 = 24 * 60 * 60 * 1_000;

/// Account, region and name.
pub(crate) type Place = (&'static str, &'static str, String);

/// All vaults, at a time in milliseconds.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) now: u64,
    pub(crate) rows: BTreeMap<Place, Row>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) created: u64,
    pub(crate) lock: Option<LockRow>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LockRow {
    pub(crate) id: String,
    pub(crate) policy: String,
    pub(crate) since: u64,
    pub(crate) is_final: bool,
}

/// Status, and code if it is a refusal.
pub(crate) type Verdict = (u16, Option<&'static str>);

const DENIED: Verdict = (403, Some("AccessDeniedException"));
const NOT_FOUND: Verdict = (404, Some("ResourceNotFoundException"));
const INVALID: Verdict = (400, Some("InvalidParameterValueException"));

impl Table {
    pub(crate) fn new(now: u64) -> Self {
        Self { now, rows: BTreeMap::new() }
    }

    pub(crate) fn place(client: Client, request: &Request) -> Place {
        (client.account, client.region, vault_of(request).to_owned())
    }

    /// What the answer has to be if the call is sent now.
    pub(crate) fn verdict(&self, client: Client, request: &Request) -> Verdict {
        let row = self.rows.get(&Self::place(client, request));
        if let Request::CreateVault { .. } = request {
            return (201, None);
        }
        let Some(row) = row else { return NOT_FOUND };
        #[expect(clippy::match_same_arms, reason = "one arm a cell, operation by operation")]
        match (request, &row.lock) {
            (Request::InitiateVaultLock { .. }, Some(_)) => DENIED,
            (Request::InitiateVaultLock { policy, .. }, None) if is_policy(policy) => (201, None),
            (Request::InitiateVaultLock { .. }, None) => INVALID,

            (Request::CompleteVaultLock { .. } | Request::GetVaultLock { .. }, None) => NOT_FOUND,
            (Request::CompleteVaultLock { lock_id, .. }, Some(lock)) if *lock_id == lock.id => {
                (204, None)
            }
            (Request::CompleteVaultLock { .. }, Some(lock)) if lock.is_final => DENIED,
            (Request::CompleteVaultLock { .. }, Some(_)) => INVALID,

            (Request::AbortVaultLock { .. }, Some(lock)) if lock.is_final => DENIED,
            (Request::AbortVaultLock { .. } | Request::DeleteVault { .. }, _) => (204, None),

            (Request::GetVaultLock { .. }, Some(_)) | (Request::DescribeVault { .. }, _) => {
                (200, None)
            }
            (Request::CreateVault { .. }, _) => unreachable!("answered above"),
        }
    }

    /// Writes down what a granted call did; a lock gets the ID that was given out for it.
    pub(crate) fn write_down(&mut self, client: Client, request: &Request, lock_id: Option<&str>) {
        let place = Self::place(client, request);
        let now = self.now;
        match request {
            Request::CreateVault { .. } => {
                self.rows.entry(place).or_insert(Row { created: now, lock: None });
            }
            Request::DeleteVault { .. } => {
                self.rows.remove(&place);
            }
            Request::InitiateVaultLock { policy, .. } => {
                let id = lock_id.expect("an ID was given out").to_owned();
                let lock = LockRow { id, policy: policy.clone(), since: now, is_final: false };
                self.row(&place).lock = Some(lock);
            }
            Request::CompleteVaultLock { .. } => {
                self.row(&place).lock.as_mut().expect("a lock was completed").is_final = true;
            }
            Request::AbortVaultLock { .. } => self.row(&place).lock = None,
            Request::GetVaultLock { .. } | Request::DescribeVault { .. } => {}
        }
    }

    pub(crate) fn advance(&mut self, by: Duration) {
        self.now += u64::try_from(by.as_millis()).unwrap();
        for row in self.rows.values_mut() {
            row.lock.take_if(|lock| !lock.is_final && lock.since + DAY <= self.now);
        }
    }

    fn row(&mut self, place: &Place) -> &mut Row {
        self.rows.get_mut(place).expect("a call on no vault was granted")
    }
}

/// The sequences use good policies, and this one that is none.
fn is_policy(text: &str) -> bool {
    text != "not a policy"
}

pub(crate) fn vault_of(request: &Request) -> &str {
    match request {
        Request::InitiateVaultLock { vault, .. }
        | Request::CompleteVaultLock { vault, .. }
        | Request::AbortVaultLock { vault }
        | Request::GetVaultLock { vault }
        | Request::CreateVault { vault }
        | Request::DescribeVault { vault }
        | Request::DeleteVault { vault } => vault,
    }
}
