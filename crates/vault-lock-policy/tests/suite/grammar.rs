//! What can be written in a policy.

use pretty_assertions::assert_eq;
use serde_json::json;
use vault_lock_policy::{
    Comparison, Effect, ErrorKind, Operator, Policy, Principal, SetOperator, UnknownOperator,
    Version, examples,
};

use crate::world::{deny, parse, statement};

#[test]
fn the_text_is_kept_byte_for_byte() {
    for text in [
        examples::RETENTION.to_owned(),
        format!("\r\n\t {} \n", statement_text()),
        statement_text().replace("Deny", "De\\u006ey"),
    ] {
        let policy: Policy = text.parse().unwrap();
        assert_eq!((policy.text(), policy.to_string()), (text.as_str(), text.clone()));
        assert_eq!(policy.statements()[0].effect.value, Effect::Deny);
    }
}

fn statement_text() -> String {
    json!({ "Statement": statement(&json!({})) }).to_string()
}

#[test]
fn elements_around_the_statements() {
    let one = statement(&json!({}));
    for (policy, version, given, id, statements) in [
        (json!({ "Statement": one }), Version::V2008_10_17, false, None, 1),
        (json!({ "Statement": [one] }), Version::V2008_10_17, false, None, 1),
        (
            json!({ "Statement": [one, one, one], "Version": "2008-10-17" }),
            Version::V2008_10_17,
            true,
            None,
            3,
        ),
        (
            json!({ "Statement": one, "Id": "", "Version": "2012-10-17" }),
            Version::V2012_10_17,
            true,
            Some(""),
            1,
        ),
        (
            json!({ "Id": "a b-c", "Statement": [one] }),
            Version::V2008_10_17,
            false,
            Some("a b-c"),
            1,
        ),
    ] {
        let policy = parse(&policy);
        assert_eq!(policy.version(), version);
        assert_eq!(policy.version_element().is_some(), given);
        assert_eq!(policy.id().map(|id| id.value.as_str()), id);
        assert_eq!(policy.statements().len(), statements);
    }
}

#[test]
fn elements_of_a_statement() {
    let policy = deny(&json!({
        "Sid": "any text, even this", "Effect": "Allow",
        "Principal": null, "NotPrincipal": { "AWS": "111122223333" },
        "Action": null, "NotAction": ["glacier:ListVaults", "no such action"],
        "Resource": null, "NotResource": ["arn:aws:glacier:*:*:vaults/a*", "not an ARN", ""],
    }));
    let statement = &policy.statements()[0];
    assert_eq!(statement.sid.as_ref().unwrap().value, "any text, even this");
    assert_eq!(statement.effect.value, Effect::Allow);
    let names = [statement.principal.name(), statement.action.name(), statement.resource.name()];
    assert_eq!(names, ["NotPrincipal", "NotAction", "NotResource"]);
    assert!(
        statement.principal.is_negated()
            && statement.action.is_negated()
            && statement.resource.is_negated()
    );
    let actions: Vec<_> =
        statement.action.values.iter().map(|action| action.value.as_str()).collect();
    assert_eq!(actions, ["glacier:ListVaults", "no such action"]);
    assert_eq!(statement.resource.values.len(), 3);
    assert!(statement.conditions.is_empty() && statement.condition_span.is_none());
}

