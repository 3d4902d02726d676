//! Faults in endpoint rules and their tests, told whole.

use expect_test::{Expect, expect};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use super::*;

/// The messages with their help; each has to name the service.
fn told(diagnostics: &Diagnostics) -> String {
    let told = diagnostics.iter().map(|fault| {
        assert_eq!(fault.subject, "a#Service");
        assert_eq!(fault.at[0], "traits");
        format!("{}\n    help: {}\n", fault.message, fault.help)
    });
    told.collect()
}

fn check(cases: Vec<(&str, Value, Option<Value>, Expect)>) {
    for (name, rule_set, tests, expected) in cases {
        let (_, diagnostics) = resolved(&rule_set, tests.as_ref());
        println!("{name}");
        expected.assert_eq(&told(&diagnostics));
    }
}

/// A rule set with one rule, which has this condition.
fn conditional(condition: Value) -> Value {
    rule_set(json!([url(json!([condition]), json!("https://a"))]))
}

#[test]
fn the_place_can_be_pointed_at() {
    let rules = json!([tree(json!([]), json!([url(json!([]), json!("{Region}"))]))]);
    let (_, diagnostics) = resolved(&rule_set(rules), None);
    let fault = diagnostics.iter().next().unwrap();
    let expected =
        ["traits", "smithy.rules#endpointRuleSet", "rules", "0", "rules", "0", "endpoint", "url"];
    assert_eq!(fault.at, expected);
}

