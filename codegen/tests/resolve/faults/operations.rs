//! Faults of operations and their HTTP bindings.

use serde_json::json;

use super::{Case, check};

#[test]
fn the_uri() {
    let uri = |uri: &str| vec![("BakeCake/traits/smithy.api#http/uri", Some(json!(uri)))];
    check(vec![
        Case {
            name: "no slash at the start",
            changes: uri("cakes/{name}"),
            faults: &[(
                "com.example#BakeCake",
                "the URI `cakes/{name}` does not start with `/`",
                "write the path from its root",
            )],
        },
        Case {
            name: "a label without a member",
            changes: uri("/cakes/{name}/{layer}"),
            faults: &[(
                "com.example#BakeCake",
                "the URI `/cakes/{name}/{layer}` has the label `{layer}`, to which no member is bound",
                "add a member `layer` with the trait `smithy.api#httpLabel` to the input",
            )],
        },
        Case {
            name: "a label that is nearly a member",
            changes: uri("/cakes/{nam}"),
            faults: &[(
                "com.example#BakeCake",
                "the URI `/cakes/{nam}` has the label `{nam}`, to which no member is bound",
                "did you mean `{name}`?",
            )],
        },
        Case {
            name: "a label that is a member bound elsewhere",
            changes: uri("/cakes/{name}/{tray}"),
            faults: &[(
                "com.example#BakeCake",
                "the URI `/cakes/{name}/{tray}` has the label `{tray}`, to which no member is bound",
                "give the member `tray` of the input the trait `smithy.api#httpLabel`",
            )],
        },
        Case {
            name: "a member without a label",
            changes: uri("/cakes"),
            faults: &[(
                "com.example#BakeCakeInput$name",
                "the member is bound to the label `{name}`, which the URI `/cakes` does not have",
                "add the label to the URI, or remove the trait",
            )],
        },
        Case {
            name: "a label twice",
            changes: uri("/{name}/cakes/{name}"),
            faults: &[(
                "com.example#BakeCake",
                "the URI `/{name}/cakes/{name}` has the label `{name}` twice",
                "use each label once",
            )],
        },
        Case {
            name: "a label that is not a whole segment, and a query",
            changes: uri("/cakes-{name}?fresh"),
            faults: &[(
                "com.example#BakeCake",
                "the URI `/cakes-{name}?fresh` has braces within the segment `cakes-{name}`",
                "make a label, braces included, a segment of its own",
            )],
        },
        Case {
            name: "two greedy labels",
            changes: uri("/cakes/{name+}/{tray+}"),
            faults: &[(
                "com.example#BakeCake",
                "the URI `/cakes/{name+}/{tray+}` has two greedy labels",
                "keep one of them",
            )],
        },
    ]);
}

#[test]
fn the_http_trait() {
    let http = |value| vec![("BakeCake/traits/smithy.api#http", Some(value))];
    check(vec![
        Case {
            name: "none at all",
            changes: vec![("BakeCake/traits/smithy.api#http", None)],
            faults: &[(
                "com.example#BakeCake",
                "the operation has no trait `smithy.api#http`",
                "add it: the protocol sends each operation to a method and a URI",
            )],
        },
        Case {
            name: "method and status",
            changes: http(json!({ "method": "put", "uri": "/cakes/{name}", "code": 20 })),
            faults: &[
                (
                    "com.example#BakeCake",
                    "`put` is not an HTTP method",
                    "write it in capital letters, as in `POST`",
                ),
                (
                    "com.example#BakeCake",
                    "20 is not an HTTP status",
                    "write a status of three digits, as in `200`",
                ),
            ],
        },
        Case {
            name: "no URI",
            changes: http(json!({ "method": "PUT" })),
            faults: &[(
                "com.example#BakeCake",
                "malformed trait `smithy.api#http`: missing key `uri`",
                "write it as the specification of the trait says",
            )],
        },
        Case {
            name: "a string",
            changes: http(json!("PUT /cakes/{name}")),
            faults: &[(
                "com.example#BakeCake",
                r#"malformed trait `smithy.api#http`: invalid type: string "PUT /cakes/{name}", expected an object with `method`, `uri` and `code`"#,
                "write it as the specification of the trait says",
            )],
        },
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
        faults: &[(
            "com.example#BakeCakeInput$NAME",
            "the member is bound to the same label as `com.example#BakeCakeInput$name`: letter case does not tell labels apart",
            "rename one of the two, or bind it elsewhere",
        )],
    }]);
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
            faults: &[
                (
                    "com.example#BakeCake",
                    "operation names `com.example#BakeCakeInputs`, which the model does not define",
                    "define the shape, or mend the target; did you mean `com.example#BakeCakeInput`?",
                ),
                (
                    "com.example#BakeCake",
                    "operation names `other#Thing`, which the model does not define",
                    "define the shape, or mend the target",
                ),
                (
                    "com.example#BakeCake",
                    "operation names `com.example#OvenIsHot`, which the model does not define",
                    "define the shape, or mend the target",
                ),
            ],
        },
        Case {
            name: "of the wrong type",
            changes: vec![
                ("BakeCake/input/target", Some(json!("com.example#Grams"))),
                ("BakeCake/output/target", Some(json!("com.example#Glaze"))),
                ("BakeCake/errors/0/target", Some(json!("com.example#CloseShop"))),
            ],
            faults: &[
                (
                    "com.example#BakeCake",
                    "the input `com.example#Grams` is of type `long`",
                    "name a structure as input",
                ),
                (
                    "com.example#BakeCake",
                    "the output `com.example#Glaze` is of type `enum`",
                    "name a structure as output",
                ),
                (
                    "com.example#BakeCake",
                    "the error `com.example#CloseShop` is of type `operation`",
                    "name a structure as error",
                ),
            ],
        },
        Case {
            name: "an error that is none",
            changes: vec![("OvenIsCold/traits", None)],
            faults: &[(
                "com.example#BakeCake",
                "`com.example#OvenIsCold` is not an error",
                "give it the trait `smithy.api#error`, or remove it from `errors`",
            )],
        },
        Case {
            name: "an error with a message of its own kind, and nobody at fault",
            changes: vec![
                ("OvenIsCold/members/Message", Some(json!({ "target": "com.example#Recipe" }))),
                ("OvenIsCold/traits/smithy.api#error", Some(json!("nobody"))),
            ],
            faults: &[
                (
                    "com.example#OvenIsCold",
                    "malformed trait `smithy.api#error`: `nobody` is neither `client` nor `server`",
                    "write it as the specification of the trait says",
                ),
                (
                    "com.example#OvenIsCold$Message",
                    "the message of the error is not a string",
                    "target a string, or rename the member",
                ),
            ],
        },
    ]);
}