#[test]
fn principals() {
    let account = || Principal::Account("111122223333".to_owned());
    let arn = |arn: &str| Principal::Identity(arn.parse().unwrap());
    for (principal, expected) in [
        (json!("*"), vec![Principal::Everyone]),
        (json!({ "AWS": "*" }), vec![Principal::Everyone]),
        (
            json!({ "AWS": ["111122223333", "arn:aws:iam::111122223333:root"] }),
            vec![account(), account()],
        ),
        (json!({ "AWS": "arn:aws-cn:iam::111122223333:root" }), vec![account()]),
        (json!({ "AWS": "11112222" }), vec![Principal::Account("11112222".to_owned())]),
        (
            json!({ "AWS": [
                "arn:aws:iam::111122223333:user/alice",
                "arn:aws:iam::111122223333:user/staff/eu/alice",
                "arn:aws:iam::111122223333:role/archivist",
                "arn:aws:sts::111122223333:assumed-role/archivist/nightly",
                "arn:aws:sts::111122223333:federated-user/bob",
            ] }),
            vec![
                arn("arn:aws:iam::111122223333:user/alice"),
                arn("arn:aws:iam::111122223333:user/staff/eu/alice"),
                arn("arn:aws:iam::111122223333:role/archivist"),
                arn("arn:aws:sts::111122223333:assumed-role/archivist/nightly"),
                arn("arn:aws:sts::111122223333:federated-user/bob"),
            ],
        ),
        (
            json!({ "AWS": "AIDACKCEVSQ6C2EXAMPLE" }),
            vec![Principal::UniqueId("AIDACKCEVSQ6C2EXAMPLE".to_owned())],
        ),
        (
            json!({ "Service": ["backup.amazonaws.com"], "Federated": "www.amazon.com", "CanonicalUser": "79a5", "AWS": "*" }),
            vec![
                Principal::Service("backup.amazonaws.com".to_owned()),
                Principal::Federated("www.amazon.com".to_owned()),
                Principal::CanonicalUser("79a5".to_owned()),
                Principal::Everyone,
            ],
        ),
    ] {
        let policy = deny(&json!({ "Principal": principal }));
        let found: Vec<_> =
            policy.statements()[0].principal.values.iter().map(|p| p.value.clone()).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn conditions() {
    let policy = deny(&json!({ "Condition": {
        "NumericLessThan": { "glacier:ArchiveAgeInDays": 365.50, "a": [1, "2", true] },
        "ForAllValues:StringLikeIfExists": { "aws:TagKeys": ["x", ""] },
    } }));
    let conditions: Vec<_> = policy.statements()[0]
        .conditions
        .iter()
        .map(|condition| {
            let values: Vec<_> =
                condition.values.iter().map(|value| value.value.as_str()).collect();
            format!("{} {} {values:?}", condition.operator.value, condition.key.value)
        })
        .collect();
    assert_eq!(
        conditions,
        [
            "NumericLessThan glacier:ArchiveAgeInDays [\"365.5\"]",
            "NumericLessThan a [\"1\", \"2\", \"true\"]",
            "ForAllValues:StringLikeIfExists aws:TagKeys [\"x\", \"\"]",
        ]
    );
}

#[test]
fn numbers_are_kept_as_they_are_written() {
    let text =
        json!({ "Statement": statement(&json!({ "Condition": { "NumericEquals": { "a": 1 } } })) })
            .to_string();
    for number in ["1.50", "1e3", "-0", "123456789012345678901234567890.5", "1E+400"] {
        let policy = Policy::parse(&text.replace(":1}", &format!(":{number}}}"))).unwrap();
        assert_eq!(policy.statements()[0].conditions[0].values[0].value.as_str(), number);
    }
}

#[test]
fn every_operator_in_every_form() {
    let sets = [None, Some(SetOperator::ForAllValues), Some(SetOperator::ForAnyValue)];
    for comparison in Comparison::ALL {
        for set in sets {
            for if_exists in [false, true] {
                let operator = Operator { set, comparison: *comparison, if_exists };
                let name = operator.to_string();
                let policy = Policy::parse(
                    &json!({ "Statement": statement(&json!({ "Condition": { name.clone(): { "aws:x": "1" } } })) }).to_string(),
                );
                if *comparison == Comparison::Null && (set.is_some() || if_exists) {
                    assert_eq!(
                        policy.unwrap_err().kind(),
                        &ErrorKind::Operator { found: name.clone() }
                    );
                    assert_eq!(name.parse::<Operator>(), Err(UnknownOperator(name)));
                } else {
                    assert_eq!(
                        policy.unwrap().statements()[0].conditions[0].operator.value,
                        operator,
                        "{name}"
                    );
                }
            }
        }
    }
}
