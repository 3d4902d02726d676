//! The calls that are measured.

use serde::Serialize;

/// A kind of call, always of `InitiateVaultLock`, whose answer alone has the lock ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scenario {
    /// A policy of one statement, some 330 bytes.
    SmallPolicy,
    /// A policy near the limit of 20 KB.
    LargePolicy,
    /// The small policy, refused with a modeled error.
    ErrorAnswer,
    /// The small policy, answered with 500 first and with a lock ID then.
    #[serde(rename = "retry-after-500")]
    RetryAfter500,
    /// The small policy, 64 calls on one client at the same time.
    #[serde(rename = "concurrent-64")]
    Concurrent64,
    /// The small policy, watched by an interceptor of the call.
    Watched,
}

impl Scenario {
    /// Every scenario, in the order of the report.
    pub const ALL: [Self; 6] = [
        Self::SmallPolicy,
        Self::LargePolicy,
        Self::ErrorAnswer,
        Self::RetryAfter500,
        Self::Concurrent64,
        Self::Watched,
    ];

    /// How many calls are under way at the same time.
    pub fn calls_at_once(self) -> usize {
        if self == Self::Concurrent64 { 64 } else { 1 }
    }
}
