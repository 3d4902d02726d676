//! Protocol tests, and what they are written against.

#![allow(dead_code, reason = "a model may have no case of some kind")]

use aws_smithy_http_client::test_util::{CaptureRequestReceiver, capture_request};
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture,
};
use expected::{Body, Request, Sent};
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

mod expected;

/// A request that is compared with the one that was sent.
trait Check {
    async fn check(&self, sent: CaptureRequestReceiver);
    /// All of it but the body.
    fn check_head(&self, sent: &HttpRequest);
}

impl Check for Request<'_> {
    async fn check(&self, sent: CaptureRequestReceiver) {
        let sent = sent.expect_request();
        self.check_head(&sent);
        let body = ByteStream::new(sent.into_parts().body).collect().await.unwrap().to_vec();
        self.body.compare(&body);
    }

    fn check_head(&self, sent: &HttpRequest) {
        let request = Sent {
            method: sent.method(),
            uri: sent.uri(),
            headers: sent.headers().iter().collect(),
            body: &[],
        };
        Request { body: Body::Any, ..*self }.compare(&request);
    }
}

#[allow(unused_imports, reason = "a model may have no case of some kind")]
mod cases {
    use super::{Body, Check, Request, bare, called, canned, capture, client, endpoint, resolve, sdk};
    use aws_smithy_types::Document;
    use aws_smithy_types::endpoint::{Endpoint, EndpointAuthScheme};

    include!("cases.rs");
}
