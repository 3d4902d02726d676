//! Records of newer versions, things that are no files, and records that cannot be written.

use std::{
    fs,
    time::{Duration, SystemTime},
};

use glacier_sdk::primitives::DateTime;
use glacier_vault_lock::{
    journal::{Attempt, JournalError, LockJournal as _, Phase},
    policy::examples,
};
use pretty_assertions::assert_eq;
use serde_json::json;

use crate::{
    support::{record, record_of, run, vault},
    written::{Written, problem},
};

#[test]
fn a_newer_format_is_refused_and_left_alone() {
    let written = Written::new();
    // Nobody knows what it has.
    for text in [
        r#"{"format": 2}"#.to_owned(),
        written.with("format", json!(2)),
        r#"{"when": {"first": 1}, "format": 18446744073709551615, "locks": []}"#.to_owned(),
    ] {
        let error = written.refused(text.as_bytes());
        let JournalError::NewerFormat { found, .. } = &error else { panic!("{error}") };
        assert_eq!(
            error.to_string(),
            format!(
                "`{}` has format {found}; this version knows up to 1",
                written.path().display()
            )
        );
        assert_eq!(error.help(), "use the version that wrote it, or a newer one");
    }
}

#[test]
fn what_is_no_file_is_refused() {
    let written = Written::new();
    fs::remove_file(written.path()).unwrap();
    fs::create_dir(written.path()).unwrap();
    let error = run(written.entry.read()).unwrap_err();
    assert_eq!(problem(&error), "it is not a file");
}

#[cfg(unix)]
#[test]
fn neither_links_nor_pipes_are_followed() {
    let written = Written::new();
    let elsewhere = written.journal.folder().join("elsewhere");
    fs::rename(written.path(), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, written.path()).unwrap();
    assert_eq!(problem(&run(written.entry.read()).unwrap_err()), "it is not a file");

    fs::remove_file(written.path()).unwrap();
    let made = std::process::Command::new("mkfifo").arg(written.path()).status().unwrap();
    assert!(made.success());
    assert_eq!(problem(&run(written.entry.read()).unwrap_err()), "it is not a file");
}

#[test]
fn one_damaged_file_does_not_keep_the_other_vaults_from_being_read() {
    let written = Written::new();
    let photos = record_of(vault("photos"), "id-2");
    fs::write(written.path(), "").unwrap();
    run(async {
        let entry = written.journal.open(&photos.vault).await.unwrap();
        entry.write(&photos).await.unwrap();
        assert_eq!(entry.read().await.unwrap(), Some(photos.clone()));
        let (read, unread): (Vec<_>, Vec<_>) =
            written.journal.records().await.unwrap().into_iter().partition(Result::is_ok);
        assert_eq!(read.into_iter().map(Result::unwrap).collect::<Vec<_>>(), [photos]);
        let [Err(error)] = unread.as_slice() else { panic!("{unread:?}") };
        assert_eq!(problem(error), "it is empty");
    });
}

