//! Faults of names: those that are taken, and those that can't be had.

use serde_json::json;

use super::{Case, check};

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
