//! A journal that ends with the process.

use super::{Found, JournalEntry, JournalError, LockJournal, Record};
use futures_util::future::BoxFuture;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use vault_lock_policy::VaultArn;

/// Keeps records in memory, for tests.
///
/// **A crash, a kill or a restart loses the IDs of all locks in progress.** The service never tells them again: a lock whose ID is
/// lost cannot be completed, only aborted and initiated anew, or left to end after its 24 hours. Programs that lock vaults use a
/// [`FileJournal`](super::FileJournal) or one of their own.
///
/// Clones share their records. So a test that drops a client and gives a clone to the next one has restarted its program.
///
/// ```
/// use glacier_vault_lock::{
///     journal::{LockJournal, MemoryJournal, Record},
///     policy::{Policy, examples},
/// };
/// use std::time::SystemTime;
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let journal = MemoryJournal::new();
/// let vault = "arn:aws:glacier:us-west-2:111122223333:vaults/records".parse()?;
/// let record = Record::new(vault, Policy::parse(examples::RETENTION)?, SystemTime::now());
///
/// let entry = journal.open(&record.vault).await?;
/// entry.write(&record).await?;
/// drop(entry);
///
/// let after_a_restart = journal.clone();
/// let found = after_a_restart.records().await?.into_iter().collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(found, [record]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct MemoryJournal {
    shared: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    records: BTreeMap<VaultArn, Record>,
    held: BTreeSet<VaultArn>,
}

impl MemoryJournal {
    /// A journal without records.
    pub fn new() -> Self {
        Self::default()
    }
}

impl LockJournal for MemoryJournal {
    fn open<'a>(
        &'a self,
        vault: &'a VaultArn,
    ) -> BoxFuture<'a, Result<Box<dyn JournalEntry>, JournalError>> {
        Box::pin(async move {
            if !lock(&self.shared).held.insert(vault.clone()) {
                return Err(JournalError::Busy { vault: vault.to_string() });
            }
            let entry = MemoryEntry { vault: vault.clone(), shared: Arc::clone(&self.shared) };
            Ok(Box::new(entry) as Box<dyn JournalEntry>)
        })
    }

    fn records(&self) -> BoxFuture<'_, Result<Vec<Found>, JournalError>> {
        Box::pin(async move { Ok(lock(&self.shared).records.values().cloned().map(Ok).collect()) })
    }
}

#[derive(Debug)]
struct MemoryEntry {
    vault: VaultArn,
    shared: Arc<Mutex<State>>,
}

impl JournalEntry for MemoryEntry {
    fn read(&self) -> BoxFuture<'_, Result<Option<Record>, JournalError>> {
        Box::pin(async move { Ok(lock(&self.shared).records.get(&self.vault).cloned()) })
    }

    fn write<'a>(&'a self, record: &'a Record) -> BoxFuture<'a, Result<(), JournalError>> {
        Box::pin(async move {
            record.check_vault(&self.vault)?;
            lock(&self.shared).records.insert(self.vault.clone(), record.clone());
            Ok(())
        })
    }

    fn remove(&self) -> BoxFuture<'_, Result<(), JournalError>> {
        Box::pin(async move {
            lock(&self.shared).records.remove(&self.vault);
            Ok(())
        })
    }
}

impl Drop for MemoryEntry {
    fn drop(&mut self) {
        lock(&self.shared).held.remove(&self.vault);
    }
}

/// A panic elsewhere leaves nothing half done in here.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
