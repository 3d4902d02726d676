//! A journal with one record, to be damaged.

use std::{fs, path::PathBuf};

use glacier_vault_lock::journal::{
    FileJournal, Found, JournalEntry, JournalError, LockJournal as _,
};
use pretty_assertions::assert_eq;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{folder, open, record, run, vault};

/// A journal with one good record, and its open entry.
pub(crate) struct Written {
    pub(crate) journal: FileJournal,
    pub(crate) entry: Box<dyn JournalEntry>,
    _folder: TempDir,
}

impl Written {
    pub(crate) fn new() -> Self {
        let folder = folder();
        let journal = open(folder.path());
        let entry = run(async {
            let entry = journal.open(&vault("records")).await.unwrap();
            entry.write(&record("id-1")).await.unwrap();
            entry
        });
        Self { journal, entry, _folder: folder }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.journal.record_path(&vault("records"))
    }

    pub(crate) fn text(&self) -> String {
        fs::read_to_string(self.path()).unwrap()
    }

    pub(crate) fn with(&self, member: &str, value: Value) -> String {
        let mut text: Value = serde_json::from_str(&self.text()).unwrap();
        text.as_object_mut().unwrap().insert(member.to_owned(), value);
        serde_json::to_string_pretty(&text).unwrap()
    }

    pub(crate) fn without(&self, member: &str) -> String {
        let mut text: Value = serde_json::from_str(&self.text()).unwrap();
        text.as_object_mut().unwrap().shift_remove(member).unwrap();
        serde_json::to_string_pretty(&text).unwrap()
    }

    /// Puts something else in the place of the record. Reading says what is wrong with it; nothing changes it; then the good
    /// record is there again.
    pub(crate) fn refused(&self, bytes: &[u8]) -> JournalError {
        let good = fs::read(self.path()).unwrap();
        fs::write(self.path(), bytes).unwrap();
        let error = run(async {
            let error = self.entry.read().await.unwrap_err();
            let others = [
                self.entry.write(&record("id-2")).await.unwrap_err(),
                self.entry.remove().await.unwrap_err(),
                only(self.journal.records().await),
                only(open(self.journal.folder()).records().await),
            ];
            assert_eq!(others.map(|other| other.to_string()), [(); 4].map(|()| error.to_string()));
            error
        });
        assert_eq!(fs::read(self.path()).unwrap(), bytes);
        fs::write(self.path(), good).unwrap();
        error
    }
}

/// Why the only record that is listed cannot be read.
fn only(listed: Result<Vec<Found>, JournalError>) -> JournalError {
    let mut listed = listed.unwrap();
    assert_eq!(listed.len(), 1);
    listed.remove(0).unwrap_err()
}

/// What is wrong with a damaged record.
pub(crate) fn problem(error: &JournalError) -> &str {
    let JournalError::Damaged { problem, .. } = error else { panic!("{error}") };
    problem
}
