//! Command lines that are wrong, and what is said about them.

use std::net::TcpListener;

use crate::support::{Running, command, run};

#[test]
fn each_wrong_command_line_is_told_what_is_wrong() {
    let usage = "\n\nFor more information, try '--help'.\n";
    for (arguments, message) in [
        (
            &["--listen", "localhost:1"][..],
            "error: invalid value 'localhost:1' for '--listen <IP:PORT>': not an IP address with a port, such as \
             127.0.0.1:4566",
        ),
        (
            &["--account", "1"],
            "error: invalid value '1' for '--account <12 DIGITS>': `1` is not an account number of 12 digits",
        ),
        (
            &["--region", "EU"],
            "error: invalid value 'EU' for '--region <REGION>': `EU` is not a region name",
        ),
        (
            &["--seed", "x"],
            "error: invalid value 'x' for '--seed <NUMBER>': invalid digit found in string",
        ),
        (
            &["--access-key-id", "AKID"],
            "error: the following required arguments were not provided:\n  --secret-access-key <SECRET>\n\nUsage: \
             glacier-emulator --access-key-id <ID> --secret-access-key <SECRET>",
        ),
        (
            &["--secret-access-key", "secret"],
            "error: the following required arguments were not provided:\n  --access-key-id <ID>\n\nUsage: \
             glacier-emulator --secret-access-key <SECRET> --access-key-id <ID>",
        ),
        (
            &["--session-token", "token"],
            "error: the following required arguments were not provided:\n  --secret-access-key <SECRET>\n  \
             --access-key-id <ID>\n\nUsage: glacier-emulator --secret-access-key <SECRET> --access-key-id <ID> \
             --session-token <TOKEN>",
        ),
        (
            &["--listen", "0.0.0.0:0"],
            "error: --listen 0.0.0.0:0 can be reached from other machines, and the emulator's knobs ask nobody for a \
             password\n\n  tip: listen on 127.0.0.1, or add --allow-remote if that is what you want\n\nUsage: \
             glacier-emulator [OPTIONS]",
        ),
        (&["what"], "error: unexpected argument 'what' found\n\nUsage: glacier-emulator [OPTIONS]"),
    ] {
        let ended = run(arguments);
        assert_eq!(ended.stderr, format!("{message}{usage}"), "{arguments:?}");
        assert_eq!((ended.status.code(), ended.stdout.as_str()), (Some(2), ""));
    }
}

#[test]
fn a_port_that_is_taken_is_a_failure() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let ended = run(&["--listen", &address]);
    let start = format!("error: cannot listen on {address}: ");
    assert!(ended.stderr.starts_with(&start), "{}", ended.stderr);
    assert_eq!((ended.status.code(), ended.stdout.as_str()), (Some(1), ""));
}

#[test]
fn other_machines_can_be_let_in_by_name() {
    let open = Running::of(command(&["--listen", "0.0.0.0:0", "--allow-remote"]));
    assert!(open.url.starts_with("http://0.0.0.0:"), "{}", open.url);
}

#[test]
fn credentials_come_from_the_environment_too() {
    let mut command = command(&["--listen", "127.0.0.1:0"]);
    command.env("GLACIER_EMULATOR_ACCESS_KEY_ID", "AKID");
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2), "a key without its secret");

    command.env("GLACIER_EMULATOR_SECRET_ACCESS_KEY", "secret");
    let emulator = Running::of(command);
    let (status, answer) = emulator.send("GET", "/-/vaults", "");
    assert_eq!(status, 400);
    assert!(answer.contains("MissingAuthenticationTokenException"), "{answer}");
}

#[test]
fn settings_reach_the_service() {
    let emulator =
        Running::start(&["--account", "444455556666", "--region", "eu-west-1", "--new-account"]);
    let info = emulator.knob("GET", "info", "");
    assert_eq!(
        (&info["account"], &info["region"], &info["new_account"]),
        (&"444455556666".into(), &"eu-west-1".into(), &true.into())
    );
    let (status, answer) = emulator.send("GET", "/-/vaults", "");
    assert_eq!(status, 400);
    assert!(answer.contains("NoLongerSupportedException"), "{answer}");
}

#[test]
fn a_seed_makes_runs_the_same_and_without_one_they_differ() {
    let first_lock_id = |arguments: &[&str]| Running::start(arguments).initiate("v");
    assert_eq!(first_lock_id(&["--seed", "7"]), first_lock_id(&["--seed", "7"]));
    assert_ne!(first_lock_id(&["--seed", "7"]), first_lock_id(&["--seed", "8"]));
    assert_ne!(first_lock_id(&[]), first_lock_id(&[]));
}
