//! JSON values read with the type that they have to have; a fault is told where it is found.

use serde_json::{Map, Value};

use super::path::{Faults, Path};

/// A JSON value and its place.
pub(super) struct Placed<'v> {
    pub(super) value: &'v Value,
    pub(super) path: Path,
}

impl<'v> Placed<'v> {
    pub(super) fn root(value: &'v Value) -> Self {
        Self { value, path: Path::default() }
    }

    /// The members of an object, which may have no other keys than `keys`.
    pub(super) fn object(&self, keys: &[&str], faults: &mut Faults<'_>) -> Option<Object<'v>> {
        let object = self.any_object(faults)?;
        for key in object.map.keys().filter(|key| !keys.contains(&key.as_str())) {
            faults.push(
                &self.path,
                format!("unknown key `{key}`"),
                format!("keys that are understood here: {}", list(keys)),
            );
        }
        Some(object)
    }

    /// The members of an object with keys of the model's choice.
    pub(super) fn any_object(&self, faults: &mut Faults<'_>) -> Option<Object<'v>> {
        match self.value {
            Value::Object(map) => Some(Object { map, path: self.path.clone() }),
            _ => self.is_not("an object", faults),
        }
    }

    /// The items of an array.
    pub(super) fn array(&self, faults: &mut Faults<'_>) -> Option<Vec<Self>> {
        match self.value {
            Value::Array(items) => Some(
                items
                    .iter()
                    .enumerate()
                    .map(|(index, value)| Self { value, path: self.path.index(index) })
                    .collect(),
            ),
            _ => self.is_not("an array", faults),
        }
    }

    pub(super) fn string(&self, faults: &mut Faults<'_>) -> Option<&'v str> {
        match self.value {
            Value::String(text) => Some(text),
            _ => self.is_not("a string", faults),
        }
    }

    pub(super) fn boolean(&self, faults: &mut Faults<'_>) -> Option<bool> {
        match self.value {
            Value::Bool(flag) => Some(*flag),
            _ => self.is_not("`true` or `false`", faults),
        }
    }

    /// Tells that the value is of another type.
    pub(super) fn is_not<T>(&self, expected: &str, faults: &mut Faults<'_>) -> Option<T> {
        let found = match self.value {
            Value::Null => "`null`",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        faults.push(&self.path, format!("found {found}"), format!("write {expected}"));
        None
    }
}

/// A JSON object and its place.
pub(super) struct Object<'v> {
    map: &'v Map<String, Value>,
    pub(super) path: Path,
}

impl<'v> Object<'v> {
    /// The value of a key that may be absent.
    pub(super) fn get(&self, key: &str) -> Option<Placed<'v>> {
        self.map.get(key).map(|value| Placed { value, path: self.path.key(key) })
    }

    /// The value of a key that has to be there.
    pub(super) fn demand(&self, key: &str, faults: &mut Faults<'_>) -> Option<Placed<'v>> {
        let value = self.get(key);
        if value.is_none() {
            faults.push(
                &self.path,
                format!("missing key `{key}`"),
                "add it; the Smithy specification of endpoint rules says what it holds",
            );
        }
        value
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = (&'v str, Placed<'v>)> {
        self.map.iter().map(|(key, value)| {
            let path = self.path.key(key);
            (key.as_str(), Placed { value, path })
        })
    }
}

/// `` `a`, `b` `` for people.
pub(super) fn list(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
