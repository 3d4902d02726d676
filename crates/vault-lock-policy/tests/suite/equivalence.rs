//! When two policies mean the same.

use serde_json::{Value, json};
use vault_lock_policy::Policy;

use crate::world::{deny, parse, statement};

#[test]
fn what_does_not_count() {
    for (a, b) in [
        (json!({ "Action": "a:b" }), json!({ "Action": ["a:b"] })),
        (json!({ "Action": ["a:b", "a:c"] }), json!({ "Action": ["A:C", "a:B", "a:c"] })),
        (json!({ "Resource": ["x", "y"] }), json!({ "Resource": ["y", "x", "x"] })),
        (json!({ "Principal": "*" }), json!({ "Principal": { "AWS": ["*"] } })),
        (
            json!({ "Principal": "*" }),
            json!({ "Principal": { "AWS": ["1", "*"], "Service": "x.amazonaws.com" } }),
        ),
        (
            json!({ "Principal": { "AWS": ["111122223333", "444455556666"] } }),
            json!({ "Principal": { "AWS": ["arn:aws:iam::444455556666:root", "arn:aws:iam::111122223333:root"] } }),
        ),
        (
            condition("NumericLessThan", "glacier:ArchiveAgeInDays", &json!(365)),
            condition("NumericLessThan", "GLACIER:archiveageindays", &json!(["365"])),
        ),
        (
            condition("NumericLessThan", "a", &json!("365.0")),
            condition("NumericLessThan", "a", &json!(3.65e2)),
        ),
        (condition("Bool", "a", &json!(true)), condition("Bool", "a", &json!("True"))),
        (
            condition("Null", "a", &json!(["true", "false"])),
            condition("Null", "a", &json!([false, true])),
        ),
        (condition("ArnEquals", "a", &json!("b")), condition("ArnLike", "a", &json!("b"))),
        (
            condition("ForAnyValue:ArnNotEqualsIfExists", "a", &json!("b")),
            condition("ForAnyValue:ArnNotLikeIfExists", "a", &json!("b")),
        ),
        (
            json!({ "Condition": { "Bool": { "a": true, "b": true }, "Null": { "c": true } } }),
            json!({ "Condition": { "Null": { "c": true }, "Bool": { "b": true, "a": true } } }),
        ),
    ] {
        assert!(deny(&a).means_the_same(&deny(&b)), "{a} {b}");
        assert!(deny(&b).means_the_same(&deny(&a)), "{b} {a}");
    }
}

fn condition(operator: &str, key: &str, values: &Value) -> Value {
    json!({ "Condition": { operator: { key: values } } })
}

#[test]
fn what_counts() {
    for (a, b) in [
        (json!({}), json!({ "Sid": "" })),
        (json!({ "Sid": "a" }), json!({ "Sid": "A" })),
        (json!({}), json!({ "Effect": "Allow" })),
        (json!({ "Action": "*" }), json!({ "Action": "glacier:*" })),
        (json!({ "Action": "a" }), json!({ "Action": null, "NotAction": "a" })),
        (json!({ "Resource": "a" }), json!({ "Resource": "A" })),
        (json!({ "Resource": "a" }), json!({ "Resource": null, "NotResource": "a" })),
        (
            json!({ "Principal": { "AWS": "1" } }),
            json!({ "Principal": null, "NotPrincipal": { "AWS": "1" } }),
        ),
        (
            json!({ "Principal": { "AWS": "111122223333" } }),
            json!({ "Principal": { "AWS": "11112222333" } }),
        ),
        (json!({ "Principal": { "Service": "1" } }), json!({ "Principal": { "AWS": "1" } })),
        (json!({}), condition("Bool", "a", &json!(true))),
        (condition("Bool", "a", &json!(true)), condition("BoolIfExists", "a", &json!(true))),
        (
            condition("StringEquals", "a", &json!("365")),
            condition("StringEquals", "a", &json!("365.0")),
        ),
        (
            condition("StringEquals", "a", &json!("true")),
            condition("StringEquals", "a", &json!("True")),
        ),
        (condition("StringEquals", "a", &json!("b")), condition("StringLike", "a", &json!("b"))),
        (
            condition("NumericLessThan", "a", &json!(365)),
            condition("NumericLessThan", "a", &json!(366)),
        ),
        (
            condition("NumericLessThan", "a", &json!(365)),
            condition("NumericLessThanEquals", "a", &json!(365)),
        ),
        (
            condition("NumericLessThan", "a", &json!(365)),
            condition("NumericLessThan", "b", &json!(365)),
        ),
    ] {
        assert!(!deny(&a).means_the_same(&deny(&b)), "{a} {b}");
        assert!(!deny(&b).means_the_same(&deny(&a)), "{b} {a}");
    }
}

#[test]
fn around_the_statements() {
    let (a, b) = (statement(&json!({ "Sid": "a" })), statement(&json!({ "Sid": "b" })));
    let same = |x: &Value, y: &Value| parse(x).means_the_same(&parse(y));
    assert!(same(&json!({ "Statement": [a, b] }), &json!({ "Statement": [b, a, b] })));
    assert!(same(
        &json!({ "Statement": a }),
        &json!({ "Statement": [a], "Version": "2008-10-17" })
    ));
    assert!(!same(
        &json!({ "Statement": a }),
        &json!({ "Statement": [a], "Version": "2012-10-17" })
    ));
    assert!(!same(&json!({ "Statement": a }), &json!({ "Statement": a, "Id": "x" })));
    assert!(!same(&json!({ "Statement": a }), &json!({ "Statement": [a, b] })));
}

#[test]
fn equal_means_the_same_text() {
    let policy = deny(&json!({}));
    let spaced = Policy::parse(&format!("{policy} "));
    assert!(policy == policy.clone());
    assert!(spaced.is_ok_and(|spaced| spaced != policy && spaced.means_the_same(&policy)));
}
