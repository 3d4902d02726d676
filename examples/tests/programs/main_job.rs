//! The main job as a reader of the README runs it, against the emulator and against an endpoint of the environment.

use glacier_testkit::Emulator;

use crate::support::{self, outline};

fn run(variables: &[(&str, &str)]) -> (bool, String, String) {
    support::run(env!("CARGO_BIN_EXE_vault-lock"), &[], variables)
}

#[test]
fn the_emulator_is_locked() {
    let (ok, stdout, stderr) = run(&[]);
    assert!(ok, "{stderr}");
    let expected = [
        "Talking to",
        "The policy",
        "means Nobody",
        "lint nothing",
        "Initiate",
        "state in",
        "left 24",
        "Test: may",
        "0 days",
        "364 days",
        "365 days",
        "Complete, for",
        "state locked",
        "Initiate once",
        "refused `my-vault`",
        "help nothing",
    ];
    assert_eq!(outline(&stdout), expected, "{stdout}");
}

#[tokio::test]
async fn an_endpoint_is_locked_only_if_the_vault_is_named_twice() {
    let emulator = Emulator::start().await;
    emulator.create_vault("records").unwrap();
    let url = emulator.endpoint_url();
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("vault-locks").display().to_string();
    let credentials = emulator.credentials();
    let endpoint = [
        ("VAULT_LOCK_TARGET", "endpoint"),
        ("VAULT_LOCK_VAULT", "records"),
        ("AWS_ENDPOINT_URL_GLACIER", url.as_str()),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ACCESS_KEY_ID", credentials.access_key_id()),
        ("AWS_SECRET_ACCESS_KEY", credentials.secret_access_key()),
        ("AWS_EC2_METADATA_DISABLED", "true"),
        ("VAULT_LOCK_JOURNAL", journal.as_str()),
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
    assert!(outline(&stdout).contains(&"state locked".to_owned()), "{stdout}");
    assert!(emulator.vault("records").lock().is_some());
}

#[test]
fn what_is_wrong_is_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("policy.json").display().to_string();
    std::fs::write(&file, r#"{"Version": "2012-10-17"}"#).unwrap();
    let no_policy =
        format!("error: `{file}` is no policy: line 1, column 1: the policy has no `Statement`\n");
    let journal = folder.path().join("vault-locks").display().to_string();
    let cases: [(&[(&str, &str)], &str); 5] = [
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
            "error: set `VAULT_LOCK_VAULT` to the name of a vault\n",
        ),
        (
            &[
                ("VAULT_LOCK_TARGET", "endpoint"),
                ("AWS_REGION", "us-east-1"),
                ("VAULT_LOCK_VAULT", "a/b"),
            ],
            "error: `a/b` is not the name of a vault: `/` is not allowed\n",
        ),
        (
            &[
                ("VAULT_LOCK_TARGET", "endpoint"),
                ("AWS_REGION", "us-east-1"),
                ("VAULT_LOCK_VAULT", "records"),
                ("VAULT_LOCK_JOURNAL", &journal),
                ("VAULT_LOCK_POLICY", &file),
            ],
            &no_policy,
        ),
    ];
    for (variables, expected) in cases {
        let (ok, stdout, stderr) = run(variables);
        assert!(!ok, "{stdout}");
        assert_eq!(stderr, expected);
    }
}
