//! Texts that are no models, or not whole ones.

use pretty_assertions::assert_eq;
use smithy_sdk_codegen::ast::{Kind, Model, ShapeId};
use smithy_sdk_codegen::diagnostics::{Diagnostics, Input};

use crate::support::{BAKERY, told};

fn faults(text: &str) -> Diagnostics {
    Model::parse(text).err().unwrap_or_else(|| panic!("no fault in {text}"))
}

/// A model with these shapes, written as they are.
fn with_shapes(shapes: &str) -> String {
    format!(r#"{{ "smithy": "2.0", "shapes": {{ {shapes} }} }}"#)
}

#[test]
fn what_is_not_json_is_told_with_its_place() {
    let cases = [
        ("", "line 1, column 1", "EOF while parsing a value", 0..0),
        ("{\n  \"a\": tru\n}", "line 2, column 11", "expected ident", 12..13),
        ("{ \"a\": 1, }", "line 1, column 11", "trailing comma", 10..11),
        ("{} {}", "line 1, column 4", "trailing characters", 3..4),
        ("{ \"a\": \"\u{1f370}", "line 1, column 9", "EOF while parsing a string", 8..12),
    ];
    for (text, subject, message, span) in cases {
        let faults = faults(text);
        let message = format!("this is not JSON: {message}");
        let expected = [(subject, message.as_str(), "mend the text at this place")];
        assert_eq!(told(&faults), expected, "{text}");
        assert_eq!(faults.iter().next().unwrap().span, Some(span), "{text}");
    }
}

#[test]
fn a_text_nested_too_deeply_is_refused() {
    let text = "[".repeat(100_000);
    let faults = faults(&text);
    assert_eq!(
        told(&faults),
        [(
            "line 1, column 128",
            "this is not JSON: recursion limit exceeded",
            "mend the text at this place"
        )]
    );
}

#[test]
fn the_frame_of_a_model() {
    type Told = (&'static str, &'static str, &'static str);
    let cases: [(&str, &[Told]); 7] = [
        ("[]", &[("the model", "expected an object", "write it as `{ … }`")]),
        ("{}", &[("the model", "`smithy` is missing", "add it")]),
        (
            r#"{ "smithy": 2, "shapes": {} }"#,
            &[(
                "the model",
                "malformed `smithy`: invalid type: integer `2`, expected a string",
                "write it as the JSON AST of Smithy 2.0 has it",
            )],
        ),
        (
            r#"{ "smithy": "1.0", "shapes": { "a#B": { "type": "string" } } }"#,
            &[("the model", "Smithy 1.0 is not supported", "write the model in Smithy 2.0")],
        ),
        (
            r#"{ "smithy": "20", "shapes": {} }"#,
            &[("the model", "Smithy 20 is not supported", "write the model in Smithy 2.0")],
        ),
        (r#"{ "smithy": "2.0" }"#, &[("the model", "`shapes` is missing", "add it")]),
        (
            r#"{ "smithy": "2.0", "shape": {}, "shapes": [] }"#,
            &[
                (
                    "the model",
                    "malformed `shapes`: invalid type: array, expected an object",
                    "write it as the JSON AST of Smithy 2.0 has it",
                ),
                ("the model", "`shape` is not a property of a model", "did you mean `shapes`?"),
            ],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(told(&faults(text)), expected, "{text}");
    }
}

#[test]
fn versions_of_smithy_2() {
    for version in ["2", "2.0", "2.1"] {
        let text = format!(r#"{{ "smithy": "{version}", "metadata": {{}}, "shapes": {{}} }}"#);
        assert!(Model::parse(&text).is_ok(), "{version}");
    }
}

#[test]
fn keys_that_stand_twice() {
    let text = with_shapes(
        r#"
        "a#S": {
            "type": "structure",
            "members": {
                "m": { "target": "a#T", "target": "a#U" },
                "m": { "target": "a#T" }
            },
            "traits": { "a#t": { "x": [{ "y": 1, "y": 2 }] } }
        },
        "a#S": { "type": "string" }"#,
    );
    assert_eq!(
        told(&faults(&text)),
        [
            ("a#S$m", "`target` stands here twice", "keep one of the two"),
            ("a#S$m", "`m` stands here twice", "keep one of the two"),
            ("a#S", "`y` stands here twice", "keep one of the two"),
            ("a#S", "`a#S` stands here twice", "keep one of the two"),
        ]
    );
}

#[test]
fn shapes_of_the_wrong_form() {
    let text = with_shapes(
        r#"
        "NoNamespace": { "type": "string" },
        "a#1": { "type": "string" },
        "a#NotAnObject": [],
        "a#NoType": { "traits": {} },
        "a#TypeIsANumber": { "type": 1 },
        "a#Misspelt": { "type": "strutcure" },
        "a#Stranger": { "type": "frobnicator" },
        "a#Property": { "type": "structure", "memberz": {}, "whatever": 1 },
        "a#Member$m": { "type": "string" },
        "a#Member": { "type": "structure", "members": {
            "no-name": { "target": "a#T" },
            "noTarget": {},
            "malformed": { "target": "T" },
            "more": { "target": "a#T", "trait": {}, "traits": { "documentation": "", "a#b$c": {} } },
            "text": "a#T"
        } },
        "a#List": { "type": "list" },
        "a#Map": { "type": "map", "key": { "target": "x" } },
        "a#Service": { "type": "service", "version": 1, "operations": ["a#O"], "rename": { "b": "c" } },
        "a#Operation": { "type": "operation", "input": { "target": "a#T", "traits": {} }, "errors": {} },
        "a#Resource": { "type": "resource", "identifiers": [], "create": "a#O" },
        "a#Apply": { "type": "apply", "members": {} }"#,
    );
    assert_eq!(
        told(&faults(&text)),
        [
            ("NoNamespace", "`NoNamespace` is not a shape ID", "write it as `namespace#Name`"),
            ("a#1", "`a#1` is not a shape ID", "write it as `namespace#Name`"),
            ("a#NotAnObject", "expected an object", "write it as `{ … }`"),
            ("a#NoType", "`type` is missing", "add it"),
            (
                "a#TypeIsANumber",
                "malformed `type`: invalid type: integer `1`, expected a string",
                "write it as the JSON AST of Smithy 2.0 has it"
            ),
            ("a#Misspelt", "`strutcure` is not a type of shape", "did you mean `structure`?"),
            (
                "a#Stranger",
                "`frobnicator` is not a type of shape",
                "the types are `enum`, `intEnum`, `list`, `map`, `operation`, `resource`, `service`, `structure`, `union`, `bigDecimal`, `bigInteger`, `blob`, `boolean`, `byte`, `document`, `double`, `float`, `integer`, `long`, `short`, `string`, `timestamp`"
            ),
            ("a#Property", "`memberz` is not a property of a structure", "did you mean `members`?"),
            ("a#Property", "`whatever` is not a property of a structure", "remove it"),
            (
                "a#Member$m",
                "a member can't be defined outside its shape",
                "move it to `members` of the shape"
            ),
            (
                "a#Member",
                "`no-name` is not a name that a member can have",
                "use letters, digits and `_`, starting with a letter"
            ),
            ("a#Member$noTarget", "`target` is missing", "add it"),
            (
                "a#Member$malformed",
                "malformed `target`: `T` is not a shape ID",
                "write it as the JSON AST of Smithy 2.0 has it"
            ),
            (
                "a#Member$more",
                "`documentation` is not the ID of a trait",
                "write it with its namespace, as in `smithy.api#documentation`"
            ),
            (
                "a#Member$more",
                "`a#b$c` is not the ID of a trait",
                "write it with its namespace, as in `smithy.api#documentation`"
            ),
            ("a#Member$more", "`trait` is not a property of a member", "did you mean `traits`?"),
            ("a#Member$text", "expected an object", "write it as `{ … }`"),
            ("a#List", "`member` is missing", "add it"),
            (
                "a#Map$key",
                "malformed `target`: `x` is not a shape ID",
                "write it as the JSON AST of Smithy 2.0 has it"
            ),
            ("a#Map", "`value` is missing", "add it"),
            (
                "a#Service",
                "malformed `version`: invalid type: integer `1`, expected a string",
                "write it as the JSON AST of Smithy 2.0 has it"
            ),
            (
                "a#Service",
                r#"malformed `operations`: invalid type: string "a#O", expected an object with the `target` and nothing else"#,
                "write it as the JSON AST of Smithy 2.0 has it"
            ),
            (
                "a#Service",
                "malformed `rename`: `b` is not a shape ID",
                "write it as the JSON AST of Smithy 2.0 has it"
            ),
            (
                "a#Operation",
                "malformed `input`: unknown key `traits`, expected `target`",
                "write it as the JSON AST of Smithy 2.0 has it"
            ),
            (
                "a#Operation",
                "malformed `errors`: invalid type: object, expected an array",
                "write it as the JSON AST of Smithy 2.0 has it"
            ),
            (
                "a#Resource",
                r#"malformed `create`: invalid type: string "a#O", expected an object with the `target` and nothing else"#,
                "write it as the JSON AST of Smithy 2.0 has it"
            ),
            (
                "a#Resource",
                "malformed `identifiers`: invalid type: array, expected an object",
                "write it as the JSON AST of Smithy 2.0 has it"
            ),
            ("a#Apply", "`members` is not a property of an `apply` statement", "remove it"),
        ]
    );
}

#[test]
fn every_type_of_shape_is_read() {
    let simple = [
        "bigDecimal",
        "bigInteger",
        "blob",
        "boolean",
        "byte",
        "document",
        "double",
        "float",
        "integer",
        "long",
        "short",
        "string",
        "timestamp",
    ];
    let mut shapes: Vec<String> =
        simple.iter().map(|it| format!(r#""a#{it}": {{ "type": "{it}" }}"#)).collect();
    let members = r#""members": { "m": { "target": "smithy.api#Unit" } }"#;
    for it in ["structure", "union", "enum", "intEnum"] {
        shapes.push(format!(r#""a#{it}": {{ "type": "{it}", {members} }}"#));
    }
    shapes.extend(
        [
            r#""a#list": { "type": "list", "member": { "target": "a#b" } }"#,
            r#""a#set": { "type": "set", "member": { "target": "a#b" } }"#,
            r#""a#map": { "type": "map", "key": { "target": "a#b" }, "value": { "target": "a#c" } }"#,
            r#""a#service": { "type": "service", "resources": [{ "target": "a#resource" }] }"#,
            r#""a#operation": { "type": "operation", "input": { "target": "a#b" } }"#,
            r#""a#resource": {
                "type": "resource",
                "properties": { "p": { "target": "a#b" } },
                "read": { "target": "a#r" },
                "collectionOperations": [{ "target": "a#c" }]
            }"#,
        ]
        .map(str::to_owned),
    );
    let model = Model::parse(&with_shapes(&shapes.join(",\n"))).unwrap();
    let kinds: Vec<_> = model.shapes().map(|(id, shape)| (id.name(), shape.kind.name())).collect();
    let expected: Vec<_> = kinds
        .iter()
        .map(|(name, _)| (*name, if *name == "set" { "list" } else { *name }))
        .collect();
    assert_eq!(kinds, expected);
    assert_eq!(kinds.len(), 23);

    let members = |name: &str| -> Vec<String> {
        let shape = model.shape(&format!("a#{name}").parse().unwrap()).unwrap();
        shape.members().map(|(name, member)| format!("{name}: {}", member.target)).collect()
    };
    assert_eq!(members("structure"), ["m: smithy.api#Unit"]);
    assert_eq!(members("set"), ["member: a#b"]);
    assert_eq!(members("map"), ["key: a#b", "value: a#c"]);
    assert_eq!(members("operation"), [""; 0]);
}

#[test]
fn the_prelude_is_there_without_being_written() {
    let model = Model::parse(BAKERY).unwrap();
    let kind = |id: &str| model.shape(&id.parse().unwrap()).map(|shape| shape.kind.name());
    assert_eq!(kind("smithy.api#String"), Some("string"));
    assert_eq!(kind("smithy.api#BigDecimal"), Some("bigDecimal"));
    assert_eq!(kind("smithy.api#PrimitiveLong"), Some("long"));
    assert_eq!(kind("smithy.api#Unit"), Some("structure"));
    assert_eq!(kind("smithy.api#PrimitiveString"), None);
    assert_eq!(kind("com.example#String"), None);
    assert!(model.shapes().all(|(id, _)| !id.is_prelude()));
}

fn id(text: &str) -> ShapeId {
    text.parse().unwrap()
}

#[test]
fn an_overlay_adds_traits_and_shapes() {
    let model = with_shapes(
        r#"
        "a#S": { "type": "structure", "members": { "m": { "target": "smithy.api#String" } } },
        "a#S$m": { "type": "apply", "traits": { "a#own": 1 } }"#,
    );
    let overlay = with_shapes(
        r#"
        "a#S": { "type": "apply", "traits": { "a#list": [1], "a#same": "x" } },
        "a#S$m": { "type": "apply", "traits": { "a#more": 2 } },
        "a#New": { "type": "string" }"#,
    );
    let again =
        with_shapes(r#""a#S": { "type": "apply", "traits": { "a#list": [2], "a#same": "x" } }"#);
    let model = Model::parse(&model).unwrap();
    let model = model.with_overlay(Model::parse_overlay(&overlay).unwrap()).unwrap();
    let model = model.with_overlay(Model::parse_overlay(&again).unwrap()).unwrap();

    let shape = model.shape(&id("a#S")).unwrap();
    let values = |traits: &smithy_sdk_codegen::ast::Traits| -> Vec<String> {
        traits.iter().map(|(id, value)| format!("{id}: {value}")).collect()
    };
    assert_eq!(values(&shape.traits), ["a#list: [1,2]", "a#same: \"x\""]);
    let Kind::Structure(members) = &shape.kind else { panic!("{shape:?}") };
    assert_eq!(values(&members["m"].traits), ["a#own: 1", "a#more: 2"]);
    assert_eq!(model.shape(&id("a#New")).unwrap().kind.name(), "string");
}

#[test]
fn faults_of_an_overlay_are_told_of_the_overlay() {
    let model = with_shapes(r#""a#Cake": { "type": "string", "traits": { "a#t": 1 } }"#);
    let overlay = with_shapes(
        r#"
        "a#Cakes": { "type": "apply", "traits": {} },
        "b#Zebra": { "type": "apply", "traits": {} },
        "a#Cake$m": { "type": "apply", "traits": {} },
        "a#Cake": { "type": "apply", "traits": { "a#t": 2 } }"#,
    );
    let model = Model::parse(&model).unwrap();
    let faults = model.clone().with_overlay(Model::parse_overlay(&overlay).unwrap()).unwrap_err();
    assert_eq!(
        told(&faults),
        [
            (
                "a#Cakes",
                "traits are applied to a shape that the model does not define",
                "did you mean `Cake`?"
            ),
            (
                "b#Zebra",
                "traits are applied to a shape that the model does not define",
                "define it, or remove the statement"
            ),
            (
                "a#Cake$m",
                "traits are applied to a member that the shape does not have",
                "mend the name, or remove the statement"
            ),
            ("a#Cake", "`a#t` is applied with a second value", "keep one of the two values"),
        ]
    );
    assert!(faults.iter().all(|fault| fault.input == Input::Tests));

    let again = with_shapes(r#""a#Cake": { "type": "string" }"#);
    let faults = model.with_overlay(Model::parse_overlay(&again).unwrap()).unwrap_err();
    assert_eq!(
        told(&faults),
        [(
            "a#Cake",
            "the model defines this shape already",
            "give it another name, or apply traits to the model's"
        ),]
    );

    let faults = Model::parse_overlay("{").unwrap_err();
    assert!(faults.iter().all(|fault| fault.input == Input::Tests));
}
