//! What shapes take over from their mixins.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use smithy_sdk_codegen::ast::{Kind, Model, Shape};
use smithy_sdk_codegen::diagnostics::Diagnostics;

use crate::support::told;

fn read(shapes: &Value) -> Result<Model, Diagnostics> {
    Model::parse(&json!({"smithy": "2.0", "shapes": shapes}).to_string())
}

fn shape(model: &Model, id: &str) -> Shape {
    model.shape(&id.parse().unwrap()).unwrap().clone()
}

/// Each member as `name: target`, with its traits.
fn members(shape: &Shape) -> Vec<String> {
    let traits = |shape: &smithy_sdk_codegen::ast::Member| -> String {
        shape.traits.iter().map(|(id, value)| format!(" {id}={value}")).collect()
    };
    shape.members().map(|(name, it)| format!("{name}: {}{}", it.target, traits(it))).collect()
}

fn targets(ids: &[&str]) -> Value {
    ids.iter().map(|id| json!({"target": id})).collect()
}

#[test]
fn members_of_mixins_come_first_and_the_later_of_two_wins() {
    let text = "smithy.api#String";
    let model = read(&json!({
        "a#Named": {"type": "structure", "members": {
            "name": {"target": text, "traits": {"b#one": 1, "b#two": 1}},
            "title": {"target": text},
        }},
        "a#Titled": {"type": "structure", "mixins": targets(&["a#Named"]), "members": {
            "subtitle": {"target": text},
            "name": {"target": text, "traits": {"b#two": 2, "b#three": 2}},
        }},
        "a#Priced": {"type": "structure", "members": {"price": {"target": "smithy.api#Long"}}},
        "a#Cake": {
            "type": "structure",
            "mixins": targets(&["a#Priced", "a#Titled"]),
            "members": {"layers": {"target": text}, "title": {"target": "smithy.api#Blob"}},
        },
    }))
    .unwrap();
    assert_eq!(
        members(&shape(&model, "a#Cake")),
        [
            "price: smithy.api#Long",
            "name: smithy.api#String b#one=1 b#two=2 b#three=2",
            "title: smithy.api#Blob",
            "subtitle: smithy.api#String",
            "layers: smithy.api#String",
        ]
    );
}

#[test]
fn traits_are_taken_over_unless_they_are_local() {
    let model = read(&json!({
        "a#Mixed": {"type": "structure", "members": {}, "traits": {
            "smithy.api#mixin": {"localTraits": ["b#local"]},
            "b#local": {},
            "b#one": 1,
            "b#two": 1,
        }},
        "a#Cake": {
            "type": "structure",
            "mixins": targets(&["a#Mixed"]),
            "members": {},
            "traits": {"b#two": 2},
        },
    }))
    .unwrap();
    let cake = shape(&model, "a#Cake");
    let traits: Vec<_> = cake.traits.iter().map(|(id, value)| format!("{id}={value}")).collect();
    assert_eq!(traits, ["b#one=1", "b#two=2"]);
}

#[test]
fn operations_and_services_take_over_what_is_listed_and_what_is_said_once() {
    let model = read(&json!({
        "a#WithErrors": {"type": "operation", "errors": targets(&["a#Burnt"])},
        "a#Bake": {
            "type": "operation",
            "mixins": targets(&["a#WithErrors"]),
            "errors": targets(&["a#Closed"]),
        },
        "a#First": {"type": "service", "version": "1", "rename": {"a#Cake": "A", "a#Pie": "A"}},
        "a#Second": {
            "type": "service",
            "version": "2",
            "operations": targets(&["a#Bake"]),
            "resources": targets(&["a#Oven"]),
            "errors": targets(&["a#Closed"]),
            "rename": {"a#Cake": "B", "a#Tart": "B"},
        },
        "a#Bakery": {
            "type": "service",
            "mixins": targets(&["a#First", "a#Second"]),
            "rename": {"a#Tart": "C"},
        },
        "a#Inn": {"type": "service", "version": "3", "mixins": targets(&["a#Second"])},
    }))
    .unwrap();
    let Kind::Operation(bake) = shape(&model, "a#Bake").kind else { panic!("no operation") };
    let errors: Vec<_> = bake.errors.iter().map(ToString::to_string).collect();
    assert_eq!(errors, ["a#Closed", "a#Burnt"]);
    let Kind::Service(bakery) = shape(&model, "a#Bakery").kind else { panic!("no service") };
    let lists = [&bakery.operations, &bakery.resources, &bakery.errors];
    assert_eq!(
        lists.map(|ids| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        ["a#Bake", "a#Oven", "a#Closed"]
    );
    assert_eq!(bakery.version, "2");
    let mut names: Vec<_> = bakery.rename.iter().map(|(id, name)| format!("{id} {name}")).collect();
    names.sort();
    assert_eq!(names, ["a#Cake B", "a#Pie A", "a#Tart C"]);
    let Kind::Service(inn) = shape(&model, "a#Inn").kind else { panic!("no service") };
    assert_eq!(inn.version, "3");
}

#[test]
fn a_mixin_of_itself_is_told_once() {
    let structure = |mixins: &[&str]| json!({"type": "structure", "mixins": targets(mixins)});
    let faults = read(&json!({"a#A": structure(&["a#B"]), "a#B": structure(&["a#A"])}));
    assert_eq!(
        told(&faults.unwrap_err()),
        [("a#B", "`a#A` is mixed into itself", "remove one of the mixins")]
    );
}

#[test]
fn mixins_may_name_each_other_more_often_than_a_stack_holds() {
    const LAST: usize = 20_000;
    let shapes: serde_json::Map<_, _> = (0..=LAST)
        .map(|depth| {
            let mut structure = json!({"type": "structure", "members": {}});
            if depth == LAST {
                structure["members"]["name"] = json!({"target": "smithy.api#String"});
            } else {
                structure["mixins"] = targets(&[&format!("a#Layer{}", depth + 1)]);
            }
            (format!("a#Layer{depth}"), structure)
        })
        .collect();
    let model = read(&Value::Object(shapes)).unwrap();
    assert_eq!(members(&shape(&model, "a#Layer0")), ["name: smithy.api#String"]);
}
