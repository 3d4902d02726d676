//! The main job as a reader of the README runs it, against the emulator and against an endpoint of the environment.

#![expect(clippy::unwrap_used, reason = "the helpers are a part of the tests")]

use std::process::Command;

use glacier_testkit::Emulator;

/// The first words of each line, without values that differ from run to run.
fn outline(text: &str) -> Vec<String> {
    let names = |line: &str| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let is_fixed = |name: &String| {
        !["lock ID", "created", "expires", "because"].iter().any(|it| name.starts_with(it))
    };
    text.lines().map(names).filter(|line| !line.is_empty()).filter(is_fixed).collect()
}

fn run(variables: &[(&str, &str)]) -> (bool, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vault-lock"));
    for (name, _) in std::env::vars_os() {
        let name_text = name.to_string_lossy();
        if name_text.starts_with("AWS_") || name_text.starts_with("VAULT_LOCK_") {
            command.env_remove(&name);
        }
    }
    // No file of the user's home has a say.
    command.env("AWS_CONFIG_FILE", "none").env("AWS_SHARED_CREDENTIALS_FILE", "none");
    let output = command.envs(variables.iter().copied()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_emulator_is_locked() {
    let (ok, stdout, stderr) = run(&[]);
    assert!(ok, "{stderr}");
    let expected = [
        "Talking to",
        "InitiateVaultLock account",
        "GetVaultLock",
        "state InProgress",
        "GetVaultLock",
        "state InProgress",
        "CompleteVaultLock lock",
        "GetVaultLock",
        "state Locked",
        "InitiateVaultLock once",
        "refused AccessDeniedException",
    ];
    assert_eq!(outline(&stdout), expected, "{stdout}");
}

#[tokio::test]
async fn an_endpoint_is_locked_only_if_the_vault_is_named_twice() {
    let emulator = Emulator::start().await;
    emulator.create_vault("records").unwrap();
    let url = emulator.endpoint_url();
    let credentials = emulator.credentials();
    let endpoint = [
        ("VAULT_LOCK_TARGET", "endpoint"),
        ("VAULT_LOCK_VAULT", "records"),
        ("AWS_ENDPOINT_URL_GLACIER", url.as_str()),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ACCESS_KEY_ID", credentials.access_key_id()),
        ("AWS_SECRET_ACCESS_KEY", credentials.secret_access_key()),
        ("AWS_EC2_METADATA_DISABLED", "true"),
    ];

    let (ok, stdout, stderr) = run(&endpoint);
    assert!(ok, "{stderr}");
    assert_eq!(outline(&stdout).last().map(String::as_str), Some("state no"), "{stdout}");
    assert!(emulator.vault("records").lock().is_none());

    let (ok, _, stderr) = run(&[&endpoint[..], &[("VAULT_LOCK_COMPLETE", "record")]].concat());
    assert!(!ok);
    assert_eq!(
        stderr,
        "error: `VAULT_LOCK_COMPLETE` is `record`, but the vault is `records`; nothing was done\n"
    );
    assert!(emulator.vault("records").lock().is_none());

    let (ok, stdout, stderr) =
        run(&[&endpoint[..], &[("VAULT_LOCK_COMPLETE", "records")]].concat());
    assert!(ok, "{stderr}");
    assert!(outline(&stdout).contains(&"state Locked".to_owned()), "{stdout}");
    assert!(emulator.vault("records").lock().is_some());
}

#[test]
fn what_is_wrong_is_said_in_one_line() {
    let cases: [(&[(&str, &str)], &str); 3] = [
        (
            &[("VAULT_LOCK_TARGET", "moon")],
            "error: `VAULT_LOCK_TARGET` is `moon`; it can be `emulator` or `endpoint`\n",
        ),
        (
            &[("VAULT_LOCK_TARGET", "endpoint"), ("AWS_EC2_METADATA_DISABLED", "true")],
            "error: no region is configured; set `AWS_REGION`\n",
        ),
        (
            &[("VAULT_LOCK_TARGET", "endpoint"), ("AWS_REGION", "us-east-1")],
            "error: set `VAULT_LOCK_VAULT` to the name of a vault: environment variable not found\n",
        ),
    ];
    for (variables, expected) in cases {
        let (ok, stdout, stderr) = run(variables);
        assert!(!ok, "{stdout}");
        assert_eq!(stderr, expected);
    }
}
