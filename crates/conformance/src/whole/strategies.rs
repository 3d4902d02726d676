//! Inputs and answers of any operation, drawn from its shapes.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

use super::model::{Member, Model, target};
use crate::{Answer, strategies};

/// An input as JSON: every member at times, labels nearly always.
pub(super) fn input(model: &Model, operation: &str) -> BoxedStrategy<Value> {
    let members = model.members(operation, "input").into_iter().map(|member| {
        let (chance, value) = if member.has("httpLabel") {
            (0.97, label())
        } else if member.header().is_some() {
            (0.6, header_value().prop_map(Value::from).boxed())
        } else {
            (0.7, value(model, member.target, Right::Always))
        };
        optional(member, chance, value)
    });
    object(members.collect())
}

/// An answer: mostly as the service gives it, sometimes with what it should not have, or with an error.
pub(super) fn answer(model: &Model, operation: &str) -> BoxedStrategy<Answer> {
    let good = good_answer(model, operation, Right::Always);
    let odd = good_answer(model, operation, Right::Mostly);
    prop_oneof![
        4 => good,
        2 => odd,
        3 => error_answer(model, operation),
        1 => strategies::answer(),
    ]
    .boxed()
}

/// Whether values are of the type that the model has.
#[derive(Clone, Copy)]
enum Right {
    Always,
    Mostly,
}

fn good_answer(model: &Model, operation: &str, right: Right) -> BoxedStrategy<Answer> {
    let success = model.success(operation);
    let members = model.members(operation, "output");
    let headers: Vec<_> = members
        .iter()
        .filter_map(|member| {
            let name = member.header()?.to_ascii_lowercase();
            Some(option::weighted(
                0.8,
                header_value().prop_map(move |value| (name.clone(), value.into_bytes())),
            ))
        })
        .collect();
    let request_id = option::of(
        "[A-Za-z0-9_-]{1,47}".prop_map(|id| ("x-amzn-requestid".to_owned(), id.into_bytes())),
    );
    let status = prop_oneof![5 => Just(success), 1 => select(vec![200_u16, 206, 299])];
    (status, headers, request_id, body(model, &members, right))
        .prop_map(|(status, headers, request_id, body)| Answer {
            status,
            headers: headers.into_iter().flatten().chain(request_id).collect(),
            body,
        })
        .boxed()
}

