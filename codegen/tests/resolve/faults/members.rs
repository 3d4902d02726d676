//! Faults of structures, enumerations and what members target.

use serde_json::json;

use super::{Case, check};

#[test]
fn targets() {
    let flour = "Recipe/members/flour/target";
    check(vec![
        Case {
            name: "missing, with a near name",
            changes: vec![(flour, Some(json!("com.example#Gram")))],
            faults: &[],
        },
        Case {
            name: "missing, with a near name in the prelude",
            changes: vec![(flour, Some(json!("com.example#Strin")))],
            faults: &[],
        },
        Case {
            name: "missing, with nothing near",
            changes: vec![(flour, Some(json!("com.example#Zzyzx")))],
            faults: &[],
        },
        Case {
            name: "types that are not supported yet",
            changes: vec![
                (
                    "Layers",
                    Some(json!({ "type": "list", "member": { "target": "com.example#Missing" } })),
                ),
                ("Recipe/members/layers", Some(json!({ "target": "com.example#Layers" }))),
                ("Recipe/members/photo", Some(json!({ "target": "smithy.api#Blob" }))),
                ("Recipe/members/nothing", Some(json!({ "target": "smithy.api#Unit" }))),
                ("Recipe/members/error", Some(json!({ "target": "com.example#OvenIsCold" }))),
            ],
            faults: &[],
        },
        Case {
            name: "a structure within itself",
            changes: vec![
                ("Recipe/members/filling", Some(json!({ "target": "com.example#Filling" }))),
                (
                    "Filling",
                    Some(json!({
                        "type": "structure",
                        "members": {
                            "recipe": { "target": "com.example#Recipe" },
                            "inner": { "target": "com.example#Filling" }
                        }
                    })),
                ),
            ],
            faults: &[],
        },
        Case {
            name: "mixins",
            changes: vec![("Recipe/mixins", Some(json!([{ "target": "com.example#Mixed" }])))],
            faults: &[],
        },
    ]);
}

#[test]
fn traits() {
    check(vec![
        Case {
            name: "unknown ones, in several places",
            changes: vec![
                ("Bakery/traits/com.example#organic", Some(json!({}))),
                ("BakeCake/traits/smithy.api#paginated", Some(json!({}))),
                ("BakeCakeInput/members/name/traits/smithy.api#requird", Some(json!({}))),
                ("Grams/traits", Some(json!({ "smithy.api#sensitive": {} }))),
            ],
            faults: &[],
        },
        Case {
            name: "one that is known elsewhere",
            changes: vec![("Recipe/traits", Some(json!({ "smithy.api#http": {} })))],
            faults: &[],
        },
        Case {
            name: "a binding that answers don't have yet",
            changes: vec![(
                "BakeCakeOutput/members/Slices/traits",
                Some(json!({ "smithy.api#httpResponseCode": {} })),
            )],
            faults: &[],
        },
        Case {
            name: "an annotation with a value",
            changes: vec![(
                "BakeCakeInput/members/name/traits/smithy.api#httpLabel",
                Some(json!("name")),
            )],
            faults: &[],
        },
        Case {
            name: "malformed documentation and JSON name",
            changes: vec![(
                "Recipe/members/flour/traits",
                Some(json!({ "smithy.api#documentation": 1, "smithy.api#jsonName": ["a"] })),
            )],
            faults: &[],
        },
    ]);
}

#[test]
fn presence() {
    let flour = "Recipe/members/flour/traits";
    check(vec![
        Case {
            name: "a default that is not zero",
            changes: vec![(flour, Some(json!({ "smithy.api#default": 500 })))],
            faults: &[],
        },
        Case {
            name: "a default of another type",
            changes: vec![(flour, Some(json!({ "smithy.api#default": "" })))],
            faults: &[],
        },
        Case {
            name: "required outside of an input",
            changes: vec![(flour, Some(json!({ "smithy.api#required": {} })))],
            faults: &[],
        },
    ]);
}

#[test]
fn names() {
    let member = |target: &str| Some(json!({ "target": target }));
    let structure = || Some(json!({ "type": "structure" }));
    check(vec![
        Case {
            name: "two members",
            changes: vec![
                ("Recipe/members/Flour", member("smithy.api#Long")),
                ("Recipe/members/set_flour", member("smithy.api#Long")),
            ],
            faults: &[],
        },
        Case {
            name: "a member and a method of the builder",
            changes: vec![(
                "BakeCakeInput/members/asInput",
                Some(
                    json!({ "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "a" } }),
                ),
            )],
            faults: &[],
        },
        Case {
            name: "two members on one key",
            changes: vec![(
                "Recipe/members/wheat",
                Some(
                    json!({ "target": "smithy.api#Long", "traits": { "smithy.api#jsonName": "flour" } }),
                ),
            )],
            faults: &[],
        },
        Case {
            name: "two types",
            changes: vec![
                ("RECIPE", structure()),
                ("Recipe/members/a", member("com.example#RECIPE")),
            ],
            faults: &[],
        },
        Case {
            name: "two types in one module",
            changes: vec![
                ("CakeACLs", structure()),
                ("CakeAcls", structure()),
                ("Recipe/members/a", member("com.example#CakeACLs")),
                ("Recipe/members/b", member("com.example#CakeAcls")),
            ],
            faults: &[],
        },
        Case {
            name: "a type and a name of the prelude",
            changes: vec![
                ("Option", structure()),
                ("Recipe/members/a", member("com.example#Option")),
            ],
            faults: &[],
        },
        Case {
            name: "no name at all",
            changes: vec![("Recipe/members/_1", member("smithy.api#String"))],
            faults: &[],
        },
    ]);
}

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
            faults: &[],
        },
        Case {
            name: "a number",
            changes: vec![("Glaze/members/SUGAR", Some(value(json!(1))))],
            faults: &[],
        },
        Case { name: "none", changes: vec![("Glaze/members", Some(json!({})))], faults: &[] },
        Case {
            name: "the older trait without a name",
            changes: vec![(
                "Glaze",
                older(json!([{ "value": "a", "name": "A" }, { "value": "b" }])),
            )],
            faults: &[],
        },
        Case {
            name: "the older trait with something else in it",
            changes: vec![("Glaze", older(json!([{ "value": "a", "naem": "A" }])))],
            faults: &[],
        },
    ]);
}
