//! Bindings that the sample has no use for.

use crate::plumbing::json::{FromJson, Tokens, read, skip};
use crate::plumbing::json_members::read_members;
use crate::plumbing::request::Request;
use crate::plumbing::request_header::header;
use crate::plumbing::response_payload::read_payload;
use aws_smithy_json::deserialize::error::DeserializeError;

#[derive(Debug, PartialEq)]
struct Note {
    text: Option<String>,
}

impl FromJson for Note {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        let mut note = Self { text: None };
        let is_there = read_members(tokens, |key, tokens| match key {
            "Text" => read(&mut note.text, tokens),
            _ => skip(tokens),
        })?;
        Ok(is_there.then_some(note))
    }
}

#[test]
fn payloads_are_read() {
    let note = |text: Option<&str>| Ok(Some(Note { text: text.map(str::to_owned) }));
    let cases = [
        ("", Ok(None)),
        ("null", Err("expected payload member value")),
        ("{}", note(None)),
        (r#"{"Text": null}"#, note(None)),
        (r#"{"More": [{}], "Text": "\u0041"}"#, note(Some("A"))),
        ("[]", Err("expected start object or null")),
        ("{", Err("expected object key or end object, found: None")),
        ("{} {}", Err("found more JSON tokens after completing parsing")),
    ];
    for (body, expected) in cases {
        let read = read_payload::<Note>(body.as_bytes()).map_err(|err| err.to_string());
        match (read, expected) {
            (Ok(read), Ok(expected)) => assert_eq!(read, expected, "{body}"),
            (Err(err), Err(expected)) => assert!(err.contains(expected), "{body}: {err}"),
            (read, expected) => panic!("{body}: {read:?}, not {expected:?}"),
        }
    }
}

#[test]
fn members_become_headers() {
    let request = || Request::new("PUT", "/".to_owned());
    let built = |request: Request| request.into_http().unwrap();
    let with = |name: &'static str, value: Option<&str>| {
        let mut request = request();
        header(&mut request, "tray", name, value).map(|()| request)
    };

    let http = built(with("x-tray", None).unwrap());
    assert_eq!(http.headers().get("x-tray"), None);
    let http = built(with("x-tray", Some("3")).unwrap());
    assert_eq!(http.headers().get("x-tray"), Some("3"));

    // A member bound to a header that the body would bring along wins.
    let own = with("content-type", Some("text/plain")).unwrap();
    let http = built(own.json("{}".to_owned()));
    assert_eq!(http.headers().get("content-type"), Some("text/plain"));
    assert_eq!(http.headers().get("content-length"), Some("2"));

    let err = with("x-tray", Some("a\nb")).unwrap_err();
    assert_eq!(
        err.to_string(),
        "invalid field in input: tray (details: `a\nb` cannot be used as a header value: invalid header value)"
    );
}
