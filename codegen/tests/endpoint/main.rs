//! Endpoint rules: the tree that comes out, evaluated against the model's own cases, and faults told whole.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong may panic, in its helpers too"
)]
#![expect(clippy::needless_pass_by_value, reason = "a JSON value is written where it is used")]
#![expect(clippy::too_many_lines, reason = "a table is as long as its cases")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes the texts")]

mod bdd;
mod choices;
mod evaluator;
mod faults;
mod harbour;
mod library;
mod shown;

use evaluator::evaluate;
use expect_test::{Expect, expect};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use shown::shown;
use smithy_sdk_codegen::diagnostics::Diagnostics;
use smithy_sdk_codegen::ir::{Endpoint, EndpointExpectation};
use smithy_sdk_codegen::resolve::endpoint::{Source, resolve};
use smithy_sdk_codegen::resolve::partitions::{AWS, Partitions};

fn partitions() -> Partitions {
    Partitions::parse(AWS).unwrap()
}

fn resolved(rule_set: &Value, tests: Option<&Value>) -> (Endpoint, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let source = Source::RuleSet(rule_set);
    let endpoint = resolve(&"a#Service", source, None, tests, &partitions(), &mut diagnostics);
    (endpoint, diagnostics)
}

#[test]
fn all_cases_of_the_model_hold() {
    let model: Value = serde_json::from_str(include_str!("../../../model/glacier.json")).unwrap();
    let traits = &model["shapes"]["com.amazonaws.glacier#Glacier"]["traits"];
    let (endpoint, diagnostics) = resolved(
        &traits["smithy.rules#endpointRuleSet"],
        Some(&traits["smithy.rules#endpointTests"]),
    );
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    assert_eq!(endpoint.tests.len(), 50);
    assert_eq!(endpoint.partitions.len(), 8);
    check_cases(&endpoint);
}

/// Each case of the model is what the rules give.
fn check_cases(endpoint: &Endpoint) {
    for case in &endpoint.tests {
        let expected = match &case.expect {
            EndpointExpectation::Endpoint(address) => Ok(address.clone()),
            EndpointExpectation::Error(error) => Err(error.clone()),
        };
        assert_eq!(evaluate(endpoint, &case.params), expected, "{}", case.documentation);
    }
}

