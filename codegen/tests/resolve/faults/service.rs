//! Faults of the service, and of what the plan chooses of it.

use pretty_assertions::assert_eq;
use serde_json::json;
use smithy_sdk_codegen::diagnostics::Input;

use super::{Case, check};
use crate::support::{BAKERY, PLAN, changed, inputs, resolve, told};

#[test]
fn protocol_and_signing() {
    check(vec![
        Case {
            name: "another protocol",
            changes: vec![
                ("Bakery/traits/aws.protocols#restJson1", None),
                ("Bakery/traits/aws.protocols#awsJson1_0", Some(json!({}))),
            ],
            faults: &[],
        },
        Case {
            name: "two other protocols",
            changes: vec![
                ("Bakery/traits/aws.protocols#restJson1", None),
                ("Bakery/traits/aws.protocols#awsQuery", Some(json!({}))),
                ("Bakery/traits/smithy.protocols#rpcv2Cbor", Some(json!({}))),
            ],
            faults: &[],
        },
        Case {
            name: "nothing at all",
            changes: vec![("Bakery/traits", None), ("Bakery/version", None)],
            faults: &[],
        },
        Case {
            name: "malformed traits",
            changes: vec![
                ("Bakery/traits/aws.auth#sigv4", Some(json!({}))),
                ("Bakery/traits/aws.api#service", Some(json!({ "sdkId": 1 }))),
                ("Bakery/traits/smithy.api#title", Some(json!(null))),
                ("Bakery/traits/smithy.api#httpBasicAuth", Some(json!({}))),
            ],
            faults: &[],
        },
    ]);
}

#[test]
fn resources() {
    check(vec![Case {
        name: "that are missing or something else",
        changes: vec![(
            "Bakery/resources",
            Some(json!([
                { "target": "com.example#Missing" },
                { "target": "com.example#Recipe" },
            ])),
        )],
        faults: &[],
    }]);
}

#[test]
fn traits_for_what_is_not_there() {
    let apply = || Some(json!({ "type": "apply", "traits": {} }));
    check(vec![
        Case { name: "a shape", changes: vec![("Gramms", apply())], faults: &[] },
        Case { name: "a member", changes: vec![("Recipe$sugar", apply())], faults: &[] },
    ]);
}

/// The names of a plan that are wrong, and what is told of them.
fn check_plan(from: &str, to: &str, expected: &[(&str, &str, &str)]) {
    let plan = PLAN.replace(from, to);
    assert_ne!(plan, PLAN);
    let faults = resolve(BAKERY, &plan).unwrap_err();
    assert_eq!(told(&faults), expected, "{to}");
    assert!(inputs(&faults).iter().all(|&input| input == Input::Plan), "{to}");
    for fault in &faults {
        let span = fault.span.clone().unwrap();
        assert!(to.contains(&plan[span]), "{fault:?}");
    }
}

#[test]
fn a_plan_for_something_else() {
    check_plan("\"com.example#Bakery\"", "\"com.example#Backery\"", &[]);
    check_plan("\"com.example#Bakery\"", "\"com.example#Recipe\"", &[]);
    check_plan("\"BakeCake\"", "\"BakeCakes\", \"SellCake\"", &[]);
    check_plan(
        "\"CloseShop\"]",
        "\"CloseShop\"]\nshapes = [\"Glace\", \"Grams\", \"OvenIsCold\", \"CloseShop\", \"smithy.api#String\"]",
        &[],
    );
}

#[test]
fn operations_that_the_service_names_but_nobody_defines() {
    let operations =
        json!([{ "target": "com.example#SellCake" }, { "target": "com.example#Recipe" }]);
    let model = changed(vec![("Bakery/operations", Some(operations))]);
    let faults =
        resolve(&model, &PLAN.replace("\"BakeCake\", \"CloseShop\"", "\"SellCake\", \"Recipe\""));
    assert_eq!(told(&faults.unwrap_err()), []);
}

#[test]
fn operations_with_names_that_are_taken() {
    let operation = || {
        Some(json!({
            "type": "operation",
            "traits": { "smithy.api#http": { "method": "GET", "uri": "/" } }
        }))
    };
    let names = json!([{ "target": "com.example#Config" }, { "target": "com.example#BakeCake" }, { "target": "com.example#bakeCake" }]);
    let model = changed(vec![
        ("Bakery/operations", Some(names)),
        ("Config", operation()),
        ("bakeCake", operation()),
    ]);
    let plan = PLAN.replace("\"CloseShop\"", "\"Config\", \"bakeCake\"");
    assert_eq!(told(&resolve(&model, &plan).unwrap_err()), []);
}
