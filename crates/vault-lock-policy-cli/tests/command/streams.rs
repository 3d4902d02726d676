//! What goes to which stream, and colours.

use std::process::{Command, Output, Stdio};

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use vault_lock_policy::Code;

const VAULT: &str = "arn:aws:glacier:us-west-2:111122223333:vaults/records";

fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bad.json"), r#"{"Statement": {"Effect": "Deny", "Principal": "*", "Action": "glacier:DeleteArchive", "Resource": "x"}}"#).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_vault-lock-policy"));
    command.args(arguments).args(["--vault-arn", VAULT]).current_dir(folder.path());
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").envs(variables.iter().copied());
    command.output().unwrap()
}

#[test]
fn findings_go_to_stdout_and_failures_to_stderr() {
    for (arguments, code, out, err) in [
        (&["lint", "bad.json"][..], 1, true, false),
        (&["lint", "bad.json", "--format", "json"], 1, true, false),
        (&["explain", "bad.json"], 0, true, false),
        (&["lint", "none.json"], 2, false, true),
        (&["lint", "none.json", "--format", "json"], 2, true, false),
        (&["explain", "."], 2, false, true),
        (&["evaluate", "bad.json"], 2, false, true),
        (&["lint"], 2, false, true),
        (&["frobnicate"], 2, false, true),
    ] {
        let output = run(arguments, &[]);
        let found = (output.status.code(), !output.stdout.is_empty(), !output.stderr.is_empty());
        assert_eq!(found, (Some(code), out, err), "{arguments:?}");
    }
}

/// Readers like `head` close the pipe when they have read enough.
#[test]
fn a_closed_pipe_is_no_failure() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vault-lock-policy"));
    let mut child =
        command.arg("codes").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn every_code_is_listed() {
    let codes = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vault-lock-policy"));
        let output =
            command.arg("codes").args(arguments).env_remove("CLICOLOR_FORCE").output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    };
    let line = |code: &Code| format!("{code}: {}\n", code.summary());
    assert_eq!(codes(&[]), Code::ALL.iter().map(line).collect::<String>());
    let object = |code: &Code| json!({ "code": code.as_str(), "summary": code.summary() });
    let listed: Value = serde_json::from_str(&codes(&["--format", "json"])).unwrap();
    assert_eq!(listed, json!({ "codes": Code::ALL.iter().map(object).collect::<Vec<_>>() }));
}

#[test]
fn colours_are_for_terminals() {
    for (variables, coloured) in [
        (&[][..], false),
        (&[("CLICOLOR_FORCE", "1")], true),
        (&[("NO_COLOR", "1"), ("TERM", "xterm-256color")], false),
    ] {
        for arguments in [["lint", "bad.json"], ["lint", "none.json"]] {
            let output = run(&arguments, variables);
            let shown = [output.stdout, output.stderr].concat();
            assert_eq!(shown.contains(&b'\x1b'), coloured, "{arguments:?} {variables:?}");
        }
    }
}
