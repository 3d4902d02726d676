//! Whom a statement is about.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use vault_lock_policy::{Decision, Request, evaluate};

use crate::world::{DELETE, VAULT, caller, deny};

const ROOT: &str = "arn:aws:iam::111122223333:root";
const ALICE: &str = "arn:aws:iam::111122223333:user/alice";
const STAFF_ALICE: &str = "arn:aws:iam::111122223333:user/staff/alice";
const ROLE: &str = "arn:aws:iam::111122223333:role/archivist";
const PATH_ROLE: &str = "arn:aws:iam::111122223333:role/eu/archivist";
const SESSION: &str = "arn:aws:sts::111122223333:assumed-role/archivist/nightly";
const FEDERATED: &str = "arn:aws:sts::111122223333:federated-user/bob";
const STRANGER: &str = "arn:aws:iam::444455556666:user/alice";
const STRANGE_ROOT: &str = "arn:aws:iam::444455556666:root";
const SERVICE: &str = "backup.amazonaws.com";
const ANYBODY: &[&str] = &[
    ROOT,
    ALICE,
    STAFF_ALICE,
    ROLE,
    SESSION,
    FEDERATED,
    STRANGER,
    STRANGE_ROOT,
    SERVICE,
    "anonymous",
];

/// Who of all callers a statement with this element is about.
fn covered(changes: &Value) -> Vec<&'static str> {
    let policy = deny(changes);
    let is_covered = |name: &&str| {
        let caller = caller(name);
        evaluate(&policy, &Request::new(&caller, DELETE, VAULT)).decision != Decision::Neither
    };
    ANYBODY.iter().copied().filter(is_covered).collect()
}

#[test]
fn principal() {
    let account = [ROOT, ALICE, STAFF_ALICE, ROLE, SESSION, FEDERATED];
    for (principal, expected) in [
        (json!("*"), ANYBODY),
        (json!({ "AWS": "*" }), ANYBODY),
        (json!({ "AWS": ["444455556666", "*"] }), ANYBODY),
        (json!({ "AWS": "111122223333" }), &account),
        (json!({ "AWS": ROOT }), &account),
        (json!({ "AWS": "444455556666" }), &[STRANGER, STRANGE_ROOT]),
        (json!({ "AWS": "11112222333" }), &[]),
        (json!({ "AWS": ALICE }), &[ALICE]),
        (json!({ "AWS": "arn:aws:iam::111122223333:user/Alice" }), &[]),
        (json!({ "AWS": STAFF_ALICE }), &[STAFF_ALICE]),
        (json!({ "AWS": ROLE }), &[ROLE, SESSION]),
        (json!({ "AWS": PATH_ROLE }), &[SESSION]),
        (json!({ "AWS": "arn:aws:iam::444455556666:role/archivist" }), &[]),
        (json!({ "AWS": "arn:aws-cn:iam::111122223333:role/archivist" }), &[]),
        (json!({ "AWS": SESSION }), &[SESSION]),
        (json!({ "AWS": "arn:aws:sts::111122223333:assumed-role/archivist/weekly" }), &[]),
        (json!({ "AWS": FEDERATED }), &[FEDERATED]),
        (
            json!({ "AWS": [ALICE, "444455556666"], "Service": SERVICE }),
            &[ALICE, STRANGER, STRANGE_ROOT, SERVICE],
        ),
        (json!({ "Service": "events.amazonaws.com" }), &[]),
        (json!({ "Federated": "www.amazon.com" }), &[]),
    ] {
        assert_eq!(covered(&json!({ "Principal": principal })), expected, "{principal}");
    }
}

#[test]
fn not_principal_allows_all_but_those_listed() {
    for (spared, expected) in [
        (json!("*"), vec![]),
        (json!({ "AWS": "111122223333" }), vec![STRANGER, STRANGE_ROOT, SERVICE, "anonymous"]),
        (
            json!({ "AWS": [ROLE, ALICE, STRANGER] }),
            vec![ROOT, STAFF_ALICE, FEDERATED, STRANGE_ROOT, SERVICE, "anonymous"],
        ),
    ] {
        let changes = json!({ "Effect": "Allow", "Principal": null, "NotPrincipal": spared });
        assert_eq!(covered(&changes), expected, "{spared}");
    }
}

