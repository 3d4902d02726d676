//! The command against an emulator, against something else, and against nobody.

#![cfg(test)]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Output};

use glacier_testkit::Emulator;

/// The command with dummy credentials and no configuration of whoever runs the tests.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glacier-contract"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("AWS_") {
            command.env_remove(name);
        }
    }
    command
        .args(arguments)
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .env("AWS_CONFIG_FILE", "/nonexistent")
        .env("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
        .env("AWS_EC2_METADATA_DISABLED", "true");
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[tokio::test]
async fn the_emulator_passes() {
    let emulator = Emulator::start().await;
    let output = run(&["--endpoint-url", &emulator.endpoint_url(), "--only", "lock"]);
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
    let shown = stdout(&output);
    assert!(!shown.contains('\u{1b}'), "no colours where there is no terminal: {shown}");
    let expected = [
        ("lock-id", "passed", "documented", "exact text"),
        ("lock-expiry-instant", "skipped", "chosen", "by code"),
    ];
    for (name, verdict, mark, compared) in expected {
        let row = shown.lines().find(|line| line.trim_start().starts_with(&format!("{name} ")));
        let row = row.unwrap_or_else(|| panic!("no row for {name}: {shown}"));
        for cell in [verdict, mark, compared] {
            assert!(row.contains(cell), "{row}");
        }
    }
    assert!(shown.contains("the clock does not stand still"), "{shown}");
    let totals = "6 passed, 0 failed, 0 deviating from a choice, 1 skipped, of 7 cases\n\
                  Nothing is known about what the skipped cases check.\n";
    assert!(shown.ends_with(totals), "{shown}");
}

#[tokio::test]
async fn the_junit_file_has_every_case_and_says_what_was_skipped() {
    let emulator = Emulator::start().await;
    let folder = tempfile::tempdir().unwrap();
    let junit = folder.path().join("junit.xml");
    let url = emulator.endpoint_url();
    let output = run(&[
        "--endpoint-url",
        &url,
        "--only",
        "abort",
        "--only",
        "lock-expiry-instant",
        "--junit",
        junit.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let xml = std::fs::read_to_string(junit).unwrap();
    for text in [
        r#"<testsuite name="glacier-contract" tests="2" skipped="1" errors="0" failures="0""#,
        r#"<testcase name="abort" classname="glacier-contract.endpoint""#,
        r#"<skipped message="the clock does not stand still"/>"#,
        r#"<property name="mark" value="documented"/>"#,
    ] {
        assert!(xml.contains(text), "{text} is not in {xml}");
    }
}

#[tokio::test]
async fn a_junit_file_that_cannot_be_written_is_an_error() {
    let emulator = Emulator::start().await;
    let url = emulator.endpoint_url();
    let junit = "/nonexistent/junit.xml";
    let output = run(&["--endpoint-url", &url, "--only", "abort", "--junit", junit]);
    assert_eq!(output.status.code(), Some(2));
    // Each system has its own words for it.
    let reason = std::fs::File::create(junit).unwrap_err();
    assert_eq!(stderr(&output), format!("error: cannot write `{junit}`: {reason}\n"));
}

/// A mistake of the command line is told as such, even where credentials are missing too.
#[test]
fn a_case_that_there_is_none_of_is_told_before_anything_else() {
    let mut command = command(&["--endpoint-url", "http://127.0.0.1:9", "--only", "nonsense"]);
    let without = command.env_remove("AWS_ACCESS_KEY_ID").env_remove("AWS_SECRET_ACCESS_KEY");
    let output = without.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let expected = "error: no case's name is or begins with `nonsense`\n  \
                    help: `glacier-contract --list` lists the cases\n";
    assert_eq!(stderr(&output), expected);
}

/// What the manual shows is what the command does.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn manual() {
    let emulator = Emulator::start().await;
    let url = emulator.endpoint_url();
    let address = url.strip_prefix("http://").unwrap();
    let console = manual::Console::of("docs/contract-suite.md").unwrap();
    let program = env!("CARGO_BIN_EXE_glacier-contract");
    console
        .with_program("cargo run --package glacier-contract --", program)
        .with_server("cargo run --package glacier-emulator", address)
        .check()
        .unwrap();
}

/// What is no Glacier fails, and each failure says what was expected, what came, and by which rule.
#[test]
fn an_endpoint_that_is_no_glacier_fails() {
    let url = answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
    let output = run(&["--endpoint-url", &url, "--only", "abort"]);
    let shown = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{shown}{}", stderr(&output));
    assert!(
        shown.contains("\nfailed: abort\n  CreateVault (PUT /-/vaults/glacier-contract-"),
        "{shown}"
    );
    let failure = "    expected: status 201\n    got:      status 200, body {}\n    \
                   rule:     create (documented, api-vault-put): `CreateVault` answers 201";
    assert!(shown.contains(failure), "{shown}");
    assert!(shown.contains("0 passed, 1 failed, 0 deviating from a choice, 0 skipped, of 1 case"));
}

#[test]
fn a_deviation_from_a_choice_fails_only_if_strict() {
    let url = answering(
        b"HTTP/1.1 400 Bad Request\r\nContent-Length: 40\r\nConnection: close\r\n\r\n\
          {\"code\":\"Other\",\"message\":\"\",\"type\":\"\"}  ",
    );
    let arguments = ["--endpoint-url", &url, "--only", "version-missing"];
    let lax = run(&arguments);
    assert_eq!(lax.status.code(), Some(0), "{}{}", stdout(&lax), stderr(&lax));
    assert!(stdout(&lax).contains("\ndeviates: version-missing\n"), "{}", stdout(&lax));
    let strict = run(&[&arguments[..], &["--strict"]].concat());
    assert_eq!(strict.status.code(), Some(1), "{}", stdout(&strict));
}

#[test]
fn without_leave_no_lock_is_completed() {
    let url = answering(
        b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\nLocation: /111122223333/vaults/v\r\n\
          x-amz-lock-id: AE863rKkWZU53SLW5be4DUcW\r\nConnection: close\r\n\r\n",
    );
    let output = run(&["--endpoint-url", &url, "--only", "complete"]);
    assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
    assert!(stdout(&output).contains("no leave to lock a vault for ever"));
    let error = "error: every case was skipped, so nothing is known about the endpoint\n  \
                 help: the table says what each case needs\n";
    assert_eq!(stderr(&output), error);
}

#[test]
fn what_can_not_run_says_why_and_what_to_do() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let nobody = format!("http://{address}");
    // Each system has its own words for it.
    let refused = TcpStream::connect(address).unwrap_err();
    let cases: [(&[&str], String); 3] = [
        (
            &["--endpoint-url", "127.0.0.1:4566"],
            "error: `127.0.0.1:4566` is not the address of an endpoint\n  \
             help: it begins with http:// or https://, such as http://127.0.0.1:4566\n"
                .to_owned(),
        ),
        (
            &["--endpoint-url", &nobody, "--only", "abbort"],
            "error: no case's name is or begins with `abbort`\n  help: `glacier-contract --list` lists the cases\n"
                .to_owned(),
        ),
        (
            &["--endpoint-url", &nobody],
            format!(
                "error: `{nobody}` gives no answer: client error (Connect): tcp connect error: {refused}\n  \
                 help: see that the endpoint is up, and that the address, port included, is the right one\n"
            ),
        ),
    ];
    for (arguments, expected) in cases {
        let output = run(arguments);
        assert_eq!((output.status.code(), stderr(&output)), (Some(2), expected));
    }
}

#[tokio::test]
async fn credentials_that_are_not_known_are_told_apart_from_failures() {
    let emulator = Emulator::start().await;
    let output = command(&["--endpoint-url", &emulator.endpoint_url()])
        .env("AWS_SECRET_ACCESS_KEY", "wrong")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
    let shown = stderr(&output);
    assert!(
        shown.contains(
            "does not accept the credentials: status 403, code InvalidSignatureException"
        ),
        "{shown}"
    );
    let help = "  help: the endpoint must know the credentials, and they must be allowed to create vaults\n";
    assert!(shown.ends_with(help), "{shown}");
}

#[test]
fn no_credentials_at_all_are_an_error() {
    let output = command(&["--endpoint-url", "http://127.0.0.1:1"])
        .env_remove("AWS_ACCESS_KEY_ID")
        .env_remove("AWS_SECRET_ACCESS_KEY")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let shown = stderr(&output);
    assert!(shown.starts_with("error: no credentials were found: "), "{shown}");
    let help = "  help: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; an emulator takes `test` for both\n";
    assert!(shown.ends_with(help), "{shown}");
}

#[test]
fn the_list_has_every_case_and_needs_no_endpoint() {
    let output = run(&["--list"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let shown = stdout(&output);
    for case in glacier_testkit::contract::endpoint::cases() {
        let row =
            shown.lines().find(|line| line.trim_start().starts_with(&format!("{} ", case.name)));
        assert!(row.is_some_and(|row| row.contains(case.rules[0].id)), "{}: {shown}", case.name);
    }
    for (rule, reason) in glacier_testkit::contract::NOT_COVERED {
        assert!(shown.contains(&format!("no case for {}: {reason}", rule.id)), "{shown}");
    }
}

/// An endpoint that gives one answer to everything.
fn answering(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            // The whole request, so that closing the connection does not reset it.
            let mut request = Vec::new();
            let mut part = [0; 4_096];
            while !is_whole(&request) {
                let read = connection.read(&mut part).unwrap_or(0);
                if read == 0 {
                    break;
                }
                request.extend_from_slice(&part[..read]);
            }
            let _ = connection.write_all(answer);
        }
    });
    url
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0)
}

/// The whole help, and what is said about mistakes.
#[test]
fn help_and_mistakes() {
    trycmd::TestCases::new().case("tests/cases/*.trycmd");
}
