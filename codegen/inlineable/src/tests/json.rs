//! Reading and writing JSON.

use crate::plumbing::json::{self, FromJson};
use crate::plumbing::payload::payload;
use crate::types::Note;
use aws_smithy_json::deserialize::Token;
use aws_smithy_json::deserialize::error::DeserializeError;
use proptest::prelude::*;
use std::collections::HashMap;

/// The value of the key `a`, or the text of what is wrong.
fn read<T: FromJson>(body: &[u8]) -> Result<Option<T>, String> {
    let mut found = None;
    json::read_object(body, |key, tokens| match key {
        "a" => json::read(&mut found, tokens),
        _ => json::skip(tokens),
    })
    .map_err(|err| err.to_string())?;
    Ok(found)
}

#[test]
fn objects_are_read() {
    let text = |text: &str| Ok(Some(text.to_owned()));
    let cases = [
        ("", Ok(None)),
        ("{}", Ok(None)),
        (" { } ", Ok(None)),
        (r#"{"a":null}"#, Ok(None)),
        (r#"{"a":"b"}"#, text("b")),
        (r#"{"\u0061":"\u0062"}"#, text("b")),
        (r#"{"a":"1","a":"2"}"#, text("2")),
        (r#"{"x":{"a":"no"},"y":["a"],"a":"b","z":1.5e3}"#, text("b")),
        ("null", Err("Error at offset 0: failed to parse JSON: expected StartObject")),
        ("[]", Err("Error at offset 0: failed to parse JSON: expected StartObject")),
        (r#"{"a":1}"#, Err("failed to parse JSON: expected ValueString or ValueNull")),
        (r#"{"a":{}}"#, Err("failed to parse JSON: expected ValueString or ValueNull")),
        ("{}{}", Err("failed to parse JSON: found more JSON tokens after completing parsing")),
        ("{} x", Err("failed to parse JSON: found more JSON tokens after completing parsing")),
        ("{", Err("failed to parse JSON: expected object key or end object, found: None")),
        (r#"{"a""#, Err("failed to parse JSON: expected ValueString or ValueNull")),
        (" ", Err("failed to parse JSON: expected StartObject")),
    ];
    for (body, expected) in cases {
        assert_eq!(read::<String>(body.as_bytes()), expected.map_err(str::to_owned), "{body}");
    }
}

#[test]
fn numbers_and_booleans_are_read() {
    assert_eq!(read::<bool>(br#"{"a":true}"#), Ok(Some(true)));
    assert_eq!(read::<bool>(br#"{"a":null}"#), Ok(None));
    assert_eq!(read::<i32>(br#"{"a":-2147483648}"#), Ok(Some(i32::MIN)));
    assert_eq!(read::<i64>(br#"{"a":9223372036854775807}"#), Ok(Some(i64::MAX)));
    assert_eq!(read::<i64>(br#"{"a":null}"#), Ok(None));
    assert_eq!(
        read::<bool>(br#"{"a":1}"#),
        Err("failed to parse JSON: expected ValueBool or ValueNull".to_owned())
    );
    for body in [r#"{"a":2147483648}"#, r#"{"a":1.5}"#, r#"{"a":"1"}"#, r#"{"a":true}"#] {
        assert!(read::<i32>(body.as_bytes()).is_err(), "{body}");
    }
}

#[test]
fn null_within_lists_is_refused_and_within_maps_overlooked() {
    let map = |entries: &[(&str, &str)]| {
        let entries = entries.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        entries.collect::<HashMap<_, _>>()
    };
    assert_eq!(
        read::<Vec<String>>(br#"{"a":["b",null]}"#),
        Err("failed to parse JSON: dense list cannot contain null values".to_owned())
    );
    assert_eq!(
        read::<Vec<Option<String>>>(br#"{"a":["b",null]}"#),
        Ok(Some(vec![Some("b".to_owned()), None]))
    );
    assert_eq!(
        read::<HashMap<String, String>>(br#"{"a":{"b":null,"c":"d"}}"#),
        Ok(Some(map(&[("c", "d")])))
    );
    assert_eq!(
        read::<HashMap<String, Option<String>>>(br#"{"a":{"b":null}}"#),
        Ok(Some(HashMap::from([("b".to_owned(), None)])))
    );
}

#[test]
fn what_is_nested_too_deeply_is_refused() {
    #[derive(Debug)]
    struct Nested;
    impl FromJson for Nested {
        fn from_json(tokens: &mut json::Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
            if matches!(tokens.peek(), Some(Ok(Token::StartArray { .. }))) {
                return <Vec<Nested> as FromJson>::from_json(tokens).map(|_| Some(Nested));
            }
            <bool as FromJson>::from_json(tokens).map(|_| Some(Nested))
        }
    }
    let nested = |depth: usize| {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        read::<Nested>(format!(r#"{{"a":{open}true{close}}}"#).as_bytes()).map(|_| ())
    };
    let refused = Err("failed to parse JSON: maximum nesting depth exceeded".to_owned());
    for (depth, expected) in
        [(1, Ok(())), (128, Ok(())), (129, refused.clone()), (100_000, refused)]
    {
        assert_eq!(nested(depth), expected, "{depth}");
    }
    // Siblings are not nested in one another.
    assert!(read::<Nested>(format!(r#"{{"a":[{}true]}}"#, "[],".repeat(1_000)).as_bytes()).is_ok());
}

#[test]
fn payloads_are_objects() {
    let note = |text: &str| Note { text: Some(text.to_owned()) };
    assert_eq!(payload::<Note>(None).unwrap(), "{}");
    assert_eq!(payload(Some(&Note { text: None })).unwrap(), "{}");
    assert_eq!(payload(Some(&note("b\""))).unwrap(), r#"{"Text":"b\""}"#);
}

proptest! {
    #[test]
    fn any_string_survives(text: String) {
        let body = payload(Some(&HashMap::from([("a", text.clone())]))).unwrap();
        prop_assert_eq!(read::<String>(body.as_bytes()), Ok(Some(text)));
    }

    #[test]
    fn any_bytes_are_read_or_refused(body: Vec<u8>) {
        let _ = read::<String>(&body);
    }

    #[test]
    fn almost_json_is_read_or_refused(body in r#"\{("a"|"b")?:?[{}\[\]",:a0-9eE.\\un+-]{0,30}\}?"#) {
        let _ = read::<String>(body.as_bytes());
        let _ = read::<i64>(body.as_bytes());
    }
}
