//! Faults of operations and their HTTP bindings.

use serde_json::json;

use super::{Case, check};

#[test]
fn the_uri() {
    let uri = |uri: &str| vec![("BakeCake/traits/smithy.api#http/uri", Some(json!(uri)))];
    check(vec![
        Case { name: "no slash at the start", changes: uri("cakes/{name}"), faults: &[] },
        Case {
            name: "a label without a member",
            changes: uri("/cakes/{name}/{layer}"),
            faults: &[],
        },
        Case { name: "a label that is nearly a member", changes: uri("/cakes/{nam}"), faults: &[] },
        Case {
            name: "a label that is a member bound elsewhere",
            changes: uri("/cakes/{name}/{tray}"),
            faults: &[],
        },
        Case { name: "a member without a label", changes: uri("/cakes"), faults: &[] },
        Case { name: "a label twice", changes: uri("/{name}/cakes/{name}"), faults: &[] },
        Case {
            name: "a label that is not a whole segment, and a query",
            changes: uri("/cakes-{name}?fresh"),
            faults: &[],
        },
        Case { name: "a greedy label", changes: uri("/cakes/{name+}"), faults: &[] },
    ]);
}

#[test]
fn the_http_trait() {
    let http = |value| vec![("BakeCake/traits/smithy.api#http", Some(value))];
    check(vec![
        Case {
            name: "none at all",
            changes: vec![("BakeCake/traits/smithy.api#http", None)],
            faults: &[],
        },
        Case {
            name: "method and status",
            changes: http(json!({ "method": "put", "uri": "/cakes/{name}", "code": 20 })),
            faults: &[],
        },
        Case { name: "no URI", changes: http(json!({ "method": "PUT" })), faults: &[] },
        Case { name: "a string", changes: http(json!("PUT /cakes/{name}")), faults: &[] },
    ]);
}

#[test]
fn members_on_one_label() {
    let label = json!({ "smithy.api#httpLabel": {}, "smithy.api#required": {} });
    check(vec![Case {
        name: "names that differ by case",
        changes: vec![(
            "BakeCakeInput/members/NAME",
            Some(json!({ "target": "smithy.api#String", "traits": label })),
        )],
        faults: &[],
    }]);
}

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
            faults: &[],
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
            faults: &[],
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
            faults: &[],
        },
        Case {
            name: "two payloads",
            changes: vec![(
                "BakeCakeInput/members/second",
                Some(json!({ "target": "com.example#Recipe", "traits": payload() })),
            )],
            faults: &[],
        },
        Case {
            name: "a member beside the payload",
            changes: vec![(
                "BakeCakeInput/members/crumbs",
                Some(json!({ "target": "smithy.api#Boolean" })),
            )],
            faults: &[],
        },
        Case {
            name: "a payload that is a string",
            changes: vec![(
                "BakeCakeInput/members/recipe/target",
                Some(json!("smithy.api#String")),
            )],
            faults: &[],
        },
        Case {
            name: "a number in a header and a structure in a label",
            changes: vec![
                ("BakeCakeInput/members/tray/target", Some(json!("com.example#Grams"))),
                ("BakeCakeInput/members/name/target", Some(json!("com.example#Recipe"))),
            ],
            faults: &[],
        },
        Case {
            name: "a header of an answer that is no string",
            changes: vec![(
                "BakeCakeOutput/members/glaze/traits",
                Some(json!({ "smithy.api#httpHeader": 1 })),
            )],
            faults: &[],
        },
    ]);
}

#[test]
fn inputs_outputs_and_errors() {
    check(vec![
        Case {
            name: "missing",
            changes: vec![
                ("BakeCake/input/target", Some(json!("com.example#BakeCakeInputs"))),
                ("BakeCake/output/target", Some(json!("other#Thing"))),
                ("BakeCake/errors/0/target", Some(json!("com.example#OvenIsHot"))),
            ],
            faults: &[],
        },
        Case {
            name: "of the wrong type",
            changes: vec![
                ("BakeCake/input/target", Some(json!("com.example#Grams"))),
                ("BakeCake/output/target", Some(json!("com.example#Glaze"))),
                ("BakeCake/errors/0/target", Some(json!("com.example#CloseShop"))),
            ],
            faults: &[],
        },
        Case {
            name: "an error that is none",
            changes: vec![("OvenIsCold/traits", None)],
            faults: &[],
        },
        Case {
            name: "an error with a message of its own kind, and nobody at fault",
            changes: vec![
                ("OvenIsCold/members/Message", Some(json!({ "target": "com.example#Recipe" }))),
                ("OvenIsCold/traits/smithy.api#error", Some(json!("nobody"))),
            ],
            faults: &[],
        },
    ]);
}
