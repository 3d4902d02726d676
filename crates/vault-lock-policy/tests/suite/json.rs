//! What is JSON, and what a policy's text says about where it is not.

use pretty_assertions::assert_eq;
use proptest::prelude::*;
use vault_lock_policy::{ErrorKind, JsonProblem, MAX_DEPTH, Policy};

#[test]
fn each_mistake_is_told_with_its_place() {
    for (text, message) in [
        ("", "line 1, column 1: the text is empty"),
        ("  ", "line 1, column 3: the text is empty"),
        ("{", "line 1, column 2: expected a name in double quotes, but the text ends here"),
        ("{,}", "line 1, column 2: expected a name in double quotes, found `,`"),
        ("{'Id': 1}", "line 1, column 2: expected a name in double quotes, found `'`"),
        ("// x\n{}", "line 1, column 1: expected a value, found `/`"),
        ("{\"Id\" 1}", "line 1, column 7, `Id`: expected `:`, found `1`"),
        ("{\"Id\":\n nul}", "line 2, column 2, `Id`: expected a value, found `n`"),
        ("{\"Id\": \"a\" \"b\": 1}", "line 1, column 12: expected `,` or `}`, found `\"`"),
        (
            "{\"Statement\": [{} {}]}",
            "line 1, column 19, `Statement`: expected `,` or `]`, found `{`",
        ),
        ("{\"Id\": \"a\",}", "line 1, column 11: a comma with nothing after it"),
        (
            "{\"Statement\": [1,\n]}",
            "line 1, column 17, `Statement`: a comma with nothing after it",
        ),
        ("{\"Id\": \"a\"} x", "line 1, column 13: the document is over, but more text follows"),
        ("\u{feff}{}", "line 1, column 1: the text starts with a byte order mark"),
        ("{\"Id\": 012}", "line 1, column 8, `Id`: `012` is not a number of JSON"),
        ("{\"Id\": 1.}", "line 1, column 8, `Id`: `1.` is not a number of JSON"),
        ("{\"Id\": 1e}", "line 1, column 8, `Id`: `1e` is not a number of JSON"),
        ("{\"Id\": -}", "line 1, column 8, `Id`: `-` is not a number of JSON"),
        ("{\"Id\": +1}", "line 1, column 8, `Id`: expected a value, found `+`"),
        (
            "{\"Id\": \"ä\tb\"}",
            "line 1, column 10, `Id`: the control character U+0009 stands in a string",
        ),
        ("{\"Id\": \"a\\x\"}", "line 1, column 10, `Id`: `\\x` is not an escape of JSON"),
        ("{\"Id\": \"\\u12g4\"}", "line 1, column 9, `Id`: `\\u12g4` is not an escape of JSON"),
        ("{\"Id\": \"\\u+123\"}", "line 1, column 9, `Id`: `\\u+123` is not an escape of JSON"),
        ("{\"Id\": \"\\ud83d\"}", "line 1, column 9, `Id`: `\\ud83d` is half of a surrogate pair"),
        (
            "{\"Id\": \"\\ud83d\\u0041\"}",
            "line 1, column 9, `Id`: `\\ud83d` is half of a surrogate pair",
        ),
        ("{\"Id\": \"\\ude00\"}", "line 1, column 9, `Id`: `\\ude00` is half of a surrogate pair"),
        (
            "{\"Id\": \"abc",
            "line 1, column 12, `Id`: expected the closing quote of a string, but the text ends here",
        ),
        (
            "{\"Id\": \"abc\\",
            "line 1, column 13, `Id`: expected the rest of an escape, but the text ends here",
        ),
        (
            "{\"Statement\": [{}, {\"Condition\": {\"Bool\": {\"aws:x\": [true, }}]}",
            "line 1, column 60, `Statement[1].Condition.Bool[\"aws:x\"][1]`: expected a value, found `}`",
        ),
        (
            "{\"Id\": \"a\",\r\n \"I\\u0064\": \"b\"}",
            "line 2, column 2, `Id`: `Id` is given twice in one object",
        ),
        (
            "{\"Statement\": {\"Condition\": {\"Bool\": 1, \"Bool\": 2}}}",
            "line 1, column 41, `Statement.Condition.Bool`: `Bool` is given twice in one object",
        ),
    ] {
        assert_eq!(Policy::parse(text).unwrap_err().to_string(), message, "{text}");
    }
}

#[test]
fn help_says_what_to_do() {
    for (text, help) in [
        (
            "{'",
            "a policy is strict JSON: double quotes, no comments, no comma after the last member",
        ),
        ("{} {}", "pass one JSON object and nothing after it"),
        ("\u{feff}", "save the file as UTF-8 without a byte order mark"),
        ("\"\n\"", "write it as an escape, like `\\n` or `\\u000a`"),
        (
            "\"\\x\"",
            "JSON knows \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits",
        ),
        ("\"\\udfff\"", "write both halves, or the character itself"),
        ("{\"a\":1,\"a\":1}", "readers of JSON disagree on which of them counts: keep one"),
        (&"[".repeat(65), "a policy needs six levels"),
    ] {
        assert_eq!(Policy::parse(text).unwrap_err().help(), help, "{text}");
    }
}

#[test]
fn depth_is_bounded_whatever_the_depth() {
    for (open, depth) in
        [("[", MAX_DEPTH + 1), ("[", 1_000_000), ("{\"a\":", MAX_DEPTH + 1), ("{\"a\":", 200_000)]
    {
        let error = Policy::parse(&open.repeat(depth)).unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::Json(JsonProblem::TooDeep));
        assert_eq!(error.span().start, open.len() * MAX_DEPTH);
    }
    let deepest = format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
    assert_eq!(
        Policy::parse(&deepest).unwrap_err().kind(),
        &ErrorKind::WrongType { expected: "an object", found: "a list" }
    );
}

/// Whether this crate takes the text for JSON; None if it is stricter on purpose.
fn is_json(text: &str) -> Option<bool> {
    match Policy::parse(text).map_err(|error| error.kind().clone()) {
        Err(ErrorKind::Json(JsonProblem::DuplicateName(_) | JsonProblem::TooDeep)) => None,
        Err(ErrorKind::Json(_)) => Some(false),
        Ok(_) | Err(_) => Some(true),
    }
}

/// Whether `serde_json` does; None where it has limits that JSON has not.
fn is_json_to_serde(text: &str) -> Option<bool> {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(_) => Some(true),
        Err(error) if error.to_string().contains("out of range") => None,
        Err(_) => Some(false),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn agrees_with_serde_json_on_what_is_json(
        text in prop_oneof![
            "[\\[\\]{}:,\"\\\\ \t\ntruefalsn0-9eE.+u-]{0,24}",
            "[\\[{]{0,3}(\"([ -~]|\\\\[\"nu/]|é|\u{0}|\\\\ud83d\\\\ude00|\\\\u00e9){0,4}\"[:,\\]}]?){0,5}[\\]}]{0,3}",
            "-?[0-9]{0,3}(\\.[0-9]{0,2})?([eE][+-]?[0-9]{0,2})?",
        ],
    ) {
        if let (Some(ours), Some(serde)) = (is_json(&text), is_json_to_serde(&text)) {
            prop_assert_eq!(ours, serde, "{}", text);
        }
    }
}
