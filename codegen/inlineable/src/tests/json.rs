//! Reading and writing JSON.

use crate::plumbing::json::{self, FromJson};
use crate::plumbing::payload::payload;
use crate::types::Note;
use proptest::prelude::*;

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
fn payloads_are_objects() {
    let note = |text: &str| Note { text: Some(text.to_owned()) };
    assert_eq!(payload::<Note>(None).unwrap(), "{}");
    assert_eq!(payload(Some(&Note { text: None })).unwrap(), "{}");
    assert_eq!(payload(Some(&note("b\""))).unwrap(), r#"{"Text":"b\""}"#);
}

proptest! {
    #[test]
    fn any_string_survives(text: String) {
        let body = payload(Some(&std::collections::HashMap::from([("a", text.clone())]))).unwrap();
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
