//! Faults of enumerations.

use serde_json::json;

use super::{Case, check};

#[test]
fn enumerations() {
    let value =
        |value| json!({ "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": value } });
    let older = |definitions| {
        Some(json!({ "type": "string", "traits": { "smithy.api#enum": definitions } }))
    };
    check(vec![
        Case {
            name: "two values with one name, two names with one value",
            changes: vec![
                ("Glaze/members/sugar", Some(value(json!("powder")))),
                ("Glaze/members/SWEET", Some(value(json!("sugar")))),
            ],
            faults: &[
                (
                    "com.example#Glaze$sugar",
                    "its Rust name `Sugar` is that of `com.example#Glaze$SUGAR` too",
                    "give one of the two another name in the model",
                ),
                (
                    "com.example#Glaze$SWEET",
                    "its value `sugar` is that of `com.example#Glaze$SUGAR` too",
                    "give one of the two another name in the model",
                ),
            ],
        },
        Case {
            name: "a number",
            changes: vec![("Glaze/members/SUGAR", Some(value(json!(1))))],
            faults: &[("com.example#Glaze$SUGAR", "the value is not a string", "write a string")],
        },
        Case {
            name: "none",
            changes: vec![("Glaze/members", Some(json!({})))],
            faults: &[(
                "com.example#Glaze",
                "the enumeration has no values",
                "add a value, or remove the shape",
            )],
        },
        Case {
            name: "the older trait: two values with one name, one without, and one that stands there twice",
            changes: vec![(
                "Glaze",
                older(json!([
                    { "value": "x", "name": "DARK_ONE" },
                    { "value": "y", "name": "darkOne" },
                    { "value": "z", "name": "__" },
                    { "value": "x", "name": "WHITE" },
                ])),
            )],
            faults: &[
                (
                    "com.example#Glaze",
                    "the value `y`: its Rust name `DarkOne` is that of `x` too",
                    "give one of the two another name in the model",
                ),
                (
                    "com.example#Glaze",
                    "the value `z`: no Rust name can be made of `__`",
                    "rename it in the model",
                ),
                ("com.example#Glaze", "the value `x`: it stands here twice", "keep one of the two"),
            ],
        },
        Case {
            name: "the older trait without names: a value that stands there twice, and one that is deprecated",
            changes: vec![(
                "Glaze",
                older(
                    json!([{ "value": "x" }, { "value": "x" }, { "value": "y", "deprecated": true }]),
                ),
            )],
            faults: &[
                ("com.example#Glaze", "the value `x`: it stands here twice", "keep one of the two"),
                (
                    "com.example#Glaze",
                    "the value `y`: it is deprecated, which is not supported yet",
                    "remove `deprecated`",
                ),
            ],
        },
        Case {
            name: "the older trait with something else in it",
            changes: vec![("Glaze", older(json!([{ "value": "a", "naem": "A" }])))],
            faults: &[(
                "com.example#Glaze",
                "malformed trait `smithy.api#enum`: unknown key `naem`, expected one of `value`, `name`, `documentation`, `tags`, `deprecated`",
                "write it as the specification of the trait says",
            )],
        },
    ]);
}
