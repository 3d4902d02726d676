//! JSON text: read so that a repeated key is noticed, and places in it found again.
//!
//! `serde_json` keeps no positions, so a value is read first, and only when there is a fault to point at is the text walked
//! once more along the path to it.

use std::fmt;
use std::ops::Range;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// A JSON text as a value, and the paths of keys that one object has twice.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) value: Value,
    pub(crate) repeated: Vec<Vec<String>>,
}

/// Reads a JSON text.
pub(crate) fn read(text: &str) -> serde_json::Result<Document> {
    let mut repeated = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value =
        Node { place: &Place::Root, repeated: &mut repeated }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(Document { value, repeated })
}

/// What is wrong with a text, without the line and column that the library adds.
pub(crate) fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line ") {
        Some((message, _)) => message.to_owned(),
        None => text,
    }
}

/// A message of serde in the words of JSON, where maps are objects, sequences arrays and fields keys.
pub(crate) fn words(message: &str) -> String {
    let starts = [
        ("invalid type: map,", "invalid type: object,"),
        ("invalid type: sequence,", "invalid type: array,"),
        ("missing field ", "missing key "),
        ("unknown field ", "unknown key "),
    ];
    let ends = [
        (", expected a map", ", expected an object"),
        (", expected a sequence", ", expected an array"),
    ];
    let mut message = message.to_owned();
    for (rust, json) in starts {
        if let Some(rest) = message.strip_prefix(rust) {
            message = format!("{json}{rest}");
        }
    }
    for (rust, json) in ends {
        if let Some(rest) = message.strip_suffix(rust) {
            message = format!("{rest}{json}");
        }
    }
    message
}

/// The character at which reading a text came to an end.
pub(crate) fn place_of(error: &serde_json::Error, text: &str) -> Range<usize> {
    let start = offset(text, error.line(), error.column());
    start..text.ceil_char_boundary(start + 1)
}

/// The byte that a line and a column of the library stand for.
///
/// It counts lines from 1 and bytes within a line from 1 too; a column of 0 is the line feed before.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    text.floor_char_boundary((before + column).saturating_sub(1))
}

/// The bytes of a key and of its value.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub(crate) key: Range<usize>,
    pub(crate) value: Range<usize>,
}

/// The entries of the object, or the elements of the array, that `range` of `text` holds.
///
/// An element's key is its index and is as wide as the element.
pub(crate) fn entries(text: &str, range: Range<usize>) -> Vec<(String, Span)> {
    let Some(part) = text.get(range) else {
        return Vec::new();
    };
    if let Ok(Entries(entries)) = serde_json::from_str(part) {
        let span = |(key, value): (&RawValue, &RawValue)| {
            let name = serde_json::from_str(key.get()).ok()?;
            let span = Span { key: place(text, key.get()), value: place(text, value.get()) };
            Some((name, span))
        };
        return entries.into_iter().filter_map(span).collect();
    }
    let elements: Vec<&RawValue> = serde_json::from_str(part).unwrap_or_default();
    let span = |(index, element): (usize, &RawValue)| {
        let value = place(text, element.get());
        let key = value.clone();
        (index.to_string(), Span { key, value })
    };
    elements.into_iter().enumerate().map(span).collect()
}

/// Where `part`, borrowed from `text`, is in it.
fn place(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}

/// An object as pairs of texts.
struct Entries<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Vec<(&'de RawValue, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(pairs)
            }
        }
        deserializer.deserialize_map(Pairs).map(Self)
    }
}

/// Where a value stands, told on the stack so that it costs nothing until a key is repeated.
enum Place<'a> {
    Root,
    Key(&'a Place<'a>, &'a str),
    Index(&'a Place<'a>, usize),
}

impl Place<'_> {
    fn path(&self) -> Vec<String> {
        let (parent, last) = match self {
            Self::Root => return Vec::new(),
            Self::Key(parent, key) => (parent, (*key).to_owned()),
            Self::Index(parent, index) => (parent, index.to_string()),
        };
        let mut path = parent.path();
        path.push(last);
        path
    }
}

/// Reads a value at a place.
struct Node<'a> {
    place: &'a Place<'a>,
    repeated: &'a mut Vec<Vec<String>>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(element) = elements.next_element_seed(Node {
            place: &Place::Index(self.place, array.len()),
            repeated: self.repeated,
        })? {
            array.push(element);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let place = Place::Key(self.place, &key);
            let value = entries.next_value_seed(Node { place: &place, repeated: self.repeated })?;
            if object.contains_key(&key) {
                self.repeated.push(place.path());
            }
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;
    use serde_json::json;

    use super::*;

    #[test]
    fn repeated_keys_are_told_with_their_path() {
        let text = r#"{"a": 1, "b": [{}, {"c": 2, "c": null}], "a": "x"}"#;
        let document = read(text).unwrap();
        assert_eq!(document.value, json!({"a": "x", "b": [{}, {"c": null}]}));
        assert_eq!(document.repeated, [vec!["b", "1", "c"], vec!["a"]]);
    }

    #[test]
    fn entries_are_found_again() {
        let text = " {\"a\" : [true,  2], \"\\u0062\":{}} ";
        let shown = |range: Range<usize>| -> Vec<(String, &str, &str)> {
            entries(text, range)
                .into_iter()
                .map(|(name, span)| (name, &text[span.key], &text[span.value]))
                .collect()
        };
        assert_eq!(
            shown(0..text.len()),
            [("a".to_owned(), "\"a\"", "[true,  2]"), ("b".to_owned(), "\"\\u0062\"", "{}"),]
        );
        assert_eq!(shown(8..18), [("0".to_owned(), "true", "true"), ("1".to_owned(), "2", "2"),]);
        assert_eq!(shown(9..13), []);
    }

    #[test]
    fn text_after_the_value_is_an_error() {
        let error = read("{}\n}").unwrap_err();
        assert_eq!(message(&error), "trailing characters");
        assert_eq!(offset("{}\n}", error.line(), error.column()), 3);
    }
}
