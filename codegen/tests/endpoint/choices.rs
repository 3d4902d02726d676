//! Functions that came with version 1.1 of the rules: `coalesce`, `ite`, `split`, and items counted from the end.

use super::*;
use pretty_assertions::assert_eq;

/// Rules whose only outcome is a text that says what was chosen, and what it is for some parameters.
struct Case {
    name: &'static str,
    conditions: Value,
    error: &'static str,
    shown: &'static str,
    /// Parameters, and the text; without one the conditions do not hold.
    chosen: &'static [(&'static str, Option<&'static str>)],
}

fn rules(case: &Case) -> Value {
    json!({
        "version": "1.1",
        "parameters": {
            "Sure": {"type": "string", "required": true, "default": "sure"},
            "A": {"type": "string"},
            "B": {"type": "string"},
            "Flag": {"type": "boolean", "required": true, "default": false},
            "F": {"type": "boolean"},
            "Names": {"type": "stringArray", "required": true, "default": []},
        },
        "rules": [
            {"type": "error", "conditions": case.conditions, "error": case.error},
            {"type": "error", "conditions": [], "error": "else"},
        ],
    })
}

fn assign(function: &str, arguments: Value) -> Value {
    json!({"fn": function, "argv": arguments, "assign": "x"})
}

#[test]
fn what_is_chosen() {
    let [sure, a, b] = ["Sure", "A", "B"].map(reference);
    for case in [
        Case {
            name: "the first text that is there, else the last",
            conditions: json!([assign("coalesce", json!([a, b, "{Sure}!"]))]),
            error: "{x}",
            shown: "(a or b or \"<sure>!\")",
            chosen: &[
                ("{}", Some("sure!")),
                (r#"{"B": "b"}"#, Some("b")),
                (r#"{"A": "", "B": "b"}"#, Some("")),
            ],
        },
        Case {
            name: "what stands behind a text that is there",
            conditions: json!([assign("coalesce", json!([sure, a]))]),
            error: "{x}",
            shown: "sure",
            chosen: &[(r#"{"A": "a"}"#, Some("sure"))],
        },
        Case {
            name: "texts none of which may be there",
            conditions: json!([assign("coalesce", json!([a, b]))]),
            error: "{x}",
            shown: "x = a or b",
            chosen: &[("{}", None), (r#"{"B": "b"}"#, Some("b"))],
        },
        Case {
            name: "the result of a function",
            conditions: json!([assign(
                "coalesce",
                json!([call("substring", json!([sure, 0, 9, false])), "short"])
            )]),
            error: "{x}",
            shown: "(sure[0..9] or \"short\")",
            chosen: &[("{}", Some("short")), (r#"{"Sure": "123456789"}"#, Some("123456789"))],
        },
        Case {
            name: "the first flag that is set, though it is false",
            conditions: json!([call("coalesce", json!([reference("F"), true]))]),
            error: "yes",
            shown: "(f or true)",
            chosen: &[("{}", Some("yes")), (r#"{"F": false}"#, None)],
        },
        Case {
            name: "one of two texts",
            conditions: json!([assign("ite", json!([reference("Flag"), "-fips", ""]))]),
            error: "a{x}",
            shown: "(flag ? \"-fips\" : \"\")",
            chosen: &[("{}", Some("a")), (r#"{"Flag": true}"#, Some("a-fips"))],
        },
        Case {
            name: "one of two texts that may be absent",
            conditions: json!([assign("ite", json!([reference("Flag"), a, "{Sure}."]))]),
            error: "{x}",
            shown: "x = (flag ? a : \"<sure>.\")",
            chosen: &[
                ("{}", Some("sure.")),
                (r#"{"Flag": true}"#, None),
                (r#"{"Flag": true, "A": "a"}"#, Some("a")),
            ],
        },
        Case {
            name: "one of two flags",
            conditions: json!([call(
                "ite",
                json!([is_set("A"), reference("Flag"), call("not", json!([is_set("B")]))])
            )]),
            error: "yes",
            shown: "((a is set) ? flag : !(b is set))",
            chosen: &[
                ("{}", Some("yes")),
                (r#"{"A": "", "B": ""}"#, None),
                (r#"{"A": "", "B": "", "Flag": true}"#, Some("yes")),
            ],
        },
        Case {
            name: "a flag or its opposite",
            conditions: json!([
                call("ite", json!([is_set("A"), false, true])),
                call("ite", json!([true, reference("Flag"), false])),
            ]),
            error: "yes",
            shown: "!(a is set) && flag",
            chosen: &[("{}", None), (r#"{"Flag": true}"#, Some("yes"))],
        },
        Case {
            name: "parts of a text, from both ends",
            conditions: json!([
                assign("split", json!([sure, "--", 0])),
                json!({"fn": "getAttr", "argv": [reference("x"), "[0]"], "assign": "first"}),
                json!({"fn": "getAttr", "argv": [reference("x"), "[-1]"], "assign": "last"}),
                json!({"fn": "getAttr", "argv": [reference("x"), "[-2]"], "assign": "before"}),
            ]),
            error: "{first},{before},{last}",
            shown: "first = split(sure, --, 0)[0] && last = split(sure, --, 0)[-1] && \
                    before = split(sure, --, 0)[-2]",
            chosen: &[
                ("{}", None),
                (r#"{"Sure": "a--b--c"}"#, Some("a,b,c")),
                (r#"{"Sure": "----"}"#, Some(",,")),
            ],
        },
        Case {
            name: "parts up to a limit, and a list from its end",
            conditions: json!([
                json!({
                    "fn": "getAttr",
                    "argv": [call("split", json!([sure, "--", 2])), "[1]"],
                    "assign": "rest",
                }),
                json!({"fn": "getAttr", "argv": [reference("Names"), "[-1]"], "assign": "name"}),
            ]),
            error: "{rest},{name}",
            shown: "rest = split(sure, --, 2)[1] && name = names[-1]",
            chosen: &[
                (r#"{"Sure": "a--b--c", "Names": ["x", "y"]}"#, Some("b--c,y")),
                (r#"{"Sure": "a--b--c", "Names": []}"#, None),
            ],
        },
    ] {
        let tests: Vec<_> = case.chosen.iter().map(test).collect();
        let (endpoint, diagnostics) = resolved(&rules(&case), Some(&json!({ "testCases": tests })));
        assert!(diagnostics.is_empty(), "{}: {diagnostics:#?}", case.name);
        let lines = shown(&endpoint);
        let line = lines.lines().next().unwrap_or_default();
        assert!(line.contains(case.shown), "{}: {line}", case.name);
        assert_eq!(endpoint.tests.len(), case.chosen.len(), "{}", case.name);
        check_cases(&endpoint);
    }
}

fn test((params, expected): &(&str, Option<&str>)) -> Value {
    let params: Value = serde_json::from_str(params).unwrap();
    json!({"params": params, "expect": {"error": expected.unwrap_or("else")}})
}

#[test]
fn faults() {
    for (condition, fault, help) in [
        (
            call("coalesce", json!([reference("Sure")])),
            "1 argument at `rules[0].conditions[0].argv` of `smithy.rules#endpointRuleSet`",
            "the function takes two or more",
        ),
        (
            call("coalesce", json!([reference("A"), true])),
            "this is of another type than what it stands beside at `rules[0].conditions[0].argv[1]` \
             of `smithy.rules#endpointRuleSet`",
            "choose among strings or among booleans",
        ),
        (
            call("coalesce", json!([reference("Names"), reference("Names")])),
            "a list can't be chosen at `rules[0].conditions[0].argv[0]` of \
             `smithy.rules#endpointRuleSet`",
            "choose among strings or among booleans",
        ),
        (
            call("ite", json!([true, "a"])),
            "2 arguments at `rules[0].conditions[0].argv` of `smithy.rules#endpointRuleSet`",
            "the function takes 3",
        ),
        (
            call("ite", json!([reference("Flag"), reference("F"), true])),
            "a boolean that may be unset is not supported here at \
             `rules[0].conditions[0].argv[2]` of `smithy.rules#endpointRuleSet`",
            "put `true` or `false` at the end of a `coalesce`",
        ),
        (
            assign("split", json!(["a", "", 0])),
            "`` is no delimiter at `rules[0].conditions[0].argv[1]` of \
             `smithy.rules#endpointRuleSet`",
            "write a text without values in it",
        ),
        (
            assign("getAttr", json!([reference("Names"), "[-0]"])),
            "malformed attribute `[-0]` at `rules[0].conditions[0]` of \
             `smithy.rules#endpointRuleSet`",
            "write it as `name`, `name[0]`, `[0]` or, from the end, `[-1]`",
        ),
    ] {
        let conditions = json!([condition]);
        let case = Case { name: "", conditions, error: "", shown: "", chosen: &[] };
        let (_, diagnostics) = resolved(&rules(&case), None);
        let found: Vec<_> = diagnostics.iter().map(|it| (&*it.message, &*it.help)).collect();
        assert_eq!(found, [(fault, help)]);
    }
}
