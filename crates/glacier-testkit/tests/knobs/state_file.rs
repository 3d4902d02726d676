//! The state file: what comes back after a restart, what is refused, and what a kill can leave behind.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use glacier_testkit::Glacier;
use glacier_testkit::persistence::{Snapshot, StateFile};
use glacier_testkit::state::LockState;
use http::Method;
use pretty_assertions::assert_eq;
use tempfile::TempDir;

use crate::support::{DAY, POLICY, builder, call, policy_body};

#[test]
fn a_restart_brings_back_every_change() {
    let folder = Folder::new();
    let first = folder.glacier();
    first.create_vault("kept").unwrap();
    first.create_vault("deleted").unwrap();
    let lock_id = initiate(&first, "kept");
    call(&first, &Method::DELETE, "/-/vaults/deleted", "");
    first.advance_clock(Duration::from_hours(1)).unwrap();
    first.set_new_account(true);
    let before = first.snapshot();
    drop(first);

    let second = folder.glacier();
    assert_eq!(second.snapshot().to_json()["state"], before.to_json()["state"]);
    assert!(!second.vault("deleted").exists());
    assert_eq!(second.clock().ahead_millis(), 3_600_000);
    assert!(second.is_new_account());
    second.set_new_account(false);
    let completed =
        call(&second, &Method::POST, &format!("/-/vaults/kept/lock-policy/{lock_id}"), "");
    assert_eq!(completed, 204);
    drop(second);

    let third = folder.glacier();
    assert_eq!(third.vault("kept").lock().unwrap().state(), LockState::Locked);
}

#[test]
fn a_restarted_emulator_repeats_no_lock_id() {
    let folder = Folder::new();
    let mut seen = Vec::new();
    for _ in 0..4 {
        let glacier = folder.glacier();
        glacier.create_vault("v").unwrap();
        seen.push(initiate(&glacier, "v"));
        call(&glacier, &Method::DELETE, "/-/vaults/v/lock-policy", "");
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), count);
}

#[test]
fn a_clock_that_was_moved_by_itself_is_kept_with_the_next_change() {
    let folder = Folder::new();
    let glacier = folder.glacier();
    glacier.clock().advance(DAY);
    glacier.create_vault("v").unwrap();
    drop(glacier);
    assert_eq!(folder.glacier().clock().ahead_millis(), 86_400_000);
}

#[test]
fn restore_and_reset_are_kept_too() {
    let folder = Folder::new();
    let glacier = folder.glacier();
    glacier.create_vault("a").unwrap();
    let snapshot = glacier.snapshot();
    glacier.create_vault("b").unwrap();
    glacier.restore(&snapshot).unwrap();
    drop(glacier);

    let glacier = folder.glacier();
    assert!(glacier.vault("a").exists() && !glacier.vault("b").exists());
    glacier.reset().unwrap();
    drop(glacier);
    assert!(!folder.glacier().vault("a").exists());
}

/// Wherever a kill cuts the file, what comes back is the state after some change, and never less than the lines before.
#[test]
fn a_file_cut_at_any_byte_opens_with_the_changes_before() {
    let folder = Folder::new();
    let glacier = folder.glacier();
    for name in ["a", "b", "c"] {
        glacier.create_vault(name).unwrap();
    }
    drop(glacier);
    let whole = fs::read(folder.path()).unwrap();
    let header = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;

    for length in header..=whole.len() {
        let cut = Folder::new();
        fs::write(cut.path(), &whole[..length]).unwrap();
        let lines = whole[..length].split(|byte| *byte == b'\n').count() - 2;

        let file = StateFile::open(cut.path()).unwrap();
        let left = length - (whole[..length].iter().rposition(|byte| *byte == b'\n').unwrap() + 1);
        let warning = (left > 0).then(|| {
            format!(
                "the last line of the state file `{}` was cut off; its {left} bytes are dropped",
                cut.path().display()
            )
        });
        assert_eq!(file.warning(), warning.as_deref());
        let glacier = builder().state_file(file).build();
        let found = ["a", "b", "c"].map(|name| glacier.vault(name).exists());
        assert_eq!(found, [lines > 0, lines > 1, lines > 2]);
        glacier.create_vault("d").unwrap();
        drop(glacier);

        let file = StateFile::open(cut.path()).unwrap();
        assert_eq!(file.warning(), None);
        assert!(builder().state_file(file).build().vault("d").exists());
    }
}

#[test]
fn what_is_no_state_file_is_refused_and_left_alone() {
    let header = r#"{"format":"glacier-emulator-state","version":1}"#;
    let cases = [
        (
            "dear diary\n".to_owned(),
            "`PATH` is not a state file of the emulator, so it was left alone",
        ),
        (
            "dear diary".to_owned(),
            "`PATH` is not a state file of the emulator, so it was left alone",
        ),
        ("{}\n".to_owned(), "`PATH` is not a state file of the emulator, so it was left alone"),
        ("\n".to_owned(), "`PATH` is not a state file of the emulator, so it was left alone"),
        ("\0\0\0\0".to_owned(), "`PATH` is not a state file of the emulator, so it was left alone"),
        (
            r#"{"format":"glacier-emulator-state","version":2}"#.to_owned() + "\n",
            "the state file `PATH` has version 2; this emulator reads versions up to 1",
        ),
        (
            format!("{header}\n{{\"vault\":7}}\n"),
            "the state file `PATH` is damaged in line 2: invalid type: integer `7`, expected struct VaultRecord at line 1 column 10",
        ),
        (
            format!("{header}\n{{\"new_account\":true}}\nxyz\n{{}}\n"),
            "the state file `PATH` is damaged in line 3: expected value at line 1 column 1",
        ),
        (
            format!("{header}\n{{\"unheard_of\":true}}\n"),
            "the state file `PATH` is damaged in line 2: unknown field `unheard_of`, expected one of `vault`, \
             `lock_ids`, `clock_ahead_millis`, `new_account` at line 1 column 13",
        ),
    ];
    for (content, message) in cases {
        let folder = Folder::new();
        fs::write(folder.path(), &content).unwrap();
        let error = with_cause(&StateFile::open(folder.path()).unwrap_err());
        assert_eq!(error, message.replace("PATH", &folder.path().display().to_string()));
        assert_eq!(fs::read_to_string(folder.path()).unwrap(), content);
    }
}

