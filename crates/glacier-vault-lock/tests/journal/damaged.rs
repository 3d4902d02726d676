//! Damaged files: what is said about them, and that they stay as they are.

use std::fs;

use glacier_vault_lock::{journal::JournalError, policy::examples};
use pretty_assertions::assert_eq;
use serde_json::json;

use crate::{
    support::{record, run, vault},
    written::{Written, problem},
};

/// What was done to the file, what is in it now, and what is said about it.
type Case = (&'static str, String, &'static str);

#[test]
fn what_is_no_json_object_is_refused() {
    let written = Written::new();
    let good = written.text();
    let cases = [
        ("empty", String::new(), "it is empty"),
        ("only white space", "\n \n".to_owned(), "it is empty"),
        ("zeros, as a loss of power leaves them", "\0".repeat(700), "it is not a JSON object"),
        ("a list", format!("[{good}]"), "it is not a JSON object"),
        ("a text", "\"records\"".to_owned(), "it is not a JSON object"),
        (
            "cut off",
            good[..good.len() / 2].to_owned(),
            "EOF while parsing a string at line 9 column 13",
        ),
        (
            "the last brace cut off",
            good.trim_end_matches("}\n").to_owned(),
            "EOF while parsing an object at line 10 column 0",
        ),
        ("twice", format!("{good}{good}"), "trailing characters at line 11 column 1"),
        (
            "a member twice",
            good.replace("\"phase\"", "\"vault\""),
            "duplicate field `vault` at line 5 column 9",
        ),
        (
            "too long",
            good.replace("\n}\n", &format!("{}}}", " ".repeat(1 << 20))),
            "it has more than 1048576 bytes",
        ),
    ];
    check(&written, &cases);
}

#[test]
fn format_vault_phase_and_lock_id_are_checked() {
    let written = Written::new();
    let cases = [
        ("no format", written.without("format"), "missing field `format` at line 9 column 1"),
        (
            "format as a text",
            written.with("format", json!("1")),
            "invalid type: string \"1\", expected a JSON number at line 2 column 15",
        ),
        ("format 0", written.with("format", json!(0)), "`0` is not the number of a format"),
        ("format -1", written.with("format", json!(-1)), "`-1` is not the number of a format"),
        ("format 1.5", written.with("format", json!(1.5)), "`1.5` is not the number of a format"),
        ("no vault", written.without("vault"), "missing field `vault` at line 9 column 1"),
        (
            "no ARN",
            written.with("vault", json!("records")),
            "`vault`: `records` is not of the form `arn:PARTITION:glacier:REGION:ACCOUNT:vaults/NAME`",
        ),
        (
            "the ARN of another vault",
            written.with("vault", json!(vault("Records").as_str())),
            "it is about `arn:aws:glacier:us-west-2:111122223333:vaults/Records`, whose record is called \
             `111122223333.us-west-2.Records.748b9fa65bcdfb3515488c6dedb3a09a.json`",
        ),
        ("no phase", written.without("phase"), "missing field `phase` at line 9 column 1"),
        (
            "an unknown phase",
            written.with("phase", json!("InProgress")),
            "`phase`: `InProgress` is none of `initiating`, `in_progress`, `completing`, `aborting`, `refused`",
        ),
        (
            "no lock ID",
            written.without("lock_id"),
            "`lock_id`: it is missing in the phase `in_progress`",
        ),
        (
            "null for a lock ID",
            written.with("lock_id", json!(null)),
            "`lock_id`: it is missing in the phase `in_progress`",
        ),
        ("an empty lock ID", written.with("lock_id", json!("")), "`lock_id`: the lock ID is empty"),
        (
            "a number for a lock ID",
            written.with("lock_id", json!(7)),
            "invalid type: integer `7`, expected a string at line 6 column 14",
        ),
        (
            "a lock ID too early",
            written.with("phase", json!("initiating")),
            "`lock_id`: there is none yet in the phase `initiating`",
        ),
    ];
    check(&written, &cases);
}

