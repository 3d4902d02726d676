//! The folder of a journal: made, checked, swept, read and written. Everything in here blocks.

use super::{
    format,
    lock::VaultLock,
    name::{self, Stem},
    private, record_file,
    replace::{self, Disk as _, RealDisk},
};
use crate::journal::{Found, JournalError, Record};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where the lock files are.
const LOCKS: &str = "locks";

#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(super) fn open(path: &Path) -> Result<Self, JournalError> {
        make_with_parents(path)?;
        // A program may change its working directory later, and two paths may lead here. It is shown in
        // messages, so on Windows it has no `\\?\`.
        let path = dunce::canonicalize(path).map_err(JournalError::io("find", path))?;
        let folder = Self { path };
        make(&folder.locks())?;
        private::refuse_exposed(&folder.path)?;
        private::refuse_exposed(&folder.locks())?;
        folder.sweep()?;
        // A disk that cannot do this is told of now, not when there is a lock ID to keep.
        sync(&folder.path)?;
        Ok(folder)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn record_path(&self, stem: &Stem) -> PathBuf {
        self.path.join(stem.record())
    }

    /// `None` if somebody else has the vault. What a crash has left of it is settled.
    pub(super) fn lock(&self, stem: &Stem) -> Result<Option<VaultLock>, JournalError> {
        let path = self.locks().join(stem.lock());
        let lock = VaultLock::acquire(&path).map_err(JournalError::io("lock", &path))?;
        if lock.is_some() {
            self.settle(stem)?;
        }
        Ok(lock)
    }

    pub(super) fn read(&self, stem: &Stem) -> Result<Option<Record>, JournalError> {
        record_file::read(&self.record_path(stem), Stem::record)
    }

    /// Only whoever has locked the vault may.
    pub(super) fn write(&self, stem: &Stem, record: &Record) -> Result<(), JournalError> {
        self.refuse_unreadable(stem)?;
        let text = format::encode(record).map_err(|problem| JournalError::Unwritable {
            vault: record.vault.to_string(),
            problem,
        })?;
        replace::replace(&RealDisk, &self.path, &stem.temporary(), &stem.record(), text.as_bytes())
    }

    /// Only whoever has locked the vault may.
    pub(super) fn remove(&self, stem: &Stem) -> Result<(), JournalError> {
        self.refuse_unreadable(stem)?;
        replace::remove(&RealDisk, &self.path, &stem.temporary(), &stem.record())
    }

    pub(super) fn records(&self) -> Result<Vec<Found>, JournalError> {
        let mut names = self.file_names()?;
        names.retain(|name| name::is_record(name));
        names.sort_unstable();
        Ok(names
            .iter()
            .filter_map(|name| record_file::read(&self.path.join(name), Stem::record).transpose())
            .collect())
    }

    /// What is damaged, or of a newer version, may hold a lock ID that is nowhere else. So nothing takes its place.
    fn refuse_unreadable(&self, stem: &Stem) -> Result<(), JournalError> {
        self.read(stem).map(drop)
    }

    /// Settles what crashes have left, unless somebody is writing it right now.
    fn sweep(&self) -> Result<(), JournalError> {
        for name in self.file_names()? {
            let Some(stem) = Stem::of_temporary(&name) else { continue };
            match self.lock(&stem) {
                // Whoever opens the entry is told.
                Err(JournalError::NewerFormat { .. }) => {}
                settled => drop(settled?),
            }
        }
        Ok(())
    }

    /// A write that a crash has stopped is carried through if all of it is there: it may have a lock ID that is nowhere else.
    fn settle(&self, stem: &Stem) -> Result<(), JournalError> {
        let temporary = stem.temporary();
        match record_file::read(&self.path.join(&temporary), Stem::temporary) {
            Ok(None) => Ok(()),
            // Somebody has to look into that one first.
            Ok(Some(_)) if self.read(stem).is_err() => Ok(()),
            Ok(Some(_)) => replace::finish(&RealDisk, &self.path, &temporary, &stem.record()),
            Err(JournalError::Damaged { .. }) => {
                replace::give_up(&RealDisk, &self.path, &temporary)
            }
            Err(error) => Err(error),
        }
    }

    /// The names in the folder. Those that are no text are none of ours.
    fn file_names(&self) -> Result<Vec<String>, JournalError> {
        let entries: Vec<fs::DirEntry> = fs::read_dir(&self.path)
            .and_then(Iterator::collect)
            .map_err(JournalError::io("read", &self.path))?;
        Ok(entries.into_iter().filter_map(|entry| entry.file_name().into_string().ok()).collect())
    }

    fn locks(&self) -> PathBuf {
        self.path.join(LOCKS)
    }
}

/// Makes a folder and those that it is to be in, each of them to last.
fn make_with_parents(path: &Path) -> Result<(), JournalError> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        make_with_parents(parent)?;
    }
    make(path)
}

fn make(path: &Path) -> Result<(), JournalError> {
    let made = private::create_folder(path).map_err(JournalError::io("create", path))?;
    match path.parent() {
        Some(parent) if made && parent.as_os_str().is_empty() => sync(Path::new(".")),
        Some(parent) if made => sync(parent),
        _ => Ok(()),
    }
}

fn sync(folder: &Path) -> Result<(), JournalError> {
    RealDisk.sync_folder(folder).map_err(JournalError::io("sync", folder))
}
