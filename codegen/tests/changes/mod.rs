//! Changes to the models of tests.

use serde_json::Value;

/// Puts a value at a JSON pointer below `/shapes/com.example#`; `None` takes away what is there.
pub(crate) fn change(model: &mut Value, pointer: &str, value: Option<Value>) {
    let pointer = format!("/shapes/com.example#{pointer}");
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = model.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}"));
    match (parent, value) {
        (Value::Object(object), Some(value)) => {
            object.insert(key.to_owned(), value);
        }
        (Value::Object(object), None) => {
            object.shift_remove(key).unwrap_or_else(|| panic!("no {key}"));
        }
        (Value::Array(array), Some(value)) => {
            *array.get_mut(key.parse::<usize>().unwrap()).unwrap() = value;
        }
        (other, _) => panic!("{other} has no {key}"),
    }
}
