//! Protocol tests, and what they are written against.

#![allow(dead_code, reason = "a model may have no case of some kind")]

use aws_smithy_http_client::test_util::{CaptureRequestReceiver, capture_request};
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture,
};
use protocol_tests as sdk;
use sdk::config::auth::ResolveAuthScheme;
use sdk::config::endpoint::{DefaultResolver, Endpoint, Params, ResolveEndpoint as _};
use sdk::config::http::HttpRequest;
use sdk::config::retry::RetryConfig;
use sdk::config::{HttpClient, Region};
use sdk::primitives::{ByteStream, SdkBody};

/// A client whose requests go nowhere; `host` is where they would go.
fn client(http: impl HttpClient + 'static, host: Option<&str>) -> sdk::Client {
    let host = host.unwrap_or("example.com");
    let config = sdk::Config::builder()
        .with_test_defaults_v2()
        .region(Region::new("us-east-1"))
        .endpoint_url(format!("https://{host}"))
        .http_client(http)
        .retry_config(RetryConfig::disabled())
        .build();
    sdk::Client::from_conf(config)
}

/// A configuration without region and endpoint, whose requests go nowhere. They are not signed: that takes a region.
fn bare(http: impl HttpClient + 'static) -> sdk::config::Builder {
    let config = sdk::Config::builder().with_test_defaults().auth_scheme_resolver(Unsigned);
    config.http_client(http).retry_config(RetryConfig::disabled())
}

#[derive(Debug)]
struct Unsigned;

impl ResolveAuthScheme for Unsigned {
    fn resolve_auth_scheme<'a>(
        &'a self,
        _: &'a sdk::config::auth::Params,
        _: &'a sdk::config::ConfigBag,
        _: &'a sdk::config::RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let none = AuthSchemeOption::from(AuthSchemeId::new("no_auth"));
        AuthSchemeOptionsFuture::ready(Ok(vec![none]))
    }
}

/// Compares where a call went with the endpoint that is expected, or why it went nowhere.
#[track_caller]
fn called<O: std::fmt::Debug, E: std::error::Error + 'static>(
    result: Result<O, E>,
    sent: CaptureRequestReceiver,
    expected: Result<&str, &str>,
) {
    match (expected, result) {
        (Ok(url), result) => {
            // The answer is none that fits; it counts only if there is no request.
            println!("{result:?}");
            let uri = sent.expect_request().uri().to_owned();
            let rest = uri.strip_prefix(url.trim_end_matches('/'));
            assert!(rest.is_some_and(|it| it.starts_with(['/', '?'])), "`{uri}` is not at `{url}`");
        }
        (Err(expected), Err(error)) => {
            let chain = std::iter::successors(Some(&error as &dyn std::error::Error), |it| {
                it.source()
            });
            let texts: Vec<String> = chain.map(ToString::to_string).collect();
            assert!(texts.iter().any(|it| it.contains(expected)), "`{expected}`: {texts:?}");
        }
        (Err(expected), Ok(output)) => panic!("expected `{expected}`, found {output:?}"),
    }
}

/// A client that takes any request, and what it was sent.
fn capture() -> (impl HttpClient + 'static, CaptureRequestReceiver) {
    capture_request(None)
}

/// A client that answers every request in the same way.
fn canned(status: u16, headers: &[(&str, &str)], body: &str) -> impl HttpClient + 'static {
    let mut answer = http::Response::builder().status(status);
    for (name, value) in headers {
        answer = answer.header(*name, *value);
    }
    capture_request(Some(answer.body(SdkBody::from(body)).unwrap())).0
}

async fn resolve(params: &Params) -> Result<Endpoint, String> {
    let endpoint = DefaultResolver::new().resolve_endpoint(params).await;
    endpoint.map_err(|error| error.to_string())
}

#[track_caller]
fn endpoint(actual: Result<Endpoint, String>, expected: Result<Endpoint, &str>) {
    assert_eq!(actual, expected.map_err(str::to_owned));
}

