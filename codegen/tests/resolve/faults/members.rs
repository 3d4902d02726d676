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
                (
                    "Prices",
                    Some(json!({
                        "type": "map",
                        "key": { "target": "smithy.api#Integer" },
                        "value": { "target": "smithy.api#Long" },
                    })),
                ),
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
                (
                    "Prices",
                    Some(json!({
                        "type": "map",
                        "key": { "target": "com.example#Prices" },
                        "value": { "target": "smithy.api#Long" },
                    })),
                ),
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
            faults: &[
                (
                    "com.example#Recipe$Flour",
                    "its Rust name `flour` is that of `com.example#Recipe$flour` too",
                    "give one of the two another name in the model",
                ),
                (
                    "com.example#Recipe$set_flour",
                    "its Rust name `set_flour` is that of `com.example#Recipe$flour` too",
                    "give one of the two another name in the model",
                ),
            ],
        },
        Case {
            name: "a member and a method of the builder",
            changes: vec![(
                "BakeCakeInput/members/asInput",
                Some(
                    json!({ "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "a" } }),
                ),
            )],
            faults: &[(
                "com.example#BakeCakeInput$asInput",
                "its Rust name `as_input` is taken by generated code",
                "give it another name in the model",
            )],
        },
        Case {
            name: "an error and the variant for errors that the model does not have",
            changes: vec![
                (
                    "Unhandled",
                    Some(
                        json!({ "type": "structure", "traits": { "smithy.api#error": "client" } }),
                    ),
                ),
                ("BakeCake/errors", Some(json!([{ "target": "com.example#Unhandled" }]))),
            ],
            faults: &[(
                "com.example#Unhandled",
                "its Rust name `Unhandled` is taken by generated code",
                "give it another name in the model",
            )],
        },
        Case {
            name: "two members on one key",
            changes: vec![(
                "Recipe/members/wheat",
                Some(
                    json!({ "target": "smithy.api#Long", "traits": { "smithy.api#jsonName": "flour" } }),
                ),
            )],
            faults: &[(
                "com.example#Recipe$wheat",
                "its JSON key `flour` is that of `com.example#Recipe$flour` too",
                "give one of the two another name in the model",
            )],
        },
        Case {
            name: "two types",
            changes: vec![
                ("RECIPE", structure()),
                ("Recipe/members/a", member("com.example#RECIPE")),
            ],
            faults: &[(
                "com.example#RECIPE",
                "its Rust name `Recipe` is that of `com.example#Recipe` too",
                "give one of the two another name in the model",
            )],
        },
        Case {
            name: "two types in one module",
            changes: vec![
                ("CakeACLs", structure()),
                ("CakeAcls", structure()),
                ("Recipe/members/a", member("com.example#CakeACLs")),
                ("Recipe/members/b", member("com.example#CakeAcls")),
            ],
            faults: &[(
                "com.example#CakeAcls",
                "its Rust module `cake_acls` is that of `com.example#CakeACLs` too",
                "give one of the two another name in the model",
            )],
        },
        Case {
            name: "no name at all",
            changes: vec![("Recipe/members/_1", member("smithy.api#String"))],
            faults: &[(
                "com.example#Recipe$_1",
                "no Rust name can be made of `_1`",
                "rename it in the model",
            )],
        },
    ]);
}
