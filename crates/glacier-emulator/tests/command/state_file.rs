//! `--state`: what a restart finds, also after a kill at any moment.

use std::fs;
use std::path::PathBuf;
#[cfg(unix)]
use std::process::{Command, Stdio};

use tempfile::TempDir;

#[cfg(unix)]
use crate::support::command;
use crate::support::{Running, run};

#[test]
fn a_restart_finds_everything_and_repeats_no_lock_id() {
    let folder = Folder::new();
    let first = folder.start();
    let lock_id = first.initiate("v");
    first.knob("POST", "clock", r#"{"hours":23}"#);
    first.kill();

    let second = folder.start();
    assert_eq!(second.knob("GET", "vaults/v", "")["lock"]["id"], lock_id.as_str());
    assert_eq!(second.knob("GET", "clock", "")["ahead_millis"], 23 * 3_600_000);
    let other = second.initiate("w");
    assert_ne!(other, lock_id);
    assert_eq!(second.send("POST", &format!("/-/vaults/v/lock-policy/{lock_id}"), "").0, 204);
    second.kill();

    let third = folder.start();
    assert_eq!(third.knob("GET", "vaults/v", "")["lock"]["state"], "Locked");
    assert_eq!(third.knob("GET", "vaults/w", "")["lock"]["id"], other.as_str());
}

/// Several clients write until the emulator is killed under their hands. Every change that was answered is there
/// afterwards, and of those that were not at most one a client.
#[test]
fn a_kill_in_the_middle_of_writes_loses_nothing_that_was_answered() {
    const CLIENTS: usize = 4;
    let folder = Folder::new();
    let mut answered: Vec<Vec<(String, String)>> = vec![Vec::new(); CLIENTS];
    for round in 0..3 {
        let emulator = folder.start();
        std::thread::scope(|scope| {
            let writers: Vec<_> = answered
                .iter_mut()
                .enumerate()
                .map(|(client, done)| {
                    let emulator = &emulator;
                    scope.spawn(move || write_until_killed(emulator, client, round, done))
                })
                .collect();
            // In the middle of a write as likely as not.
            std::thread::sleep(std::time::Duration::from_millis(150 + 50 * round));
            emulator.kill();
            for writer in writers {
                writer.join().unwrap();
            }
        });
    }

    let emulator = folder.start();
    let vaults = emulator.knob("GET", "vaults", "")["vaults"].as_array().unwrap().clone();
    let lock_of = |name: &str| {
        let vault = vaults.iter().find(|vault| vault["name"] == name);
        vault.map(|vault| vault["lock"]["id"].as_str().unwrap_or_default().to_owned())
    };
    let count: usize = answered.iter().map(Vec::len).sum();
    assert!(count > 10, "only {count} writes were answered");
    for (name, lock_id) in answered.iter().flatten() {
        assert_eq!(lock_of(name).as_ref(), Some(lock_id), "{name}");
    }
    assert!(vaults.len() <= count + 3 * CLIENTS, "{} vaults, {count} answered", vaults.len());
}

/// Creates vaults with locks; remembers those whose Initiate was answered.
fn write_until_killed(
    emulator: &Running,
    client: usize,
    round: u64,
    answered: &mut Vec<(String, String)>,
) {
    let body = serde_json::json!({ "Policy": crate::support::POLICY }).to_string();
    for number in 0.. {
        let name = format!("v-{client}-{round}-{number}");
        let Ok((201, ..)) = emulator.exchange("PUT", &format!("/-/vaults/{name}"), "") else {
            return;
        };
        let path = format!("/-/vaults/{name}/lock-policy");
        let Ok((201, Some(lock_id), _)) = emulator.exchange("POST", &path, &body) else { return };
        answered.push((name, lock_id));
    }
}

#[test]
fn a_second_emulator_is_kept_from_the_file() {
    let folder = Folder::new();
    let first = folder.start();
    first.initiate("v");
    let path = folder.path();
    let ended = run(&["--listen", "127.0.0.1:0", "--state", path.to_str().unwrap()]);
    assert_eq!(
        ended.stderr,
        format!(
            "error: another emulator uses the state file `{}`\n  \
             help: each emulator needs a state file of its own\n",
            path.display()
        )
    );
    assert_eq!(ended.status.code(), Some(2));
    assert_eq!(first.send("GET", "/-/vaults/v", "").0, 200);
}

#[test]
fn a_file_of_another_program_is_refused_and_left_alone() {
    let folder = Folder::new();
    let path = folder.path();
    fs::write(&path, "dear diary\n").unwrap();
    let ended = run(&["--listen", "127.0.0.1:0", "--state", path.to_str().unwrap()]);
    assert_eq!(
        ended.stderr,
        format!(
            "error: `{}` is not a state file of the emulator, so it was left alone\n  \
             help: name a file that is not there yet, or one that an emulator has written\n",
            path.display()
        )
    );
    assert_eq!((ended.status.code(), ended.stdout.as_str()), (Some(2), ""));
    assert_eq!(fs::read_to_string(path).unwrap(), "dear diary\n");
}

#[test]
fn a_line_that_was_cut_off_is_dropped_with_a_warning() {
    let folder = Folder::new();
    let first = folder.start();
    first.initiate("v");
    first.kill();
    let path = folder.path();
    let mut text = fs::read_to_string(&path).unwrap();
    text.push_str(r#"{"vault":{"acc"#);
    fs::write(&path, text).unwrap();

    let second = folder.start();
    assert_eq!(second.send("GET", "/-/vaults/v", "").0, 200);
    second.kill();
    assert_eq!(
        second.wait().stderr,
        format!(
            "warning: the last line of the state file `{}` was cut off; its 14 bytes are dropped\n",
            path.display()
        )
    );
}

/// A file that may grow no further stands in for a full disk.
#[cfg(unix)]
#[test]
fn what_can_not_be_written_is_refused_and_not_done() {
    let folder = Folder::new();
    let path = folder.path();
    let program = command(&[]).get_program().to_owned();
    // Ignored, the signal becomes an error of the write; the limit is in blocks of 512 or 1024 bytes.
    let mut limited = Command::new("bash");
    limited
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "bash"])
        .arg(program)
        .args(["--listen", "127.0.0.1:0", "--allow-unsigned", "--state"])
        .arg(&path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let emulator = Running::of(limited);
    let mut created = Vec::new();
    let refused = loop {
        let name = format!("v{}", created.len());
        match emulator.send("PUT", &format!("/-/vaults/{name}"), "") {
            (201, _) => created.push(name),
            refused => break refused,
        }
        assert!(created.len() < 1_000, "the limit does not work");
    };
    assert_eq!(
        refused,
        (
            500,
            r#"{"code":"ServiceUnavailableException","message":"The state file of the emulator can't be written, so nothing was changed","type":"Server"}"#.to_owned()
        )
    );
    let next = format!("/-/vaults/v{}", created.len());
    assert_eq!(emulator.send("GET", &next, "").0, 404);
    assert_eq!(emulator.send("GET", "/-/vaults/v0", "").0, 200, "it goes on reading");

    // There may be room for a few moves of the clock, which are shorter.
    let moved = (0..1_000).take_while(|_| tick(&emulator) == 200).count();
    assert_eq!(tick(&emulator), 500);
    assert_eq!(emulator.knob("GET", "clock", "")["ahead_millis"], moved * 1_000);
    emulator.kill();
    drop(emulator);

    let again = folder.start();
    let vaults = again.knob("GET", "vaults", "")["vaults"].as_array().unwrap().len();
    assert_eq!(vaults, created.len());
    assert_eq!(again.knob("GET", "clock", "")["ahead_millis"], moved * 1_000);
}

/// Moves the clock by a second and gives the status.
#[cfg(unix)]
fn tick(emulator: &Running) -> u16 {
    emulator.send("POST", "/_emulator/clock", r#"{"seconds":1}"#).0
}

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self) -> PathBuf {
        // macOS keeps its temporary files behind a symbolic link, which the emulator resolves.
        dunce::canonicalize(self.0.path()).unwrap().join("state")
    }

    fn start(&self) -> Running {
        Running::start(&["--state", self.path().to_str().unwrap()])
    }
}