/// What the rules of the model come down to, as a person would write them.
#[test]
fn the_tree_is_readable() {
    let model: Value = serde_json::from_str(include_str!("../../../model/glacier.json")).unwrap();
    let traits = &model["shapes"]["com.amazonaws.glacier#Glacier"]["traits"];
    let (endpoint, _) = resolved(&traits["smithy.rules#endpointRuleSet"], None);
    expect![[r#"
        if endpoint is set
            if use_fips => error Invalid Configuration: FIPS and custom endpoint are not supported
            if use_dual_stack => error Invalid Configuration: Dualstack and custom endpoint are not supported
            else => <endpoint>
        if region is set
            if partition_result = partition(region)
                if use_fips && use_dual_stack
                    if partition_result.SupportsFips && partition_result.SupportsDualStack => https://glacier-fips.<region>.<partition_result.DualStackDnsSuffix>
                    else => error FIPS and DualStack are enabled, but this partition does not support one or both
                if use_fips
                    if partition_result.SupportsFips
                        if partition_result.Name == "aws-us-gov" => https://glacier.<region>.amazonaws.com
                        else => https://glacier-fips.<region>.<partition_result.DnsSuffix>
                    else => error FIPS is enabled but this partition does not support FIPS
                if use_dual_stack
                    if partition_result.SupportsDualStack => https://glacier.<region>.<partition_result.DualStackDnsSuffix>
                    else => error DualStack is enabled but this partition does not support DualStack
                else => https://glacier.<region>.<partition_result.DnsSuffix>
        else => error Invalid Configuration: Missing Region
    "#]]
    .assert_eq(&shown(&endpoint));
}

/// Parameters of all kinds, and these rules.
fn rule_set(rules: Value) -> Value {
    json!({
        "version": "1.0",
        "parameters": {
            "Region": {"builtIn": "AWS::Region", "required": false, "type": "String"},
            "Endpoint": {"builtIn": "SDK::Endpoint", "documentation": "<p>Where.</p>", "type": "string"},
            "UseFIPS": {"builtIn": "AWS::UseFIPS", "required": true, "default": false, "type": "boolean"},
            "UseDualStack": {"builtIn": "AWS::UseDualStack", "default": true, "type": "Boolean"},
        },
        "rules": rules,
    })
}

fn url(conditions: Value, url: Value) -> Value {
    json!({"type": "endpoint", "conditions": conditions, "endpoint": {"url": url}})
}

fn tree(conditions: Value, rules: Value) -> Value {
    json!({"type": "tree", "conditions": conditions, "rules": rules})
}

fn call(function: &str, arguments: Value) -> Value {
    json!({"fn": function, "argv": arguments})
}

fn reference(name: &str) -> Value {
    json!({"ref": name})
}

fn is_set(name: &str) -> Value {
    call("isSet", json!([reference(name)]))
}

fn partition(region: Value, assign: &str) -> Value {
    json!({"fn": "aws.partition", "argv": [region], "assign": assign})
}

fn attribute(of: &str, attribute: &str) -> Value {
    call("getAttr", json!([reference(of), attribute]))
}

#[test]
fn rules_are_simplified_where_that_changes_nothing() {
    let cases: [(&str, Value, Expect); 9] = [
        (
            "what is known to be set is not asked again, and the knowledge ends with its rule",
            json!([
                tree(
                    json!([is_set("Region")]),
                    json!([url(
                        json!([is_set("Region"), is_set("UseFIPS"), is_set("Endpoint")]),
                        json!("https://{Region}")
                    ),])
                ),
                tree(json!([]), json!([url(json!([is_set("Region")]), reference("Region"))])),
            ]),
            expect![[r#"
                if region is set
                    if endpoint is set => https://<region>
                else
                    if region is set => <region>
            "#]],
        ),
        (
            "either order of arguments, and flags without a comparison",
            json!([
                url(
                    json!([
                        call("booleanEquals", json!([true, reference("UseFIPS")])),
                        call("booleanEquals", json!([reference("UseDualStack"), false])),
                    ]),
                    json!("a")
                ),
                url(
                    json!([
                        call(
                            "not",
                            json!([call("booleanEquals", json!([reference("UseFIPS"), true]))])
                        ),
                        call("not", json!([reference("UseDualStack")])),
                    ]),
                    json!("b")
                ),
            ]),
            expect![[r#"
                if use_fips && !use_dual_stack => a
                if !use_fips && !use_dual_stack => b
            "#]],
        ),
        (
            "negation",
            json!([
                url(json!([call("not", json!([is_set("Region")]))]), json!("a")),
                url(
                    json!([call("not", json!([call("not", json!([is_set("Region")]))]))]),
                    json!("{Region}")
                ),
                url(json!([call("booleanEquals", json!([is_set("Region"), false]))]), json!("c")),
                url(
                    json!([call("booleanEquals", json!([is_set("Region"), true]))]),
                    json!("{Region}")
                ),
            ]),
            expect![[r#"
                if !(region is set) => a
                if region is set => <region>
                if !(region is set) => c
                if region is set => <region>
            "#]],
        ),
        (
            "a rule that never holds goes, and so does what stands behind one that always holds",
            json!([
                url(json!([call("not", json!([is_set("UseFIPS")]))]), json!("never")),
                url(json!([call("booleanEquals", json!([true, false]))]), json!("never")),
                url(json!([is_set("UseFIPS")]), json!("always")),
                url(json!([]), json!("too late")),
            ]),
            expect![[r#"
                else => always
            "#]],
        ),
        (
            "a tree of one rule is the rule, unless that has conditions: it would fall through",
            json!([
                tree(
                    json!([is_set("Region")]),
                    json!([tree(json!([]), json!([url(json!([]), json!("a"))]))])
                ),
                tree(
                    json!([is_set("Endpoint")]),
                    json!([url(
                        json!([call("booleanEquals", json!([reference("UseFIPS"), true]))]),
                        json!("b")
                    )])
                ),
            ]),
            expect![[r#"
                if region is set => a
                if endpoint is set
                    if use_fips => b
            "#]],
        ),
        (
            "partitions",
            json!([tree(
                json!([is_set("Region"), partition(reference("Region"), "PartitionResult")]),
                json!([
                    url(
                        json!([
                            call(
                                "booleanEquals",
                                json!([attribute("PartitionResult", "supportsFIPS"), true])
                            ),
                            attribute("PartitionResult", "supportsDualStack"),
                            call(
                                "stringEquals",
                                json!([attribute("PartitionResult", "name"), "aws"])
                            ),
                        ]),
                        attribute("PartitionResult", "dnsSuffix")
                    ),
                    url(
                        json!([]),
                        json!(
                            "{Region}.{PartitionResult#dualStackDnsSuffix}/{PartitionResult#implicitGlobalRegion}"
                        )
                    ),
                ])
            )]),
            expect![[r#"
                if region is set && partition_result = partition(region)
                    if partition_result.SupportsFips && partition_result.SupportsDualStack && partition_result.Name == "aws" => <partition_result.DnsSuffix>
                    else => <region>.<partition_result.DualStackDnsSuffix>/<partition_result.ImplicitGlobalRegion>
            "#]],
        ),
        (
            "a name can be bound again where the first is out of scope",
            json!([
                url(
                    json!([partition(json!("us-east-1"), "P"), attribute("P", "supportsFIPS")]),
                    json!("{P#name}")
                ),
                url(json!([partition(json!("cn-north-1"), "P")]), json!("{P#name}")),
            ]),
            expect![[r#"
                if p = partition("us-east-1") && p.SupportsFips => <p.Name>
                if p = partition("cn-north-1") => <p.Name>
            "#]],
        ),
        (
            "strings",
            json!([
                url(json!([is_set("Region"), call("stringEquals", json!(["{Region}", "a{{b}}"]))]), json!("{{x}}{Region}")),
                {"type": "error", "conditions": [], "documentation": "why", "error": ""},
            ]),
            expect![[r#"
                if region is set && region == "a{b}" => {x}<region>
                else => error 
            "#]],
        ),
        ("no rule", json!([]), expect![[r#""#]]),
    ];
    for (name, rules, expected) in cases {
        let (endpoint, diagnostics) = resolved(&rule_set(rules), None);
        assert!(diagnostics.is_empty(), "{name}: {diagnostics:#?}");
        expected.assert_eq(&shown(&endpoint));
    }
}

#[test]
fn parameters_keep_their_order_and_docs() {
    let (endpoint, diagnostics) = resolved(&rule_set(json!([])), None);
    assert!(diagnostics.is_empty());
    assert!(endpoint.partitions.is_empty(), "no rule asks for one");
    let parameters: Vec<_> = endpoint
        .parameters
        .iter()
        .map(|it| {
            format!("{} {:?} {:?} {:?} {:?}", it.name, it.source, it.ty, it.presence, it.docs.0)
        })
        .collect();
    expect![[r#"
        region Region String Optional ""
        endpoint Endpoint String Optional "Where."
        use_fips UseFips Boolean Default(Boolean(false)) ""
        use_dual_stack UseDualStack Boolean Default(Boolean(true)) """#]]
    .assert_eq(&parameters.join("\n"));
}