#[test]
fn a_copy_by_another_name_is_not_taken_for_a_record() {
    let written = Written::new();
    let copy = written.journal.folder().join("copy of records.json");
    fs::copy(written.path(), &copy).unwrap();
    let mut found = run(written.journal.records()).unwrap();
    assert_eq!(found.iter().filter(|one| one.is_ok()).count(), 1);
    found.retain(Result::is_err);
    let [Err(error)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(
        error.to_string(),
        format!(
            "`{}` is not a record of a vault lock: it is about \
             `arn:aws:glacier:us-west-2:111122223333:vaults/records`, whose record is called \
             `111122223333.us-west-2.records.2c5293f90c4f3b63ac6a185cc2eee756.json`",
            copy.display()
        )
    );
}

#[test]
fn what_could_not_be_read_is_not_written() {
    let written = Written::new();
    let years = |years: u64| Duration::from_secs(years * 31_556_952);
    for time in [SystemTime::UNIX_EPOCH - years(1), SystemTime::UNIX_EPOCH + years(8_031)] {
        let mut absurd = record("id-2");
        absurd.last_attempt = time;
        let error = run(written.entry.write(&absurd)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the record of `arn:aws:glacier:us-west-2:111122223333:vaults/records` cannot be written: \
             an attempt was made at a time that is not between the years 1970 and 9999"
        );
        assert_eq!(
            error.help(),
            "mend the record; an attempt has the time of this machine's clock"
        );
        assert_eq!(run(written.entry.read()).unwrap(), Some(record("id-1")));
    }
    let mut long = record("id-2");
    let blanks = " ".repeat(1 << 20);
    long.policy = format!("{}{blanks}", long.policy).parse().unwrap();
    let error = run(written.entry.write(&long)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the record of `arn:aws:glacier:us-west-2:111122223333:vaults/records` cannot be written: \
         it has more than 1048576 bytes"
    );
    assert_eq!(run(written.entry.read()).unwrap(), Some(record("id-1")));
}

/// The form of the file is read by people and by later versions: it changes with its number only.
#[test]
fn a_file_of_format_1_looks_like_this() {
    let written = Written::new();
    let mut record = record("id-1");
    record.created = Some(DateTime::from_millis(1_795_873_244_871));
    run(written.entry.write(&record)).unwrap();
    let policy = serde_json::to_string(examples::RETENTION).unwrap();
    let expected = format!(
        r#"{{
  "format": 1,
  "about": "A vault lock of Amazon Glacier that is under way. The lock ID is nowhere else: keep this file until the lock is completed or aborted.",
  "vault": "arn:aws:glacier:us-west-2:111122223333:vaults/records",
  "phase": "in_progress",
  "lock_id": "id-1",
  "created": "2026-11-28T13:40:44.871Z",
  "first_attempt": "2026-11-28T13:40:44.1234567Z",
  "last_attempt": "2026-11-28T13:40:44.1234567Z",
  "policy": {policy}
}}
"#
    );
    assert_eq!(written.text(), expected);

    let mut record = record.in_phase(Phase::Initiating);
    record.created = None;
    let (first, last) = (record.first_attempt, record.last_attempt);
    record.earlier = vec![Attempt::new(record.policy.clone(), first, last)];
    run(written.entry.write(&record)).unwrap();
    let expected = format!(
        r#"{{
  "format": 1,
  "about": "A vault lock of Amazon Glacier that is under way. The lock ID is nowhere else: keep this file until the lock is completed or aborted.",
  "vault": "arn:aws:glacier:us-west-2:111122223333:vaults/records",
  "phase": "initiating",
  "first_attempt": "2026-11-28T13:40:44.1234567Z",
  "last_attempt": "2026-11-28T13:40:44.1234567Z",
  "policy": {policy},
  "earlier": [
    {{
      "first_attempt": "2026-11-28T13:40:44.1234567Z",
      "last_attempt": "2026-11-28T13:40:44.1234567Z",
      "policy": {policy}
    }}
  ]
}}
"#
    );
    assert_eq!(written.text(), expected);
}

#[test]
fn what_people_have_written_into_it_is_read() {
    let written = Written::new();
    let mut other_zone = record("id-1");
    other_zone.first_attempt = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_873_244);
    let mut not_sent = record("id-1").in_phase(Phase::Initiating);
    not_sent.created = None;
    let cases = [
        ("no remark", written.without("about"), record("id-1")),
        ("another remark", written.with("about", json!(["see", 7])), record("id-1")),
        (
            "another time zone",
            written.with("first_attempt", json!("2026-11-28T15:40:44+02:00")),
            other_zone,
        ),
        (
            "null for what is not there",
            written
                .with("created", json!(null))
                .replace("in_progress", "initiating")
                .replace("\"id-1\"", "null"),
            not_sent,
        ),
    ];
    for (case, text, record) in cases {
        fs::write(written.path(), text).unwrap();
        assert_eq!(run(written.entry.read()).unwrap(), Some(record), "{case}");
    }
}
