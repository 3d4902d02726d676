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
            ("unknown function", conditional(call("aws.parseArn", json!(["a"]))), None),
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
                "two variables",
                conditional(call(
                    "booleanEquals",
                    json!([reference("UseDualStack"), reference("UseFIPS")]),
                )),
                None,
            ),
            (
                "a boolean for a string",
                conditional(call("stringEquals", json!([true, reference("UseFIPS")]))),
                None,
            ),
            ("a number", conditional(call("stringEquals", json!([1, "a"]))), None),
            (
                "a text of two pieces",
                rule_set(json!([url(
                    json!([is_set("Endpoint"), call("stringEquals", json!(["{Endpoint}/x", "a"]))]),
                    json!("b")
                )])),
                None,
            ),
            ("not set", conditional(call("stringEquals", json!([reference("Region"), "a"]))), None),
            ("partition without a name", conditional(call("aws.partition", json!(["a"]))), None),
            (
                "partition in a call",
                conditional(call("not", json!([call("aws.partition", json!(["a"]))]))),
                None,
            ),
            (
                "another call with a name",
                conditional(json!({"fn": "isSet", "argv": [reference("Region")], "assign": "Cat"})),
                None,
            ),
            ("a name that is taken", conditional(partition(json!("us-east-1"), "region")), None),
        ],
        &expect![[r##"
            # unknown function
            unsupported function `aws.parseArn` at `rules[0].conditions[0].fn` of `smithy.rules#endpointRuleSet`
              help: functions that are supported: `aws.partition`, `booleanEquals`, `getAttr`, `isSet`, `not`, `stringEquals`
            # too few arguments
            0 arguments at `rules[0].conditions[0].argv` of `smithy.rules#endpointRuleSet`
              help: the function takes 1
            # unknown reference
            unknown reference `Cat` at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: declare it as a parameter, or bind it with `assign` in a condition before
            # an expression that is set
            `isSet` of an expression is not supported at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: test a parameter
            # a string for a boolean
            `Region` is not a boolean at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: name a boolean here
            # a literal string for a boolean
            found a string at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: write a boolean
            # two variables
            comparing two variable booleans is not supported at `rules[0].conditions[0]` of `smithy.rules#endpointRuleSet`
              help: compare each with `true` or `false`
            # a boolean for a string
            found a boolean at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: write a string
            `UseFIPS` is a boolean at `rules[0].conditions[0].argv[1]` of `smithy.rules#endpointRuleSet`
              help: name a string here
            # a number
            found a number at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: write a string, a boolean, `{"ref": …}` or a call
            # a text of two pieces
            a text made of several pieces is not supported at `rules[0].conditions[1].argv[0]` of `smithy.rules#endpointRuleSet`
              help: compare one value or one literal
            # not set
            `Region` may be unset at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: add the condition `isSet` on `Region` before
            # partition without a name
            the result of `aws.partition` is not bound to a name at `rules[0].conditions[0]` of `smithy.rules#endpointRuleSet`
              help: add `"assign": "PartitionResult"`
            # partition in a call
            `aws.partition` is not supported inside of another call at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
              help: make it a condition of its own with `assign`
            # another call with a name
            binding the result of `isSet` is not supported at `rules[0].conditions[0].assign` of `smithy.rules#endpointRuleSet`
              help: only the result of `aws.partition` can be bound; write the expression where it is used
            # a name that is taken
            `region` can't be bound here at `rules[0].conditions[0].assign` of `smithy.rules#endpointRuleSet`
              help: choose a name that is free here and that can be a Rust name
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
              help: name one of its texts, such as `P#dnsSuffix`
            # a flag as a text
            `supportsFIPS` is not an attribute that fits at `rules[0].rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: attributes of a partition that fit: `name`, `dnsSuffix`, `dualStackDnsSuffix`, `implicitGlobalRegion`
            # a text as a flag
            `name` is not an attribute that fits at `rules[0].rules[0].conditions[0]` of `smithy.rules#endpointRuleSet`
              help: attributes of a partition that fit: `supportsFIPS`, `supportsDualStack`
            # an attribute of a string
            `Region` has no attributes at `rules[0].rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: name what `aws.partition` was bound to
            # a flag of a string
            `Region` has no attributes at `rules[0].rules[0].conditions[0]` of `smithy.rules#endpointRuleSet`
              help: name what `aws.partition` was bound to
            # a flag in a template
            `UseFIPS` is a boolean at `rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: name a string here
            # braces
            unbalanced brace in `{Region` at `rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: write `{Name}` or `{Name#attribute}` for a value, `{{` and `}}` for a brace
            unbalanced brace in `a}b` at `rules[1].endpoint.url` of `smithy.rules#endpointRuleSet`
              help: write `{Name}` or `{Name#attribute}` for a value, `{{` and `}}` for a brace
            # a call as a text
            unsupported function `substring` at `rules[0].endpoint.url.fn` of `smithy.rules#endpointRuleSet`
              help: only `getAttr` is supported where a string is needed
            # an attribute of a call
            an attribute of an expression is not supported at `rules[0].endpoint.url.argv[0]` of `smithy.rules#endpointRuleSet`
              help: bind the expression with `assign`, and take the attribute of that
        "#]],
    );
}
