//! Which statements apply, which one decides, and why the others do not apply.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use vault_lock_policy::{
    Caller, Decision, Effect, Policy, Request, decide, evaluate, evaluate_together,
};

use crate::world::{DELETE, VAULT, deny, parse, statement};

fn request(caller: &Caller) -> Request<'_> {
    Request::new(caller, DELETE, VAULT).with("glacier:ArchiveAgeInDays", 10)
}

#[test]
fn actions_and_resources() {
    let root = Caller::root("111122223333");
    for (changes, expected) in [
        (json!({ "Action": "glacier:DeleteArchive" }), true),
        (json!({ "Action": "GLACIER:deletearchive" }), true),
        (json!({ "Action": ["glacier:DeleteVault", "glacier:*Archive"] }), true),
        (json!({ "Action": "glacier:Delete?rchive" }), true),
        (json!({ "Action": "*" }), true),
        (json!({ "Action": "DeleteArchive" }), false),
        (json!({ "Action": "glacier:DeleteVault" }), false),
        (json!({ "Action": "glacier:DeleteArchive " }), false),
        (json!({ "Action": "s3:*" }), false),
        (json!({ "Action": null, "NotAction": "glacier:DeleteVault" }), true),
        (json!({ "Action": null, "NotAction": ["glacier:DeleteVault", "glacier:delete*"] }), false),
        (json!({ "Resource": VAULT }), true),
        (json!({ "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/*" }), true),
        (json!({ "Resource": "arn:aws:glacier:*:111122223333:vaults/rec????" }), true),
        (json!({ "Resource": "arn:aws:glacier:*" }), true),
        (json!({ "Resource": ["arn:aws:s3:::bucket", "*"] }), true),
        (json!({ "Resource": format!("{VAULT}/*") }), false),
        (json!({ "Resource": "arn:aws:glacier:us-west-2:111122223333:vaults/Records" }), false),
        (json!({ "Resource": "arn:aws:glacier:us-east-1:111122223333:vaults/records" }), false),
        (json!({ "Resource": "arn:aws:glacier:us-west-2:111122223:vaults/records" }), false),
        (json!({ "Resource": "arn:aws-cn:glacier:us-west-2:111122223333:vaults/records" }), false),
        (json!({ "Resource": "" }), false),
        (json!({ "Resource": null, "NotResource": format!("{VAULT}/*") }), true),
        (json!({ "Resource": null, "NotResource": ["x", VAULT] }), false),
    ] {
        let expected = if expected { Decision::Denied } else { Decision::Neither };
        assert_eq!(evaluate(&deny(&changes), &request(&root)).decision, expected, "{changes}");
    }
}

fn policy(statements: &[Value]) -> Policy {
    parse(&json!({ "Statement": statements.iter().map(statement).collect::<Vec<_>>() }))
}

#[test]
fn a_denial_wins_and_the_first_of_its_kind_is_named() {
    let allow = |sid: &str| json!({ "Effect": "Allow", "Sid": sid });
    let other = json!({ "Action": "glacier:DeleteVault" });
    for (statements, expected) in [
        (vec![other.clone()], (Decision::Neither, None)),
        (
            vec![other.clone(), allow("a"), allow("b")],
            (Decision::Allowed, Some((1, Some("a"), Effect::Allow))),
        ),
        (
            vec![allow("a"), json!({}), json!({ "Sid": "x" })],
            (Decision::Denied, Some((1, None, Effect::Deny))),
        ),
        (vec![allow("a"), other], (Decision::Allowed, Some((0, Some("a"), Effect::Allow)))),
    ] {
        let policy = policy(&statements);
        let root = Caller::root("111122223333");
        let evaluation = evaluate(&policy, &request(&root));
        let deciding =
            evaluation.deciding.map(|deciding| (deciding.statement, deciding.sid, deciding.effect));
        assert_eq!((evaluation.decision, deciding), expected);
        assert_eq!(decide([&policy], &request(&root)), evaluation.decision);
    }
}