/// The request that a call is expected to become.
struct Request<'a> {
    method: &'a str,
    host: Option<&'a str>,
    uri: &'a str,
    query: &'a [&'a str],
    require_query: &'a [&'a str],
    forbid_query: &'a [&'a str],
    headers: &'a [(&'a str, &'a str)],
    require_headers: &'a [&'a str],
    forbid_headers: &'a [&'a str],
    body: Body<'a>,
}

/// The body that a request is expected to have.
enum Body<'a> {
    Any,
    Exact(&'a str),
    Json(&'a str),
}

impl Body<'_> {
    fn check(&self, body: &[u8]) {
        match self {
            Body::Any => {}
            Body::Exact(expected) => assert_eq!(String::from_utf8_lossy(body), *expected, "body"),
            Body::Json(expected) => assert_eq!(json(body), json(expected.as_bytes()), "body"),
        }
    }
}

impl Request<'_> {
    async fn check(&self, sent: CaptureRequestReceiver) {
        let sent = sent.expect_request();
        self.check_head(&sent);
        let body = ByteStream::new(sent.into_parts().body).collect().await.unwrap().to_vec();
        self.body.check(&body);
    }

    /// Everything but the body.
    fn check_head(&self, sent: &HttpRequest) {
        self.check_line(sent);
        self.check_headers(sent);
    }

    fn check_line(&self, sent: &HttpRequest) {
        let uri = sent.uri().strip_prefix("https://").unwrap_or(sent.uri());
        let (host, rest) = uri.find('/').map_or((uri, "/"), |slash| uri.split_at(slash));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        assert_eq!((sent.method(), path), (self.method, self.uri), "method and path");
        if let Some(expected) = self.host {
            assert_eq!(host, expected, "host");
        }
        let mut left: Vec<&str> = query.split('&').filter(|it| !it.is_empty()).collect();
        for expected in self.query {
            let found = left.iter().position(|it| it == expected);
            let found = found.unwrap_or_else(|| panic!("no `{expected}` in the query `{query}`"));
            left.remove(found);
        }
        let has_key = |key: &str| query.split('&').any(|it| it.split('=').next() == Some(key));
        for key in self.require_query {
            assert!(has_key(key), "no key `{key}` in the query `{query}`");
        }
        for key in self.forbid_query {
            assert!(!has_key(key), "the key `{key}` in the query `{query}`");
        }
    }

    fn check_headers(&self, sent: &HttpRequest) {
        let value = |name: &str| {
            let values: Vec<&str> = sent.headers().get_all(name).collect();
            (!values.is_empty()).then(|| values.join(", "))
        };
        for (name, expected) in self.headers {
            assert_eq!(value(name).as_deref(), Some(*expected), "header `{name}`");
        }
        for name in self.require_headers {
            assert!(value(name).is_some(), "no header `{name}`");
        }
        for name in self.forbid_headers {
            assert_eq!(value(name), None, "header `{name}`");
        }
    }
}

/// JSON in a form in which equal values are equal: numbers by their value, `1` and `1.0` alike.
fn json(text: &[u8]) -> serde_json::Value {
    fn normal(value: serde_json::Value) -> serde_json::Value {
        match value {
            serde_json::Value::Number(number) => number.as_f64().map_or_else(
                || serde_json::Value::Number(number.clone()),
                serde_json::Value::from,
            ),
            serde_json::Value::Array(elements) => elements.into_iter().map(normal).collect(),
            serde_json::Value::Object(entries) => {
                entries.into_iter().map(|(key, value)| (key, normal(value))).collect()
            }
            other => other,
        }
    }
    normal(serde_json::from_slice(text).unwrap_or_else(|error| {
        panic!("the body is not JSON: {error}: {}", String::from_utf8_lossy(text))
    }))
}

#[allow(unused_imports, reason = "a model may have no case of some kind")]
mod cases {
    use super::{Body, Request, bare, called, canned, capture, client, endpoint, resolve, sdk};
    use aws_smithy_types::Document;
    use aws_smithy_types::endpoint::{Endpoint, EndpointAuthScheme};

    include!("cases.rs");
}
