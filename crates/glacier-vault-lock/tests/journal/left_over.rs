//! Writes that a crash has stopped: carried through if all of the record is there, removed otherwise.

use std::{fs, path::PathBuf};

use glacier_vault_lock::journal::{FileJournal, LockJournal as _, Record};
use pretty_assertions::assert_eq;
use tempfile::TempDir;

use crate::{
    support::{folder, list, open, record, run, vault},
    written::problem,
};

#[test]
fn a_part_of_a_record_is_removed() {
    let stopped = Stopped::new();
    let whole = stopped.text();
    for part in ["", "{\"form", whole.trim_end_matches("}\n"), &whole.replace('{', "\0")] {
        stopped.leave(part);
        // Readers do not look at it.
        assert_eq!(stopped.records(), [record("id-1")]);
        stopped.start();
        assert!(!stopped.temporary().exists());
        assert_eq!(stopped.records(), [record("id-1")]);
    }
}

/// It may have a lock ID that is nowhere else.
#[test]
fn a_whole_record_takes_the_place_of_the_one_before() {
    let stopped = Stopped::new();
    let newer = stopped.text().replace("id-1", "id-2");
    stopped.leave(&newer);
    assert_eq!(stopped.records(), [record("id-1")]);
    stopped.start();
    assert!(!stopped.temporary().exists());
    assert_eq!(stopped.records(), [record("id-2")]);

    // Or of none.
    fs::remove_file(stopped.path()).unwrap();
    stopped.leave(&newer);
    stopped.start();
    assert_eq!(stopped.records(), [record("id-2")]);
}

#[test]
fn whoever_opens_the_entry_settles_it_too() {
    let stopped = Stopped::new();
    stopped.leave(&stopped.text().replace("id-1", "id-2"));
    let entry = run(stopped.journal.open(&vault("records"))).unwrap();
    assert_eq!(run(entry.read()).unwrap(), Some(record("id-2")));
    assert!(!stopped.temporary().exists());
}

#[test]
fn what_somebody_is_writing_is_left_alone() {
    let stopped = Stopped::new();
    let entry = run(stopped.journal.open(&vault("records"))).unwrap();
    for text in ["{\"form".to_owned(), stopped.text()] {
        stopped.leave(&text);
        stopped.start();
        assert_eq!(fs::read_to_string(stopped.temporary()).unwrap(), text);
    }
    // Whoever holds the entry does not mind it.
    run(entry.write(&record("id-2"))).unwrap();
    assert!(!stopped.temporary().exists());
    stopped.leave(&stopped.text());
    run(entry.remove()).unwrap();
    assert!(!stopped.temporary().exists());
    assert_eq!(stopped.records(), []);
}

/// Nothing is done before somebody has looked into the file.
#[test]
fn it_does_not_take_the_place_of_a_damaged_record() {
    let stopped = Stopped::new();
    let whole = stopped.text();
    stopped.leave(&whole);
    fs::write(stopped.path(), "{").unwrap();
    stopped.start();
    let entry = run(stopped.journal.open(&vault("records"))).unwrap();
    assert_eq!(
        problem(&run(entry.read()).unwrap_err()),
        "EOF while parsing an object at line 1 column 1"
    );
    assert_eq!(stopped.text(), "{");
    assert_eq!(fs::read_to_string(stopped.temporary()).unwrap(), whole);
}

#[test]
fn that_of_a_newer_version_is_left_to_it() {
    let stopped = Stopped::new();
    let newer = r#"{"format": 2}"#;
    stopped.leave(newer);
    // Other vaults have nothing to do with it.
    stopped.start();
    assert_eq!(stopped.records(), [record("id-1")]);
    let error = run(stopped.journal.open(&vault("records"))).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("`{}` has format 2; this version knows up to 1", stopped.temporary().display())
    );
    assert_eq!(fs::read_to_string(stopped.temporary()).unwrap(), newer);
}

/// A journal with one record, in which a program was stopped.
struct Stopped {
    journal: FileJournal,
    _folder: TempDir,
}

impl Stopped {
    fn new() -> Self {
        let folder = folder();
        let journal = open(folder.path());
        run(async {
            let entry = journal.open(&vault("records")).await.unwrap();
            entry.write(&record("id-1")).await.unwrap();
        });
        Self { journal, _folder: folder }
    }

    fn leave(&self, text: &str) {
        fs::write(self.temporary(), text).unwrap();
    }

    /// What a program does first.
    fn start(&self) {
        open(self.journal.folder());
    }

    fn records(&self) -> Vec<Record> {
        run(list(&self.journal))
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).unwrap()
    }

    fn path(&self) -> PathBuf {
        self.journal.record_path(&vault("records"))
    }

    fn temporary(&self) -> PathBuf {
        self.path().with_extension("tmp")
    }
}
