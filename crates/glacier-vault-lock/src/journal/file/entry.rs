//! The place of one vault in the folder.

use super::{blocking, folder::Folder, lock::VaultLock, name::Stem};
use crate::journal::{JournalEntry, JournalError, Record};
use futures_util::future::BoxFuture;
use std::sync::Arc;
use tokio::sync::Mutex;
use vault_lock_policy::VaultArn;

/// Holds the vault until it is dropped and what it has begun is done.
#[derive(Debug)]
pub(super) struct FileEntry {
    vault: VaultArn,
    held: Arc<Held>,
    /// One thing after the other, in the order of asking: a write whose caller has gone must not come after the next one.
    turn: Arc<Mutex<()>>,
}

#[derive(Debug)]
struct Held {
    folder: Arc<Folder>,
    stem: Stem,
    _lock: VaultLock,
}

impl FileEntry {
    /// Blocks for a few file operations.
    pub(super) fn open(folder: Arc<Folder>, vault: VaultArn) -> Result<Self, JournalError> {
        let stem = Stem::of(&vault);
        let Some(lock) = folder.lock(&stem)? else {
            return Err(JournalError::Busy { vault: vault.to_string() });
        };
        let held = Arc::new(Held { folder, stem, _lock: lock });
        Ok(Self { vault, held, turn: Arc::default() })
    }

    /// Does something with the vault's files when all that was begun earlier is done. Once it is begun it keeps the vault.
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Folder, &Stem) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let turn = Arc::clone(&self.turn).lock_owned().await;
        let held = Arc::clone(&self.held);
        blocking(move || {
            let done = work(&held.folder, &held.stem);
            // In this order: whoever has had the last turn and drops the entry has given the vault back.
            drop(held);
            drop(turn);
            done
        })
        .await
    }
}

impl JournalEntry for FileEntry {
    fn read(&self) -> BoxFuture<'_, Result<Option<Record>, JournalError>> {
        Box::pin(self.in_turn(Folder::read))
    }

    fn write<'a>(&'a self, record: &'a Record) -> BoxFuture<'a, Result<(), JournalError>> {
        Box::pin(async move {
            record.check_vault(&self.vault)?;
            let record = record.clone();
            self.in_turn(move |folder, stem| folder.write(stem, &record)).await
        })
    }

    fn remove(&self) -> BoxFuture<'_, Result<(), JournalError>> {
        Box::pin(self.in_turn(Folder::remove))
    }
}
