//! Differences between models, each with what it does to callers.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong may panic, in its helpers too"
)]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes the texts")]

use expect_test::{Expect, expect};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::diff::{Change, Verdict, diff};

/// An operation with a structure for each use: input, output, error, nested in both.
fn bakery() -> Value {
    json!({"smithy": "2.0", "shapes": {
        "a#Bakery": {
            "type": "service",
            "version": "1",
            "operations": [{"target": "a#Bake"}],
            "resources": [{"target": "a#Oven"}],
            "errors": [{"target": "a#Closed"}],
            "traits": {
                "aws.protocols#restJson1": {},
                "smithy.rules#endpointRuleSet": {"rules": [{"documentation": "old", "error": "no"}]},
            },
        },
        "a#Oven": {
            "type": "resource",
            "identifiers": {"oven": {"target": "a#Name"}},
            "operations": [{"target": "a#Clean"}],
        },
        "a#Bake": {
            "type": "operation",
            "input": {"target": "a#BakeInput"},
            "output": {"target": "a#BakeOutput"},
            "errors": [{"target": "a#Burnt"}],
            "traits": {
                "smithy.api#http": {"method": "POST", "uri": "/bake", "code": 200},
                "smithy.api#documentation": "old",
                "smithy.api#examples": [{"title": "old"}],
            },
        },
        "a#Clean": {
            "type": "operation",
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/clean", "code": 200}},
        },
        "a#BakeInput": {"type": "structure", "members": {
            "name": {"target": "a#Name"},
            "cake": {"target": "a#Cake"},
        }},
        "a#BakeOutput": {"type": "structure", "members": {
            "cake": {"target": "a#Cake"},
            "price": {"target": "a#Price"},
        }},
        "a#Burnt": {"type": "structure", "members": {
            "message": {"target": "a#Name"},
        }, "traits": {"smithy.api#error": "client"}},
        "a#Closed": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "server"}},
        "a#Cake": {"type": "structure", "members": {
            "taste": {"target": "a#Taste"},
            "layers": {"target": "a#Layers"},
            "filling": {"target": "a#Filling"},
        }},
        "a#Filling": {"type": "union", "members": {
            "jam": {"target": "a#Name"},
            "cream": {"target": "a#Name"},
        }},
        "a#Taste": {"type": "enum", "members": {
            "SWEET": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "sweet"}},
            "SOUR": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "sour"}},
        }},
        "a#Layers": {"type": "list", "member": {"target": "a#Name"}},
        "a#Names": {"type": "list", "member": {"target": "smithy.api#String"}},
        "a#Name": {"type": "string"},
        "a#Price": {"type": "integer"},
        "a#Spare": {"type": "structure", "members": {}},
    }})
}

fn parsed(model: &Value) -> Model {
    Model::parse(&model.to_string()).unwrap()
}

/// The bakery and the bakery edited, compared.
fn told(edit: impl Fn(&mut Value)) -> String {
    let old = bakery();
    let mut new = old.clone();
    edit(&mut new["shapes"]);
    let differences = diff(&parsed(&old), &parsed(&new));
    differences.iter().map(|difference| format!("{difference}\n")).collect()
}

type Edit = fn(&mut Value);

fn check(cases: &[(&str, Edit)], expected: &Expect) {
    let mut text = String::new();
    for (name, edit) in cases {
        text.push_str(&format!("# {name}\n{}", told(edit)));
    }
    expected.assert_eq(&text);
}

fn remove(value: &mut Value, key: &str) {
    value.as_object_mut().unwrap().shift_remove(key).unwrap();
}

fn reverse_order(object: &mut Value) {
    let entries = std::mem::take(object.as_object_mut().unwrap());
    *object = entries.into_iter().rev().collect();
}

#[test]
fn prose_is_set_aside() {
    let text = told(|shapes| {
        shapes["a#Bake"]["traits"]["smithy.api#documentation"] = json!("new");
        shapes["a#Bake"]["traits"]["smithy.api#examples"] = json!([]);
        shapes["a#Cake"]["traits"] = json!({"smithy.api#documentation": "added"});
        shapes["a#Bakery"]["traits"]["smithy.rules#endpointRuleSet"]["rules"][0]["documentation"] =
            json!("new");
    });
    assert_eq!(text, "");
}

