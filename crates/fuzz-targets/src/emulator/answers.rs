//! What comes back on a connection: answers one behind the other, each of them whole and of the documented form.

use glacier_testkit::state::ErrorCode;
use http::Response;
use serde_json::Value;

/// Checks the answers to some bytes.
pub(super) fn check(bytes: &[u8], received: &[u8]) {
    // Empty lines before a request are none of it.
    let is_nothing = bytes.iter().all(|byte| b"\r\n".contains(byte));
    let may_be_either = is_nothing && has_lone_return(bytes);
    assert!(received.is_empty() == is_nothing || may_be_either, "{}", readable(received));
    // What answers a HEAD has a length and no body.
    if bytes.windows(5).any(|window| window == b"HEAD ") {
        return;
    }
    let mut rest = received;
    while !rest.is_empty() {
        let Some((answer, after)) = first(rest) else {
            assert_eq!(readable(rest), "", "not an answer");
            return;
        };
        // An interim answer is none.
        if answer.status() != 100 {
            well_formed(&answer);
        }
        rest = after;
    }
}

/// Whether there is a carriage return that ends no line. hyper refuses it or waits for more, depending on what came with it.
pub(super) fn has_lone_return(bytes: &[u8]) -> bool {
    let next = bytes.iter().skip(1).map(Some).chain([None]);
    bytes.iter().zip(next).any(|(byte, next)| *byte == b'\r' && next != Some(&b'\n'))
}

/// The answers as text, without what the time of day decides, and without the reason for which something is no HTTP: hyper looks at a head that is
/// not whole only if it comes at once.
pub(super) fn readable(received: &[u8]) -> String {
    let text = received.escape_ascii().to_string().replace("\\r\\n", "\n");
    let is_no_http = text.contains(NO_HTTP);
    let mask = |line: &str| match line.split_once(": ") {
        Some(("date", _)) => "date: *".to_owned(),
        Some(("content-length", _)) if is_no_http => "content-length: *".to_owned(),
        _ => match line.split_once(NO_HTTP) {
            Some((before, _)) => format!("{before}{NO_HTTP}*"),
            None => without_instants(line),
        },
    };
    text.split('\n').map(mask).collect::<Vec<_>>().join("\n")
}

const NO_HTTP: &str = "The request is not valid HTTP: ";

/// Refused signatures tell the time, as `20261128T203015Z`.
fn without_instants(line: &str) -> String {
    let is_instant = |word: &str| {
        word.len() == 16
            && word.ends_with('Z')
            && word.bytes().filter(u8::is_ascii_digit).count() == 14
    };
    let parts = line.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    parts
        .map(|part| {
            let word = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            if is_instant(word) { part.replace(word, "*") } else { part.to_owned() }
        })
        .collect()
}

/// The first answer and what follows it.
fn first(bytes: &[u8]) -> Option<(Response<Vec<u8>>, &[u8])> {
    let mut headers = [httparse::EMPTY_HEADER; 32];
    let mut head = httparse::Response::new(&mut headers);
    let Ok(httparse::Status::Complete(length)) = head.parse(bytes) else { return None };
    let mut response = Response::builder().status(head.code?);
    for header in &*head.headers {
        response = response.header(header.name, header.value);
    }
    let said =
        head.headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-length"));
    let body = said.map_or(Some(0), |header| str::from_utf8(header.value).ok()?.parse().ok())?;
    let (body, rest) = bytes.get(length..)?.split_at_checked(body)?;
    Some((response.body(body.to_owned()).ok()?, rest))
}

fn well_formed(answer: &Response<Vec<u8>>) {
    let text = |name| answer.headers().get(name).and_then(|it| it.to_str().ok());
    assert_eq!(text("x-amzn-requestid").map(str::len), Some(47), "{answer:?}");
    assert_eq!(text("date").map(str::len), Some(29), "{answer:?}");
    let body = answer.body().as_slice();
    assert_eq!(
        text("content-type"),
        (!body.is_empty()).then_some("application/json"),
        "{answer:?}"
    );
    match answer.status().as_u16() {
        201 | 204 => assert!(body.is_empty(), "{answer:?}"),
        200 => assert!(json(body).is_object(), "{answer:?}"),
        _ => refusal(answer),
    }
}

fn refusal(answer: &Response<Vec<u8>>) {
    let body = json(answer.body());
    let member = |name| body.get(name).and_then(Value::as_str).unwrap_or_default();
    let code = ErrorCode::ALL.iter().find(|code| code.as_str() == member("code"));
    assert_eq!(code.map(|code| code.status()), Some(answer.status().as_u16()), "{body}");
    // That is what it says when it panicked.
    assert!(answer.status() < http::StatusCode::INTERNAL_SERVER_ERROR, "{body}");
    assert_eq!(member("type"), "Client", "{body}");
    assert!(!member("message").is_empty(), "{body}");
}

fn json(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap_or_default()
}
