//! Bodies of errors that are read once say the same as when they are read twice.

use crate::plumbing::error_body::parse;
use crate::plumbing::json::{self, Tokens};
use crate::plumbing::response::Response;
use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_runtime_api::http::Headers;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use std::cell::Cell;

/// All members in their order, or what is wrong.
type Members = Result<Vec<(String, String)>, String>;

type Each<'a> = &'a mut dyn FnMut(&str, &mut Tokens<'_>) -> Result<(), DeserializeError>;

/// Strings are read, other values are skipped.
fn members(read: impl FnOnce(Each<'_>) -> Result<(), DeserializeError>) -> Members {
    let mut members = Vec::new();
    read(&mut |key, tokens| {
        let mut value: Option<String> = None;
        if let Some(Ok(aws_smithy_json::deserialize::Token::ValueString { .. })) = tokens.peek() {
            json::read(&mut value, tokens)?;
        } else {
            json::skip(tokens)?;
        }
        members.push((key.to_owned(), value.unwrap_or_default()));
        Ok(())
    })
    .map_err(|err| err.to_string())?;
    Ok(members)
}

fn response<'a>(headers: &'a Headers, body: &'a str) -> Response<'a> {
    Response { status: 400, headers, body: body.as_bytes() }
}

#[test]
fn bodies_of_a_few_strings_are_read_once() {
    let headers = Headers::new();
    let eight = |value: &str| {
        let members: Vec<_> = (0..8).map(|n| format!(r#""k{n}":{value}"#)).collect();
        members.join(",")
    };
    let cases = [
        (String::new(), true),
        ("{}".to_owned(), true),
        (r#"{"code":"C","message":"m","type":"Client"}"#.to_owned(), true),
        (format!("{{{}}}", eight(r#""\u0061\n""#)), true),
        (format!(r#"{{{},"k8":""}}"#, eight(r#""""#)), false),
        (r#"{"message":null}"#.to_owned(), false),
        (r#"{"count":1}"#.to_owned(), false),
        (r#"{"message":"m","nested":{"a":["b"]}}"#.to_owned(), false),
        ("[]".to_owned(), false),
    ];
    for (body, expected) in cases {
        let parts = parse(&response(&headers, &body)).unwrap();
        assert_eq!(parts.body.0.is_some(), expected, "{body}");
    }
}

#[test]
fn reading_once_is_like_reading_twice() {
    const CASES: u32 = 2000;
    let (once, twice) = (Cell::new(0), Cell::new(0));
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let result = TestRunner::new(config).run(&bodies(), |body| {
        let headers = Headers::new();
        let Ok(parts) = parse(&response(&headers, &body)) else { return Ok(()) };
        let count = if parts.body.0.is_some() { &once } else { &twice };
        count.set(count.get() + 1);
        let again = members(|each| json::read_object(body.as_bytes(), each));
        prop_assert_eq!(members(|each| parts.body.read(body.as_bytes(), each)), again);
        Ok(())
    });
    result.unwrap_or_else(|err| panic!("{err}"));
    for count in [once.get(), twice.get()] {
        assert!(count > CASES / 10, "{} once, {} twice, of {CASES}", once.get(), twice.get());
    }
}

/// Objects, most of them of strings; some broken.
fn bodies() -> impl Strategy<Value = String> {
    let keys = vec![
        "code",
        "__type",
        "message",
        "Message",
        "errorMessage",
        "type",
        r"c\u006fde",
        r"\x",
        "é",
    ];
    let key = prop_oneof![5 => select(keys).prop_map(str::to_owned), 1 => "[a-z]{0,3}"];
    let string = prop_oneof![
        10 => r#"([a-zA-Z#:./ é]|\\n|\\"|\\u00e9){0,10}"#,
        1 => select(vec![r"\ud83d\ude00", r"\ud83d", r"\x", "\u{1}", r"\u12"]).prop_map(str::to_owned),
    ];
    let other =
        vec!["null", "1", "-1.5e3", "true", "[]", r#"["a",{}]"#, r#"{"code":"x"}"#, "{", "x", ""];
    let value = prop_oneof![
        12 => string.prop_map(|text| format!("\"{text}\"")),
        1 => select(other).prop_map(str::to_owned),
    ];
    let member = (key, value).prop_map(|(key, value)| format!("\"{key}\":{value}"));
    let members = prop_oneof![8 => prop::collection::vec(member.clone(), 0..6), 1 => prop::collection::vec(member, 6..12)];
    let around = select(vec![
        ("{", "}"),
        ("{", "}"),
        (" { ", " } "),
        ("{", "}"),
        ("{", ""),
        ("{", "}x"),
        ("", ""),
    ]);
    (members, around)
        .prop_map(|(members, (start, end))| format!("{start}{}{end}", members.join(", ")))
}

#[test]
fn codes_come_from_the_header_the_code_or_the_type() {
    let cases = [
        (Some("H"), r#"{"code":"C","__type":"T"}"#, Some("H")),
        (None, r#"{"__type":"T","code":"C"}"#, Some("C")),
        (None, r#"{"__type":"T"}"#, Some("T")),
        (None, r#"{"code":null,"__type":"T"}"#, Some("T")),
        (None, r#"{"code":"1","code":"2"}"#, Some("2")),
        (None, r#"{"code":"a#b"}"#, Some("b")),
        (None, r#"{"code":"a#b#c"}"#, Some("b#c")),
        (None, r#"{"code":"a#b:http://c#d"}"#, Some("b")),
        (None, r#"{"code":"b:http://c#d"}"#, Some("b")),
        (None, r#"{"code":"\u0061#\u0062:c"}"#, Some("b")),
        (None, r#"{"code":""}"#, Some("")),
        (Some("a#H:x"), "", Some("H")),
        (Some("H"), "[]", Some("H")),
        (None, r#""code""#, None),
        (None, r#"{"Code":"C"}"#, None),
    ];
    for (header, body, expected) in cases {
        let mut headers = Headers::new();
        if let Some(header) = header {
            headers.insert("x-amzn-errortype", header.to_owned());
        }
        let parts = parse(&response(&headers, body)).unwrap();
        assert_eq!(parts.code.as_deref(), expected, "{body}");
        assert_eq!(parts.meta.code(), expected, "{body}");
    }
}
