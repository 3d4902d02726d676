//! Faults of members that can't travel where their traits put them.

use serde_json::json;

use super::{Case, check};

#[test]
fn bindings() {
    let name = "BakeCakeInput/members/name/traits";
    let tray = "BakeCakeInput/members/tray/traits";
    let recipe = "BakeCakeInput/members/recipe/traits";
    let payload = || Some(json!({ "smithy.api#httpPayload": {} }));
    check(vec![
        Case {
            name: "a label that is not required",
            changes: vec![(name, Some(json!({ "smithy.api#httpLabel": {} })))],
            faults: &[(
                "com.example#BakeCakeInput$name",
                "a member bound to a label is not required",
                "add the trait `smithy.api#required`: a URI can't leave it out",
            )],
        },
        Case {
            name: "in two places",
            changes: vec![
                (
                    tray,
                    Some(
                        json!({ "smithy.api#httpHeader": "x-tray", "smithy.api#httpPayload": {} }),
                    ),
                ),
                (recipe, Some(json!({ "smithy.api#httpHeader": "x" }))),
            ],
            faults: &[
                (
                    "com.example#BakeCakeInput$tray",
                    "the member travels in two places: `smithy.api#httpHeader` and `smithy.api#httpPayload`",
                    "keep one of the two traits",
                ),
                (
                    "com.example#BakeCakeInput$recipe",
                    "a structure can't travel in a header",
                    "target a string, a number, a boolean, a timestamp or a list of these",
                ),
            ],
        },
        Case {
            name: "a header with a blank, and another twice",
            changes: vec![
                (tray, Some(json!({ "smithy.api#httpHeader": "x tray" }))),
                (
                    "BakeCakeInput/members/a",
                    Some(
                        json!({ "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "X-Oven" } }),
                    ),
                ),
                (
                    "BakeCakeInput/members/b",
                    Some(
                        json!({ "target": "smithy.api#String", "traits": { "smithy.api#httpHeader": "x-oven" } }),
                    ),
                ),
            ],
            faults: &[
                (
                    "com.example#BakeCakeInput$tray",
                    "`x tray` is not the name of a header",
                    "use letters, digits and `-`",
                ),
                (
                    "com.example#BakeCakeInput$b",
                    "its header `x-oven` is that of `com.example#BakeCakeInput$a` too",
                    "give one of the two another name in the model",
                ),
            ],
        },
        Case {
            name: "two payloads",
            changes: vec![(
                "BakeCakeInput/members/second",
                Some(json!({ "target": "com.example#Recipe", "traits": payload() })),
            )],
            faults: &[(
                "com.example#BakeCakeInput$second",
                "the member `recipe` is the body already",
                "keep one of the two traits `smithy.api#httpPayload`",
            )],
        },
        Case {
            name: "a member beside the payload",
            changes: vec![(
                "BakeCakeInput/members/crumbs",
                Some(json!({ "target": "smithy.api#Boolean" })),
            )],
            faults: &[(
                "com.example#BakeCakeInput$crumbs",
                "the member has no place: `recipe` is the whole body",
                "bind it to a label or a header, or make it a member of the payload",
            )],
        },
        Case {
            name: "a payload that is a number",
            changes: vec![("BakeCakeInput/members/recipe/target", Some(json!("smithy.api#Long")))],
            faults: &[(
                "com.example#BakeCakeInput$recipe",
                "a number can't travel as the whole body",
                "target a structure, a union, a document, a blob or a string",
            )],
        },
        Case {
            name: "a blob in a header and a structure in a label",
            changes: vec![
                ("BakeCakeInput/members/tray/target", Some(json!("smithy.api#Blob"))),
                ("BakeCakeInput/members/name/target", Some(json!("com.example#Recipe"))),
            ],
            faults: &[
                (
                    "com.example#BakeCakeInput$name",
                    "a structure can't travel in a path",
                    "target a string, a number, a boolean or a timestamp",
                ),
                (
                    "com.example#BakeCakeInput$tray",
                    "a blob can't travel in a header",
                    "target a string, a number, a boolean, a timestamp or a list of these",
                ),
            ],
        },
        Case {
            name: "a media type that no header can hold",
            changes: vec![
                (
                    "Picture",
                    Some(
                        json!({ "type": "blob", "traits": { "smithy.api#mediaType": "image/png\n" } }),
                    ),
                ),
                ("BakeCakeInput/members/recipe/target", Some(json!("com.example#Picture"))),
            ],
            faults: &[(
                "com.example#Picture",
                "`image/png\n` can't be the value of a header",
                "write it as `type/subtype`",
            )],
        },
        Case {
            name: "a list of texts with a media type in a header",
            changes: vec![
                (
                    "Page",
                    Some(json!({
                        "type": "string",
                        "traits": { "smithy.api#mediaType": "text/html" },
                    })),
                ),
                (
                    "Pages",
                    Some(json!({ "type": "list", "member": { "target": "com.example#Page" } })),
                ),
                ("BakeCakeInput/members/tray/target", Some(json!("com.example#Pages"))),
            ],
            faults: &[(
                "com.example#BakeCakeInput$tray",
                "a list of texts with a media type in a header is not supported yet",
                "target a list of texts without one",
            )],
        },
        Case {
            name: "a query of lists with gaps",
            changes: vec![
                (
                    "Names",
                    Some(json!({
                        "type": "list",
                        "member": { "target": "smithy.api#String" },
                        "traits": { "smithy.api#sparse": {} },
                    })),
                ),
                (
                    "Words",
                    Some(json!({
                        "type": "map",
                        "key": { "target": "smithy.api#String" },
                        "value": { "target": "com.example#Names" },
                    })),
                ),
                (
                    "BakeCakeInput/members/words",
                    Some(
                        json!({ "target": "com.example#Words", "traits": { "smithy.api#httpQueryParams": {} } }),
                    ),
                ),
            ],
            faults: &[(
                "com.example#BakeCakeInput$words",
                "a map of this type can't travel as a query",
                "target a map of strings or of lists of strings",
            )],
        },
        Case {
            name: "a header of an answer that is no string",
            changes: vec![(
                "BakeCakeOutput/members/glaze/traits",
                Some(json!({ "smithy.api#httpHeader": 1 })),
            )],
            faults: &[(
                "com.example#BakeCakeOutput$glaze",
                "malformed trait `smithy.api#httpHeader`: expected a string",
                "write it as the specification of the trait says",
            )],
        },
    ]);
}