#[test]
fn form() {
    check(vec![
        (
            "no object",
            json!([]),
            None,
            expect![[r#"
            found an array in `smithy.rules#endpointRuleSet`
                help: write an object
        "#]],
        ),
        (
            "nothing in it",
            json!({"version": "1.0"}),
            None,
            expect![[r#"
            missing key `parameters` in `smithy.rules#endpointRuleSet`
                help: add it; the Smithy specification of endpoint rules says what it holds
        "#]],
        ),
        (
            "another version",
            json!({"version": "2.0"}),
            Some(json!(1)),
            expect![[r#"
            unsupported version at `version` of `smithy.rules#endpointRuleSet`
                help: use rules of version `1.0`
        "#]],
        ),
        (
            "unknown key",
            json!({"version": "1.0", "parameters": {}, "rules": [], "cats": 1}),
            None,
            expect![[r#"
            unknown key `cats` in `smithy.rules#endpointRuleSet`
                help: keys that are understood here: `version`, `parameters`, `rules`
        "#]],
        ),
        (
            "rules of the wrong form, all told at once",
            rule_set(json!([
                1,
                {"type": "cat", "conditions": []},
                {"type": "tree", "conditions": {}, "rules": "none"},
                {"type": "error", "conditions": [], "error": true},
                {"type": "endpoint", "conditions": [], "endpoint": {"url": null}},
                {"conditions": []},
            ])),
            None,
            expect![[r#"
                found a number at `rules[0]` of `smithy.rules#endpointRuleSet`
                    help: write an object
                unknown type of rule `cat` at `rules[1].type` of `smithy.rules#endpointRuleSet`
                    help: write `tree`, `endpoint` or `error`
                found an object at `rules[2].conditions` of `smithy.rules#endpointRuleSet`
                    help: write an array
                found a string at `rules[2].rules` of `smithy.rules#endpointRuleSet`
                    help: write an array
                found a boolean at `rules[3].error` of `smithy.rules#endpointRuleSet`
                    help: write a string
                found `null` at `rules[4].endpoint.url` of `smithy.rules#endpointRuleSet`
                    help: write an object
                missing key `type` at `rules[5]` of `smithy.rules#endpointRuleSet`
                    help: add it; the Smithy specification of endpoint rules says what it holds
            "#]],
        ),
        (
            "endpoints with more than an address",
            rule_set(json!([
                {"type": "endpoint", "conditions": [], "endpoint": {
                    "url": "https://a",
                    "headers": {"x-cat": ["meow"]},
                    "properties": {"authSchemes": []},
                }},
            ])),
            None,
            expect![[r#"
                properties of an endpoint are not supported at `rules[0].endpoint.properties` of `smithy.rules#endpointRuleSet`
                    help: remove them, or choose a service whose endpoints are plain addresses
                headers of an endpoint are not supported at `rules[0].endpoint.headers` of `smithy.rules#endpointRuleSet`
                    help: remove them, or choose a service whose endpoints are plain addresses
            "#]],
        ),
    ]);
}

#[test]
fn parameters() {
    let parameters = |parameters: Value| {
        let rules = json!([url(json!([is_set("Cat")]), json!("{Cat}"))]);
        json!({"version": "1.0", "parameters": parameters, "rules": rules})
    };
    check(vec![
        (
            "not built in",
            parameters(json!({"Cat": {"type": "string"}})),
            None,
            expect![[r#"
            a parameter without `builtIn` is not supported at `parameters.Cat` of `smithy.rules#endpointRuleSet`
                help: bind it to one of `AWS::Region`, `AWS::UseDualStack`, `AWS::UseFIPS`, `SDK::Endpoint`
        "#]],
        ),
        (
            "unknown",
            parameters(json!({"Cat": {"type": "string", "builtIn": "AWS::Cat"}})),
            None,
            expect![[r#"
            unsupported built-in parameter `AWS::Cat` at `parameters.Cat.builtIn` of `smithy.rules#endpointRuleSet`
                help: built-ins that are supported: `AWS::Region`, `AWS::UseDualStack`, `AWS::UseFIPS`, `SDK::Endpoint`
        "#]],
        ),
        (
            "wrong type",
            parameters(json!({"Cat": {"type": "boolean", "builtIn": "AWS::Region"}})),
            None,
            expect![[r#"
            the built-in is not of the type `boolean` at `parameters.Cat.type` of `smithy.rules#endpointRuleSet`
                help: write `string`
        "#]],
        ),
        (
            "required",
            parameters(
                json!({"Cat": {"type": "string", "required": true, "builtIn": "AWS::Region"}}),
            ),
            None,
            expect![[r#"
            a required string is not supported at `parameters.Cat` of `smithy.rules#endpointRuleSet`
                help: make the parameter optional, and test it with `isSet`
        "#]],
        ),
        (
            "default of a string",
            parameters(
                json!({"Cat": {"type": "string", "default": "a", "builtIn": "AWS::Region"}}),
            ),
            None,
            expect![[r#"
            a default for a string is not supported at `parameters.Cat.default` of `smithy.rules#endpointRuleSet`
                help: remove it, and let a rule without the parameter give the address
        "#]],
        ),
        (
            "no default of a flag",
            parameters(json!({"Cat": {"type": "boolean", "builtIn": "AWS::UseFIPS"}})),
            None,
            expect![[r#"
            a boolean without a default is not supported at `parameters.Cat` of `smithy.rules#endpointRuleSet`
                help: add `"default": false`
        "#]],
        ),
        (
            "default of the wrong type",
            parameters(
                json!({"Cat": {"type": "boolean", "default": "no", "builtIn": "AWS::UseFIPS"}}),
            ),
            None,
            expect![[r#"
            found a string at `parameters.Cat.default` of `smithy.rules#endpointRuleSet`
                help: write `true` or `false`
        "#]],
        ),
        (
            "deprecated",
            parameters(
                json!({"Cat": {"type": "string", "deprecated": {}, "builtIn": "AWS::Region"}}),
            ),
            None,
            expect![[r#"
            unknown key `deprecated` at `parameters.Cat` of `smithy.rules#endpointRuleSet`
                help: keys that are understood here: `builtIn`, `required`, `default`, `documentation`, `type`
        "#]],
        ),
        (
            "the same name twice in Rust",
            parameters(json!({
                "Cat": {"type": "string", "builtIn": "AWS::Region"},
                "cat": {"type": "string", "builtIn": "SDK::Endpoint"},
            })),
            None,
            expect![[r#"
                `cat` is the Rust name of another parameter too at `parameters.cat` of `smithy.rules#endpointRuleSet`
                    help: rename one of the two
            "#]],
        ),
        (
            "no Rust name",
            parameters(
                json!({"Cat": {"type": "string", "builtIn": "AWS::Region"}, "9": {"type": "string", "builtIn": "SDK::Endpoint"}}),
            ),
            None,
            expect![[r#"
            `9` can't be a Rust name at `parameters.9` of `smithy.rules#endpointRuleSet`
                help: rename the parameter
        "#]],
        ),
    ]);
}

#[test]
fn conditions() {
    check(vec![
        (
            "unknown function",
            conditional(call("aws.parseArn", json!(["a"]))),
            None,
            expect![[r#"
            unsupported function `aws.parseArn` at `rules[0].conditions[0].fn` of `smithy.rules#endpointRuleSet`
                help: functions that are supported: `aws.partition`, `booleanEquals`, `getAttr`, `isSet`, `not`, `stringEquals`
        "#]],
        ),
        (
            "too few arguments",
            conditional(call("isSet", json!([]))),
            None,
            expect![[r#"
            wrong number of arguments, 0 at `rules[0].conditions[0].argv` of `smithy.rules#endpointRuleSet`
                help: the function takes 1
        "#]],
        ),
        (
            "unknown reference",
            conditional(is_set("Cat")),
            None,
            expect![[r#"
            unknown reference `Cat` at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
                help: declare it as a parameter, or bind it with `assign` in a condition before
        "#]],
        ),
        (
            "an expression that is set",
            conditional(call("isSet", json!([call("isSet", json!([]))]))),
            None,
            expect![[r#"
            `isSet` of an expression is not supported at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
                help: test a parameter
        "#]],
        ),
        (
            "a string for a boolean",
            conditional(call("not", json!([reference("Region")]))),
            None,
            expect![[r#"
            `Region` is not a boolean at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
                help: name a boolean here
        "#]],
        ),
        (
            "a literal string for a boolean",
            conditional(call("booleanEquals", json!(["true", reference("UseFIPS")]))),
            None,
            expect![[r#"
            found a string at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
                help: write a boolean
        "#]],
        ),
        (
            "two variables",
            conditional(call(
                "booleanEquals",
                json!([reference("UseDualStack"), reference("UseFIPS")]),
            )),
            None,
            expect![[r#"
            comparing two variable booleans is not supported at `rules[0].conditions[0]` of `smithy.rules#endpointRuleSet`
                help: compare each with `true` or `false`
        "#]],
        ),
        (
            "a boolean for a string",
            conditional(call("stringEquals", json!([true, reference("UseFIPS")]))),
            None,
            expect![[r#"
            found a boolean at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
                help: write a string
            `UseFIPS` is a boolean at `rules[0].conditions[0].argv[1]` of `smithy.rules#endpointRuleSet`
                help: name a string here
        "#]],
        ),
        (
            "a number",
            conditional(call("stringEquals", json!([1, "a"]))),
            None,
            expect![[r#"
            found a number at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
                help: write an object
        "#]],
        ),
        (
            "a text of two pieces",
            conditional(call("stringEquals", json!(["{Endpoint}/x", "a"]))),
            None,
            expect![[r#"
            `Endpoint` may be unset at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
                help: add the condition `isSet` on `Endpoint` before
        "#]],
        ),
        (
            "not set",
            conditional(call("stringEquals", json!([reference("Region"), "a"]))),
            None,
            expect![[r#"
            `Region` may be unset at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
                help: add the condition `isSet` on `Region` before
        "#]],
        ),
        (
            "partition without a name",
            conditional(call("aws.partition", json!(["a"]))),
            None,
            expect![[r#"
            the result of `aws.partition` is not bound to a name at `rules[0].conditions[0]` of `smithy.rules#endpointRuleSet`
                help: add `"assign": "PartitionResult"`
        "#]],
        ),
        (
            "partition in a call",
            conditional(call("not", json!([call("aws.partition", json!(["a"]))]))),
            None,
            expect![[r#"
            `aws.partition` is not supported inside of another call at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
                help: make it a condition of its own with `assign`
        "#]],
        ),
        (
            "another call with a name",
            conditional(json!({"fn": "isSet", "argv": [reference("Region")], "assign": "Cat"})),
            None,
            expect![[r#"
            binding the result of `isSet` is not supported at `rules[0].conditions[0].assign` of `smithy.rules#endpointRuleSet`
                help: only the result of `aws.partition` can be bound; write the expression where it is used
        "#]],
        ),
        (
            "a name that is taken",
            conditional(partition(json!("us-east-1"), "region")),
            None,
            expect![[r#"
            `region` can't be bound here at `rules[0].conditions[0].assign` of `smithy.rules#endpointRuleSet`
                help: choose a name that is free here and that can be a Rust name
        "#]],
        ),
    ]);
}

#[test]
fn scopes() {
    let bound = |rules: Value| {
        let conditions = json!([partition(json!("us-east-1"), "P")]);
        rule_set(json!([tree(conditions, rules)]))
    };
    check(vec![
        (
            "what a rule learns ends with it",
            rule_set(json!([
                tree(json!([is_set("Region"), partition(reference("Region"), "P")]), json!([])),
                url(json!([]), json!("{Region}.{P#name}")),
            ])),
            None,
            expect![[r#"
                `Region` may be unset at `rules[1].endpoint.url` of `smithy.rules#endpointRuleSet`
                    help: add the condition `isSet` on `Region` before
                unknown reference `P` at `rules[1].endpoint.url` of `smithy.rules#endpointRuleSet`
                    help: declare it as a parameter, or bind it with `assign` in a condition before
            "#]],
        ),
        (
            "nothing is learnt from a negation",
            rule_set(json!([url(
                json!([call("not", json!([is_set("Region")]))]),
                json!("{Region}")
            )])),
            None,
            expect![[r#"
                `Region` may be unset at `rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
                    help: add the condition `isSet` on `Region` before
            "#]],
        ),
        (
            "a faulty partition is told once",
            rule_set(json!([url(
                json!([partition(reference("Cat"), "P")]),
                json!("{P#dnsSuffix}")
            )])),
            None,
            expect![[r#"
                unknown reference `Cat` at `rules[0].conditions[0].argv[0]` of `smithy.rules#endpointRuleSet`
                    help: declare it as a parameter, or bind it with `assign` in a condition before
            "#]],
        ),
        (
            "a partition as a text",
            bound(json!([url(json!([]), reference("P"))])),
            None,
            expect![[r#"
            `P` is a partition at `rules[0].rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
                help: name one of its texts, such as `P#dnsSuffix`
        "#]],
        ),
        (
            "a flag as a text",
            bound(json!([url(json!([]), json!("{P#supportsFIPS}"))])),
            None,
            expect![[r#"
            `supportsFIPS` is not an attribute that fits at `rules[0].rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
                help: attributes of a partition that fit: `name`, `dnsSuffix`, `dualStackDnsSuffix`, `implicitGlobalRegion`
        "#]],
        ),
        (
            "a text as a flag",
            bound(json!([url(json!([attribute("P", "name")]), json!("a"))])),
            None,
            expect![[r#"
            `name` is not an attribute that fits at `rules[0].rules[0].conditions[0]` of `smithy.rules#endpointRuleSet`
                help: attributes of a partition that fit: `supportsFIPS`, `supportsDualStack`
        "#]],
        ),
        (
            "an attribute of a string",
            bound(json!([url(json!([]), json!("{Region#name}"))])),
            None,
            expect![[r#"
            `Region` has no attributes at `rules[0].rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
                help: name what `aws.partition` was bound to
        "#]],
        ),
        (
            "a flag of a string",
            bound(json!([url(json!([attribute("Region", "supportsFIPS")]), json!("a"))])),
            None,
            expect![[r#"
            `Region` has no attributes at `rules[0].rules[0].conditions[0]` of `smithy.rules#endpointRuleSet`
                help: name what `aws.partition` was bound to
        "#]],
        ),
        (
            "a flag in a template",
            rule_set(json!([url(json!([]), json!("{UseFIPS}"))])),
            None,
            expect![[r#"
            `UseFIPS` is a boolean at `rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
                help: name a string here
        "#]],
        ),
        (
            "braces",
            rule_set(json!([url(json!([]), json!("{Region")), url(json!([]), json!("a}b"))])),
            None,
            expect![[r#"
            unbalanced brace in `{Region` at `rules[0].endpoint.url` of `smithy.rules#endpointRuleSet`
                help: write `{Name}` or `{Name#attribute}` for a value, `{{` and `}}` for a brace
            unbalanced brace in `a}b` at `rules[1].endpoint.url` of `smithy.rules#endpointRuleSet`
                help: write `{Name}` or `{Name#attribute}` for a value, `{{` and `}}` for a brace
        "#]],
        ),
        (
            "a call as a text",
            rule_set(json!([url(json!([]), call("substring", json!([])))])),
            None,
            expect![[r#"
            unsupported function `substring` at `rules[0].endpoint.url.fn` of `smithy.rules#endpointRuleSet`
                help: only `getAttr` is supported where a string is needed
        "#]],
        ),
        (
            "an attribute of a call",
            rule_set(json!([url(json!([]), call("getAttr", json!(["P", "name"])))])),
            None,
            expect![[r#"
            an attribute of an expression is not supported at `rules[0].endpoint.url.argv[0]` of `smithy.rules#endpointRuleSet`
                help: bind the expression with `assign`, and take the attribute of that
        "#]],
        ),
    ]);
}

#[test]
fn tests() {
    let rules = || rule_set(json!([]));
    let cases = |cases: Value| Some(json!({"version": "1.0", "testCases": cases}));
    check(vec![
        (
            "another version",
            rules(),
            Some(json!({"version": "1.1", "testCases": []})),
            expect![[r#"
            unsupported version at `version` of `smithy.rules#endpointTests`
                help: use tests of version `1.0`
        "#]],
        ),
        (
            "no cases",
            rules(),
            Some(json!({"version": "1.0"})),
            expect![[r#"
            missing key `testCases` in `smithy.rules#endpointTests`
                help: add it; the Smithy specification of endpoint rules says what it holds
        "#]],
        ),
        (
            "parameters",
            rules(),
            cases(json!([
                {"params": {"Cat": "a"}, "expect": {"error": "a"}},
                {"params": {"Region": true}, "expect": {"error": "a"}},
                {"params": {"UseFIPS": "yes"}, "expect": {"error": "a"}},
            ])),
            expect![[r#"
                unknown parameter `Cat` at `testCases[0].params.Cat` of `smithy.rules#endpointTests`
                    help: name a parameter that the endpoint rules declare
                found a boolean at `testCases[1].params.Region` of `smithy.rules#endpointTests`
                    help: write a string
                found a string at `testCases[2].params.UseFIPS` of `smithy.rules#endpointTests`
                    help: write `true` or `false`
            "#]],
        ),
        (
            "expectations",
            rules(),
            cases(json!([
                {"expect": {}},
                {"expect": {"error": "a", "endpoint": {"url": "b"}}},
                {"expect": {"endpoint": {"url": "b", "properties": {"authSchemes": []}}}},
                {"documentation": "why", "operationInputs": [{}], "params": {}},
            ])),
            expect![[r#"
                expected is neither one address nor one error at `testCases[0].expect` of `smithy.rules#endpointTests`
                    help: give either `endpoint` or `error`
                expected is neither one address nor one error at `testCases[1].expect` of `smithy.rules#endpointTests`
                    help: give either `endpoint` or `error`
                properties of an endpoint are not supported at `testCases[2].expect.endpoint.properties` of `smithy.rules#endpointTests`
                    help: remove them, or choose a service whose endpoints are plain addresses
                missing key `expect` at `testCases[3]` of `smithy.rules#endpointTests`
                    help: add it; the Smithy specification of endpoint rules says what it holds
            "#]],
        ),
    ]);
}
