//! The folder: made, private, swept, and refused where others may write.

use std::{fs, path::Path};

use glacier_vault_lock::journal::{FileJournal, LockJournal as _};
use pretty_assertions::assert_eq;

use crate::support::{folder, list, open, record, run, vault};

#[test]
fn folders_that_are_missing_are_made() {
    let folder = folder();
    let journal = open(&folder.path().join("a/b/c"));
    assert_eq!(journal.folder(), dunce::canonicalize(folder.path()).unwrap().join("a/b/c"));
    assert_eq!(names(journal.folder()), ["locks"]);
}

#[test]
fn other_files_are_left_alone() {
    let folder = folder();
    let strangers = [
        ".DS_Store",
        "README",
        "records.tmp",
        "records.json.bak",
        "111122223333.us-west-2.records.2c5293f90c4f3b63.tmp",
    ];
    for name in strangers {
        fs::write(folder.path().join(name), "?").unwrap();
    }
    fs::create_dir(folder.path().join("lost+found")).unwrap();
    write(&open(folder.path()), "id");
    assert_eq!(run(list(&open(folder.path()))), [record("id")]);

    let mut expected = vec![
        "111122223333.us-west-2.records.2c5293f90c4f3b63ac6a185cc2eee756.json",
        "locks",
        "lost+found",
    ];
    expected.extend(strangers);
    expected.sort_unstable();
    assert_eq!(names(folder.path()), expected);
}

#[test]
fn a_change_of_the_working_directory_does_not_matter() {
    let folder = folder();
    let status =
        crate::child::program(crate::child::Task::WriteOnce, Path::new("journal/of/locks"))
            .current_dir(folder.path())
            .status()
            .unwrap();
    assert!(status.success());
    assert_eq!(run(list(&open(&folder.path().join("journal/of/locks")))), [record("id")]);
    assert!(open(folder.path()).folder().is_absolute());
}

#[test]
fn what_cannot_be_opened_is_named() {
    let folder = folder();
    let file = dunce::canonicalize(folder.path()).unwrap().join("file");
    fs::write(&file, "").unwrap();
    let error = FileJournal::open(&file).unwrap_err();
    assert_eq!(error.to_string(), format!("cannot create `{}`", file.join("locks").display()));
    assert_eq!(
        error.help(),
        "make the folder of the journal readable and writable, on a disk that lasts"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn what_cannot_be_written_leaves_the_record_before() {
    let folder = folder();
    let journal = open(folder.path());
    write(&journal, "id");
    let temporary = journal.record_path(&vault("records")).with_extension("tmp");
    run(async {
        let entry = journal.open(&vault("records")).await.unwrap();
        fs::create_dir(&temporary).unwrap();
        let error = entry.write(&record("id-2")).await.unwrap_err();
        assert_eq!(error.to_string(), format!("cannot remove `{}`", temporary.display()));
        assert_eq!(entry.read().await.unwrap(), Some(record("id")));
    });
}

fn write(journal: &FileJournal, lock_id: &str) {
    run(async {
        let entry = journal.open(&vault("records")).await.unwrap();
        entry.write(&record(lock_id)).await.unwrap();
    });
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[cfg(unix)]
mod modes {
    use std::os::unix::fs::PermissionsExt as _;

    use pretty_assertions::assert_eq;

    use super::*;
    use crate::child::{Task, command};

    #[test]
    fn files_are_the_owners_alone_whatever_the_umask() {
        for umask in ["000", "022", "077", "277", "777"] {
            let folder = folder();
            // The way there, too.
            let journal = folder.path().join("all/the/way");
            let shell = format!("umask {umask}; exec \"$@\"");
            let output = command(&shell, Task::WriteOnce, &journal).output().unwrap();
            assert!(
                output.status.success(),
                "{umask}: {}",
                String::from_utf8_lossy(&output.stdout)
            );

            let mut modes = Vec::new();
            collect_modes(&folder.path().join("all"), &mut modes);
            let expected = [
                ("all", 0o700),
                ("the", 0o700),
                ("way", 0o700),
                ("111122223333.us-west-2.records.2c5293f90c4f3b63ac6a185cc2eee756.json", 0o600),
                ("locks", 0o700),
                ("111122223333.us-west-2.records.2c5293f90c4f3b63ac6a185cc2eee756.lock", 0o600),
            ];
            assert_eq!(modes, expected.map(|(name, mode)| (name.to_owned(), mode)), "{umask}");
        }
    }

    fn collect_modes(path: &Path, modes: &mut Vec<(String, u32)>) {
        modes.push((path.file_name().unwrap().to_str().unwrap().to_owned(), mode(path)));
        if path.is_dir() {
            for name in names(path) {
                collect_modes(&path.join(name), modes);
            }
        }
    }

    #[test]
    fn folders_and_records_that_others_can_write_to_are_refused() {
        for (mode, refused) in [
            (0o700, false),
            (0o755, false),
            (0o500, false),
            (0o720, true),
            (0o702, true),
            (0o770, true),
            (0o1777, true),
        ] {
            let folder = folder();
            let journal = open(folder.path());
            write(&journal, "id");
            let record_path = journal.record_path(&vault("records"));
            for path in [journal.folder().to_owned(), journal.folder().join("locks")] {
                set_mode(&path, mode);
                expect(refused, FileJournal::open(folder.path()).map(drop), &path);
                set_mode(&path, 0o700);
            }
            set_mode(&record_path, mode & 0o666);
            let found = run(journal.records()).unwrap().pop().unwrap();
            expect(refused, found.map(drop), &record_path);
            assert_eq!(super::mode(&record_path), mode & 0o666);
        }
    }

    fn expect(
        refused: bool,
        result: Result<(), glacier_vault_lock::journal::JournalError>,
        path: &Path,
    ) {
        if !refused {
            return result.unwrap();
        }
        let error = result.unwrap_err();
        let path = path.display();
        assert_eq!(error.to_string(), format!("`{path}` can be changed by others than its owner"));
        assert_eq!(error.help(), "take the permission to write from group and others");
    }

    /// `ulimit` lets a write fail halfway, as a full disk does.
    #[test]
    fn a_write_that_fails_halfway_leaves_the_record_before() {
        let folder = folder();
        let journal = open(folder.path());
        write(&journal, "before");
        let shell = "trap '' XFSZ; ulimit -f 1; exec \"$@\"";
        let output = command(shell, Task::WriteLong, folder.path()).output().unwrap();
        let path = journal.record_path(&vault("records")).with_extension("tmp");
        let said = String::from_utf8(output.stdout).unwrap();
        let expected = format!("cannot write `{}`: File too large (os error 27)", path.display());
        assert!(said.contains(&expected), "{said}");
        assert_eq!(run(list(&journal)), [record("before")]);
        assert!(!path.exists());
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}
