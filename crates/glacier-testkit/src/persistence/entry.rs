//! One change as a line of the state file, and what a line does to a snapshot.

use serde::{Deserialize, Serialize};

use super::snapshot::Snapshot;
use crate::state::{InvalidRecord, VaultRecord};

/// The first line of a state file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) format: String,
    pub(super) version: u32,
}

/// One change: the members that are there have these values now. A line is one change, so it happened whole or not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) vault: Option<VaultRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) lock_ids: Option<Seed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) clock_ahead_millis: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) new_account: Option<bool>,
}

/// How far a generator of IDs has come. Written as text, because programs in some languages read numbers of JSON as
/// floating point and would round it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Seed(pub(crate) u64);

impl Header {
    const FORMAT: &str = "glacier-emulator-state";
    /// What this version of the emulator writes, and the newest that it reads.
    pub(super) const VERSION: u32 = 1;
    /// No header of any version is longer, line break included.
    pub(super) const MAX_BYTES: u64 = 1024;

    pub(super) fn current() -> Self {
        Self { format: Self::FORMAT.to_owned(), version: Self::VERSION }
    }

    /// Whether the line is the header of some version.
    pub(super) fn is_ours(&self) -> bool {
        self.format == Self::FORMAT
    }
}

impl Entry {
    /// Brings the snapshot to the state after this change.
    pub(super) fn replay(self, snapshot: &mut Snapshot) -> Result<(), InvalidRecord> {
        let Self { vault, lock_ids, clock_ahead_millis, new_account } = self;
        if let Some(record) = vault {
            snapshot.state.put_record(record)?;
        }
        if let Some(seed) = lock_ids {
            snapshot.lock_ids = Some(seed);
        }
        if let Some(millis) = clock_ahead_millis {
            snapshot.clock_ahead_millis = millis;
        }
        if let Some(new_account) = new_account {
            snapshot.new_account = new_account;
        }
        Ok(())
    }
}

impl TryFrom<String> for Seed {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        u64::from_str_radix(&text, 16)
            .map(Self)
            .map_err(|_| format!("`{text}` is not a number of up to 16 hexadecimal digits"))
    }
}

impl From<Seed> for String {
    fn from(Seed(seed): Seed) -> Self {
        format!("{seed:016x}")
    }
}
