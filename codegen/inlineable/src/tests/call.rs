//! A call from input to output.

use super::support::{Headers, answer, chain, client, request, result};
use crate::Config;
use crate::config::interceptors::BeforeSerializationInterceptorContextMut;
use crate::config::{ConfigBag, Intercept, RuntimeComponents};
use crate::error::{BoxError, SdkError};
use crate::operation::RequestId;
use crate::operation::ping::builders::PingFluentBuilder;
use crate::types::Note;
use aws_smithy_runtime_api::http::NonUtf8HeaderHandling;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

fn note(text: &str) -> Note {
    let text = Some(text.to_owned());
    Note { text }
}

/// Puts a setting in reach of a call that no method of the configuration sets.
#[derive(Clone, Debug)]
struct Put<T>(T);

impl<T> Intercept for Put<T>
where
    T: Storable<Storer = StoreReplace<T>> + Clone + std::fmt::Debug + Send + Sync,
{
    fn name(&self) -> &'static str {
        "Put"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state().store_put(self.0.clone());
        Ok(())
    }
}

#[tokio::test]
async fn inputs_become_requests() {
    type Input = fn(PingFluentBuilder) -> PingFluentBuilder;
    let cases: [(Input, &str, &str); 9] = [
        (|i| i, "/-/things/t", "{}"),
        (|i| i.account_id(""), "/-/things/t", "{}"),
        (|i| i.account_id("-"), "/-/things/t", "{}"),
        (|i| i.account_id("111122223333"), "/111122223333/things/t", "{}"),
        (|i| i.thing_name("a/b c?d#e%f"), "/-/things/a%2Fb%20c%3Fd%23e%25f", "{}"),
        (|i| i.thing_name("ünï-.~_"), "/-/things/%C3%BCn%C3%AF-.~_", "{}"),
        (|i| i.note(Note { text: None }), "/-/things/t", "{}"),
        (|i| i.note(note("")), "/-/things/t", r#"{"Text":""}"#),
        (|i| i.note(note("\"\\\n\u{1}é")), "/-/things/t", r#"{"Text":"\"\\\n\u0001é"}"#),
    ];
    for (input, path, body) in cases {
        let request = request(Config::builder(), |ping| input(ping.thing_name("t"))).await;
        assert_eq!(request.method(), "POST");
        assert_eq!(request.uri(), format!("https://ping.us-east-1.amazonaws.com{path}"));
        assert_eq!(request.body().bytes(), Some(body.as_bytes()));
        let length = body.len().to_string();
        let headers = request.headers();
        assert_eq!(headers.get("content-length"), Some(length.as_str()));
        assert_eq!(headers.get("content-type"), Some("application/json"));
        assert_eq!(headers.get("x-amz-glacier-version"), Some("2012-06-01"));
        assert_eq!(headers.get("x-amz-content-sha256"), None);
    }
}

#[tokio::test]
async fn requests_are_signed() {
    let request = request(Config::builder(), |ping| ping.thing_name("t")).await;
    let authorization = request.headers().get("authorization").unwrap();
    let (scope, signature) = authorization.rsplit_once(", Signature=").unwrap();
    assert_eq!(
        scope,
        "AWS4-HMAC-SHA256 Credential=ANOTREAL/20090213/us-east-1/glacier/aws4_request, \
         SignedHeaders=content-length;content-type;host;x-amz-date;x-amz-glacier-version;x-amz-user-agent",
    );
    assert_eq!(signature.len(), 64);
    assert_eq!(request.headers().get("x-amz-date"), Some("20090213T233130Z"));
}

#[tokio::test]
async fn labels_are_required() {
    for thing_name in [None, Some("")] {
        let (client, receiver) = client(Config::builder(), answer(201, &[], ""));
        let mut ping = client.ping();
        if let Some(thing_name) = thing_name {
            ping = ping.thing_name(thing_name);
        }
        let err = ping.send().await.unwrap_err();
        assert!(matches!(err, SdkError::ConstructionFailure(_)), "{err:?}");
        assert_eq!(
            chain(&err),
            ["failed to construct request", "thing_name was missing: cannot be empty or unset",]
        );
        receiver.expect_no_request();
    }
}

#[tokio::test]
async fn answers_become_outputs() {
    let headers: Headers<'_> = &[("x-amz-ping-id", b"p-1"), ("x-amzn-requestid", b"r-1")];
    let body =
        r#"{"Reply":"p\u006fng","Size":9007199254740993,"Hops":2,"Cached":true,"More":[{}]}"#;
    for status in [200, 201, 202, 204, 299] {
        let output = result(answer(status, headers, body)).await.unwrap();
        assert_eq!(output.ping_id.as_deref(), Some("p-1"));
        assert_eq!(output.request_id(), Some("r-1"));
        assert_eq!(output.reply.as_deref(), Some("pong"));
        assert_eq!(output.size, Some(9_007_199_254_740_993));
        assert_eq!(output.hops, Some(2));
        assert_eq!(output.cached, Some(true));
    }
}

#[tokio::test]
async fn what_an_answer_lacks_is_none() {
    let null = r#"{"Reply":null,"Size":null,"Hops":null,"Cached":null}"#;
    for body in ["", "{}", null] {
        let output = result(answer(200, &[], body)).await.unwrap();
        assert_eq!(output, crate::operation::ping::PingOutput::default());
    }
}

#[tokio::test]
async fn answers_that_cannot_be_read_are_errors() {
    let cases: [(Headers<'_>, &str, &str); 6] = [
        (&[("x-amz-ping-id", b"\xff")], "", "Failed to parse pingId from header `x-amz-ping-id`"),
        (
            &[("x-amz-ping-id", b"a"), ("x-amz-ping-id", b"b")],
            "",
            "Failed to parse pingId from header `x-amz-ping-id`",
        ),
        (&[], "[]", "Error at offset 0: failed to parse JSON: expected StartObject"),
        (&[], r#"{"Reply":1}"#, "failed to parse JSON: expected ValueString or ValueNull"),
        (&[], "{} {}", "failed to parse JSON: found more JSON tokens after completing parsing"),
        (&[], r#"{"Hops":3000000000}"#, "invalid number"),
    ];
    for (headers, body, text) in cases {
        let err = result(answer(201, headers, body)).await.unwrap_err();
        assert!(matches!(err, SdkError::ServiceError(_)), "{err:?}");
        let chain = chain(&err);
        assert_eq!(chain[..2], ["service error", "unhandled error"]);
        assert_eq!(chain[2], text);
    }
}

#[tokio::test]
async fn unreadable_headers_can_be_overlooked() {
    let headers: Headers<'_> =
        &[("x-amz-ping-id", b"\xff"), ("x-amz-ping-id", b"p-1"), ("x-amzn-requestid", b"r-1")];
    let config = Config::builder().interceptor(Put(NonUtf8HeaderHandling::Skip));
    let (client, _receiver) = client(config, answer(201, headers, ""));
    let output = client.ping().thing_name("t").send().await.unwrap();
    assert_eq!(output.ping_id, None);
    assert_eq!(output.request_id(), Some("r-1"));
}

#[test]
fn calls_can_be_sent_from_any_thread() {
    fn assert_send<T: Send>(_: &T) {}
    let (client, _receiver) = client(Config::builder(), answer(201, &[], ""));
    assert_send(&client.ping().send());
    assert_send(&client.ping().customize().send());
}