#[test]
fn a_model_is_equal_to_itself_whatever_the_order_of_its_shapes() {
    let old = bakery();
    let mut new = old.clone();
    new["metadata"] = json!({"cats": true});
    reverse_order(&mut new["shapes"]);
    assert_eq!(diff(&parsed(&old), &parsed(&new)), []);
}

#[test]
fn members() {
    check(
        &[
            ("removed", |it| {
                remove(&mut it["a#Cake"]["members"], "taste");
                remove(&mut it["a#Filling"]["members"], "jam");
                remove(&mut it["a#Taste"]["members"], "SOUR");
            }),
            ("added, optional", |it| {
                it["a#BakeInput"]["members"]["a"] = json!({"target": "a#Name"});
                it["a#BakeOutput"]["members"]["b"] = json!({"target": "a#Name"});
                it["a#Filling"]["members"]["c"] = json!({"target": "a#Name"});
                it["a#Taste"]["members"]["BITTER"] = json!({
                    "target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "bitter"},
                });
            }),
            ("added, required", |it| {
                let member = json!({"target": "a#Name", "traits": {"smithy.api#required": {}}});
                it["a#BakeInput"]["members"]["a"] = member.clone();
                it["a#BakeOutput"]["members"]["b"] = member.clone();
                it["a#Cake"]["members"]["c"] = member;
            }),
            ("in another order", |it| {
                reverse_order(&mut it["a#Cake"]["members"]);
                it["a#Cake"]["members"]["last"] = json!({"target": "a#Name"});
            }),
            ("another target", |it| {
                it["a#BakeInput"]["members"]["name"]["target"] = json!("smithy.api#String");
                it["a#BakeOutput"]["members"]["price"]["target"] = json!("smithy.api#Long");
                it["a#Cake"]["members"]["layers"]["target"] = json!("a#Names");
                it["a#Cake"]["members"]["taste"]["target"] = json!("a#Name");
                it["a#Layers"]["member"]["target"] = json!("a#Price");
            }),
        ],
        &expect![[r#"
            # removed
            a#Cake$taste: member removed with the target `a#Taste`; breaks callers: its field and its setters vanish
            a#Filling$jam: member removed with the target `a#Name`; breaks callers: its variant vanishes
            a#Taste$SOUR: member removed with the target `smithy.api#Unit`; breaks callers: its variant vanishes
            # added, optional
            a#BakeInput$a: member added with the target `a#Name`; does not break callers: structures are non-exhaustive
            a#BakeOutput$b: member added with the target `a#Name`; does not break callers: structures are non-exhaustive
            a#Filling$c: member added with the target `a#Name`; does not break callers: the enumeration of its variants is non-exhaustive
            a#Taste$BITTER: member added with the target `smithy.api#Unit`; does not break callers: the enumeration is open to values that a client does not know
            # added, required
            a#BakeInput$a: member added with the target `a#Name`; may break callers: if code does not set it, for the service demands it
            a#BakeOutput$b: member added with the target `a#Name`; does not break callers: structures are non-exhaustive
            a#Cake$c: member added with the target `a#Name`; may break callers: if code does not set it, for the service demands it
            # in another order
            a#Cake$last: member added with the target `a#Name`; does not break callers: structures are non-exhaustive
            a#Cake: members reordered from taste, layers, filling to filling, layers, taste; does not break callers: nothing in a program depends on the order
            # another target
            a#BakeInput$name: target changed from `a#Name` to `smithy.api#String`; does not break callers: its Rust type is the same
            a#BakeOutput$price: target changed from `a#Price` to `smithy.api#Long`; breaks callers: its Rust type is another
            a#Cake$taste: target changed from `a#Taste` to `a#Name`; breaks callers: its Rust type is another
            a#Cake$layers: target changed from `a#Layers` to `a#Names`; does not break callers: its Rust type is the same
            a#Layers$member: target changed from `a#Name` to `a#Price`; breaks callers: its Rust type is another
        "#]],
    );
}

#[test]
fn optionality() {
    check(
        &[
            ("required", |it| {
                for (shape, member) in [
                    ("a#BakeInput", "name"),
                    ("a#BakeOutput", "price"),
                    ("a#Cake", "taste"),
                    ("a#Cake", "filling"),
                ] {
                    it[shape]["members"][member]["traits"] = json!({"smithy.api#required": {}});
                }
            }),
            ("required of services only", |it| {
                it["a#BakeOutput"]["members"]["price"]["traits"] =
                    json!({"smithy.api#required": {}, "smithy.api#clientOptional": {}});
            }),
            ("default", |it| {
                let default = json!({"smithy.api#default": 0});
                it["a#BakeOutput"]["members"]["price"]["traits"] = default;
                it["a#BakeInput"]["members"]["name"]["traits"] =
                    json!({"smithy.api#default": null});
            }),
        ],
        &expect![[r#"
            # required
            a#BakeInput$name: trait `smithy.api#required` added; may break callers: if code does not set it, for the service demands it
            a#BakeOutput$price: trait `smithy.api#required` added; breaks callers: its field is no `Option` any more
            a#Cake$taste: trait `smithy.api#required` added; breaks callers: its field is no `Option` any more
            a#Cake$filling: trait `smithy.api#required` added; may break callers: if code does not set it, for the service demands it
            # required of services only
            a#BakeOutput$price: trait `smithy.api#clientOptional` added; does not break callers: its field has the same type
            a#BakeOutput$price: trait `smithy.api#required` added; does not break callers: its field has the same type
            # default
            a#BakeInput$name: trait `smithy.api#default` added with `null`; does not break callers: its field has the same type
            a#BakeOutput$price: trait `smithy.api#default` added with `0`; breaks callers: its field is no `Option` any more
        "#]],
    );
}

#[test]
fn shapes() {
    check(
        &[
            ("removed", |it| {
                for id in ["a#Cake", "a#Spare", "a#Names", "a#Name", "a#Taste", "a#Oven"] {
                    remove(it, id);
                }
            }),
            ("added", |it| it["a#Pie"] = json!({"type": "structure", "members": {}})),
            ("of another type", |it| {
                it["a#Filling"] = json!({"type": "structure", "members": {}});
                it["a#Taste"] = json!({"type": "string", "traits": {"smithy.api#enum": []}});
            }),
            ("renamed input", |it| {
                it["a#BakeRequest"] = it["a#BakeInput"].clone();
                remove(it, "a#BakeInput");
                it["a#Bake"]["input"]["target"] = json!("a#BakeRequest");
                remove(&mut it["a#Bake"], "output");
            }),
            ("mixins", |it| it["a#Cake"]["mixins"] = json!([{"target": "a#Spare"}])),
        ],
        &expect![[r#"
            # removed
            a#Bakery: operation `a#Clean` removed; breaks callers: its method and its module vanish
            a#Cake: structure removed; breaks callers: its Rust type vanishes
            a#Name: string removed; does not break callers: it has no Rust type of its own
            a#Names: list removed; does not break callers: it has no Rust type of its own
            a#Oven: resource removed; does not break callers: clients don't show resources
            a#Spare: structure removed; may break callers: if it was generated by name; no operation reaches it
            a#Taste: enum removed; breaks callers: its Rust type vanishes
            # added
            a#Pie: structure added; does not break callers: what was there stays as it was
            # of another type
            a#Filling: changed from union to structure; breaks callers: its Rust type is another
            a#Taste: changed from enum to string; may break callers: if the values or their names are not the same in both forms
            # renamed input
            a#Bake: input changed from `a#BakeInput` to `a#BakeRequest`; may break callers: if the members of the two differ; the Rust type keeps its name
            a#Bake: output changed from `a#BakeOutput` to `smithy.api#Unit`; may break callers: if the members of the two differ; the Rust type keeps its name
            a#BakeInput: structure removed; does not break callers: its Rust type is named after its operation, where the difference is told
            a#BakeRequest: structure added; does not break callers: what was there stays as it was
            # mixins
        "#]],
    );
}

#[test]
fn services_and_operations() {
    check(
        &[
            ("operation removed", |it| {
                it["a#Bakery"]["operations"] = json!([]);
                remove(it, "a#Bake");
            }),
            ("operation added", |it| {
                it["a#Sell"] = json!({"type": "operation"});
                it["a#Oven"]["operations"] = json!([{"target": "a#Clean"}, {"target": "a#Sell"}]);
            }),
            ("operation moved from a resource to the service", |it| {
                it["a#Oven"]["operations"] = json!([]);
                it["a#Bakery"]["operations"] = json!([{"target": "a#Clean"}, {"target": "a#Bake"}]);
            }),
            ("errors", |it| {
                it["a#Bake"]["errors"] = json!([{"target": "a#Closed"}]);
                it["a#Bakery"]["errors"] = json!([]);
            }),
            ("version and names", |it| {
                it["a#Bakery"]["version"] = json!("2");
                it["a#Bakery"]["rename"] = json!({"a#Cake": "Torte"});
                it["a#Bakery"]["resources"] = json!([]);
                it["a#Oven"]["identifiers"] = json!({});
            }),
        ],
        &expect![[r#"
            # operation removed
            a#Bake: operation removed; breaks callers: its method and its module vanish
            a#Bakery: operation `a#Bake` removed; breaks callers: its method and its module vanish
            # operation added
            a#Bakery: operation `a#Sell` added; does not break callers: the client has a method more
            a#Oven: operations changed from `a#Clean` to `a#Clean, a#Sell`; does not break callers: clients don't show resources
            a#Sell: operation added; does not break callers: what was there stays as it was
            # operation moved from a resource to the service
            a#Oven: operations changed from `a#Clean` to nothing; does not break callers: clients don't show resources
            # errors
            a#Bake: error `a#Burnt` removed; breaks callers: its variant and its `is_…` method vanish
            a#Bake: error `a#Closed` added; does not break callers: the error enumeration is non-exhaustive
            a#Bakery: error `a#Closed` removed; breaks callers: its variant and its `is_…` method vanish
            # version and names
            a#Bakery: version changed from `1` to `2`; may break callers: if requests carry the version
            a#Bakery: renamed shapes changed from nothing to `a#Cake as Torte`; breaks callers: Rust types get other names
            a#Bakery: resources changed from `a#Oven` to nothing; does not break callers: clients don't show resources
            a#Bakery: operation `a#Clean` removed; breaks callers: its method and its module vanish
            a#Oven: identifiers changed from `oven: a#Name` to nothing; does not break callers: clients don't show resources
        "#]],
    );
}

#[test]
fn traits() {
    check(
        &[
            ("http", |it| {
                it["a#Bake"]["traits"]["smithy.api#http"]["uri"] = json!("/roast");
                it["a#Clean"]["traits"]["smithy.api#http"]["code"] = json!(204);
            }),
            ("bindings", |it| {
                it["a#BakeInput"]["members"]["name"]["traits"] =
                    json!({"smithy.api#httpHeader": "n"});
                it["a#Cake"]["members"]["taste"]["traits"] = json!({"smithy.api#jsonName": "t"});
                it["a#Taste"]["members"]["SOUR"]["traits"]["smithy.api#enumValue"] = json!("acid");
            }),
            ("constraints", |it| {
                it["a#Name"]["traits"] = json!({"smithy.api#length": {"max": 10}});
            }),
            ("services", |it| {
                remove(&mut it["a#Bakery"]["traits"], "aws.protocols#restJson1");
                let rules = &mut it["a#Bakery"]["traits"]["smithy.rules#endpointRuleSet"]["rules"];
                rules[0]["error"] = json!("never");
                rules.as_array_mut().unwrap().push(json!({}));
            }),
            ("errors", |it| {
                it["a#Burnt"]["traits"] =
                    json!({"smithy.api#error": "server", "smithy.api#httpError": 404});
                remove(&mut it["a#Closed"]["traits"], "smithy.api#error");
            }),
            ("conveniences", |it| {
                it["a#Bake"]["traits"]["smithy.api#paginated"] = json!({"items": "cakes"});
                it["a#Bake"]["traits"]["smithy.api#deprecated"] = json!({});
            }),
            ("without effect, for other tools, and unknown", |it| {
                it["a#Bake"]["traits"]["smithy.api#tags"] = json!(["x"]);
                it["a#Bake"]["traits"]["aws.iam#actionName"] = json!("x");
                it["a#Bake"]["traits"]["b#cats"] =
                    json!("a text that is much too long to be shown as a whole on one line");
            }),
            ("types", |it| it["a#Layers"]["traits"] = json!({"smithy.api#sparse": {}})),
        ],
        &expect![[r##"
            # http
            a#Bake: trait `smithy.api#http` changed at `uri` from `"/bake"` to `"/roast"`; breaks callers: code compiles as before, but its requests go where the service does not look
            a#Clean: trait `smithy.api#http` changed at `code` from `200` to `204`; may break callers: if code looks at the status of the answer
            # bindings
            a#BakeInput$name: trait `smithy.api#httpHeader` added with `"n"`; breaks callers: code compiles as before, but what it sends or reads is not what the service means
            a#Cake$taste: trait `smithy.api#jsonName` added with `"t"`; breaks callers: code compiles as before, but what it sends or reads is not what the service means
            a#Taste$SOUR: trait `smithy.api#enumValue` changed from `"sour"` to `"acid"`; breaks callers: code compiles as before, but what it sends or reads is not what the service means
            # constraints
            a#Name: trait `smithy.api#length` added with `{"max":10}`; may break callers: if the service now refuses what it took before
            # services
            a#Bakery: trait `aws.protocols#restJson1` removed; breaks callers: code compiles as before, but what it sends or reads is not what the service means
            a#Bakery: trait `smithy.rules#endpointRuleSet` changed at `rules[0].error` from `"no"` to `"never"`; may break callers: if requests go to another address now
            # errors
            a#Burnt: trait `smithy.api#error` changed from `"client"` to `"server"`; may break callers: if code asks whether the caller is at fault
            a#Burnt: trait `smithy.api#httpError` added with `404`; may break callers: if code looks at the status of the answer
            a#Closed: trait `smithy.api#error` removed with `"server"`; breaks callers: it becomes an error, or stops being one
            # conveniences
            a#Bake: trait `smithy.api#deprecated` added; may break callers: if code is compiled with warnings denied
            a#Bake: trait `smithy.api#paginated` added with `{"items":"cakes"}`; does not break callers: the client offers more than before
            # without effect, for other tools, and unknown
            a#Bake: trait `aws.iam#actionName` added with `"x"`; does not break callers: clients are the same
            a#Bake: trait `b#cats` added with `"a text that is much too long to be shown as a whole on one …`; may break callers: if the trait, which is not known here, changes what a client does
            a#Bake: trait `smithy.api#tags` added with `["x"]`; does not break callers: clients are the same
            # types
            a#Layers: trait `smithy.api#sparse` added; breaks callers: its Rust type is another
        "##]],
    );
}

#[test]
fn every_removal_is_the_reverse_of_an_addition() {
    let old = bakery();
    let mut new = old.clone();
    let shapes = new["shapes"].as_object_mut().unwrap();
    shapes.shift_remove("a#Spare");
    shapes["a#Cake"]["members"].as_object_mut().unwrap().shift_remove("taste");
    shapes["a#Bake"]["traits"].as_object_mut().unwrap().shift_remove("smithy.api#http");
    shapes["a#Bake"]["errors"] = json!([]);
    let (old, new) = (parsed(&old), parsed(&new));
    let there: Vec<_> = diff(&old, &new).into_iter().map(|it| (it.subject, it.change)).collect();
    let back: Vec<_> = diff(&new, &old).into_iter().map(|it| (it.subject, it.change)).collect();
    let reversed: Vec<_> = back.into_iter().map(|(id, change)| (id, reverse(change))).collect();
    assert_eq!(there, reversed);
}

fn reverse(change: Change) -> Change {
    match change {
        Change::ShapeAdded { kind } => Change::ShapeRemoved { kind },
        Change::MemberAdded { target } => Change::MemberRemoved { target },
        Change::TraitAdded { id, value } => Change::TraitRemoved { id, value },
        Change::ErrorAdded(id) => Change::ErrorRemoved(id),
        other => panic!("{other}"),
    }
}

#[test]
fn verdicts_are_ordered_by_harm() {
    assert!(Verdict::Keeps < Verdict::MayBreak && Verdict::MayBreak < Verdict::Breaks);
}
