//! What there is to know about one vault.

use std::collections::{BTreeMap, BTreeSet};

use glacier_testkit::state::Operation;

use super::DAY;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) created: u64,
    pub(crate) lock: Option<LockRow>,
    /// Whether the last lock came to its end by itself.
    pub(crate) lock_expired: bool,
    pub(crate) access_policy: Option<String>,
    pub(crate) tags: BTreeMap<String, String>,
    pub(crate) archives: BTreeSet<String>,
    /// For each write when it was, and how many archives there were after it.
    writes: Vec<(u64, u64)>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LockRow {
    pub(crate) id: String,
    pub(crate) policy: String,
    pub(crate) since: u64,
    pub(crate) is_final: bool,
}

impl Row {
    pub(super) fn new(created: u64) -> Self {
        Self {
            created,
            lock: None,
            lock_expired: false,
            access_policy: None,
            tags: BTreeMap::new(),
            archives: BTreeSet::new(),
            writes: Vec::new(),
        }
    }

    pub(super) fn has(&self, archive_id: &str) -> bool {
        self.archives.contains(archive_id)
    }

    /// Whether a policy in force denies the operation to everybody. Those of these sequences deny the one that they name,
    /// or, where they have a condition, nobody: no client calls itself what it asks for.
    pub(super) fn forbids(&self, operation: Operation) -> bool {
        let lock_policy = self.lock.as_ref().map(|lock| &lock.policy);
        let action = format!("\"glacier:{operation}\"");
        let mut in_force = lock_policy.into_iter().chain(&self.access_policy);
        in_force.any(|policy| policy.contains(&action) && !policy.contains("Condition"))
    }

    pub(super) fn add_archive(&mut self, archive_id: &str, now: u64) {
        self.archives.insert(archive_id.to_owned());
        self.write(now);
    }

    /// An archive that isn't there can be removed as well, which is no write.
    pub(super) fn remove_archive(&mut self, archive_id: &str, now: u64) {
        if self.archives.remove(archive_id) {
            self.write(now);
        }
    }

    pub(super) fn with_tags(&self, tags: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        self.tags.iter().chain(tags).map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// When the last inventory was, and how many archives it found: one is due at the end of each day of the vault's life
    /// in which something was written.
    pub(super) fn inventory(&self, now: u64) -> Option<(u64, u64)> {
        let date =
            self.writes.iter().map(|(at, _)| self.due(*at)).filter(|due| *due <= now).max()?;
        let before = self.writes.iter().rev().find(|(at, _)| *at < date);
        before.map(|(_, archives)| (date, *archives))
    }

    /// Whether the last inventory found nothing and nothing was written since.
    pub(super) fn can_go(&self, now: u64) -> bool {
        let all_counted = self.writes.iter().all(|(at, _)| self.due(*at) <= now);
        all_counted && self.inventory(now).is_none_or(|(_, archives)| archives == 0)
    }

    fn due(&self, written: u64) -> u64 {
        let days = (written - self.created) / DAY;
        self.created + (days + 1) * DAY
    }

    fn write(&mut self, now: u64) {
        self.writes.push((now, self.archives.len() as u64));
    }
}