fn body(model: &Model, members: &[Member<'_>], right: Right) -> BoxedStrategy<Vec<u8>> {
    if let Some(payload) = members.iter().find(|member| member.has("httpPayload")) {
        let is_structure = !model.members_of(payload.target).is_empty();
        return if is_structure {
            value(model, payload.target, right)
                .prop_map(|value| value.to_string().into_bytes())
                .boxed()
        } else {
            vec(any::<u8>(), 0..40).boxed()
        };
    }
    let document: Vec<_> = members
        .iter()
        .filter(|member| member.header().is_none() && !member.has("httpResponseCode"))
        .map(|member| optional(*member, 0.8, value(model, member.target, right)))
        .collect();
    if document.is_empty() {
        return Just(Vec::new()).boxed();
    }
    object(document).prop_map(|value| value.to_string().into_bytes()).boxed()
}

/// Any error of the operation or of none, named in the header, in the body, or nowhere.
fn error_answer(model: &Model, operation: &str) -> BoxedStrategy<Answer> {
    let modelled = model.errors(operation).into_iter();
    let mut errors: Vec<_> =
        modelled.map(|name| (name.to_owned(), model.error_status(name))).collect();
    errors.push(("AccessDeniedException".to_owned(), 403));
    let place = select(vec!["header", "code", "__type", "nowhere"]);
    let message = option::of((select(vec!["message", "Message"]), strategies::text(12)));
    let whose = option::of(select(vec!["Client", "Server"]));
    (select(errors), place, message, whose)
        .prop_map(|((name, status), place, message, whose)| {
            let mut body = Map::new();
            let mut headers = Vec::new();
            match place {
                "header" => headers.push(("x-amzn-errortype".to_owned(), name.into_bytes())),
                "nowhere" => {}
                key => {
                    body.insert(key.to_owned(), name.into());
                }
            }
            body.extend(message.map(|(key, text)| (key.to_owned(), text.into())));
            body.extend(whose.map(|whose| ("type".to_owned(), whose.into())));
            Answer { status, headers, body: Value::Object(body).to_string().into_bytes() }
        })
        .boxed()
}

/// A value of a shape.
fn value(model: &Model, id: &str, right: Right) -> BoxedStrategy<Value> {
    let shape = model.shape(id);
    let kind = shape.and_then(|shape| shape.get("type")).and_then(Value::as_str);
    let of = |key| shape.and_then(|shape| shape.get(key)).and_then(target);
    let value = match kind.unwrap_or(id) {
        "structure" => {
            let members = model.members_of(id).into_iter();
            object(
                members
                    .map(|member| optional(member, 0.7, value(model, member.target, right)))
                    .collect(),
            )
        }
        "list" => {
            let item = value(model, of("member").unwrap_or_default(), right);
            vec(item, 0..3).prop_map(Value::from).boxed()
        }
        // One entry at most: the order of more is not that of the document, and differs from run to run.
        "map" => {
            let item = value(model, of("value").unwrap_or_default(), right);
            option::of((strategies::text(6), present(item)))
                .prop_map(|entry| Value::Object(entry.into_iter().collect()))
                .boxed()
        }
        "enum" => enum_value(model, id),
        "boolean" | "smithy.api#Boolean" => any::<bool>().prop_map(Value::from).boxed(),
        "integer" | "smithy.api#Integer" => any::<i32>().prop_map(Value::from).boxed(),
        "long" | "smithy.api#Long" => any::<i64>().prop_map(Value::from).boxed(),
        _ => strategies::text(12).prop_map(Value::from).boxed(),
    };
    match right {
        Right::Always => value,
        Right::Mostly => prop_oneof![20 => value, 1 => Just(Value::Null), 1 => wrong()].boxed(),
    }
}

/// Not `null`, which the official client refuses in a map, while Smithy's protocol tests want it passed over there.
fn present(item: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    item.prop_filter("null", |item| !item.is_null()).boxed()
}

fn wrong() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        strategies::text(6).prop_map(Value::from),
        Just(Value::Array(Vec::new())),
        Just(Value::Object(Map::new())),
    ]
}

/// A value that the model has or, now and then, another one.
fn enum_value(model: &Model, id: &str) -> BoxedStrategy<Value> {
    let members = model.members_of(id).into_iter();
    let known: Vec<Value> = members.filter_map(|member| member.get("enumValue").cloned()).collect();
    prop_oneof![4 => select(known), 1 => strategies::text(8).prop_map(Value::from)].boxed()
}

fn label() -> BoxedStrategy<Value> {
    let texts = strategies::label().prop_map(Option::unwrap_or_default);
    texts.prop_map(Value::from).boxed()
}

/// What a header can carry, without blanks at its ends.
fn header_value() -> impl Strategy<Value = String> {
    "[!-~]([ -~]{0,20}[!-~])?"
}

type Entry = BoxedStrategy<Option<(String, Value)>>;

/// A member that is there with this chance, or always if it is required.
fn optional(member: Member<'_>, chance: f64, value: BoxedStrategy<Value>) -> Entry {
    let is_always = member.has("required") && !member.has("httpLabel");
    let name = member.name.to_owned();
    let entry = value.prop_map(move |value| (name.clone(), value));
    if is_always { entry.prop_map(Some).boxed() } else { option::weighted(chance, entry).boxed() }
}

fn object(members: Vec<Entry>) -> BoxedStrategy<Value> {
    members.prop_map(|members| Value::Object(members.into_iter().flatten().collect())).boxed()
}