#[test]
fn times_policy_and_strange_members_are_checked() {
    let written = Written::new();
    let cases = [
        (
            "no time",
            written.without("last_attempt"),
            "missing field `last_attempt` at line 9 column 1",
        ),
        (
            "a time that is none",
            written.with("last_attempt", json!("yesterday")),
            "`last_attempt`: `yesterday` is not a time in the form of RFC 3339",
        ),
        (
            "a day that is none",
            written.with("last_attempt", json!("2026-02-30T00:00:00Z")),
            "`last_attempt`: `2026-02-30T00:00:00Z` is not a time in the form of RFC 3339",
        ),
        (
            "a time before computers",
            written.with("first_attempt", json!("0001-01-01T00:00:00Z")),
            "`first_attempt`: `0001-01-01T00:00:00Z` is not between the years 1970 and 9999",
        ),
        (
            "a time half a second before 1970",
            written.with("first_attempt", json!("1969-12-31T23:59:59.5Z")),
            "`first_attempt`: `1969-12-31T23:59:59.5Z` is not between the years 1970 and 9999",
        ),
        (
            "no time of creation",
            written.with("created", json!("2026-11-28 13:40")),
            "`created`: `2026-11-28 13:40` is not a time in the form of RFC 3339",
        ),
        (
            "a number for the time of creation",
            written.with("created", json!(0)),
            "invalid type: integer `0`, expected a string at line 10 column 14",
        ),
        (
            "a time in seconds",
            written.with("first_attempt", json!(1_795_873_244)),
            "invalid type: integer `1795873244`, expected a string at line 7 column 29",
        ),
        ("no policy", written.without("policy"), "missing field `policy` at line 9 column 1"),
        (
            "a policy that is an object",
            written.with("policy", serde_json::from_str(examples::RETENTION).unwrap()),
            "invalid type: map, expected a string at line 9 column 12",
        ),
        (
            "a policy that does not parse",
            written.with("policy", json!("{\"Version\": \"2012-10-17\"}")),
            "`policy`: line 1, column 1: the policy has no `Statement`",
        ),
        (
            "a member that this format does not have",
            written.with("expires", json!("2026-11-29T13:40:44Z")),
            "unknown field `expires`, expected one of `format`, `about`, `vault`, `phase`, `lock_id`, \
             `created`, `first_attempt`, `last_attempt`, `policy`, `earlier` at line 10 column 11",
        ),
        (
            "null for earlier attempts",
            written.with("earlier", json!(null)),
            "invalid type: null, expected a sequence at line 10 column 17",
        ),
        (
            "an earlier attempt without its times",
            written.with("earlier", json!([{ "policy": examples::RETENTION }])),
            "missing field `first_attempt` at line 13 column 5",
        ),
        (
            "an earlier attempt with a policy that does not parse",
            written.with("earlier", json!([earlier("{\"Version\": \"2012-10-17\"}", TIME)])),
            "`earlier`: `policy`: line 1, column 1: the policy has no `Statement`",
        ),
        (
            "an earlier attempt at no time",
            written.with("earlier", json!([earlier(examples::RETENTION, "yesterday")])),
            "`earlier`: `first_attempt`: `yesterday` is not a time in the form of RFC 3339",
        ),
    ];
    check(&written, &cases);
}

const TIME: &str = "2026-11-28T13:40:44Z";

fn earlier(policy: &str, time: &str) -> serde_json::Value {
    json!({ "first_attempt": time, "last_attempt": time, "policy": policy })
}

/// Each is refused in these words.
fn check(written: &Written, cases: &[Case]) {
    for (case, text, problem) in cases {
        let error = written.refused(text.as_bytes());
        let path = written.path();
        assert_eq!(
            error.to_string(),
            format!("`{}` is not a record of a vault lock: {problem}", path.display()),
            "{case}"
        );
        assert_eq!(
            error.help(),
            "move the file away after looking into it: it may hold the ID of a lock in progress"
        );
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let written = Written::new();
    let mut bytes = written.text().replace("id-1", "id-?").into_bytes();
    let place = bytes.iter().position(|byte| *byte == b'?').unwrap();
    bytes[place] = 0xff;
    let error = written.refused(&bytes);
    assert_eq!(problem(&error), "invalid unicode code point at line 6 column 18");
}

/// Any damage at all: a good file cut off or with a byte changed is refused or is a record, and nothing panics.
#[test]
fn no_cut_and_no_changed_byte_does_harm() {
    let written = Written::new();
    let good = written.text().into_bytes();
    run(async {
        for at in 0..good.len() {
            fs::write(written.path(), &good[..at]).unwrap();
            match written.entry.read().await {
                Ok(read) => assert_eq!((at, read), (good.len() - 1, Some(record("id-1")))),
                Err(error) => assert!(matches!(error, JournalError::Damaged { .. }), "{error}"),
            }
            let mut changed = good.clone();
            changed[at] ^= 1;
            fs::write(written.path(), &changed).unwrap();
            match written.entry.read().await {
                Ok(read) => assert_eq!(read.unwrap().vault, vault("records")),
                // The 1 of the format may have become another digit.
                Err(JournalError::Damaged { .. } | JournalError::NewerFormat { .. }) => {}
                Err(error) => panic!("{error}"),
            }
        }
    });
}
