//! The policies that AWS shows, and the mistakes that people make.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use vault_lock_policy::{Decision, Policy, Request, evaluate, evaluate_together};

use crate::world::{DELETE, VAULT, caller, deny, parse, with_context};

const ROOT: &str = "arn:aws:iam::111122223333:root";
const ALICE: &str = "arn:aws:iam::111122223333:user/alice";
const STRANGER: &str = "arn:aws:iam::444455556666:user/bob";

fn decision(policy: &Policy, who: &str, action: &str, context: &Value) -> Decision {
    let caller = caller(who);
    evaluate(policy, &with_context(Request::new(&caller, action, VAULT), context)).decision
}

fn aged(days: i64) -> Value {
    json!({ "glacier:ArchiveAgeInDays": days })
}

/// Retention for everybody, the root user included, until day 365.
#[test]
fn retention() {
    let policy = deny(&json!({
        "Sid": "deny-based-on-archive-age", "Action": ["glacier:DeleteArchive"], "Resource": [VAULT],
        "Condition": { "NumericLessThan": { "glacier:ArchiveAgeInDays": "365" } },
    }));
    for who in [ROOT, ALICE, STRANGER, "anonymous"] {
        for (days, expected) in
            [(0, Decision::Denied), (364, Decision::Denied), (365, Decision::Neither)]
        {
            assert_eq!(decision(&policy, who, DELETE, &aged(days)), expected, "{who} {days}");
        }
        assert_eq!(decision(&policy, who, "glacier:DeleteVault", &json!({})), Decision::Neither);
    }
}

/// A hold while the tag is there, and an allowance that reads backwards.
#[test]
fn legal_hold() {
    let policy = parse(&json!({ "Version": "2012-10-17", "Statement": [
        {
            "Sid": "lock", "Principal": "*", "Effect": "Deny", "Action": ["glacier:DeleteArchive"], "Resource": [VAULT],
            "Condition": { "StringLike": { "glacier:ResourceTag/LegalHold": ["true", ""] } },
        },
        {
            "Sid": "you-can-delete-archive-less-than-1-year-old", "Principal": { "AWS": ROOT }, "Effect": "Allow",
            "Action": ["glacier:DeleteArchive"], "Resource": [VAULT],
            "Condition": { "NumericLessThan": { "glacier:ArchiveAgeInDays": "365" } },
        },
    ] }));
    for (who, tag, days, expected) in [
        (ALICE, Some("true"), 10, Decision::Denied),
        (ALICE, Some(""), 10, Decision::Denied),
        (ALICE, Some("True"), 10, Decision::Allowed),
        (ALICE, Some("false"), 10, Decision::Allowed),
        (ALICE, None, 10, Decision::Allowed),
        (ALICE, None, 365, Decision::Neither),
        (STRANGER, None, 10, Decision::Neither),
        (STRANGER, Some("true"), 400, Decision::Denied),
    ] {
        let mut context = aged(days);
        if let Some(tag) = tag {
            context["glacier:ResourceTag/LegalHold"] = json!(tag);
        }
        assert_eq!(decision(&policy, who, DELETE, &context), expected, "{who} {tag:?} {days}");
    }
}

/// One day longer, another spelling of the key, and nobody but the account.
#[test]
fn retention_for_the_account() {
    let policy = deny(&json!({
        "Sid": "Define-vault-lock", "Principal": { "AWS": ROOT }, "Action": "glacier:DeleteArchive", "Resource": VAULT,
        "Condition": { "NumericLessThanEquals": { "glacier:ArchiveAgeinDays": "365" } },
    }));
    for (who, days, expected) in [
        (ROOT, 365, Decision::Denied),
        (ALICE, 365, Decision::Denied),
        (ALICE, 366, Decision::Neither),
        (STRANGER, 0, Decision::Neither),
    ] {
        assert_eq!(decision(&policy, who, DELETE, &aged(days)), expected, "{who} {days}");
    }
}

/// What the lock denies, the access policy cannot give back.
#[test]
fn the_access_policy_cannot_loosen_the_lock() {
    let lock = deny(
        &json!({ "Action": DELETE, "Condition": { "NumericLessThan": { "glacier:ArchiveAgeInDays": 365 } } }),
    );
    let access = deny(
        &json!({ "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "glacier:*" }),
    );
    let bob = caller(STRANGER);
    for (days, expected, policy) in [(364, Decision::Denied, 0), (365, Decision::Allowed, 1)] {
        let request = with_context(Request::new(&bob, DELETE, VAULT), &aged(days));
        let together = evaluate_together([&lock, &access], &request);
        assert_eq!((together.decision, together.policy), (expected, Some(policy)));
    }
}

/// Each of these was meant to protect archives of 10 days. Which still do?
#[test]
fn mistakes() {
    let age = |operator: &str, value: Value| json!({ "Condition": { operator: { "glacier:ArchiveAgeInDays": value } } });
    for (what, changes, at_10, at_365, delete_vault) in [
        ("resource of archives", json!({ "Resource": format!("{VAULT}/*") }), false, false, false),
        (
            "account of 9 digits",
            json!({ "Resource": VAULT.replace("111122223333", "111122223") }),
            false,
            false,
            false,
        ),
        (
            "another partition",
            json!({ "Resource": VAULT.replace(":aws:", ":aws-cn:") }),
            false,
            false,
            false,
        ),
        ("age on other actions", age("NumericLessThan", json!(365)), true, false, false),
        (
            "misspelt key",
            json!({ "Condition": { "NumericLessThan": { "glacier:ArchiveAge": 365 } } }),
            false,
            false,
            false,
        ),
        ("string operator", age("StringEquals", json!("365")), false, true, false),
        ("the wrong way round", age("NumericGreaterThan", json!(100)), false, true, false),
        ("a negated operator", age("NumericNotEquals", json!("365")), true, false, true),
        ("if it exists", age("NumericLessThanIfExists", json!(365)), true, false, true),
        ("not a number", age("NumericLessThan", json!("one year")), false, false, false),
        ("action without a prefix", json!({ "Action": "DeleteArchive" }), false, false, false),
        ("no condition", json!({ "Action": DELETE }), true, true, false),
    ] {
        let policy = deny(&changes);
        let denied = |action: &str, context: &Value| {
            decision(&policy, ALICE, action, context) == Decision::Denied
        };
        let found = [
            denied(DELETE, &aged(10)),
            denied(DELETE, &aged(365)),
            denied("glacier:DeleteVault", &json!({})),
        ];
        assert_eq!(found, [at_10, at_365, delete_vault], "{what}");
    }
}
