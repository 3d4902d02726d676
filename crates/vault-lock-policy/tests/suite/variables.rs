//! Policy variables.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use vault_lock_policy::{Caller, Decision, Request, evaluate};

use crate::world::{DELETE, deny, deny_2008, with_context};

fn vault(name: &str) -> String {
    format!("arn:aws:glacier:us-west-2:111122223333:vaults/{name}")
}

#[test]
fn in_resources() {
    let root = Caller::root("111122223333");
    let alice = json!({ "aws:username": "alice" });
    for (resource, context, name, expected) in [
        ("${aws:username}", &alice, "alice", true),
        ("${AWS:UserName}", &alice, "alice", true),
        ("${ aws:username }", &alice, "alice", true),
        ("${aws:username}", &alice, "bob", false),
        ("a-${aws:username}-*", &alice, "a-alice-7", true),
        ("${aws:username}${aws:username}", &alice, "alicealice", true),
        ("${aws:username}", &json!({}), "alice", false),
        ("${aws:username}", &json!({}), "${aws:username}", false),
        ("${aws:username}", &json!({ "aws:username": ["alice", "bob"] }), "alice", false),
        ("${aws:username, 'nobody'}", &json!({}), "nobody", true),
        ("${aws:username,'no}b,dy'}", &json!({}), "no}b,dy", true),
        ("${aws:username, ''}", &json!({}), "", true),
        ("${aws:username, 'nobody'}", &alice, "alice", true),
        ("${aws:username, 'nobody'}", &alice, "nobody", false),
        ("${aws:username}", &json!({ "aws:username": "*" }), "alice", false),
        ("${aws:username}", &json!({ "aws:username": "*" }), "*", true),
        ("a${*}b", &alice, "a*b", true),
        ("a${*}b", &alice, "axb", false),
        ("a${?}b", &alice, "a?b", true),
        ("a${?}b", &alice, "axb", false),
        ("${$}{aws:username}", &alice, "${aws:username}", true),
        ("$aws$", &alice, "$aws$", true),
        ("{aws:username}", &alice, "{aws:username}", true),
    ] {
        let policy = deny(&json!({ "Resource": vault(resource) }));
        let arn = vault(name);
        let request = with_context(Request::new(&root, DELETE, &arn), context);
        let expected_decision = if expected { Decision::Denied } else { Decision::Neither };
        assert_eq!(
            evaluate(&policy, &request).decision,
            expected_decision,
            "{resource} {context} {name}"
        );
        let negated = deny(&json!({ "Resource": null, "NotResource": vault(resource) }));
        let expected_decision = if expected { Decision::Neither } else { Decision::Denied };
        assert_eq!(
            evaluate(&negated, &request).decision,
            expected_decision,
            "Not {resource} {context} {name}"
        );
    }
}

#[test]
fn in_conditions() {
    let context =
        json!({ "aws:name": "al*ce", "aws:arn": "arn:aws:iam::1:user/al*ce", "aws:yes": "true" });
    let unknown = "${aws:unknown}";
    for (operator, key, wanted, expected) in [
        ("StringEquals", "aws:name", "${aws:name}", true),
        ("StringEquals", "aws:name", unknown, false),
        ("StringEquals", "aws:name", "${aws:unknown, 'al*ce'}", true),
        ("StringEquals", "aws:name", "al${*}ce", true),
        ("StringNotEquals", "aws:name", "${aws:name}", false),
        ("StringNotEquals", "aws:name", unknown, true),
        ("StringEqualsIgnoreCase", "aws:name", "AL${*}CE", true),
        ("StringLike", "aws:name", "${aws:name}", true),
        ("StringLike", "aws:name", "${aws:unknown}*", false),
        ("StringNotLike", "aws:name", "${aws:unknown}*", true),
        ("ArnLike", "aws:arn", "arn:aws:iam::*:user/${aws:name}", true),
        ("ArnEquals", "aws:arn", "arn:aws:iam::*:user/${aws:unknown}", false),
        ("ArnNotLike", "aws:arn", "arn:aws:iam::*:user/${aws:unknown}", true),
        ("ArnLike", "aws:arn", "${aws:arn}", true),
        ("Bool", "aws:yes", "${aws:yes}", true),
        ("Bool", "aws:yes", unknown, false),
    ] {
        let root = Caller::root("111122223333");
        let arn = vault("records");
        let request = with_context(Request::new(&root, DELETE, &arn), &context);
        let policy = deny(&json!({ "Condition": { operator: { key: wanted } } }));
        let expected = if expected { Decision::Denied } else { Decision::Neither };
        assert_eq!(evaluate(&policy, &request).decision, expected, "{operator} {wanted}");
    }
}

#[test]
fn not_everywhere() {
    // Neither in actions nor with operators that compare no texts; there `${` is plain text, even if nothing closes it.
    let policy = deny(&json!({
        "Action": ["${aws:username}", "${"],
        "Condition": { "NumericEquals": { "a": "${" }, "IpAddress": { "a": "${}" }, "Null": { "a": "${a" }, "BinaryEquals": { "a": "${a" } },
    }));
    assert_eq!(policy.statements()[0].conditions.len(), 4);
    let root = Caller::root("111122223333");
    let policy = deny(&json!({ "Action": "glacier:${aws:username}" }));
    for (action, expected) in
        [("glacier:alice", Decision::Neither), ("glacier:${aws:username}", Decision::Denied)]
    {
        let arn = vault("records");
        let request = Request::new(&root, action, &arn).with("aws:username", "alice");
        assert_eq!(evaluate(&policy, &request).decision, expected);
    }
}

#[test]
fn not_in_the_older_language() {
    let root = Caller::root("111122223333");
    let literal: Value = json!({ "Resource": vault("${aws:username}"), "Condition": { "StringEquals": { "a": "${" } } });
    let policy = deny_2008(&literal);
    assert_eq!(policy.statements()[0].resource.values[0].value.variables().count(), 0);
    for (name, expected) in [("alice", Decision::Neither), ("${aws:username}", Decision::Denied)] {
        let arn = vault(name);
        let request =
            Request::new(&root, DELETE, &arn).with("aws:username", "alice").with("a", "${");
        assert_eq!(evaluate(&policy, &request).decision, expected);
    }
}