#[test]
fn an_empty_file_is_a_new_one() {
    let folder = Folder::new();
    fs::write(folder.path(), "").unwrap();
    folder.glacier().create_vault("v").unwrap();
    assert!(folder.glacier().vault("v").exists());
}

#[test]
fn paths_that_are_no_files_are_refused() {
    let folder = TempDir::new().unwrap();
    let error = StateFile::open(folder.path()).unwrap_err().to_string();
    assert_eq!(error, format!("`{}` is not a file", folder.path().display()));

    let nowhere = folder.path().join("nowhere").join("state");
    let error = StateFile::open(&nowhere).unwrap_err();
    assert_eq!(error.to_string(), format!("cannot open `{}.lock`", nowhere.display()));
    assert!(error.source().is_some(), "{error:?}");
}

/// A link stays what it is, and the file is made where it leads.
#[cfg(unix)]
#[test]
fn a_link_to_a_file_that_is_not_there_yet_is_followed() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    let (link, file) = (folder.path().join("link"), folder.path().join("data/state"));
    std::os::unix::fs::symlink("data/between", &link).unwrap();
    std::os::unix::fs::symlink(&file, folder.path().join("data/between")).unwrap();
    let opened = StateFile::open(&link).unwrap();
    assert_eq!(opened.path(), file);
    assert!(link.is_symlink() && file.is_file());
    let second = StateFile::open(&file).unwrap_err().to_string();
    assert_eq!(second, format!("another emulator uses the state file `{}`", file.display()));
}

#[test]
fn a_second_emulator_can_not_have_the_file() {
    let folder = Folder::new();
    let glacier = folder.glacier();
    let error = StateFile::open(folder.path()).unwrap_err().to_string();
    assert_eq!(
        error,
        format!("another emulator uses the state file `{}`", folder.path().display())
    );
    drop(glacier);
    StateFile::open(folder.path()).unwrap();
}

#[test]
fn the_file_stays_short_however_often_the_state_changes() {
    let folder = Folder::new();
    let glacier = folder.glacier();
    glacier.create_vault("v").unwrap();
    let long = format!(r#""Id":"{}","Statement""#, "x".repeat(20_000));
    let policy = POLICY.replace(r#""Statement""#, &long);
    for _ in 0..200 {
        call(&glacier, &Method::POST, "/-/vaults/v/lock-policy", &policy_body(&policy));
        call(&glacier, &Method::DELETE, "/-/vaults/v/lock-policy", "");
    }
    let length = fs::metadata(folder.path()).unwrap().len();
    assert!(length < 1_100_000, "{length} bytes after 4,000,000 bytes of changes");
    let lock_id = initiate(&glacier, "v");
    drop(glacier);
    assert_eq!(folder.glacier().vault("v").lock().unwrap().id().as_str(), lock_id);
}

#[test]
fn a_snapshot_of_a_newer_emulator_is_refused() {
    let glacier = Glacier::builder().build();
    let mut json = glacier.snapshot().to_json();
    json["version"] = 2.into();
    json["unheard_of"] = true.into();
    let error = serde_json::from_value::<Snapshot>(json).unwrap_err().to_string();
    assert_eq!(error, "the snapshot has version 2; this emulator reads version 1");
}

#[test]
fn a_snapshot_brings_back_ids_clock_and_standing() {
    let glacier = builder().build();
    glacier.create_vault("v").unwrap();
    let snapshot = glacier.snapshot();
    let first = initiate(&glacier, "v");
    glacier.clock().advance(DAY);
    glacier.set_new_account(true);

    glacier.restore(&snapshot).unwrap();
    assert_eq!(glacier.snapshot(), snapshot);
    assert!(glacier.vault("v").lock().is_none());
    assert!(!glacier.is_new_account());
    assert_eq!(glacier.clock().ahead_millis(), 0);
    assert_eq!(initiate(&glacier, "v"), first, "the same calls get the same IDs");
}

fn with_cause(error: &dyn Error) -> String {
    let cause = error.source().map(|cause| format!(": {cause}"));
    format!("{error}{}", cause.unwrap_or_default())
}

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self) -> PathBuf {
        // macOS keeps its temporary files behind a symbolic link, which the emulator resolves.
        dunce::canonicalize(self.0.path()).unwrap().join(Path::new("state"))
    }

    fn glacier(&self) -> Glacier {
        builder().state_file(StateFile::open(self.path()).unwrap()).build()
    }
}

fn initiate(glacier: &Glacier, vault: &str) -> String {
    let path = format!("/-/vaults/{vault}/lock-policy");
    assert_eq!(call(glacier, &Method::POST, &path, &policy_body(POLICY)), 201);
    glacier.vault(vault).lock().unwrap().id().to_string()
}

trait ToJson {
    fn to_json(&self) -> serde_json::Value;
}

impl ToJson for Snapshot {
    fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap()
    }
}
