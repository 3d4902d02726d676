//! Whatever the texts say, they are read or refused, and faults can be shown.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::diagnostics::{Input, Sources};

use crate::support::{BAKERY, PLAN, resolve};

/// Resolves, and shows the faults if there are any.
fn try_all(model: &str, plan: &str) -> Result<(), TestCaseError> {
    if let Err(faults) = resolve(model, plan) {
        prop_assert!(!faults.is_empty());
        let sources =
            Sources::new().with(Input::Model, "model", model).with(Input::Plan, "plan", plan);
        let shown = faults.render(&sources, false);
        prop_assert_eq!(
            shown.lines().filter(|line| line.starts_with("error: ")).count(),
            faults.len()
        );
    }
    Ok(())
}

/// Texts that mean something to the generator, and some that don't.
fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "com.example#Recipe",
        "com.example#Grams",
        "com.example#BakeCakeInput",
        "com.example#BakeCake",
        "com.example#Bakery",
        "com.example#OvenIsCold",
        "smithy.api#Unit",
        "smithy.api#String",
        "smithy.api#Integer",
        "smithy.api#PrimitiveLong",
        "smithy.api#Blob",
        "smithy.api#required",
        "smithy.api#httpLabel",
        "smithy.api#httpPayload",
        "smithy.api#error",
        "smithy.api#http",
        "smithy.api#default",
        "smithy.api#enum",
        "smithy.api#enumValue",
        "smithy.api#mixin",
        "structure",
        "union",
        "list",
        "string",
        "enum",
        "operation",
        "service",
        "resource",
        "apply",
        "type",
        "members",
        "member",
        "target",
        "traits",
        "name",
        "Self",
        "/{name}",
        "/a/{b+}?c",
        "{",
        "",
    ]);
    prop_oneof![3 => known.prop_map(str::to_owned), 1 => ".{0,8}"]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        text().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        Just(json!({})),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((text(), inner), 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// What is done to one place of a model.
#[derive(Clone, Debug)]
enum Mutation {
    Replace(Value),
    Add(String, Value),
    Remove(prop::sample::Index),
    Rename(prop::sample::Index, String),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        value().prop_map(Mutation::Replace),
        (text(), value()).prop_map(|(key, value)| Mutation::Add(key, value)),
        any::<prop::sample::Index>().prop_map(Mutation::Remove),
        (any::<prop::sample::Index>(), text()).prop_map(|(at, key)| Mutation::Rename(at, key)),
    ]
}

/// All places of a value, the whole first.
fn places(value: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let key = key.replace('~', "~0").replace('/', "~1");
                places(value, &format!("{pointer}/{key}"), found);
            }
        }
        Value::Array(array) => {
            for (index, value) in array.iter().enumerate() {
                places(value, &format!("{pointer}/{index}"), found);
            }
        }
        _ => {}
    }
}

fn mutate(model: &mut Value, at: prop::sample::Index, mutation: Mutation) {
    let mut all = Vec::new();
    places(model, "", &mut all);
    let Some(place) = model.pointer_mut(&all[at.index(all.len())]) else { return };
    match (place, mutation) {
        (place, Mutation::Replace(value)) => *place = value,
        (Value::Object(object), Mutation::Add(key, value)) => {
            object.insert(key, value);
        }
        (Value::Array(array), Mutation::Add(_, value)) => array.push(value),
        (Value::Object(object), Mutation::Remove(at)) if !object.is_empty() => {
            let key = object.keys().nth(at.index(object.len())).cloned().unwrap();
            object.shift_remove(&key);
        }
        (Value::Array(array), Mutation::Remove(at)) if !array.is_empty() => {
            array.remove(at.index(array.len()));
        }
        (Value::Object(object), Mutation::Rename(at, new)) if !object.is_empty() => {
            let at = at.index(object.len());
            let entries = std::mem::take(object).into_iter().enumerate();
            let rename =
                |(index, (key, value))| (if index == at { new.clone() } else { key }, value);
            *object = entries.map(rename).collect::<Map<_, _>>();
        }
        _ => {}
    }
}

#[test]
fn structures_may_nest_deeper_than_a_stack() {
    let mut model: Value = serde_json::from_str(BAKERY).unwrap();
    for depth in 0..10_000 {
        let next = format!("com.example#Layer{}", depth + 1);
        model["shapes"][format!("com.example#Layer{depth}")] =
            json!({ "type": "structure", "members": { "next": { "target": next } } });
    }
    model["shapes"]["com.example#Layer10000"] = json!({ "type": "structure" });
    model["shapes"]["com.example#Recipe"]["members"]["layers"] =
        json!({ "target": "com.example#Layer0" });
    let krate = resolve(&model.to_string(), PLAN).unwrap();
    assert_eq!(krate.structures.len(), 10_002);

    model["shapes"]["com.example#Layer10000"]["members"]["first"] =
        json!({ "target": "com.example#Layer0" });
    let krate = resolve(&model.to_string(), PLAN).unwrap();
    let boxed = krate.structures.iter().flat_map(|it| &it.fields).filter(|it| it.is_boxed);
    assert_eq!(boxed.count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text(model in ".{0,64}", plan in ".{0,64}") {
        try_all(&model, &plan)?;
        try_all(BAKERY, &plan)?;
    }

    #[test]
    fn any_json(value in value()) {
        try_all(&value.to_string(), PLAN)?;
        let shapes = json!({ "smithy": "2.0", "shapes": value });
        try_all(&shapes.to_string(), PLAN)?;
    }

    #[test]
    fn a_model_with_mutations(
        mutations in prop::collection::vec((any::<prop::sample::Index>(), mutation()), 1..4)
    ) {
        let mut model = serde_json::from_str(BAKERY).unwrap();
        for (at, mutation) in mutations {
            mutate(&mut model, at, mutation);
        }
        try_all(&serde_json::to_string_pretty(&model).unwrap(), PLAN)?;
    }

    #[test]
    fn a_text_with_a_hole_or_a_patch(
        from in any::<prop::sample::Index>(),
        length in 0..40_usize,
        patch in ".{0,4}"
    ) {
        let start = BAKERY.floor_char_boundary(from.index(BAKERY.len()));
        let end = BAKERY.floor_char_boundary((start + length).min(BAKERY.len()));
        let model = [&BAKERY[..start], &patch, &BAKERY[end..]].concat();
        try_all(&model, PLAN)?;
        let start = PLAN.floor_char_boundary(from.index(PLAN.len()));
        let end = PLAN.floor_char_boundary((start + length).min(PLAN.len()));
        try_all(BAKERY, &[&PLAN[..start], &patch, &PLAN[end..]].concat())?;
    }

    #[test]
    fn an_overlay(value in value(), id in text()) {
        let apply = json!({ "type": "apply", "traits": value });
        let overlay = json!({ "smithy": "2.0", "shapes": { id: apply } }).to_string();
        let model = Model::parse(BAKERY).unwrap();
        let merged = Model::parse_overlay(&overlay).and_then(|overlay| model.with_overlay(overlay));
        if let Err(faults) = merged {
            let sources = Sources::new().with(Input::Tests, "tests", &overlay);
            prop_assert!(faults.render(&sources, false).starts_with("error: "));
        }
    }
}
