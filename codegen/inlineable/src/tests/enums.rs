//! Enumerations whose values have no names.

use crate::plumbing::json;
use crate::plumbing::payload::payload;
use crate::types::Length;
use std::collections::HashMap;

#[test]
fn values_without_names_are_texts() {
    let length = Length::from("long");
    assert_eq!(length.as_str(), "long");
    assert_eq!(length.to_string(), "long");
    assert_eq!(Length::values(), ["long", "short"]);
    let text = "no value of today".to_owned();
    assert_eq!(text.parse(), Ok(Length::from(&text)));
    assert_eq!(Length::from(&text), Length::from(text));
}

#[test]
fn values_without_names_travel_as_texts() {
    let body = payload(Some(&HashMap::from([("a", Length::from("lo\"ng"))]))).unwrap();
    assert_eq!(body, r#"{"a":"lo\"ng"}"#);
    let mut read = None;
    json::read_object(body.as_bytes(), |_, tokens| json::read(&mut read, tokens)).unwrap();
    assert_eq!(read, Some(Length::from("lo\"ng")));
}
