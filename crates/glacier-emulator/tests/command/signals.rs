//! How the command ends, and what it has said by then.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::support::Running;

#[test]
fn it_is_quiet_unless_asked_for_a_log() {
    let quiet = Running::start(&[]);
    quiet.initiate("v");
    terminate(&quiet);
    assert_eq!(quiet.wait().stderr, "");

    let talkative = Running::start(&["--log"]);
    talkative.initiate("v");
    talkative.knob("GET", "health", "");
    talkative.send("DELETE", "/-/vaults/w?x=y", "");
    terminate(&talkative);
    let log = talkative.wait().stderr;
    let lines: Vec<&str> = log.lines().map(|line| line.split_once(' ').unwrap().1).collect();
    assert_eq!(
        lines,
        [
            "CreateVault PUT /-/vaults/v 201 [create]",
            "InitiateVaultLock POST /-/vaults/v/lock-policy 201 [initiate]",
            "DeleteVault DELETE /-/vaults/w?x=y 404 ResourceNotFoundException [delete-missing]",
        ]
    );
}

#[test]
fn it_ends_cleanly_at_a_signal() {
    for signal in ["TERM", "INT"] {
        let emulator = Running::start(&[]);
        emulator.initiate("v");
        send_signal(&emulator, signal);
        let ended = emulator.wait();
        assert_eq!((ended.status.code(), ended.stderr.as_str()), (Some(0), ""), "{signal}");
    }
}

/// A request that is being worked on when the signal comes gets its answer.
#[test]
fn requests_under_way_are_answered_before_the_end() {
    let emulator = Running::start(&[]);
    emulator.knob("POST", "faults", r#"{"effect":"delay","milliseconds":700}"#);
    let (answer, id) = std::thread::scope(|scope| {
        let slow = scope.spawn(|| emulator.send("PUT", "/-/vaults/v", ""));
        // The work is done at once, and only the answer held back.
        let deadline = Instant::now() + Duration::from_secs(30);
        while emulator.knob("GET", "requests", "")["total"] == 0 {
            assert!(Instant::now() < deadline);
        }
        terminate(&emulator);
        (slow.join().unwrap(), emulator.id())
    });
    assert_eq!(answer.0, 201, "of process {id}");
    assert_eq!(emulator.wait().status.code(), Some(0));
}

fn terminate(emulator: &Running) {
    send_signal(emulator, "TERM");
}

fn send_signal(emulator: &Running, signal: &str) {
    let status =
        Command::new("kill").arg(format!("-{signal}")).arg(emulator.id().to_string()).status();
    assert!(status.unwrap().success());
}
