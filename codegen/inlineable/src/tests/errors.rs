//! From answers to errors.

use super::support::{Headers, answer, chain, result};
use crate::error::{BuildError, ErrorMetadata, ProvideErrorMetadata, SdkError};
use crate::operation::RequestId;
use crate::operation::ping::PingError;
use crate::types::Tone;
use proptest::prelude::*;
use std::error::Error as _;

const NOT_FOUND: &str = "ResourceNotFoundException";

/// What comes of an answer: whether the error is modelled, its code and its message.
type Expected<'a> = (bool, Option<&'a str>, Option<&'a str>);

const NOTHING: Expected<'_> = (false, None, None);

async fn assert_error(header: Option<&str>, body: &str, expected: Expected<'_>) {
    let mut headers: Vec<(&str, &[u8])> = vec![("x-amzn-requestid", b"r-1")];
    headers.extend(header.map(|code| ("x-amzn-errortype", code.as_bytes())));
    for status in [400, 404, 302] {
        let err = result(answer(status, &headers, body)).await.unwrap_err();
        assert_eq!(err.request_id(), Some("r-1"));
        let err = err.into_service_error();
        let modeled = matches!(err, PingError::ResourceNotFoundException(_));
        let actual = (modeled, err.meta().code(), err.meta().message());
        assert_eq!(actual, expected, "{header:?} {body}");
        if expected != NOTHING {
            assert_eq!(err.meta().request_id(), Some("r-1"));
        }
    }
}

