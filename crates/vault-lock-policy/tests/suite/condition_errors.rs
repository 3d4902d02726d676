//! What is wrong within `Condition`: the whole message and the help.

use serde_json::json;

use crate::grammar_errors::{EMPTY, NULL, OBJECT, PLAIN, VARIABLES, refused_statement};

#[test]
fn in_a_condition() {
    let set =
        "before the operator can stand `ForAllValues:` or `ForAnyValue:`, after it `IfExists`";
    let named = "operators are named like `NumericLessThan`, `StringEquals` or `Bool`";
    let null = "`Null` stands alone, without a set operator and without `IfExists`";
    let twice = "readers of JSON disagree on which of them counts: keep one";
    let value = "a string, a number, a boolean or a list of them";
    for (condition, message, help) in [
        (json!([]), ": expected an object, found a list".to_owned(), OBJECT),
        (json!({}), ": there is nothing in it".to_owned(), EMPTY),
        (json!({ "Bool": {} }), ".Bool: there is nothing in it".to_owned(), EMPTY),
        (
            json!({ "Bool": "aws:x" }),
            ".Bool: expected an object, found a string".to_owned(),
            OBJECT,
        ),
        (json!({ "Bool": { "x": [] } }), ".Bool.x: there is nothing in it".to_owned(), EMPTY),
        (
            json!({ "Bool": { "aws:x": null } }),
            format!(".Bool[\"aws:x\"]: expected {value}, found null"),
            NULL,
        ),
        (
            json!({ "Bool": { "x": [1, [2]] } }),
            format!(".Bool.x[1]: expected {value}, found a list"),
            PLAIN,
        ),
        (
            json!({ "Bool": { "x": { "y": 1 } } }),
            format!(".Bool.x: expected {value}, found an object"),
            PLAIN,
        ),
        (
            json!({ "Bool": { "aws:x": true, "AWS:X": true } }),
            ".Bool[\"AWS:X\"]: `AWS:X` is given twice in one object".to_owned(),
            twice,
        ),
        (
            json!({ "NumericLess": { "x": 1 } }),
            ".NumericLess: `NumericLess` is not a condition operator".to_owned(),
            "write `NumericLessThan`",
        ),
        (
            json!({ "StringEqual": { "x": 1 } }),
            ".StringEqual: `StringEqual` is not a condition operator".to_owned(),
            "write `StringEquals`",
        ),
        (
            json!({ "Before": { "x": 1 } }),
            ".Before: `Before` is not a condition operator".to_owned(),
            named,
        ),
        (
            json!({ "glacier:ArchiveAgeinDays": "365" }),
            "[\"glacier:ArchiveAgeinDays\"]: `glacier:ArchiveAgeinDays` is not a condition operator".to_owned(),
            "an operator stands around the key: `{\"NumericLessThan\": {\"glacier:ArchiveAgeinDays\": \"365\"}}`",
        ),
        (
            json!({ "aws:SourceVpce": "vpce-1" }),
            "[\"aws:SourceVpce\"]: `aws:SourceVpce` is not a condition operator".to_owned(),
            "an operator stands around the key: `{\"StringEquals\": {\"aws:SourceVpce\": \"…\"}}`",
        ),
        (
            json!({ "numericlessthan": { "x": 1 } }),
            ".numericlessthan: `numericlessthan` is not a condition operator".to_owned(),
            "write `NumericLessThan`; case counts",
        ),
        (
            json!({ "ForSomeValues:Bool": { "x": 1 } }),
            "[\"ForSomeValues:Bool\"]: `ForSomeValues:Bool` is not a condition operator".to_owned(),
            set,
        ),
        (
            json!({ "BoolIfexists": { "x": 1 } }),
            ".BoolIfexists: `BoolIfexists` is not a condition operator".to_owned(),
            "write `BoolIfExists`; case counts",
        ),
        (
            json!({ "NullIfExists": { "x": 1 } }),
            ".NullIfExists: `NullIfExists` is not a condition operator".to_owned(),
            null,
        ),
        (
            json!({ "ForAnyValue:Null": { "x": 1 } }),
            "[\"ForAnyValue:Null\"]: `ForAnyValue:Null` is not a condition operator".to_owned(),
            null,
        ),
        (
            json!({ "StringLike": { "x": ["a", "${b"] } }),
            ".StringLike.x[1]: a policy variable starts with `${` but has no closing `}`"
                .to_owned(),
            VARIABLES,
        ),
    ] {
        let message = format!("Statement[0].Condition{message}");
        refused_statement(&json!({ "Condition": condition }), &message, help);
    }
}
