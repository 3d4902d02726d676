//! Everything that calls can change, at one moment.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::entry::{Entry, Seed};
use crate::state::State;

/// The whole state at one moment: vaults with their locks, policies, tags and archives, how far the clock was moved, where
/// the IDs have come, and whether accounts are new ones.
///
/// Faults and the log of requests are the test's own and not part of it. In JSON it says its version, and a newer one is refused.
///
/// ```
/// use glacier_testkit::{Glacier, persistence::Snapshot};
///
/// let glacier = Glacier::builder().build();
/// glacier.create_vault("v")?;
/// let snapshot: Snapshot = serde_json::from_str(&serde_json::to_string(&glacier.snapshot())?)?;
///
/// let other = Glacier::builder().build();
/// other.restore(&snapshot)?;
/// assert!(other.vault("v").exists());
/// assert_eq!(other.snapshot(), snapshot);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    pub(crate) state: State,
    pub(crate) clock_ahead_millis: u64,
    /// `None` if the test brought its own source of lock IDs.
    pub(crate) lock_ids: Option<Seed>,
    /// `None` in a state file, which does not change with every call.
    pub(crate) request_ids: Option<Seed>,
    pub(crate) new_account: bool,
}

/// The version of the form in JSON.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    version: u32,
    clock_ahead_millis: u64,
    lock_ids: Option<Seed>,
    request_ids: Option<Seed>,
    new_account: bool,
    state: State,
}

/// Only what tells versions apart.
#[derive(Deserialize)]
struct Version {
    version: u32,
}

impl Snapshot {
    /// The changes that lead from nothing to this state.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        let settings = Entry {
            vault: None,
            lock_ids: self.lock_ids,
            clock_ahead_millis: Some(self.clock_ahead_millis),
            new_account: Some(self.new_account),
        };
        let vaults =
            self.state.records().map(|vault| Entry { vault: Some(vault), ..Entry::default() });
        std::iter::once(settings).chain(vaults)
    }
}

impl Serialize for Snapshot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = Form {
            version: VERSION,
            clock_ahead_millis: self.clock_ahead_millis,
            lock_ids: self.lock_ids,
            request_ids: self.request_ids,
            new_account: self.new_account,
            state: self.state.clone(),
        };
        form.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Snapshot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A newer form may have other members, so the version is looked at before them.
        let value = serde_json::Value::deserialize(deserializer)?;
        let Version { version } = Version::deserialize(&value).map_err(D::Error::custom)?;
        if version != VERSION {
            return Err(D::Error::custom(format!(
                "the snapshot has version {version}; this emulator reads version {VERSION}"
            )));
        }
        let form: Form = serde_json::from_value(value).map_err(D::Error::custom)?;
        Ok(Self {
            state: form.state,
            clock_ahead_millis: form.clock_ahead_millis,
            lock_ids: form.lock_ids,
            request_ids: form.request_ids,
            new_account: form.new_account,
        })
    }
}
