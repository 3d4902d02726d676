//! What `GetVaultLock` tells of a lock.

use glacier_sdk::primitives::{DateTime, DateTimeFormat};
use std::{fmt, time::Duration};
use vault_lock_policy::Policy;

/// What the service tells of a lock: everything but its ID.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LockDetails {
    /// The policy in force, word for word as the service has it.
    pub policy: String,
    /// When the lock was initiated, by the service's clock. `None` if the service did not tell it.
    pub created: Option<DateTime>,
    /// When it expires unless it is completed, by the service's clock. `None` for a locked vault.
    pub expires: Option<DateTime>,
}

/// How a vault stands. The answer to [`VaultLocks::status`](crate::VaultLocks::status).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum LockStatus {
    /// There is no lock.
    Unlocked,
    /// A lock is in progress: its policy is in force, and it can be completed or aborted.
    InProgress(LockDetails),
    /// The vault is locked for ever.
    Locked(LockDetails),
}

/// A vault that is locked for ever.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LockedVault {
    /// The vault's ARN.
    pub vault: vault_lock_policy::VaultArn,
    /// The policy in force, word for word as the service has it.
    pub policy: String,
    /// When the lock was initiated, by the service's clock.
    pub created: Option<DateTime>,
    /// Whether this call completed the lock, or found it completed.
    pub how: HowLocked,
}

/// How it came that a vault is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HowLocked {
    /// This call completed the lock.
    Completed,
    /// The vault was locked with a policy of the same meaning before.
    Already,
}

impl LockDetails {
    /// Whether the policy in force means the same as `policy`, although their texts may differ.
    ///
    /// See [`Policy::means_the_same`] for what counts.
    pub fn has_policy(&self, policy: &Policy) -> bool {
        self.policy == policy.text()
            || Policy::parse(&self.policy).is_ok_and(|found| found.means_the_same(policy))
    }
}

impl LockDetails {
    /// Whether two locks have policies of the same meaning.
    pub(crate) fn has_policy_of(&self, other: &Self) -> bool {
        self.policy == other.policy
            || Policy::parse(&other.policy).is_ok_and(|policy| self.has_policy(&policy))
    }
}

impl fmt::Display for LockStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unlocked => f.write_str("no lock"),
            Self::InProgress(details) => match details.expires {
                Some(expires) => write!(f, "in progress until {}", show(expires)),
                None => f.write_str("in progress"),
            },
            Self::Locked(_) => f.write_str("locked"),
        }
    }
}

/// An instant for people: `2026-11-29T13:24:35Z`, in UTC, without parts of a second.
pub(crate) fn show(instant: DateTime) -> String {
    let seconds = DateTime::from_secs(instant.secs());
    seconds.fmt(DateTimeFormat::DateTime).unwrap_or_else(|_| format!("second {}", instant.secs()))
}

/// An instant and a span after it.
pub(crate) fn later(instant: DateTime, span: Duration) -> DateTime {
    let seconds = i64::try_from(span.as_secs()).unwrap_or(i64::MAX);
    DateTime::from_secs_and_nanos(instant.secs().saturating_add(seconds), instant.subsec_nanos())
}
