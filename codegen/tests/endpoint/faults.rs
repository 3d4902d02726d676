//! Faults in endpoint rules and their tests, told whole.

mod expressions;

use expect_test::{Expect, expect};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use super::*;

/// The messages with their help; each has to name the service.
fn told(diagnostics: &Diagnostics) -> String {
    let told = diagnostics.iter().map(|fault| {
        assert_eq!(fault.subject, "a#Service");
        assert_eq!(fault.at[0], "traits");
        format!("{}\n  help: {}\n", fault.message, fault.help)
    });
    told.collect()
}

/// Checks what is told about each rule set and its tests, all in one text.
fn check<const N: usize>(cases: [(&str, Value, Option<Value>); N], expected: &Expect) {
    let mut text = String::new();
    for (name, rule_set, tests) in cases {
        let (_, diagnostics) = resolved(&rule_set, tests.as_ref());
        text.push_str(&format!("# {name}\n{}", told(&diagnostics)));
    }
    expected.assert_eq(&text);
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
    check(
        [
            ("no object", json!([]), None),
            ("nothing in it", json!({"version": "1.0"}), None),
            ("another version", json!({"version": "2.0"}), Some(json!(1))),
            (
                "unknown key",
                json!({"version": "1.0", "parameters": {}, "rules": [], "cats": 1}),
                None,
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
            ),
        ],
        &expect![[r##"
            # no object
            found an array in `smithy.rules#endpointRuleSet`
              help: write an object
            # nothing in it
            missing key `parameters` in `smithy.rules#endpointRuleSet`
              help: add it; the Smithy specification of endpoint rules says what it holds
            # another version
            unsupported version at `version` of `smithy.rules#endpointRuleSet`
              help: use rules of version `1.0` or `1.1`
            # unknown key
            unknown key `cats` in `smithy.rules#endpointRuleSet`
              help: keys that are understood here: `version`, `parameters`, `rules`
            # rules of the wrong form, all told at once
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
              help: write a string, a boolean, `{"ref": …}` or a call
            missing key `type` at `rules[5]` of `smithy.rules#endpointRuleSet`
              help: add it; the Smithy specification of endpoint rules says what it holds
            # endpoints with more than an address
        "##]],
    );
}

#[test]
fn parameters() {
    let parameters = |parameters: Value| {
        let rules = json!([url(json!([is_set("Cat")]), json!("{Cat}"))]);
        json!({"version": "1.0", "parameters": parameters, "rules": rules})
    };
    check(
        [
            (
                "unknown",
                parameters(json!({"Cat": {"type": "string", "builtIn": "AWS::Cat"}})),
                None,
            ),
            (
                "wrong type",
                parameters(json!({"Cat": {"type": "boolean", "builtIn": "AWS::Region"}})),
                None,
            ),
            ("another type", parameters(json!({"Cat": {"type": "integer"}})), None),
            (
                "default of the wrong type",
                parameters(
                    json!({"Cat": {"type": "boolean", "default": "no", "builtIn": "AWS::UseFIPS"}}),
                ),
                None,
            ),
            (
                "the same name twice in Rust",
                parameters(json!({
                    "Cat": {"type": "string", "builtIn": "AWS::Region"},
                    "cat": {"type": "string", "builtIn": "SDK::Endpoint"},
                })),
                None,
            ),
            (
                "the same method twice",
                parameters(json!({
                    "Cat": {"type": "string", "builtIn": "AWS::Region"},
                    "setCat": {"type": "string", "builtIn": "SDK::Endpoint"},
                })),
                None,
            ),
            (
                "a name of generated code",
                parameters(json!({
                    "Cat": {"type": "string", "builtIn": "AWS::Region"},
                    "Params": {"type": "string"},
                    "fromConfig": {"type": "string"},
                })),
                None,
            ),
            (
                "no Rust name",
                parameters(
                    json!({"Cat": {"type": "string", "builtIn": "AWS::Region"}, "9": {"type": "string", "builtIn": "SDK::Endpoint"}}),
                ),
                None,
            ),
        ],
        &expect![[r#"
            # unknown
            unsupported built-in parameter `AWS::Cat` at `parameters.Cat.builtIn` of `smithy.rules#endpointRuleSet`
              help: built-ins that are supported: `AWS::Auth::AccountId`, `AWS::Auth::AccountIdEndpointMode`, `AWS::Region`, `AWS::UseDualStack`, `AWS::UseFIPS`, `SDK::Endpoint`, `AWS::S3::Accelerate`, `AWS::S3::DisableMultiRegionAccessPoints`, `AWS::S3::ForcePathStyle`, `AWS::S3::UseArnRegion`, `AWS::S3::UseGlobalEndpoint`, `AWS::S3Control::UseArnRegion`, `AWS::STS::UseGlobalEndpoint`
            # wrong type
            the built-in is of another type at `parameters.Cat.type` of `smithy.rules#endpointRuleSet`
              help: write `string`
            # another type
            unknown type of parameter `integer` at `parameters.Cat.type` of `smithy.rules#endpointRuleSet`
              help: write `string`, `boolean` or `stringArray`
            # default of the wrong type
            found a string at `parameters.Cat.default` of `smithy.rules#endpointRuleSet`
              help: write `true` or `false`
            # the same name twice in Rust
            `cat` is the Rust name of another parameter too at `parameters.cat` of `smithy.rules#endpointRuleSet`
              help: rename one of the two
            # the same method twice
            `set_cat` is the Rust name of another parameter too at `parameters.setCat` of `smithy.rules#endpointRuleSet`
              help: rename one of the two
            # a name of generated code
            generated code needs the name `params` for itself at `parameters.Params` of `smithy.rules#endpointRuleSet`
              help: rename the parameter
            generated code needs the name `from_config` for itself at `parameters.fromConfig` of `smithy.rules#endpointRuleSet`
              help: rename the parameter
            # no Rust name
            `9` can't be a Rust name at `parameters.9` of `smithy.rules#endpointRuleSet`
              help: rename the parameter
        "#]],
    );
}

#[test]
fn tests() {
    let rules = || rule_set(json!([]));
    let cases = |cases: Value| Some(json!({"version": "1.0", "testCases": cases}));
    check(
        [
            ("another version", rules(), Some(json!({"version": "1.1", "testCases": []}))),
            ("no cases", rules(), Some(json!({"version": "1.0"}))),
            (
                "parameters",
                rules(),
                cases(json!([
                    {"params": {"Cat": "a"}, "expect": {"error": "a"}},
                    {"params": {"Region": true}, "expect": {"error": "a"}},
                    {"params": {"UseFIPS": "yes"}, "expect": {"error": "a"}},
                ])),
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
            ),
        ],
        &expect![[r#"
            # another version
            # no cases
            missing key `testCases` in `smithy.rules#endpointTests`
              help: add it; the Smithy specification of endpoint rules says what it holds
            # parameters
            unknown parameter `Cat` at `testCases[0].params.Cat` of `smithy.rules#endpointTests`
              help: name a parameter that the endpoint rules declare
            found a boolean at `testCases[1].params.Region` of `smithy.rules#endpointTests`
              help: write a string
            found a string at `testCases[2].params.UseFIPS` of `smithy.rules#endpointTests`
              help: write `true` or `false`
            # expectations
            expected is neither one address nor one error at `testCases[0].expect` of `smithy.rules#endpointTests`
              help: give either `endpoint` or `error`
            expected is neither one address nor one error at `testCases[1].expect` of `smithy.rules#endpointTests`
              help: give either `endpoint` or `error`
            missing key `expect` at `testCases[3]` of `smithy.rules#endpointTests`
              help: add it; the Smithy specification of endpoint rules says what it holds
        "#]],
    );
}
