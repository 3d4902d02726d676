//! Journals and records to test with.

use std::{
    path::Path,
    time::{Duration, SystemTime},
};

use glacier_vault_lock::{
    journal::{FileJournal, LockJournal, MemoryJournal, Phase, Record},
    policy::{Policy, VaultArn, examples},
};
use tempfile::TempDir;

/// The vault `name` in an account of examples.
pub(crate) fn vault(name: &str) -> VaultArn {
    format!("arn:aws:glacier:us-west-2:111122223333:vaults/{name}").parse().unwrap()
}

/// A lock of the vault `records` in progress. Times and policy are always the same.
pub(crate) fn record(lock_id: &str) -> Record {
    record_of(vault("records"), lock_id)
}

pub(crate) fn record_of(vault: VaultArn, lock_id: &str) -> Record {
    // As exact as the clock of Windows, which counts in steps of 100 ns.
    let now = SystemTime::UNIX_EPOCH + Duration::new(1_795_873_244, 123_456_700);
    Record::new(vault, Policy::parse(examples::RETENTION).unwrap(), now)
        .in_phase(Phase::InProgress { lock_id: lock_id.parse().unwrap() })
}

/// What a journal lists, all of which can be read.
pub(crate) async fn list(journal: &dyn LockJournal) -> Vec<Record> {
    journal.records().await.unwrap().into_iter().map(Result::unwrap).collect()
}

/// Runs a test that is a future, with threads for what blocks.
pub(crate) fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(test)
}

/// A folder that is gone after the test: in memory, where there is such a place, since syncing a disk would take most of the time.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| folder_on_disk())
}

/// A folder that is gone after the test, on a disk if temporary files are on one.
pub(crate) fn folder_on_disk() -> TempDir {
    tempfile::tempdir().unwrap()
}

pub(crate) fn open(folder: &Path) -> FileJournal {
    FileJournal::open(folder).unwrap()
}

/// A place where journals are, each of which finds what the others wrote.
pub(crate) enum Place {
    Memory(MemoryJournal),
    Folder(TempDir),
}

impl Place {
    /// One of each kind.
    pub(crate) fn each() -> [Self; 2] {
        [Self::Memory(MemoryJournal::new()), Self::Folder(folder())]
    }

    /// A journal as a program that has just started opens it.
    pub(crate) fn journal(&self) -> Box<dyn LockJournal> {
        match self {
            Self::Memory(journal) => Box::new(journal.clone()),
            Self::Folder(folder) => Box::new(open(folder.path())),
        }
    }
}
