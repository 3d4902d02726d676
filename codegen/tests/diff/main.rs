//! Differences between models, each with what it does to callers.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong may panic, in its helpers too"
)]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes the texts")]

mod members;
mod shapes;
mod traits;

use expect_test::Expect;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::diff::{Change, Difference, Release, Verdict, diff};

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
    let differences = differences(&bakery(), edit);
    differences.iter().map(|difference| format!("{difference}\n")).collect()
}

fn differences(old: &Value, edit: impl Fn(&mut Value)) -> Vec<Difference> {
    let mut new = old.clone();
    edit(&mut new["shapes"]);
    diff(&parsed(old), &parsed(&new))
}

type Edit = fn(&mut Value);

fn check(cases: &[(&str, Edit)], expected: &Expect) {
    check_between(|_| {}, cases, expected);
}

/// Compares a bakery that was prepared with itself edited further.
fn check_between(prepare: impl Fn(&mut Value), cases: &[(&str, Edit)], expected: &Expect) {
    let mut old = bakery();
    prepare(&mut old["shapes"]);
    let mut text = String::new();
    for (name, edit) in cases {
        text.push_str(&format!("# {name}\n"));
        for difference in differences(&old, edit) {
            text.push_str(&format!("{difference}\n"));
        }
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
fn releases() {
    let cases: [(&str, Edit, Option<Release>); _] = [
        ("nothing", |_| {}, None),
        ("a member in another order", |it| reverse_order(&mut it["a#Cake"]["members"]), PATCH),
        ("a shape", |it| it["a#Pie"] = json!({"type": "structure", "members": {}}), MINOR),
        ("a member", |it| it["a#Cake"]["members"]["a"] = json!({"target": "a#Name"}), MINOR),
        (
            "a waiter",
            |it| it["a#Bake"]["traits"]["smithy.waiters#waitable"] = json!({"Baked": {}}),
            MINOR,
        ),
        (
            "a constraint",
            |it| it["a#Name"]["traits"] = json!({"smithy.api#length": {"min": 1}}),
            MINOR,
        ),
        ("an operation less", |it| it["a#Oven"]["operations"] = json!([]), MAJOR),
    ];
    for (name, edit, release) in cases {
        assert_eq!(Release::for_differences(&differences(&bakery(), edit)), release, "{name}",);
    }
}

/// An enumeration in the form of Smithy 1, all of which is the value of one trait.
#[test]
fn releases_of_enumerations() {
    let mut old = bakery();
    old["shapes"]["a#Name"]["traits"] = json!({"smithy.api#enum": [{"value": "rye"}]});
    let cases = [
        ("tags", json!([{"value": "rye", "tags": ["dark"]}]), PATCH),
        ("a value", json!([{"value": "rye"}, {"value": "oat"}]), MINOR),
        ("another value", json!([{"value": "oat"}]), MAJOR),
    ];
    for (name, values, release) in cases {
        let differences = differences(&old, |it| {
            it["a#Name"]["traits"]["smithy.api#enum"] = values.clone();
        });
        assert_eq!(Release::for_differences(&differences), release, "{name}");
    }
}

const PATCH: Option<Release> = Some(Release::Patch);
const MINOR: Option<Release> = Some(Release::Minor);
const MAJOR: Option<Release> = Some(Release::Major);

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
