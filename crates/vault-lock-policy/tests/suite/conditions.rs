//! Every operator, with and without its key, with one value and with several.

use std::collections::BTreeSet;

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use vault_lock_policy::{Comparison, Decision};

use crate::world::{decides, deny};

/// Whether `operator` with the policy's values holds for a request with these values of `aws:x`.
fn holds(operator: &str, wanted: &Value, found: &Value) -> bool {
    let policy = deny(&json!({ "Condition": { operator: { "aws:x": wanted } } }));
    decides(&policy, &json!({ "AWS:X": found })) == Decision::Denied
}

/// Operator, value of the policy, values that match, values that do not.
type Row = (&'static str, Value, Value, Value);

fn table() -> Vec<Row> {
    [texts(), numbers(), dates(), others()].concat()
}

fn texts() -> Vec<Row> {
    vec![
        ("StringEquals", json!("a*"), json!(["a*"]), json!(["a", "ab", "A*", "", "a**"])),
        ("StringNotEquals", json!("a*"), json!(["a", "A*", ""]), json!(["a*"])),
        (
            "StringEqualsIgnoreCase",
            json!("Straße?"),
            json!(["STRAßE?", "straße?"]),
            json!(["straße", "straßex"]),
        ),
        (
            "StringNotEqualsIgnoreCase",
            json!("Yes"),
            json!(["no", "yess"]),
            json!(["YES", "yes", "Yes"]),
        ),
        (
            "StringLike",
            json!("a*c?"),
            json!(["acd", "abcd", "a*c?", "acc?"]),
            json!(["ac", "Acd", "acde", ""]),
        ),
        ("StringNotLike", json!("a*c?"), json!(["ac", "Acd"]), json!(["acd", "abcd"])),
    ]
}

fn numbers() -> Vec<Row> {
    vec![
        (
            "NumericEquals",
            json!("365"),
            json!([365, "365.0", "3.65e2", "0365"]),
            json!([364, "365.1", "", "a", "-365"]),
        ),
        ("NumericNotEquals", json!(365), json!([364, "365.1", "a"]), json!([365, "365.0"])),
        (
            "NumericLessThan",
            json!("365"),
            json!([364, 0, -1, "364.999999999999999999"]),
            json!([365, 366, "", "x"]),
        ),
        (
            "NumericLessThanEquals",
            json!(365),
            json!([364, 365, "365.0"]),
            json!([366, "365.000000000000000001"]),
        ),
        ("NumericGreaterThan", json!("365"), json!([366, "365.5", "1e9"]), json!([365, 364, -366])),
        ("NumericGreaterThanEquals", json!("365"), json!([366, 365]), json!([364, "364.9"])),
    ]
}

fn dates() -> Vec<Row> {
    let date = json!("2020-01-01T00:00:00Z");
    vec![
        (
            "DateEquals",
            date.clone(),
            json!(["2020-01-01T00:00:00Z", "1577836800", "2020"]),
            json!(["2020-01-02", "x"]),
        ),
        (
            "DateNotEquals",
            date.clone(),
            json!(["2020-01-02", "x"]),
            json!(["2020-01-01", "2020-01-01T01:00:00+01:00"]),
        ),
        (
            "DateLessThan",
            date.clone(),
            json!(["2019-12-31T23:59:59.999Z", "0"]),
            json!(["2020", "2021"]),
        ),
        (
            "DateLessThanEquals",
            date.clone(),
            json!(["2019", "2020"]),
            json!(["2020-01-01T00:00:00.000000001Z"]),
        ),
        (
            "DateGreaterThan",
            date.clone(),
            json!(["2020-01-01T00:00:01Z", "1577836801"]),
            json!(["2020", "2019", "y"]),
        ),
        ("DateGreaterThanEquals", date, json!(["2020", "2021"]), json!(["2019-12-31"])),
    ]
}

fn others() -> Vec<Row> {
    let ip = json!("203.0.113.0/24");
    let arn = json!("arn:aws:iam::*:user/a*");
    let arns = json!(["arn:aws:iam::111122223333:user/alice", "arn:aws:iam:::user/a"]);
    let no_arns = json!(["arn:aws:iam::1:2:user/alice", "arn:aws:iam::1:user/bob", "*", ""]);
    vec![
        (
            "Bool",
            json!(true),
            json!([true, "true", "True"]),
            json!([false, "FALSE", "", "yes", "1"]),
        ),
        (
            "BinaryEquals",
            json!("QmluYXJ5"),
            json!(["QmluYXJ5"]),
            json!(["qmluYXJ5", "QmluYXJ5Cg=="]),
        ),
        (
            "IpAddress",
            ip.clone(),
            json!(["203.0.113.0", "203.0.113.255", "::ffff:203.0.113.7"]),
            json!(["203.0.114.0", "x"]),
        ),
        ("NotIpAddress", ip, json!(["203.0.114.0", "2001:db8::1", "x"]), json!(["203.0.113.9"])),
        ("ArnEquals", arn.clone(), arns.clone(), no_arns.clone()),
        ("ArnLike", arn.clone(), arns.clone(), no_arns.clone()),
        ("ArnNotEquals", arn.clone(), no_arns.clone(), arns.clone()),
        ("ArnNotLike", arn, no_arns, arns),
    ]
}

#[test]
fn the_table_has_every_comparison() {
    let listed: BTreeSet<_> = table().iter().map(|row| row.0).chain(["Null"]).collect();
    assert_eq!(listed, Comparison::ALL.iter().map(|comparison| comparison.as_str()).collect());
}

#[test]
fn each_comparison() {
    for (operator, wanted, matching, others) in table() {
        for (values, expected) in [(matching, true), (others, false)] {
            for found in values.as_array().into_iter().flatten() {
                for form in [operator.to_owned(), format!("{operator}IfExists")] {
                    assert_eq!(holds(&form, &wanted, found), expected, "{form} {wanted} {found}");
                }
                if found != "" {
                    for form in [
                        format!("ForAllValues:{operator}"),
                        format!("ForAnyValue:{operator}IfExists"),
                    ] {
                        assert_eq!(
                            holds(&form, &wanted, found),
                            expected,
                            "{form} {wanted} {found}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn without_the_key() {
    for (operator, wanted, _, _) in table() {
        let negated = Comparison::ALL.iter().any(|c| c.as_str() == operator && c.is_negated());
        assert_eq!(negated, operator.contains("Not"), "{operator}");
        for (form, expected) in [
            (operator.to_owned(), negated),
            (format!("{operator}IfExists"), true),
            (format!("ForAllValues:{operator}"), true),
            (format!("ForAllValues:{operator}IfExists"), true),
            (format!("ForAnyValue:{operator}"), false),
            (format!("ForAnyValue:{operator}IfExists"), true),
        ] {
            let policy = deny(&json!({ "Condition": { form.clone(): { "aws:x": wanted } } }));
            let expected = if expected { Decision::Denied } else { Decision::Neither };
            assert_eq!(decides(&policy, &json!({})), expected, "{form}");
            assert_eq!(decides(&policy, &json!({ "aws:x": [] })), expected, "{form}, no values");
        }
    }
}

#[test]
fn null_asks_for_the_key_itself() {
    for (wanted, absent, there) in [
        (json!("true"), true, false),
        (json!(true), true, false),
        (json!("TRUE"), true, false),
        (json!("false"), false, true),
        (json!(false), false, true),
        (json!(["true", "false"]), true, true),
        (json!("x"), false, false),
    ] {
        let policy = deny(&json!({ "Condition": { "Null": { "aws:x": wanted } } }));
        assert_eq!(decides(&policy, &json!({})) == Decision::Denied, absent, "{wanted} absent");
        for found in [json!("1"), json!(""), json!(["1", "2"])] {
            assert_eq!(
                decides(&policy, &json!({ "aws:x": found })) == Decision::Denied,
                there,
                "{wanted} there"
            );
        }
    }
}

#[test]
fn several_values_of_the_policy_are_alternatives() {
    for (operator, wanted, found, expected) in [
        ("StringEquals", json!(["a", "b"]), json!("b"), true),
        ("StringEquals", json!(["a", "b"]), json!("c"), false),
        ("StringNotEquals", json!(["a", "b"]), json!("b"), false),
        ("StringNotEquals", json!(["a", "b"]), json!("c"), true),
        ("NumericLessThan", json!([1, 10]), json!(5), true),
        ("NumericEquals", json!(["x", 5]), json!(5), true),
        ("NumericNotEquals", json!(["x"]), json!(5), true),
        ("NotIpAddress", json!(["10.0.0.0/8", "192.168.0.0/16"]), json!("192.168.1.1"), false),
        ("NotIpAddress", json!(["10.0.0.0/8", "192.168.0.0/16"]), json!("172.16.0.1"), true),
        ("Bool", json!(["true", "false"]), json!("false"), true),
    ] {
        assert_eq!(holds(operator, &wanted, &found), expected, "{operator} {wanted} {found}");
    }
}

#[test]
fn several_values_of_the_request() {
    let (some, all, none, empty) =
        (json!(["a", "x"]), json!(["a", "b"]), json!(["x", "y"]), json!(["", ""]));
    for (operator, for_some, for_all, for_none, for_empty) in [
        ("StringEquals", true, true, false, false),
        ("StringNotEquals", false, false, true, true),
        ("ForAnyValue:StringEquals", true, true, false, false),
        ("ForAllValues:StringEquals", false, true, false, true),
        ("ForAnyValue:StringNotEquals", true, false, true, false),
        ("ForAllValues:StringNotEquals", false, false, true, true),
        ("ForAllValues:StringLike", false, true, false, true),
        ("ForAnyValue:StringLikeIfExists", true, true, false, false),
    ] {
        for (found, expected) in
            [(&some, for_some), (&all, for_all), (&none, for_none), (&empty, for_empty)]
        {
            assert_eq!(
                holds(operator, &json!(["a", "b", "c"]), found),
                expected,
                "{operator} {found}"
            );
        }
    }
}

#[test]
fn all_operators_and_all_keys_have_to_hold() {
    let policy = deny(&json!({ "Condition": {
        "Bool": { "aws:a": true, "aws:b": true },
        "NumericLessThan": { "aws:c": 5 },
    } }));
    for (context, expected) in [
        (json!({ "aws:a": true, "aws:b": true, "aws:c": 4 }), Decision::Denied),
        (json!({ "aws:a": false, "aws:b": true, "aws:c": 4 }), Decision::Neither),
        (json!({ "aws:a": true, "aws:b": false, "aws:c": 4 }), Decision::Neither),
        (json!({ "aws:a": true, "aws:b": true, "aws:c": 5 }), Decision::Neither),
        (json!({ "aws:a": true, "aws:b": true }), Decision::Neither),
    ] {
        assert_eq!(decides(&policy, &context), expected, "{context}");
    }
}

#[test]
fn keys_ignore_case_and_the_last_value_counts() {
    let policy =
        deny(&json!({ "Condition": { "NumericLessThan": { "Glacier:archiveAgeinDAYS": "365" } } }));
    assert_eq!(decides(&policy, &json!({ "glacier:ArchiveAgeInDays": 1 })), Decision::Denied);
    let given_twice = json!({ "glacier:ArchiveAgeInDays": 1, "GLACIER:ARCHIVEAGEINDAYS": 500 });
    assert_eq!(decides(&policy, &given_twice), Decision::Neither);
}
