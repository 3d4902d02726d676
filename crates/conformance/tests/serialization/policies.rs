//! Policies: the text that the caller gives is the text that the server reads, character by character.

use conformance::{Call, Operation, Policy, Sdk, strategies};
use pretty_assertions::assert_eq;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::server::Server;

fn call(policy: Policy) -> Call {
    Call { policy, ..Call::new(Operation::InitiateVaultLock) }
}

/// The body as a server sees it, its headers checked.
fn body(server: &Server, sdk: Sdk, policy: Policy) -> Vec<u8> {
    let request = server.request(sdk, &call(policy));
    let header =
        |name: &str| request.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(header("content-type").as_deref(), Some("application/json"), "{sdk:?}");
    assert_eq!(header("content-length"), Some(request.body.len().to_string()), "{sdk:?}");
    assert_eq!(header("transfer-encoding"), None, "{sdk:?}");
    request.body
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_policy(policy in strategies::policy()) {
        thread_local!(static SERVER: Server = Server::start());
        let expected = match &policy {
            Policy::Unset | Policy::Empty => json!({}),
            Policy::Text(text) => json!({ "Policy": text }),
        };
        for sdk in Sdk::ALL {
            let body = SERVER.with(|server| body(server, sdk, policy.clone()));
            let parsed: Value = serde_json::from_slice(&body).unwrap();
            prop_assert_eq!(&parsed, &expected, "{:?}", sdk);
        }
    }
}

/// The bytes themselves, for texts that need care.
#[test]
fn bytes() {
    let server = Server::start();
    let cases = [
        (Policy::Unset, "{}"),
        (Policy::Empty, "{}"),
        (Policy::Text(String::new()), r#"{"Policy":""}"#),
        (
            Policy::Text(r#"{"Version":"2012-10-17"}"#.to_owned()),
            r#"{"Policy":"{\"Version\":\"2012-10-17\"}"}"#,
        ),
        (Policy::Text(r"a\b/c".to_owned()), r#"{"Policy":"a\\b/c"}"#),
        (Policy::Text("\u{8}\t\n\u{c}\r".to_owned()), r#"{"Policy":"\b\t\n\f\r"}"#),
        (Policy::Text("\0\u{1b}\u{7f}".to_owned()), "{\"Policy\":\"\\u0000\\u001b\u{7f}\"}"),
        (
            Policy::Text("\u{e9}\u{1f600}\u{2028}".to_owned()),
            "{\"Policy\":\"\u{e9}\u{1f600}\u{2028}\"}",
        ),
    ];
    for (policy, expected) in cases {
        for sdk in Sdk::ALL {
            let body = body(&server, sdk, policy.clone());
            assert_eq!(String::from_utf8(body).unwrap(), expected, "{sdk:?}");
        }
    }
}

/// A policy of the size that IAM allows, spaces and line ends kept.
#[test]
fn twenty_kilobytes() {
    let server = Server::start();
    let statement = json!({
        "Sid": "deny-until-old",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "glacier:DeleteArchive",
        "Resource": "arn:aws:glacier:us-west-2:012345678901:vaults/my-vault",
        "Condition": { "NumericLessThan": { "glacier:ArchiveAgeInDays": "365" } },
    });
    let mut statements = Vec::new();
    let mut policy = String::new();
    while policy.len() < 20_480 {
        statements.push(statement.clone());
        policy = format!("{:#}\r\n", json!({ "Version": "2012-10-17", "Statement": statements }));
    }
    for sdk in Sdk::ALL {
        let body: Value =
            serde_json::from_slice(&body(&server, sdk, Policy::Text(policy.clone()))).unwrap();
        assert_eq!(body, json!({ "Policy": policy }), "{sdk:?}");
    }
}
