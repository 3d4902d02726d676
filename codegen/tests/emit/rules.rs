//! Endpoint rules as Rust.

use expect_test::{Expect, expect};
use serde_json::{Value, json};
use smithy_sdk_codegen::generate;
use smithy_sdk_codegen::resolve::partitions;

use super::{MODEL, PLAN};

/// The body of the function that is printed for these rules.
fn printed(rules: Value) -> String {
    let mut model: Value = serde_json::from_str(MODEL).unwrap();
    let traits = &mut model["shapes"]["com.example#Bakery"]["traits"];
    traits["smithy.rules#endpointRuleSet"] = json!({
        "version": "1.1",
        "parameters": {
            "Region": {"builtIn": "AWS::Region", "type": "string"},
            "Match": {"type": "string"},
            "UseFIPS": {"builtIn": "AWS::UseFIPS", "type": "boolean", "required": true, "default": false},
        },
        "rules": rules,
    });
    let tree = generate(&model.to_string(), PLAN, partitions::AWS).unwrap();
    let rules = &tree.files["src/config/endpoint/rules.rs"];
    let (_, function) = rules.split_once("-> Result<Endpoint, BoxError> {\n").unwrap();
    let lines = function.split_once("\n}\n").unwrap().0.lines();
    lines.map(|line| format!("{}\n", line.strip_prefix("    ").unwrap_or(line))).collect()
}

fn check(rules: Value, expected: &Expect) {
    expected.assert_eq(&printed(rules));
}

fn is_set(name: &str) -> Value {
    json!({"fn": "isSet", "argv": [{"ref": name}]})
}

fn fips() -> Value {
    json!({"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, true]})
}

fn url(conditions: Value, url: &str) -> Value {
    json!({"type": "endpoint", "conditions": conditions, "endpoint": {"url": url}})
}

fn tree(conditions: Value, rules: Value) -> Value {
    json!({"type": "tree", "conditions": conditions, "rules": rules})
}

/// What is bound is not called like the parameters, which are asked for later.
#[test]
fn a_value_does_not_hide_the_parameters() {
    let bound = json!({"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "params"});
    check(
        json!([url(json!([is_set("Region"), bound, fips()]), "https://{params#dnsSuffix}")]),
        &expect![[r#"
            if let Some(region) = &params.region
                && let Some(params_2) = partition(PARTITIONS, region) && params.use_fips
            {
                return url(format!("https://{}", params_2.dns_suffix));
            }

            error("No endpoint rule matched")
        "#]],
    );
}

/// Where a tree is entered and none of its rules holds, no later rule is tried.
#[test]
fn a_tree_of_one_rule_does_not_fall_through() {
    let one = || tree(json!([is_set("Region")]), json!([url(json!([fips()]), "a")]));
    check(
        json!([one(), url(json!([]), "b")]),
        &expect![[r#"
            if params.region.is_some() {
                if params.use_fips {
                    return url("a");
                }
                return error("No endpoint rule matched");
            }

            url("b")
        "#]],
    );
    check(
        json!([one(), url(json!([is_set("Match")]), "b")]),
        &expect![[r#"
            if params.region.is_some() {
                if params.use_fips {
                    return url("a");
                }
                return error("No endpoint rule matched");
            }

            if params.r#match.is_some() {
                return url("b");
            }

            error("No endpoint rule matched")
        "#]],
    );
    check(
        json!([url(json!([is_set("Match")]), "b"), one()]),
        &expect![[r#"
            if params.r#match.is_some() {
                return url("b");
            }

            if params.region.is_some() && params.use_fips {
                return url("a");
            }

            error("No endpoint rule matched")
        "#]],
    );
}

/// A region is always in some partition, so nothing can fall through there.
#[test]
fn what_always_holds_is_no_rule_of_its_own() {
    let partition = json!({"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "P"});
    let inner = tree(json!([partition]), json!([url(json!([]), "{Region}.{P#dnsSuffix}")]));
    check(
        json!([tree(json!([is_set("Region")]), json!([inner])), url(json!([]), "b")]),
        &expect![[r#"
            if let Some(region) = &params.region && let Some(p) = partition(PARTITIONS, region) {
                return url(format!("{region}.{}", p.dns_suffix));
            }

            url("b")
        "#]],
    );
}

#[test]
fn a_reserved_word_is_named_as_rust_has_it_there() {
    let part =
        json!({"fn": "substring", "argv": [{"ref": "Match"}, 0, 2, false], "assign": "type"});
    check(
        json!([url(json!([is_set("Match"), part]), "{Match}.{type}"), url(json!([]), "b")]),
        &expect![[r#"
            if let Some(r#match) = &params.r#match
                && let Some(r#type) = substring(r#match, 0..2, false)
            {
                return url(format!("{match}.{type}"));
            }

            url("b")
        "#]],
    );
}

#[test]
fn a_choice_has_parentheses_only_beside_something() {
    let choice = || json!({"fn": "ite", "argv": [fips(), is_set("Match"), is_set("Region")]});
    check(
        json!([
            url(json!([choice()]), "a"),
            url(json!([choice(), is_set("Match")]), "b"),
            url(json!([]), "c")
        ]),
        &expect![[r#"
            if if params.use_fips { params.r#match.is_some() } else { params.region.is_some() } {
                return url("a");
            }

            if (if params.use_fips { params.r#match.is_some() } else { params.region.is_some() })
                && params.r#match.is_some()
            {
                return url("b");
            }

            url("c")
        "#]],
    );
}

#[test]
fn both_of_two_texts_are_of_one_type() {
    let either = |yes: Value, no: Value| {
        let choice = json!({"fn": "ite", "argv": [{"ref": "UseFIPS"}, yes, no], "assign": "x"});
        json!([url(json!([is_set("Match"), choice]), "{x}"), url(json!([]), "b")])
    };
    check(
        either(json!({"ref": "Match"}), json!("none")),
        &expect![[r#"
            if let Some(r#match) = &params.r#match {
                return url(if params.use_fips { r#match.as_str() } else { "none" });
            }

            url("b")
        "#]],
    );
    check(
        either(json!("none"), json!({"ref": "Match"})),
        &expect![[r#"
            if let Some(r#match) = &params.r#match {
                return url(if params.use_fips { "none" } else { r#match.as_str() });
            }

            url("b")
        "#]],
    );
}
