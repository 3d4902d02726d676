//! `explain --format json`, the fields of which other programs read.

use std::process::Command;

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

const VAULT: &str = "arn:aws:glacier:us-west-2:111122223333:vaults/records";

/// The output for a policy of these statements.
fn explain(statements: &Value) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("policy.json");
    std::fs::write(&file, json!({ "Version": "2012-10-17", "Statement": statements }).to_string())
        .unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_vault-lock-policy"));
    command.args(["explain", "policy.json", "--vault-arn", VAULT, "--format", "json"]);
    let output = command.current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn action<'v>(explained: &'v Value, name: &str) -> &'v Value {
    let actions = explained["actions"].as_array().unwrap();
    actions.iter().find(|action| action["action"] == name).unwrap()
}

fn statements() -> Value {
    json!([
        {
            "Sid": "three-years", "Effect": "Deny", "Principal": { "AWS": "111122223333" },
            "Action": "glacier:DeleteArchive", "Resource": "*",
            "Condition": { "NumericLessThan": { "glacier:ArchiveAgeInDays": "1095" } },
        },
        {
            "Sid": "mfa", "Effect": "Deny", "Principal": "*", "Action": ["glacier:DeleteArchive", "glacier:DeleteVault"],
            "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } },
        },
        {
            "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "glacier:InitiateJob", "Resource": "*",
            "Condition": { "NumericGreaterThan": { "glacier:ArchiveAgeInDays": "30" } },
        },
        { "Sid": "typo", "Effect": "Deny", "Principal": "*", "Action": "glacier:Upload", "Resource": "*" },
    ])
}

#[test]
fn the_whole() {
    let explained = explain(&statements());
    let fields: Vec<_> = explained.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, ["file", "vault", "text", "actions", "without_effect"]);
    assert_eq!((&explained["file"], &explained["vault"]), (&json!("policy.json"), &json!(VAULT)));
    assert_eq!(explained["actions"].as_array().unwrap().len(), 27);
    assert_eq!(explained["without_effect"], json!([{ "index": 3, "sid": "typo" }]));
    let text = explained["text"].as_array().unwrap();
    assert_eq!(text.last().unwrap(), "Statement `typo` has no effect on this vault.");
}

#[test]
fn an_action() {
    let hold = |first: u64| {
        json!({
            "statement": { "index": 1, "sid": "mfa" },
            "when": {
                "open": if first == 0 { "never" } else { "outside" },
                "closed_days": [{ "first": first, "last": null }],
            },
            "without_archive": false,
            "conditions": [{ "unless": "the caller signed in with MFA" }],
            "keys": ["aws:MultiFactorAuthPresent"],
        })
    };
    let always = json!({ "open": "always", "closed_days": [] });
    let explained = explain(&statements());
    assert_eq!(
        action(&explained, "glacier:DeleteArchive"),
        &json!({
            "action": "glacier:DeleteArchive",
            "for_everybody": always,
            "groups": [
                {
                    "group": { "kind": "account", "name": "111122223333" },
                    "when": { "open": "from", "closed_days": [{ "first": 0, "last": 1094 }] },
                    "denied_without_archive": false,
                    "holds": [hold(1095)],
                },
                {
                    "group": { "kind": "everybody", "name": null },
                    "when": always,
                    "denied_without_archive": false,
                    "holds": [hold(0)],
                },
            ],
            "grants": [],
        })
    );
    assert_eq!(
        action(&explained, "glacier:InitiateJob")["grants"],
        json!([{
            "statement": { "index": 2, "sid": null },
            "to": "the account `444455556666`",
            "to_everybody": false,
            "when": { "open": "from", "closed_days": [{ "first": 0, "last": 30 }] },
            "conditions": [],
            "is_limited": false,
        }])
    );
}
