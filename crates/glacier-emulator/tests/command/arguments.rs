//! What becomes of arguments. Mistakes in them are in `tests/cases/`.

use std::net::TcpListener;

use crate::support::{Running, command, run};

#[test]
fn a_port_that_is_taken_is_a_failure() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let ended = run(&["--listen", &address]);
    let start = format!("error: cannot listen on {address}: ");
    assert!(ended.stderr.starts_with(&start), "{}", ended.stderr);
    let help = "\n  help: name another port with `--listen`; port 0 takes any free one\n";
    assert!(ended.stderr.ends_with(help), "{}", ended.stderr);
    assert_eq!((ended.status.code(), ended.stdout.as_str()), (Some(2), ""));
}

#[test]
fn a_folder_is_no_state_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let ended = run(&["--listen", "127.0.0.1:0", "--state", path]);
    let expected = format!(
        "error: `{path}` is not a file\n  \
         help: `--state` takes the name of a file, such as glacier.json; it is made if it is not there\n"
    );
    assert_eq!(ended.stderr, expected);
    assert_eq!((ended.status.code(), ended.stdout.as_str()), (Some(2), ""));
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
