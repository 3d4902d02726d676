//! Changes to a single call.

use super::support::{answer, chain, client};
use crate::Config;
use crate::client::customize::CustomizableOperation;
use crate::config::http::HttpRequest;
use crate::config::interceptors::BeforeTransmitInterceptorContextMut;
use crate::config::{ConfigBag, Credentials, Intercept, Region, RuntimeComponents};
use crate::error::BoxError;
use crate::operation::ping::builders::PingFluentBuilder;
use crate::operation::ping::{PingError, PingOutput};

type Call = CustomizableOperation<PingOutput, PingError, PingFluentBuilder>;

/// The request that comes of a customized call.
async fn request(customize: impl FnOnce(Call) -> Call) -> HttpRequest {
    let (client, receiver) = client(Config::builder(), answer(201, &[], ""));
    let call = client.ping().thing_name("t").customize();
    customize(call).send().await.unwrap();
    receiver.expect_request()
}

fn is_signed(request: &HttpRequest, header: &str) -> bool {
    let authorization = request.headers().get("authorization").unwrap();
    authorization.contains(&format!(";{header};"))
}

#[tokio::test]
async fn a_request_can_be_changed() {
    let request = request(|call| {
        call.mutate_request(|request| {
            request.headers_mut().insert("x-amz-meta-a", "1");
        })
        .map_request(|mut request| {
            request.headers_mut().insert("x-amz-meta-b", "2");
            Ok::<_, std::fmt::Error>(request)
        })
    })
    .await;
    assert_eq!(request.headers().get("x-amz-meta-a"), Some("1"));
    assert_eq!(request.headers().get("x-amz-meta-b"), Some("2"));
    assert!(is_signed(&request, "x-amz-meta-a") && is_signed(&request, "x-amz-meta-b"));
}

#[tokio::test]
async fn a_request_can_be_refused() {
    let (client, receiver) = client(Config::builder(), answer(201, &[], ""));
    let call = client.ping().thing_name("t").customize();
    let call = call.map_request(|_| Err("no".parse::<u8>().unwrap_err()));
    let err = call.send().await.unwrap_err();
    assert_eq!(chain(&err).last().unwrap(), "invalid digit found in string");
    receiver.expect_no_request();
}

#[derive(Debug)]
struct AddHeader;

impl Intercept for AddHeader {
    fn name(&self) -> &'static str {
        "AddHeader"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        context.request_mut().headers_mut().insert("x-amz-meta-a", "1");
        Ok(())
    }
}

#[tokio::test]
async fn interceptors_can_be_added() {
    let to_call = request(|call| call.interceptor(AddHeader)).await;
    let config = Config::builder().interceptor(AddHeader);
    let to_config = request(|call| call.config_override(config)).await;
    for request in [to_call, to_config] {
        assert_eq!(request.headers().get("x-amz-meta-a"), Some("1"));
        assert!(is_signed(&request, "x-amz-meta-a"));
    }
}

#[tokio::test]
async fn region_and_credentials_can_be_replaced() {
    let request = request(|call| {
        let credentials = Credentials::new("OTHER", "secret", None, None, "test");
        call.config_override(
            Config::builder().region(Region::new("eu-central-1")).credentials_provider(credentials),
        )
    })
    .await;
    assert_eq!(request.uri(), "https://ping.eu-central-1.amazonaws.com/-/things/t");
    let authorization = request.headers().get("authorization").unwrap();
    let scope = "AWS4-HMAC-SHA256 Credential=OTHER/20090213/eu-central-1/glacier/aws4_request, ";
    assert!(authorization.starts_with(scope), "{authorization}");
}

#[tokio::test]
async fn an_override_leaves_the_client_as_it_is() {
    let (client, receiver) = client(Config::builder(), answer(201, &[], ""));
    let config = Config::builder().region(Region::new("eu-central-1"));
    let call = client.ping().thing_name("t").customize();
    drop(call.config_override(config));
    client.ping().thing_name("t").send().await.unwrap();
    assert_eq!(receiver.expect_request().uri(), "https://ping.us-east-1.amazonaws.com/-/things/t");
}

#[tokio::test]
async fn a_call_can_go_unsigned() {
    let (http_client, receiver) = aws_smithy_http_client::test_util::capture_request(None);
    let config = Config::builder()
        .behavior_version_latest()
        .region(Region::new("us-east-1"))
        .http_client(http_client);
    let client = crate::Client::from_conf(config.build());
    let ping = client.ping().thing_name("t");
    let err = ping.clone().send().await.unwrap_err();
    assert!(chain(&err).len() > 1, "{err:?}");
    let no_auth = Config::builder().allow_no_auth();
    ping.customize().config_override(no_auth).send().await.unwrap();
    assert_eq!(receiver.expect_request().headers().get("authorization"), None);
}
