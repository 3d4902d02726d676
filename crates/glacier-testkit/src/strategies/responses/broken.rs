//! Refusals that lost their form: from the service on a bad day, or from what stands between it and the client.

use http::Response;
use http::header::{CONTENT_TYPE, HeaderValue};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use super::errors::{error_response, message};
use super::message::{Common, common, empty, object, value, with_body};
use crate::state::ErrorCode;

/// A refusal that is not of the documented form.
///
/// Cut short, or with bytes that are no UTF-8; of another content type; HTML from a proxy; without a code, or with members that are null, of another type, or there twice;
/// an empty body; more than a mebibyte of message. The status still says that it is one.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// # fn read_error(_: &http::Response<Vec<u8>>) -> Option<String> { None }
/// proptest!(|(response in strategies::broken_error_response())| {
///     let _ = read_error(&response); // your code: it may say little, but it must not panic
///     prop_assert!(response.status().as_u16() >= 400);
/// });
/// ```
pub fn broken_error_response() -> BoxedStrategy<Response<Vec<u8>>> {
    prop_oneof![
        2 => nothing(),
        3 => wrong_members(),
        2 => duplicate_members(),
        2 => other_json(),
        3 => truncated(),
        2 => wrong_content_type(),
        2 => from_a_proxy(),
        1 => not_utf8(),
        1 => huge(),
    ]
    .boxed()
}

fn nothing() -> impl Strategy<Value = Response<Vec<u8>>> {
    (status(), common(), any::<bool>()).prop_map(|(status, common, typed)| {
        if typed { with_body(status, common, "") } else { empty(status, common) }
    })
}

/// No code, or members that are null or of another type.
fn wrong_members() -> impl Strategy<Value = Response<Vec<u8>>> {
    let code = select(ErrorCode::ALL).prop_map(|code| code.as_str().into());
    let wrong = select(vec![
        Value::Null,
        true.into(),
        403.into(),
        Value::from(Vec::<Value>::new()),
        serde_json::json!({ "code": "AccessDeniedException" }),
    ]);
    let wrong_code = wrong.clone().prop_map(|wrong| vec![("code", wrong), ("message", "m".into())]);
    let wrong_message =
        (code, wrong).prop_map(|(code, wrong)| vec![("code", code), ("message", wrong)]);
    let no_code = message().prop_map(|message| vec![("message", message.into())]);
    let other_names = select(vec!["Code", "errorCode", "error"])
        .prop_map(|name| vec![(name, "AccessDeniedException".into()), ("message", "m".into())]);
    let members = prop_oneof![no_code, wrong_code, wrong_message, other_names];
    let body = members.prop_flat_map(|mut members| {
        members.push(("type", "Client".into()));
        object(members)
    });
    (status(), common(), body).prop_map(|(status, common, body)| with_body(status, common, body))
}

fn duplicate_members() -> impl Strategy<Value = Response<Vec<u8>>> {
    let codes = (select(ErrorCode::ALL), select(ErrorCode::ALL), message());
    (status(), common(), codes).prop_map(|(status, common, (first, second, message))| {
        let message = Value::from(message);
        let body = format!(
            r#"{{"code":"{first}","message":{message},"code":"{second}","type":"Client"}}"#
        );
        with_body(status, common, body)
    })
}

fn other_json() -> impl Strategy<Value = Response<Vec<u8>>> {
    let body = select(vec![
        "null",
        "{}",
        "[]",
        "\"AccessDeniedException\"",
        "403",
        "[{\"code\":\"AccessDeniedException\"}]",
        "{\"code\":",
    ]);
    (status(), common(), body).prop_map(|(status, common, body)| with_body(status, common, body))
}

fn truncated() -> impl Strategy<Value = Response<Vec<u8>>> {
    (error_response(), any::<Index>()).prop_map(|(mut response, end)| {
        let end = end.index(response.body().len());
        response.body_mut().truncate(end);
        response
    })
}

fn wrong_content_type() -> impl Strategy<Value = Response<Vec<u8>>> {
    let content_type = select(vec!["text/html", "text/plain", "application/xml", "", "\u{e9}"]);
    (error_response(), content_type).prop_map(|(mut response, content_type)| {
        let content_type = HeaderValue::from_bytes(content_type.as_bytes());
        response.headers_mut().insert(CONTENT_TYPE, content_type.unwrap_or_else(|_| value("")));
        response
    })
}

/// What never came from Glacier, so without its request ID too.
fn from_a_proxy() -> impl Strategy<Value = Response<Vec<u8>>> {
    let page = select(vec![
        "<html><body><h1>502 Bad Gateway</h1></body></html>",
        "<!DOCTYPE html>\n<title>Sign in</title>",
        "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
        "upstream connect error or disconnect/reset before headers",
    ]);
    (select(vec![502, 503, 504, 403, 407]), page).prop_map(|(status, page)| {
        let mut response = empty(status, (value(""), value("")));
        response.headers_mut().clear();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
        *response.body_mut() = page.as_bytes().to_vec();
        response
    })
}

fn not_utf8() -> impl Strategy<Value = Response<Vec<u8>>> {
    let bytes = select(vec![&b"\xff\xfe"[..], &b"\xc3"[..], &b"\xed\xa0\x80"[..], &b"\0"[..]]);
    (status(), common(), bytes).prop_map(|(status, common, bytes)| {
        let body = [
            &br#"{"code":"AccessDeniedException","message":""#[..],
            bytes,
            br#"","type":"Client"}"#,
        ]
        .concat();
        with_body(status, common, body)
    })
}

fn huge() -> impl Strategy<Value = Response<Vec<u8>>> {
    let parts: (_, _) = (select(vec!["x", "\u{1f512}", "\\\\", "[", "{\\\"a\\\":"]), common());
    parts.prop_map(|(unit, common): (&str, Common)| {
        let message = unit.repeat((1 << 20) / unit.len() + 1);
        with_body(
            400,
            common,
            format!(r#"{{"code":"BadRequest","message":"{message}","type":"Client"}}"#),
        )
    })
}

fn status() -> impl Strategy<Value = u16> {
    select(vec![400_u16, 403, 404, 408, 429, 500, 503])
}
