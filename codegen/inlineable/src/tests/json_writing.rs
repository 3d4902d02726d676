//! Writing JSON: what the official writer writes, in no more room than it takes.

use crate::plumbing::json_escape::push_string;
use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::payload::payload;
use crate::plumbing::to_json::ToJson;
use crate::types::Note;
use aws_smithy_json::serialize::JsonValueWriter as Official;
use aws_smithy_types::{Document, Number};
use proptest::prelude::*;
use std::collections::HashMap;

fn ours(text: &str) -> String {
    let mut json = String::new();
    push_string(&mut json, text);
    json
}

fn official(text: &str) -> String {
    let mut json = String::new();
    Official::new(&mut json).string(text);
    json
}

#[test]
fn what_needs_an_escape_gets_one_wherever_it_stands() {
    let specials: Vec<char> =
        ('\0'..=' ').chain(['"', '\\', '/', '\u{7f}', 'é', '€', '😀']).collect();
    for len in 0..20 {
        for at in 0..=len {
            for special in &specials {
                let mut text = "x".repeat(len);
                text.insert(at, *special);
                assert_eq!(ours(&text), official(&text));
                let all = text.replace('x', &special.to_string());
                assert_eq!(ours(&all), official(&all));
            }
        }
    }
    assert_eq!(
        ours("\u{0}\u{8}\t\n\u{b}\u{c}\r\u{1f}\"\\/"),
        r#""\u0000\b\t\n\u000b\f\r\u001f\"\\/""#
    );
}

#[test]
fn a_body_of_one_string_has_just_the_room_it_takes() {
    for text in
        ["\"a\\b\n\u{1}c".repeat(100), "a".repeat(1000), "\u{1f}".repeat(1000), "é\r".repeat(99)]
    {
        let body = payload(Some(&Note { text: Some(text) })).unwrap();
        assert_eq!(body.capacity(), body.len());
    }
}

/// Texts in which much is to be escaped.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        r#"["\\\x00-\x1f a-zé😀]{0,200}"#,
        r#"(\{"[A-Za-z]{1,10}": ?["\[]){0,40}"#,
    ]
}

fn documents() -> impl Strategy<Value = Document> {
    let leaf = prop_oneof![
        Just(Document::Null),
        any::<bool>().prop_map(Document::Bool),
        texts().prop_map(Document::String),
        any::<i64>().prop_map(|it| Document::Number(Number::NegInt(it.min(0)))),
        any::<u64>().prop_map(|it| Document::Number(Number::PosInt(it))),
        any::<f64>().prop_map(|it| Document::Number(Number::Float(it))),
    ];
    leaf.prop_recursive(3, 20, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Document::Array),
            prop::collection::hash_map(texts(), inner, 0..5).prop_map(Document::Object),
        ]
    })
}

fn to_json<T: ToJson>(value: &T) -> String {
    let mut json = String::new();
    value.to_json(JsonValueWriter::new(&mut json)).unwrap();
    json
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn strings_are_the_official_ones(text in texts()) {
        prop_assert_eq!(ours(&text), official(&text));
    }

    #[test]
    fn documents_are_the_official_ones(document in documents()) {
        let mut expected = String::new();
        Official::new(&mut expected).document(&document);
        prop_assert_eq!(to_json(&document), expected);
    }

    #[test]
    fn lists_and_maps_are_the_official_ones(texts in prop::collection::vec(prop::option::of(texts()), 0..5)) {
        let map: HashMap<_, _> = texts.iter().flatten().map(|text| (text.clone(), texts.clone())).collect();
        let mut expected = String::new();
        let mut object = aws_smithy_json::serialize::JsonObjectWriter::new(&mut expected);
        for (key, values) in &map {
            let mut array = object.key(key).start_array();
            for value in values {
                match value {
                    Some(value) => array.value().string(value),
                    None => array.value().null(),
                }
            }
            array.finish();
        }
        object.finish();
        prop_assert_eq!(to_json(&map), expected);
    }
}
