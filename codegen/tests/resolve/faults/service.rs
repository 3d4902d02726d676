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
            faults: &[(
                "com.example#Bakery",
                "the protocol `aws.protocols#awsJson1_0` is not supported",
                "the protocol that is supported is `aws.protocols#restJson1`",
            )],
        },
        Case {
            name: "two other protocols",
            changes: vec![
                ("Bakery/traits/aws.protocols#restJson1", None),
                ("Bakery/traits/aws.protocols#awsQuery", Some(json!({}))),
                ("Bakery/traits/smithy.protocols#rpcv2Cbor", Some(json!({}))),
            ],
            faults: &[(
                "com.example#Bakery",
                "none of the protocols `aws.protocols#awsQuery`, `smithy.protocols#rpcv2Cbor` is supported",
                "the protocol that is supported is `aws.protocols#restJson1`",
            )],
        },
        Case {
            name: "nothing at all",
            changes: vec![("Bakery/traits", None), ("Bakery/version", None)],
            faults: &[
                (
                    "com.example#Bakery",
                    "the service names no protocol",
                    "the protocol that is supported is `aws.protocols#restJson1`",
                ),
                (
                    "com.example#Bakery",
                    "the service has no trait `aws.api#service`",
                    "add it: its `sdkId` is the name of the service in SDKs",
                ),
                (
                    "com.example#Bakery",
                    "the service has no version",
                    "add `version`, such as `2012-06-01`",
                ),
            ],
        },
        Case {
            name: "malformed traits",
            changes: vec![
                ("Bakery/traits/aws.auth#sigv4", Some(json!({}))),
                ("Bakery/traits/aws.api#service", Some(json!({ "sdkId": 1 }))),
                ("Bakery/traits/smithy.api#title", Some(json!(null))),
                ("Bakery/traits/smithy.api#httpBasicAuth", Some(json!({}))),
            ],
            faults: &[
                (
                    "com.example#Bakery",
                    "the trait `smithy.api#httpBasicAuth` on a service is not supported",
                    "did you mean `smithy.api#httpBearerAuth`? if not, remove the trait from the model",
                ),
                (
                    "com.example#Bakery",
                    "malformed trait `aws.api#service`: invalid type: integer `1`, expected a string",
                    "write it as the specification of the trait says",
                ),
                (
                    "com.example#Bakery",
                    "malformed trait `aws.auth#sigv4`: missing key `name`",
                    "write it as the specification of the trait says",
                ),
                (
                    "com.example#Bakery",
                    "malformed trait `smithy.api#title`: expected a string",
                    "write it as the specification of the trait says",
                ),
            ],
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
        faults: &[
            (
                "com.example#Bakery",
                "`resources` names `com.example#Missing`, which the model does not define",
                "define the resource, or remove it from `resources`",
            ),
            (
                "com.example#Bakery",
                "`com.example#Recipe` is of type `structure`, not a resource",
                "remove it from `resources`",
            ),
        ],
    }]);
}

#[test]
fn traits_for_what_is_not_there() {
    let apply = || Some(json!({ "type": "apply", "traits": {} }));
    check(vec![
        Case {
            name: "a shape",
            changes: vec![("Gramms", apply())],
            faults: &[(
                "com.example#Gramms",
                "traits are applied to a shape that the model does not define",
                "did you mean `Grams`?",
            )],
        },
        Case {
            name: "a member",
            changes: vec![("Recipe$sugar", apply())],
            faults: &[(
                "com.example#Recipe$sugar",
                "traits are applied to a member that the shape does not have",
                "mend the name, or remove the statement",
            )],
        },
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
    check_plan(
        "\"com.example#Bakery\"",
        "\"com.example#Backery\"",
        &[(
            "service.id",
            "the model does not define `com.example#Backery`",
            "the service of the model is `com.example#Bakery`",
        )],
    );
    check_plan(
        "\"com.example#Bakery\"",
        "\"com.example#Recipe\"",
        &[(
            "service.id",
            "`com.example#Recipe` is of type `structure`, not a service",
            "the service of the model is `com.example#Bakery`",
        )],
    );
    check_plan(
        "\"BakeCake\"",
        "\"BakeCakes\", \"SellCake\"",
        &[
            (
                "service.operations",
                "the service `com.example#Bakery` has no operation `BakeCakes`",
                "did you mean `BakeCake`?",
            ),
            (
                "service.operations",
                "the service `com.example#Bakery` has no operation `SellCake`",
                "see `operations` of `com.example#Bakery` in the model",
            ),
        ],
    );
    check_plan(
        "\"CloseShop\"]",
        "\"CloseShop\"]\nshapes = [\"Glace\", \"Grams\", \"OvenIsCold\", \"CloseShop\", \"smithy.api#String\"]",
        &[
            ("service.shapes", "the model defines no shape `Glace`", "did you mean `Glaze`?"),
            (
                "service.shapes",
                "`com.example#Grams` is of type `long`, which has no Rust type of its own here",
                "choose structures, unions and enumerations",
            ),
            (
                "service.shapes",
                "`com.example#OvenIsCold` is an error, which comes with the operations that give it",
                "choose structures, unions and enumerations",
            ),
            (
                "service.shapes",
                "`com.example#CloseShop` is of type `operation`, which has no Rust type of its own here",
                "choose structures, unions and enumerations",
            ),
            (
                "service.shapes",
                "the model defines no shape `smithy.api#String`",
                "name a structure, union or enumeration of the model",
            ),
        ],
    );
}

#[test]
fn operations_that_the_service_names_but_nobody_defines() {
    let operations =
        json!([{ "target": "com.example#SellCake" }, { "target": "com.example#Recipe" }]);
    let model = changed(vec![("Bakery/operations", Some(operations))]);
    let faults =
        resolve(&model, &PLAN.replace("\"BakeCake\", \"CloseShop\"", "\"SellCake\", \"Recipe\""));
    assert_eq!(
        told(&faults.unwrap_err()),
        [
            (
                "service.operations",
                "the service names `com.example#SellCake`, which the model does not define",
                "define the operation in the model, or choose another"
            ),
            (
                "service.operations",
                "`com.example#Recipe` is of type `structure`, not an operation",
                "choose an operation of the service"
            ),
        ]
    );
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
    assert_eq!(
        told(&resolve(&model, &plan).unwrap_err()),
        [(
            "com.example#bakeCake",
            "its Rust name `BakeCake` is that of `com.example#BakeCake` too",
            "give one of the two another name in the model"
        ),]
    );
}
