//! Changes to JSON documents that leave them JSON.

use fastrand::Rng;
use serde_json::{Map, Value};

/// Changes a document in a few places. New names and texts are from `words` and from the document itself.
///
/// `None` if the bytes are no JSON.
pub(crate) fn mutate(bytes: &[u8], seed: u32, words: &[&str]) -> Option<Vec<u8>> {
    let mut document: Value = serde_json::from_slice(bytes).ok()?;
    let mut rng = Rng::with_seed(seed.into());
    for _ in 0..rng.usize(1..=3) {
        let change = Change::draw(&document, words, &mut rng);
        let at = rng.usize(..count(&document));
        if let Some(place) = nth(&mut document, &mut { at }) {
            change.apply(place, &mut rng);
        }
    }
    serde_json::to_vec_pretty(&document).ok()
}

/// What is done to one place of a document.
enum Change {
    Replace(Value),
    Add(String, Value),
    Remove,
    Rename(String),
    Swap,
    Wrap,
}

impl Change {
    fn draw(document: &Value, words: &[&str], rng: &mut Rng) -> Self {
        match rng.usize(..8) {
            0 | 1 => Self::Replace(value(document, words, rng)),
            2 | 3 => Self::Add(word(document, words, rng), value(document, words, rng)),
            4 => Self::Rename(word(document, words, rng)),
            5 => Self::Swap,
            6 => Self::Wrap,
            _ => Self::Remove,
        }
    }

    fn apply(self, place: &mut Value, rng: &mut Rng) {
        match (self, place) {
            (Self::Replace(value), place) => *place = value,
            (Self::Add(name, value), Value::Object(members)) => drop(members.insert(name, value)),
            (Self::Add(_, value), Value::Array(items)) => items.push(value),
            (Self::Remove, Value::Object(members)) => {
                if let Some(name) = any_name(members, rng) {
                    members.shift_remove(&name);
                }
            }
            (Self::Remove, Value::Array(items)) if !items.is_empty() => {
                items.remove(rng.usize(..items.len()));
            }
            (Self::Rename(new), Value::Object(members)) => {
                let at = any_name(members, rng);
                let rename = |(name, value)| {
                    (if at.as_ref() == Some(&name) { new.clone() } else { name }, value)
                };
                *members = std::mem::take(members).into_iter().map(rename).collect();
            }
            (Self::Swap, Value::Array(items)) => rng.shuffle(items),
            (Self::Swap, Value::Object(members)) => {
                let mut values: Vec<_> = members.values().cloned().collect();
                rng.shuffle(&mut values);
                members.values_mut().zip(values).for_each(|(place, value)| *place = value);
            }
            (Self::Wrap, Value::Array(items)) if items.len() == 1 => {
                let only = items.pop();
                items.extend(only);
            }
            (Self::Wrap, place) => *place = Value::Array(vec![place.take()]),
            // A text, a number: a little of it changes.
            (Self::Add(more, _) | Self::Rename(more), Value::String(text)) => {
                let at = text.floor_char_boundary(rng.usize(..=text.len()));
                text.insert_str(at, &more);
            }
            (Self::Remove | Self::Swap, Value::String(text)) => {
                let at = text.floor_char_boundary(rng.usize(..=text.len()));
                text.truncate(at);
            }
            (_, place) => *place = number(rng),
        }
    }
}

fn any_name(members: &Map<String, Value>, rng: &mut Rng) -> Option<String> {
    if members.is_empty() { None } else { members.keys().nth(rng.usize(..members.len())).cloned() }
}

/// A part of the document, or something new.
fn value(document: &Value, words: &[&str], rng: &mut Rng) -> Value {
    match rng.usize(..8) {
        0..3 => {
            let at = rng.usize(..count(document));
            nth(&mut document.clone(), &mut { at }).map(Value::take).unwrap_or_default()
        }
        3..6 => Value::String(word(document, words, rng)),
        6 => number(rng),
        _ => rng
            .choice([
                Value::Null,
                Value::Bool(true),
                Value::Bool(false),
                Value::Array(Vec::new()),
                Value::Object(Map::new()),
            ])
            .unwrap_or_default(),
    }
}

fn number(rng: &mut Rng) -> Value {
    match rng.usize(..4) {
        0 => Value::from(rng.i64(..)),
        1 => Value::from(rng.f64() * 1000.0),
        _ => Value::from(rng.i64(-2..400)),
    }
}

/// A name or a text of the document, or one of `words`.
fn word(document: &Value, words: &[&str], rng: &mut Rng) -> String {
    if rng.bool() {
        return rng.choice(words).map(|word| (*word).to_owned()).unwrap_or_default();
    }
    let mut own = Vec::new();
    texts(document, &mut own);
    rng.choice(own).map(str::to_owned).unwrap_or_default()
}

fn texts<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(members) => {
            for (name, value) in members {
                found.push(name);
                texts(value, found);
            }
        }
        _ => {}
    }
}

/// How many values there are, the whole included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// The value after `left` others, the whole being the first.
fn nth<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, left)),
        Value::Object(members) => members.values_mut().find_map(|value| nth(value, left)),
        _ => None,
    }
}
