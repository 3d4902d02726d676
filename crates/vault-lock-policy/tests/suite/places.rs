//! Where things stand.

use pretty_assertions::assert_eq;
use vault_lock_policy::{Place, Policy, Span, examples};

const TEXT: &str = r#"{
  "Id": "ä€😀", "Version": "2012-10-17",
  "Statement": [{
    "Sid": "one", "Effect": "Deny", "Principal": {"Service": "b.amazonaws.com", "AWS": ["*", "111122223333"]},
    "NotAction": ["glacier:A", "glacier:B"],
    "Resource": "*",
    "Condition": {"Bool": {"aws:MultiFactorAuthPresent": [true, "false"]}}
  }]
}"#;

#[test]
fn everything_has_its_span_and_its_place() {
    let policy = Policy::parse(TEXT).unwrap();
    let statement = &policy.statements()[0];
    let condition = &statement.conditions[0];
    for (span, text, line, column, path) in [
        (policy.id().unwrap().span, "\"ä€😀\"", 2, 9, "Id"),
        (policy.version_element().unwrap().span, "\"2012-10-17\"", 2, 27, "Version"),
        (statement.sid.as_ref().unwrap().span, "\"one\"", 4, 12, "Statement[0].Sid"),
        (statement.effect.span, "\"Deny\"", 4, 29, "Statement[0].Effect"),
        (
            statement.principal.values[0].span,
            "\"b.amazonaws.com\"",
            4,
            62,
            "Statement[0].Principal.Service",
        ),
        (
            statement.principal.values[2].span,
            "\"111122223333\"",
            4,
            94,
            "Statement[0].Principal.AWS[1]",
        ),
        (
            statement.action.span,
            "\"NotAction\": [\"glacier:A\", \"glacier:B\"]",
            5,
            5,
            "Statement[0].NotAction",
        ),
        (statement.action.values[1].span, "\"glacier:B\"", 5, 32, "Statement[0].NotAction[1]"),
        (statement.resource.span, "\"Resource\": \"*\"", 6, 5, "Statement[0].Resource"),
        (condition.operator.span, "\"Bool\"", 7, 19, "Statement[0].Condition.Bool"),
        (
            condition.key.span,
            "\"aws:MultiFactorAuthPresent\"",
            7,
            28,
            "Statement[0].Condition.Bool[\"aws:MultiFactorAuthPresent\"]",
        ),
        (
            condition.values[0].span,
            "true",
            7,
            59,
            "Statement[0].Condition.Bool[\"aws:MultiFactorAuthPresent\"][0]",
        ),
        (
            statement.condition_span.unwrap(),
            "\"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": [true, \"false\"]}}",
            7,
            5,
            "Statement[0].Condition",
        ),
    ] {
        assert_eq!(span.of(TEXT), text);
        assert_eq!(policy.place(span), Place { line, column, path: path.to_owned() });
    }
    assert_eq!(policy.place(statement.span).path, "Statement[0]");
    assert!(statement.span.contains(condition.span));
}

#[test]
fn a_span_of_another_text_is_empty() {
    assert_eq!(Span { start: 5, end: 100 }.of("short"), "");
    assert_eq!(Span { start: 1, end: 2 }.of("ä"), "");
    let policy = Policy::parse(examples::RETENTION).unwrap();
    let whole = Span { start: 0, end: examples::RETENTION.len() };
    assert_eq!(policy.place(whole), Place { line: 1, column: 1, path: String::new() });
}