#[test]
fn reasons() {
    let policy = policy(&[
        json!({ "Principal": { "AWS": "444455556666" } }),
        json!({ "Effect": "Allow", "Principal": null, "NotPrincipal": { "AWS": "111122223333" } }),
        json!({ "Action": "glacier:DeleteVault" }),
        json!({ "Action": null, "NotAction": "glacier:*" }),
        json!({ "Resource": "arn:aws:s3:::bucket" }),
        json!({ "Resource": null, "NotResource": "*" }),
        json!({ "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }),
        json!({ "Condition": { "Null": { "aws:TokenIssueTime": "false" } } }),
        json!({ "Condition": { "Null": { "GLACIER:archiveageindays": true } } }),
        json!({ "Condition": { "NumericGreaterThanEqualsIfExists": { "glacier:ArchiveAgeindays": 365 } } }),
        json!({ "Condition": { "ForAnyValue:StringLike": { "aws:TagKeys": "x*" }, "Bool": { "never": "asked" } } }),
        json!({ "Condition": { "StringNotEquals": { "aws:TagKeys": "b" } } }),
        json!({}),
    ]);
    let root = Caller::root("111122223333");
    let request = request(&root).with_values("aws:TagKeys", ["a", "b"]);
    let evaluation = evaluate(&policy, &request);
    let reasons: Vec<_> = evaluation
        .statements
        .iter()
        .map(|outcome| outcome.as_ref().map_or_else(ToString::to_string, |()| "applies".to_owned()))
        .collect();
    assert_eq!(
        reasons,
        [
            "`Principal` lists `444455556666`, the caller is `arn:aws:iam::111122223333:root`",
            "`NotPrincipal` lists `111122223333`, which leaves this out: the caller is `arn:aws:iam::111122223333:root`",
            "`Action` lists `glacier:DeleteVault`, the request is `glacier:DeleteArchive`",
            "`NotAction` lists `glacier:*`, which leaves this out: the request is `glacier:DeleteArchive`",
            "`Resource` lists `arn:aws:s3:::bucket`, the vault is `arn:aws:glacier:us-west-2:111122223333:vaults/records`",
            "`NotResource` lists `*`, which leaves this out: the vault is `arn:aws:glacier:us-west-2:111122223333:vaults/records`",
            "`Bool false` does not hold: the request has no `aws:MultiFactorAuthPresent`, which only temporary credentials carry",
            "`Null false` does not hold: the request has no `aws:TokenIssueTime`",
            "`Null true` does not hold: the request has `GLACIER:archiveageindays`",
            "`NumericGreaterThanEqualsIfExists 365` does not hold: `glacier:ArchiveAgeindays` is `10`",
            "`ForAnyValue:StringLike x*` does not hold: `aws:TagKeys` is `a`, `b`",
            "`StringNotEquals b` does not hold: `aws:TagKeys` is `a`, `b`",
            "applies",
        ]
    );
    assert_eq!(evaluation.deciding.map(|deciding| deciding.statement), Some(12));
}

#[test]
fn several_policies() {
    let root = Caller::root("111122223333");
    let denies = policy(&[json!({})]);
    let allows = policy(&[json!({ "Effect": "Allow" })]);
    let silent = policy(&[json!({ "Action": "s3:*" })]);
    for (policies, decision, deciding) in [
        (vec![], Decision::Neither, None),
        (vec![&silent, &silent], Decision::Neither, None),
        (vec![&silent, &allows], Decision::Allowed, Some(1)),
        (vec![&allows, &denies], Decision::Denied, Some(1)),
        (vec![&denies, &allows], Decision::Denied, Some(0)),
        (vec![&denies, &denies], Decision::Denied, Some(0)),
    ] {
        let together = evaluate_together(policies.iter().copied(), &request(&root));
        assert_eq!((together.decision, together.policy), (decision, deciding));
        assert_eq!(together.evaluations.len(), policies.len());
        assert_eq!(decide(policies, &request(&root)), decision);
    }
    for (decision, text) in [
        (Decision::Neither, "neither allowed nor denied"),
        (Decision::Allowed, "allowed"),
        (Decision::Denied, "denied"),
    ] {
        assert_eq!(decision.to_string(), text);
    }
}
