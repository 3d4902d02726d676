//! Faults of structures and what members target.

use serde_json::json;

use super::{Case, check};

#[test]
fn targets() {
    let flour = "Recipe/members/flour/target";
    check(vec![
        Case {
            name: "missing, with a near name",
            changes: vec![(flour, Some(json!("com.example#Gram")))],
            faults: &[(
                "com.example#Recipe$flour",
                "member targets `com.example#Gram`, which the model does not define",
                "define the shape, or mend the target; did you mean `com.example#Grams`?",
            )],
        },
        Case {
            name: "missing, with a near name in the prelude",
            changes: vec![(flour, Some(json!("com.example#Strin")))],
            faults: &[(
                "com.example#Recipe$flour",
                "member targets `com.example#Strin`, which the model does not define",
                "define the shape, or mend the target; did you mean `smithy.api#String`?",
            )],
        },
        Case {
            name: "missing, with nothing near",
            changes: vec![(flour, Some(json!("com.example#Zzyzx")))],
            faults: &[(
                "com.example#Recipe$flour",
                "member targets `com.example#Zzyzx`, which the model does not define",
                "define the shape, or mend the target",
            )],
        },
        Case {
            name: "types that no member can be of",
            changes: vec![
                (
                    "Layers",
                    Some(json!({ "type": "list", "member": { "target": "com.example#Missing" } })),
                ),
                (
                    "Stream",
                    Some(json!({ "type": "blob", "traits": { "smithy.api#streaming": {} } })),
                ),
                ("Recipe/members/layers", Some(json!({ "target": "com.example#Layers" }))),
                ("Recipe/members/photo", Some(json!({ "target": "com.example#Stream" }))),
                ("Recipe/members/nothing", Some(json!({ "target": "smithy.api#Unit" }))),
                ("Recipe/members/error", Some(json!({ "target": "com.example#OvenIsCold" }))),
            ],
            faults: &[
                (
                    "com.example#Recipe$nothing",
                    "a member can't target `smithy.api#Unit`",
                    "leave out the operations that reach it",
                ),
                (
                    "com.example#Recipe$error",
                    "the error `com.example#OvenIsCold` as a member is not supported yet",
                    "leave out the operations that reach it",
                ),
                (
                    "com.example#Layers$member",
                    "member targets `com.example#Missing`, which the model does not define",
                    "define the shape, or mend the target",
                ),
                (
                    "com.example#Recipe$photo",
                    "a stream can only be the whole body",
                    "add the trait `smithy.api#httpPayload`",
                ),
            ],
        },
        Case {
            name: "mixins",
            changes: vec![("Recipe/mixins", Some(json!([{ "target": "com.example#Mixed" }])))],
            faults: &[(
                "com.example#Recipe",
                "mixin `com.example#Mixed`, which the model does not define",
                "define the mixin, or mend the name",
            )],
        },
    ]);
}

