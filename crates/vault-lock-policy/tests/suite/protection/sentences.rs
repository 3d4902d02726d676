//! What people read, word for word.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use vault_lock_policy::{Clause, protection};

use crate::world::{VAULT, deny, parse};

#[test]
fn told() {
    let cases: Vec<_> = include_str!("sentences.txt").split("\n# ").skip(1).collect();
    assert_eq!(cases.len(), 10);
    for case in cases {
        let (statements, expected) = case.split_once("\n=>\n").unwrap();
        let (name, statements) = statements.split_once('\n').unwrap();
        let statements: Value = serde_json::from_str(statements).unwrap();
        let policy = parse(&json!({ "Version": "2012-10-17", "Statement": statements }));
        let text = protection(&policy, &VAULT.parse().unwrap()).to_string();
        assert_eq!(text.trim_end(), expected.trim_end(), "{name}");
    }
}

/// Conditions in words: operator, key, values, and the clause.
#[test]
fn conditions() {
    enum Words {
        If(&'static str),
        Unless(&'static str),
    }
    use Words::{If, Unless};
    let tag = "glacier:ResourceTag/x";
    for (operator, key, values, clause) in [
        ("StringEquals", tag, json!("a"), If("the vault's tag `x` is `a`")),
        ("StringEquals", tag, json!(["a", "b", ""]), If("the vault's tag `x` is `a`, `b` or empty")),
        ("StringEqualsIfExists", tag, json!("a"), If("the vault's tag `x` is `a` or absent")),
        ("StringNotEquals", tag, json!("a"), Unless("the vault's tag `x` is `a`")),
        ("StringEqualsIgnoreCase", tag, json!("a"), If("the vault's tag `x` is `a` in upper or lower case")),
        ("StringLike", tag, json!("a*"), If("the vault's tag `x` matches `a*`")),
        ("StringNotLike", tag, json!("a"), Unless("the vault's tag `x` is `a`")),
        ("Null", tag, json!(true), Unless("the vault has a tag `x`")),
        ("Null", tag, json!(false), If("the vault has a tag `x`")),
        ("Null", "aws:SourceVpce", json!(true), Unless("the request has `aws:SourceVpce`")),
        ("NumericLessThan", tag, json!(5), If("the vault's tag `x` is less than `5`")),
        ("NumericLessThanEquals", tag, json!(5), If("the vault's tag `x` is at most `5`")),
        ("NumericGreaterThan", "aws:MultiFactorAuthAge", json!(300), If("the number of seconds since MFA is more than `300`")),
        ("NumericGreaterThanEquals", tag, json!(5), If("the vault's tag `x` is at least `5`")),
        ("DateLessThan", "aws:CurrentTime", json!("2030-01-01"), If("it is before `2030-01-01`")),
        ("DateLessThanEquals", "aws:currenttime", json!("2030-01-01"), If("it is `2030-01-01` or earlier")),
        ("DateGreaterThan", "aws:EpochTime", json!(1_893_456_000), If("it is after `1893456000`")),
        ("DateGreaterThanEquals", "aws:CurrentTime", json!("2030-01-01"), If("it is `2030-01-01` or later")),
        ("DateNotEquals", "aws:CurrentTime", json!("2030-01-01"), Unless("`aws:CurrentTime` is `2030-01-01`")),
        ("DateLessThan", "aws:TokenIssueTime", json!("2030-01-01"), If("`aws:TokenIssueTime` is before `2030-01-01`")),
        ("Bool", "aws:MultiFactorAuthPresent", json!(true), If("the caller signed in with MFA")),
        ("BoolIfExists", "aws:MultiFactorAuthPresent", json!(false), Unless("the caller signed in with MFA")),
        (
            "Bool",
            "aws:MultiFactorAuthPresent",
            json!(false),
            If("the caller has temporary credentials without MFA, which access keys of users and of root are not"),
        ),
        ("Bool", "aws:SecureTransport", json!("False"), If("the request is not encrypted")),
        ("Bool", "aws:ViaAWSService", json!(true), If("`aws:ViaAWSService` is `true`")),
        ("IpAddress", "aws:SourceIp", json!("10.0.0.0/8"), If("the caller's IP address is in `10.0.0.0/8`")),
        ("NotIpAddress", "aws:SourceIp", json!("10.1.2.3"), Unless("the caller's IP address is `10.1.2.3`")),
        ("ArnLike", "aws:PrincipalArn", json!("arn:aws:iam::*:role/x"), If("the caller matches `arn:aws:iam::*:role/x`")),
        ("ArnNotEquals", "aws:PrincipalArn", json!("arn:aws:iam::111122223333:role/x"), Unless("the caller is `arn:aws:iam::111122223333:role/x`")),
        ("ForAnyValue:StringEquals", "aws:TagKeys", json!("a"), If("a value of `aws:TagKeys` is `a`")),
        ("ForAnyValue:StringNotEquals", "aws:TagKeys", json!("a"), If("not every value of `aws:TagKeys` is `a`")),
        ("ForAllValues:StringEquals", "aws:TagKeys", json!("a"), If("every value of `aws:TagKeys` is `a`, or there is none")),
        ("ForAllValues:StringNotEquals", "aws:TagKeys", json!("a"), Unless("a value of `aws:TagKeys` is `a`")),
    ]
    .map(|(operator, key, values, clause)| {
        let clause = match clause {
            If(what) => Clause::If(what.to_owned()),
            Unless(what) => Clause::Unless(what.to_owned()),
        };
        (operator, key, values, clause)
    }) {
        let policy = deny(&json!({ "Condition": { operator: { key: values } } }));
        let protection = protection(&policy, &VAULT.parse().unwrap());
        let hold = &protection.action("glacier:AddTagsToVault").unwrap().groups[0].holds[0];
        assert_eq!((&hold.conditions[..], &hold.keys[..]), (&[clause][..], &[key.to_owned()][..]), "{operator}");
    }
}