#[tokio::test]
async fn the_code_is_in_the_header_or_in_the_body() {
    let found = (true, Some(NOT_FOUND), None);
    let denied = (false, Some("AccessDeniedException"), None);
    let cases = [
        (Some("ResourceNotFoundException"), "{}", found),
        (Some("ResourceNotFoundException"), "", found),
        (Some("ResourceNotFoundException:http://example.com/"), "{}", found),
        (Some("com.example#ResourceNotFoundException"), "{}", found),
        (Some("com.example#ResourceNotFoundException:http://example.com/#x"), "{}", found),
        (Some("AccessDeniedException"), r#"{"code":"ResourceNotFoundException"}"#, denied),
        (None, r#"{"code":"ResourceNotFoundException"}"#, found),
        (None, r#"{"code":"com.example#ResourceNotFoundException:http://example.com/"}"#, found),
        (None, r#"{"__type":"ResourceNotFoundException"}"#, found),
        (None, r#"{"__type":"x","code":"ResourceNotFoundException"}"#, found),
        (None, r#"{"code":"ResourceNotFoundException","__type":"x"}"#, found),
        (None, r#"{"code":"AccessDeniedException"}"#, denied),
        (None, r#"{"code":"R\u0065sourceNotFoundException","a":{"b":[1,null]}}"#, found),
        (None, r#"{"code":5,"__type":"ResourceNotFoundException"}"#, found),
    ];
    for (header, body, expected) in cases {
        assert_error(header, body, expected).await;
    }
}

#[tokio::test]
async fn the_message_goes_by_three_names() {
    for name in ["message", "Message", "errorMessage"] {
        let body = format!(r#"{{"code":"ResourceNotFoundException","{name}":"no \"t\""}}"#);
        let err = result(answer(404, &[], &body)).await.unwrap_err();
        let PingError::ResourceNotFoundException(err) = err.into_service_error() else {
            panic!("not the modelled error")
        };
        assert_eq!(err.message.as_deref(), Some(r#"no "t""#));
        assert_eq!(err.meta().message(), Some(r#"no "t""#));
    }
}

#[tokio::test]
async fn answers_without_a_code_are_unhandled() {
    let header = Some(NOT_FOUND);
    let cases = [
        (None, "", "Error"),
        (None, "{}", "Error"),
        (None, "[1", "Error"),
        (None, r#""text""#, "Error"),
        (None, r#"{"message":"m"}"#, r#"Error { message: "m" }"#),
        (
            header,
            "<html></html>",
            "Error at offset 0: unexpected token '<'. Expected one of '{', '[', '\"', 'null', 'true', 'false', <number>",
        ),
        (header, r#"{"message":"m""#, "failed to parse JSON: expected object key or end object"),
        (header, "{} {}", "failed to parse JSON: found more JSON tokens after completing parsing"),
        (header, r#"{"message":"\ud800"}"#, "failed to unescape JSON string"),
        (header, "[]", "Error at offset 0: failed to parse JSON: expected StartObject"),
        (header, r#"{"type":5}"#, "failed to parse JSON: expected ValueString or ValueNull"),
    ];
    for (header, body, source) in cases {
        assert_error(header, body, NOTHING).await;
        let headers: Vec<_> =
            header.iter().map(|code| ("x-amzn-errortype", code.as_bytes())).collect();
        let err = result(answer(400, &headers, body)).await.unwrap_err();
        let chain = chain(&err);
        assert_eq!(chain[..2], ["service error", "unhandled error"], "{body}");
        assert_eq!(chain[2], source, "{body}");
    }
}

#[tokio::test]
async fn errors_tell_what_they_are() {
    let body = r#"{"code":"ResourceNotFoundException","message":"no t","type":"Client"}"#;
    let err = result(answer(404, &[], body)).await.unwrap_err();
    let text = "ResourceNotFoundException: no t";
    assert_eq!(chain(&err), ["service error", text, text]);
    let err = crate::Error::from(err);
    assert_eq!(chain(&err), [text]);
    assert_eq!(err.meta().code(), Some(NOT_FOUND));

    let body = r#"{"code":"AccessDeniedException","message":"in progress"}"#;
    let err = result(answer(403, &[], body)).await.unwrap_err();
    let chain_of_generic = [
        "unhandled error (AccessDeniedException)",
        r#"Error { code: "AccessDeniedException", message: "in progress" }"#,
    ];
    assert_eq!(chain(&err)[1..], chain_of_generic);
    let err = crate::Error::from(err);
    assert_eq!(chain(&err), chain_of_generic);
    assert_eq!(err.meta().code(), Some("AccessDeniedException"));
}

#[test]
fn errors_can_be_made() {
    let meta = ErrorMetadata::builder().code("C").message("m").build();
    let err = PingError::generic(meta.clone());
    assert_eq!(err.meta(), &meta);
    assert_eq!(chain(&err), ["unhandled error (C)", r#"Error { code: "C", message: "m" }"#]);

    let err = PingError::unhandled("why");
    assert_eq!(err.meta(), &ErrorMetadata::default());
    assert_eq!(chain(&err), ["unhandled error", "why"]);

    let err = crate::Error::from(SdkError::<PingError>::timeout_error("slow"));
    assert_eq!(chain(&err), ["unhandled error", "request has timed out", "slow"]);

    let err = crate::Error::from(BuildError::missing_field("f", "d"));
    assert_eq!(err.source().unwrap().to_string(), "f was missing: d");
}

#[test]
fn unknown_values_of_enumerations_keep_their_text() {
    assert_eq!(Tone::try_parse("friendly").unwrap(), Tone::Friendly);
    assert_eq!(Tone::from("gruff").as_str(), "gruff");
    assert_eq!(Tone::from("gruff").to_string(), "gruff");
    let err = Tone::try_parse("gruff").unwrap_err();
    assert_eq!(err.to_string(), "unknown enum variant: 'gruff'");
}

proptest! {
    #[test]
    fn no_answer_makes_a_call_panic(status in 200_u16..600, code in "[ -~]{0,20}", body in any::<Vec<u8>>()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let headers: Headers<'_> = &[("x-amzn-errortype", code.as_bytes())];
        let body = String::from_utf8_lossy(&body);
        let _ = runtime.block_on(result(answer(status, headers, &body)));
    }
}