#[test]
fn collections() {
    let list = |target: &str| Some(json!({ "type": "list", "member": { "target": target } }));
    let map_by = |target: &str| {
        let value = json!({ "target": "smithy.api#Long" });
        Some(json!({ "type": "map", "key": { "target": target }, "value": value }))
    };
    check(vec![
        Case {
            name: "a list of itself",
            changes: vec![
                ("Layers", list("com.example#Layers")),
                ("Recipe/members/layers", Some(json!({ "target": "com.example#Layers" }))),
            ],
            faults: &[(
                "com.example#Layers",
                "lists and maps are within each other 32 times",
                "put a structure in between",
            )],
        },
        Case {
            name: "a map by numbers",
            changes: vec![
                ("Prices", map_by("smithy.api#Integer")),
                ("Recipe/members/prices", Some(json!({ "target": "com.example#Prices" }))),
            ],
            faults: &[(
                "com.example#Prices$key",
                "the key of a map can't be of type `integer`",
                "target a string or an enumeration",
            )],
        },
        Case {
            name: "a map that is its own key",
            changes: vec![
                ("Prices", map_by("com.example#Prices")),
                ("Recipe/members/prices", Some(json!({ "target": "com.example#Prices" }))),
            ],
            faults: &[(
                "com.example#Prices$key",
                "the key of a map can't be of type `map`",
                "target a string or an enumeration",
            )],
        },
        Case {
            name: "a stream of events",
            changes: vec![
                (
                    "Orders",
                    Some(json!({ "type": "union", "traits": { "smithy.api#streaming": {} } })),
                ),
                ("Recipe/members/orders", Some(json!({ "target": "com.example#Orders" }))),
            ],
            faults: &[(
                "com.example#Recipe$orders",
                "the event stream `com.example#Orders` is within another shape",
                "make it a member of an input or output itself",
            )],
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
                ("BakeCake/traits/com.example#organic", Some(json!({}))),
                ("BakeCakeInput/members/name/traits/smithy.api#requird", Some(json!({}))),
                ("Grams/traits", Some(json!({ "smithy.api#httpLabel": {} }))),
            ],
            faults: &[
                (
                    "com.example#Bakery",
                    "the trait `com.example#organic` on a service is not supported",
                    "remove the trait from the model",
                ),
                (
                    "com.example#BakeCake",
                    "the trait `com.example#organic` on an operation is not supported",
                    "remove the trait from the model, or the operation from the plan",
                ),
                (
                    "com.example#BakeCakeInput$name",
                    "the trait `smithy.api#requird` on a member of an input is not supported",
                    "did you mean `smithy.api#required`? if not, remove the trait from the model, or the operations that reach it from the plan",
                ),
                (
                    "com.example#Grams",
                    "the trait `smithy.api#httpLabel` on a simple type is not supported",
                    "remove the trait from the model, or the operations that reach it from the plan",
                ),
            ],
        },
        Case {
            name: "one that is known elsewhere",
            changes: vec![("Recipe/traits", Some(json!({ "smithy.api#http": {} })))],
            faults: &[(
                "com.example#Recipe",
                "the trait `smithy.api#http` on a structure is not supported",
                "remove the trait from the model, or the operations that reach it from the plan",
            )],
        },
        Case {
            name: "an annotation with a value",
            changes: vec![(
                "BakeCakeInput/members/name/traits/smithy.api#httpLabel",
                Some(json!("name")),
            )],
            faults: &[(
                "com.example#BakeCakeInput$name",
                "the trait `smithy.api#httpLabel` takes no value",
                "write `{}`",
            )],
        },
        Case {
            name: "malformed documentation and JSON name",
            changes: vec![(
                "Recipe/members/flour/traits",
                Some(json!({ "smithy.api#documentation": 1, "smithy.api#jsonName": ["a"] })),
            )],
            faults: &[
                (
                    "com.example#Recipe$flour",
                    "malformed trait `smithy.api#documentation`: expected a string",
                    "write it as the specification of the trait says",
                ),
                (
                    "com.example#Recipe$flour",
                    "malformed trait `smithy.api#jsonName`: expected a string",
                    "write it as the specification of the trait says",
                ),
            ],
        },
    ]);
}

#[test]
fn presence() {
    let flour = "Recipe/members/flour/traits";
    let long = |default: serde_json::Value| {
        let traits = json!({ "smithy.api#default": default });
        Some(json!({ "target": "smithy.api#Long", "traits": traits }))
    };
    check(vec![
        Case {
            name: "a default of another type",
            changes: vec![(flour, Some(json!({ "smithy.api#default": "" })))],
            faults: &[(
                "com.example#Recipe$flour",
                r#"the default `""` is not a value of its type"#,
                "write a value that the type of the member can have",
            )],
        },
        Case {
            name: "a default that is too large",
            changes: vec![
                (flour, Some(json!({ "smithy.api#default": 128 }))),
                ("Recipe/members/flour/target", Some(json!("smithy.api#Byte"))),
            ],
            faults: &[(
                "com.example#Recipe$flour",
                "the default `128` is not a value of its type",
                "write a value that the type of the member can have",
            )],
        },
        Case {
            name: "defaults that 64 bits don't hold",
            changes: vec![
                (flour, Some(json!({ "smithy.api#default": 9_223_372_036_854_775_808_u64 }))),
                ("Recipe/members/sugar", long(json!(1e300))),
            ],
            faults: &[
                (
                    "com.example#Recipe$flour",
                    "the default `9223372036854775808` is not a value of its type",
                    "write a value that the type of the member can have",
                ),
                (
                    "com.example#Recipe$sugar",
                    "the default `1e+300` is not a value of its type",
                    "write a value that the type of the member can have",
                ),
            ],
        },
        Case {
            name: "a default that is infinite with 32 bits",
            changes: vec![
                (flour, Some(json!({ "smithy.api#default": 1e39 }))),
                ("Recipe/members/flour/target", Some(json!("smithy.api#Float"))),
            ],
            faults: &[(
                "com.example#Recipe$flour",
                "the default `1e+39` is not a value of its type",
                "write a value that the type of the member can have",
            )],
        },
        Case {
            name: "a big integer of more digits than were read",
            changes: vec![
                (flour, Some(json!({ "smithy.api#default": 1e22 }))),
                ("Recipe/members/flour/target", Some(json!("smithy.api#BigInteger"))),
            ],
            faults: &[(
                "com.example#Recipe$flour",
                "the default `1e+22` is not a value of its type",
                "write a value that the type of the member can have",
            )],
        },
        Case {
            name: "a format of timestamps that there isn't",
            changes: vec![(flour, Some(json!({ "smithy.api#timestampFormat": "unix" })))],
            faults: &[(
                "com.example#Recipe$flour",
                "`unix` is not a format for timestamps",
                "write `date-time`, `epoch-seconds` or `http-date`",
            )],
        },
    ]);
}
