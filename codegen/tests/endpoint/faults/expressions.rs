//! Faults in conditions and in what they refer to.

use super::*;

/// A rule set with one rule, which has this condition.
fn conditional(condition: Value) -> Value {
    rule_set(json!([url(json!([condition]), json!("https://a"))]))
}

#[test]
fn conditions() {
    check(
        [
            ("unknown function", conditional(call("aws.parse", json!(["a"]))), None),
            ("too few arguments", conditional(call("isSet", json!([]))), None),
            ("unknown reference", conditional(is_set("Cat")), None),
            (
                "an expression that is set",
                conditional(call("isSet", json!([call("isSet", json!([]))]))),
                None,
            ),
            (
                "a string for a boolean",
                conditional(call("not", json!([reference("Region")]))),
                None,
            ),
            (
                "a literal string for a boolean",
                conditional(call("booleanEquals", json!(["true", reference("UseFIPS")]))),
                None,
            ),
            (
                "a boolean for a string",
                conditional(call("stringEquals", json!([true, reference("UseFIPS")]))),
                None,
            ),
            ("a number", conditional(call("stringEquals", json!([1, "a"]))), None),
            (
                "what may be absent, as a text",
                conditional(call(
                    "stringEquals",
                    json!([call("substring", json!(["abcdef", 0, 4, false])), "abcd"]),
                )),
                None,
            ),
            (
                "arguments that are no constants",
                conditional(call(
                    "isValidHostLabel",
                    json!([call("uriEncode", json!(["a"])), reference("UseFIPS")]),
                )),
                None,
            ),
            (
                "no position",
                conditional(call("substring", json!(["abcdef", -1, "4", reference("Region")]))),
                None,
            ),
            ("not set", conditional(call("stringEquals", json!([reference("Region"), "a"]))), None),
            (
                "partition in a call",
                conditional(call("not", json!([call("aws.partition", json!(["a"]))]))),
                None,
            ),
        ],
        &expect![[r##"
            # unknown function
            unsupported function `aws.parse` at `rules[0].conditions[0].fn` of `smithy.rules#endpointRuleSet`
              help: functions that are supported: `aws.isVirtualHostableS3Bucket`, `aws.parseArn`, `aws.partition`, `booleanEquals`, `coalesce`, `getAttr`, `isSet`, `isValidHostLabel`, `ite`, `not`, `parseURL`, `split`, `stringEquals`, `substring`, `uriEncode`
            # too few arguments
            0 arguments at `rules[0].conditions[0].argv` of `smithy.rules#endpointRuleSet`
              help: the function takes 1
            # unknown reference
            unknown reference `Cat` at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: declare it as a parameter, or bind it with `assign` in a condition before
            # an expression that is set
            0 arguments at `rules[0].conditions[0].argv[0].argv` of `smithy.rules#endpointRuleSet`
              help: the function takes 1
            # a string for a boolean
            `Region` may be unset at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: add the condition `isSet` on `Region` before
            # a literal string for a boolean
            found a string at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: write a boolean
            # a boolean for a string
            found a boolean at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: write a string
            `UseFIPS` is a boolean at `rules[0].conditions[0].argv[1]` of `smithy.rules#endpointRuleSet`
              help: name a string here
            # a number
            found a number at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: write a string, a boolean, `{"ref": …}` or a call
            # what may be absent, as a text
            the result may be absent at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: make it a condition of its own with `assign`, and use the name
            # arguments that are no constants
            a variable is not supported here at `rules[0].conditions[0].argv[1]` of `smithy.rules#endpointRuleSet`
              help: write `true` or `false`
            # no position
            this is no position at `rules[0].conditions[0].argv[1]` of `smithy.rules#endpointRuleSet`
              help: write a whole number, 0 or more
            this is no position at `rules[0].conditions[0].argv[2]` of `smithy.rules#endpointRuleSet`
              help: write a whole number, 0 or more
            `Region` may be unset at `rules[0].conditions[0].argv[3]` of `smithy.rules#endpointRuleSet`
              help: add the condition `isSet` on `Region` before
            # not set
            `Region` may be unset at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: add the condition `isSet` on `Region` before
            # partition in a call
            found a partition at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: write a boolean
        "##]],
    );
}

#[test]
fn scopes() {
    let bound = |rules: Value| {
        let conditions = json!([partition(json!("us-east-1"), "P")]);
        rule_set(json!([tree(conditions, rules)]))
    };
    check(
        [
            (
                "what a rule learns ends with it",
                rule_set(json!([
                    tree(json!([is_set("Region"), partition(reference("Region"), "P")]), json!([])),
                    url(json!([]), json!("{Region}.{P#name}")),
                ])),
                None,
            ),
            (
                "nothing is learnt from a negation",
                rule_set(json!([url(
                    json!([call("not", json!([is_set("Region")]))]),
                    json!("{Region}")
                )])),
                None,
            ),
            (
                "a faulty partition is told once",
                rule_set(json!([url(
                    json!([partition(reference("Cat"), "P")]),
                    json!("{P#dnsSuffix}")
                )])),
                None,
            ),
            ("a partition as a text", bound(json!([url(json!([]), reference("P"))])), None),
            ("a flag as a text", bound(json!([url(json!([]), json!("{P#supportsFIPS}"))])), None),
            (
                "a text as a flag",
                bound(json!([url(json!([attribute("P", "name")]), json!("a"))])),
                None,
            ),
            (
                "an attribute of a string",
                bound(json!([url(json!([]), json!("{Region#name}"))])),
                None,
            ),
            (
                "a flag of a string",
                bound(json!([url(json!([attribute("Region", "supportsFIPS")]), json!("a"))])),
                None,
            ),
            ("a flag in a template", rule_set(json!([url(json!([]), json!("{UseFIPS}"))])), None),
            (
                "braces",
                rule_set(json!([url(json!([]), json!("{Region")), url(json!([]), json!("a}b"))])),
                None,
            ),
            (
                "a call as a text",
                rule_set(json!([url(json!([]), call("substring", json!([])))])),
                None,
            ),
            (
                "an attribute of a call",
                rule_set(json!([url(json!([]), call("getAttr", json!(["P", "name"])))])),
                None,
            ),
        ],
        &expect![[r#"
            # what a rule learns ends with it
            `Region` may be unset at `rules[1].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: add the condition `isSet` on `Region` before
            unknown reference `P` at `rules[1].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: declare it as a parameter, or bind it with `assign` in a condition before
            # nothing is learnt from a negation
            `Region` may be unset at `rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: add the condition `isSet` on `Region` before
            # a faulty partition is told once
            unknown reference `Cat` at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: declare it as a parameter, or bind it with `assign` in a condition before
            # a partition as a text
            `P` is a partition at `rules[0].rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: name one of its texts, such as `P#…`
            # a flag as a text
            `P#supportsFIPS` is a boolean at `rules[0].rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: name a string here
            # a text as a flag
            # an attribute of a string
            `Region` has no attributes at `rules[0].rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: name what a partition, an ARN or a URL was bound to
            # a flag of a string
            `Region` has no attributes at `rules[0].rules[0].conditions[0]` of `smithy.rules#endpointRuleSet`
              help: name what a partition, an ARN or a URL was bound to
            # a flag in a template
            `UseFIPS` is a boolean at `rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: name a string here
            # braces
            unbalanced brace in `{Region` at `rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: write `{Name}` or `{Name#attribute}` for a value, `{{` and `}}` for a brace
            unbalanced brace in `a}b` at `rules[1].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: write `{Name}` or `{Name#attribute}` for a value, `{{` and `}}` for a brace
            # a call as a text
            0 arguments at `rules[0].endpoint.url.argv` of `smithy.rules#endpointRuleSet`
              help: the function takes 4
            # an attribute of a call
            a string has no attributes at `rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: name what a partition, an ARN or a URL was bound to
        "#]],
    );
}