#[test]
fn not_principal_denies_unless_account_role_and_session_are_listed() {
    for (listed, spared) in [
        (json!("*"), ANYBODY),
        (json!({ "AWS": ALICE }), &[]),
        (json!({ "AWS": [ALICE, ROOT] }), &[ROOT, ALICE]),
        (json!({ "AWS": [ALICE, "111122223333"] }), &[ROOT, ALICE]),
        (json!({ "AWS": [ALICE, STRANGE_ROOT] }), &[STRANGE_ROOT]),
        (json!({ "AWS": ROOT }), &[ROOT]),
        (json!({ "AWS": [ROLE, ROOT] }), &[ROOT, ROLE]),
        (json!({ "AWS": [SESSION, ROOT] }), &[ROOT]),
        (json!({ "AWS": [SESSION, ROLE] }), &[]),
        (json!({ "AWS": [SESSION, ROLE, ROOT] }), &[ROOT, ROLE, SESSION]),
        (json!({ "AWS": [SESSION, PATH_ROLE, ROOT] }), &[ROOT, SESSION]),
        (json!({ "AWS": [FEDERATED, ROOT] }), &[ROOT, FEDERATED]),
        (json!({ "Service": SERVICE }), &[SERVICE]),
    ] {
        let denied = covered(&json!({ "Principal": null, "NotPrincipal": listed }));
        let expected: Vec<_> =
            ANYBODY.iter().copied().filter(|name| !spared.contains(name)).collect();
        assert_eq!(denied, expected, "{listed}");
    }
}

#[test]
fn principals_that_the_context_tells() {
    let session = caller(SESSION).with_canonical_user("79a59d");
    for (principal, key, value, expected) in [
        (
            json!({ "AWS": "AROACKCEVSQ6C2EXAMPLE" }),
            "aws:userid",
            "AROACKCEVSQ6C2EXAMPLE:nightly",
            true,
        ),
        (json!({ "AWS": "AROACKCEVSQ6C2EXAMPLE" }), "AWS:UserId", "AROACKCEVSQ6C2EXAMPLE", true),
        (
            json!({ "AWS": "AROACKCEVSQ6C2EXAMPLE" }),
            "aws:userid",
            "AROACKCEVSQ6C2ANOTHER:nightly",
            false,
        ),
        (json!({ "Federated": "www.amazon.com" }), "aws:FederatedProvider", "www.amazon.com", true),
        (
            json!({ "Federated": "www.amazon.com" }),
            "aws:FederatedProvider",
            "accounts.google.com",
            false,
        ),
        (json!({ "CanonicalUser": "79a59d" }), "aws:x", "", true),
        (json!({ "CanonicalUser": "79a59e" }), "aws:x", "", false),
    ] {
        let policy = deny(&json!({ "Principal": principal }));
        let request = Request::new(&session, DELETE, VAULT).with(key, value);
        let expected = if expected { Decision::Denied } else { Decision::Neither };
        assert_eq!(evaluate(&policy, &request).decision, expected, "{principal} {value}");
    }
}

#[test]
fn keys_that_follow_from_the_caller() {
    let absent = None;
    for (name, arn, account, kind, username) in [
        (ROOT, Some(ROOT), Some("111122223333"), Some("Account"), absent),
        (STAFF_ALICE, Some(STAFF_ALICE), Some("111122223333"), Some("User"), Some("alice")),
        (ROLE, Some(ROLE), Some("111122223333"), Some("AssumedRole"), absent),
        (SESSION, Some(ROLE), Some("111122223333"), Some("AssumedRole"), absent),
        (FEDERATED, Some(FEDERATED), Some("111122223333"), Some("FederatedUser"), absent),
        (SERVICE, absent, absent, absent, absent),
        ("anonymous", absent, absent, Some("Anonymous"), absent),
    ] {
        let keys =
            ["aws:PrincipalArn", "aws:PrincipalAccount", "AWS:principaltype", "aws:username"];
        for (key, expected) in keys.into_iter().zip([arn, account, kind, username]) {
            let condition = match expected {
                Some(value) => json!({ "StringEquals": { key: value } }),
                None => json!({ "Null": { key: true } }),
            };
            let caller = caller(name);
            let request = Request::new(&caller, DELETE, VAULT);
            let policy = deny(&json!({ "Condition": condition }));
            assert_eq!(evaluate(&policy, &request).decision, Decision::Denied, "{name} {key}");
            let policy = deny(&json!({ "Condition": { "StringEquals": { key: "given" } } }));
            let request = request.with(key.to_uppercase(), "given");
            assert_eq!(
                evaluate(&policy, &request).decision,
                Decision::Denied,
                "what is given counts more"
            );
        }
    }
}
