//! The archives of a vault as far as deletion goes: which there are, how old, and what the daily inventory counted.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::names::ArchiveId;
use super::timestamp::Timestamp;

#[cfg(doc)]
use crate::rules;

/// How long lies between two inventories, [`rules::INVENTORY`].
pub const INVENTORY_INTERVAL: Duration = Duration::from_hours(24);

const DAY: u64 = 24 * 60 * 60;

/// An archive: its content is nobody's concern here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// How many bytes it has.
    pub size: u64,
    /// When it was uploaded.
    pub created: Timestamp,
}

/// What an inventory counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inventory {
    /// When it was taken.
    pub date: Timestamp,
    /// How many archives there were.
    pub archives: u64,
    /// How many bytes they had together.
    pub size: u64,
}

/// All archives of a vault, and its last inventory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Archives {
    pub(super) by_id: BTreeMap<ArchiveId, Archive>,
    /// The last inventory that was followed by a write. A later one is due if there is a write that it doesn't know.
    pub(super) inventory: Option<Inventory>,
    /// The latest write that `inventory` doesn't know.
    pub(super) written: Option<Timestamp>,
}

impl Archive {
    /// For how many whole days it has been stored, [`rules::ARCHIVE_AGE`].
    pub fn age_in_days(&self, now: Timestamp) -> u64 {
        now.since(self.created).as_secs() / DAY
    }
}

impl Archives {
    /// Adds an archive as if it had been uploaded when it was created.
    pub(super) fn insert(
        &mut self,
        id: ArchiveId,
        archive: Archive,
        vault_created: Timestamp,
        now: Timestamp,
    ) {
        self.settle(vault_created, now);
        self.by_id.insert(id, archive);
        self.write(archive.created.max(vault_created));
    }

    /// Removes an archive; `false` if there is none of that ID, which is no write.
    pub(super) fn remove(&mut self, id: &str, vault_created: Timestamp, now: Timestamp) -> bool {
        if !self.by_id.contains_key(id) {
            return false;
        }
        self.settle(vault_created, now);
        self.by_id.remove(id);
        self.write(now);
        true
    }

    /// The last inventory before this time, [`rules::INVENTORY`].
    pub(super) fn inventory(&self, vault_created: Timestamp, now: Timestamp) -> Option<Inventory> {
        match self.written.map(|written| next_inventory(vault_created, written)) {
            Some(due) if due <= now => Some(self.count(due)),
            _ => self.inventory,
        }
    }

    /// Whether the last inventory found nothing and nothing was written since, [`rules::DELETE_NOT_EMPTY`].
    pub(super) fn can_go(&self, vault_created: Timestamp, now: Timestamp) -> bool {
        let written =
            self.written.is_some_and(|written| next_inventory(vault_created, written) > now);
        let empty =
            self.inventory(vault_created, now).is_none_or(|inventory| inventory.archives == 0);
        empty && !written
    }

    /// Takes the inventory that is due, before a write makes it impossible.
    fn settle(&mut self, vault_created: Timestamp, now: Timestamp) {
        if let Some(written) = self.written {
            let due = next_inventory(vault_created, written);
            if due <= now {
                self.inventory = Some(self.count(due));
                self.written = None;
            }
        }
    }

    fn write(&mut self, at: Timestamp) {
        self.written = self.written.max(Some(at));
    }

    /// An archive can be planted with a date before the last inventory, which doesn't make the next one older than that.
    fn count(&self, date: Timestamp) -> Inventory {
        let date = self.inventory.map_or(date, |last| last.date.max(date));
        let size =
            self.by_id.values().fold(0, |sum: u64, archive| sum.saturating_add(archive.size));
        Inventory { date, archives: self.by_id.len() as u64, size }
    }
}

/// The first end of a day of the vault's life after a write.
fn next_inventory(vault_created: Timestamp, written: Timestamp) -> Timestamp {
    let days = written.since(vault_created).as_secs() / DAY;
    vault_created + Duration::from_secs(days.saturating_add(1).saturating_mul(DAY))
}
