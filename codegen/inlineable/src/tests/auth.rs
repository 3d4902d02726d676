//! Ways of authentication: which one a call takes, and what it looks like on the wire.

use super::support::{answer, client};
use crate::config::endpoint::{Endpoint, EndpointFuture, Params, ResolveEndpoint};
use crate::config::http::HttpRequest;
use crate::config::{Builder, Region, Token};
use crate::{Client, Config};
use aws_smithy_http_client::test_util::capture_request;
use aws_smithy_runtime_api::client::auth::AuthSchemePreference;
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
use aws_smithy_types::endpoint::EndpointAuthScheme;
use aws_types::SdkConfig;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};

async fn request(config: Builder) -> HttpRequest {
    let (client, receiver) = client(config, answer(201, &[], ""));
    client.ping().thing_name("t").send().await.unwrap();
    receiver.expect_request()
}

fn authorization(request: &HttpRequest) -> &str {
    request.headers().get("authorization").unwrap()
}

fn tokens() -> AuthSchemePreference {
    [HTTP_BEARER_AUTH_SCHEME_ID].into()
}

#[tokio::test]
async fn the_first_way_is_taken_unless_another_is_preferred() {
    let signed = request(Config::builder()).await;
    assert!(authorization(&signed).starts_with("AWS4-HMAC-SHA256 "));

    let with_token = request(Config::builder().auth_scheme_preference(tokens())).await;
    let token = Token::for_tests();
    assert_eq!(authorization(&with_token), format!("Bearer {}", token.token()));
}

/// Answers an endpoint with these ways of signing.
#[derive(Debug)]
struct Asks(Vec<EndpointAuthScheme>);

impl ResolveEndpoint for Asks {
    fn resolve_endpoint<'a>(&'a self, _: &'a Params) -> EndpointFuture<'a> {
        let mut endpoint = Endpoint::builder().url("https://ping.example.com");
        for scheme in &self.0 {
            endpoint = endpoint.auth_scheme(scheme.clone());
        }
        EndpointFuture::ready(Ok(endpoint.build()))
    }
}

fn scheme(name: &'static str) -> EndpointAuthScheme {
    EndpointAuthScheme::with_capacity(name, 1)
}

#[cfg(feature = "sigv4a")]
#[tokio::test]
async fn an_endpoint_that_asks_for_it_is_signed_for_asymmetrically() {
    use aws_smithy_types::Document;

    let regions = vec![Document::from("eu-*".to_owned()), Document::from("us-east-1".to_owned())];
    let asked = scheme("sigv4a").put("signingRegionSet", regions);
    let asks = || Asks(vec![asked.clone(), scheme("sigv4")]);
    for (config, expected) in [
        (Config::builder(), "eu-*,us-east-1"),
        (Config::builder().sigv4a_signing_region_set("ap-*"), "ap-*"),
    ] {
        let request = request(config.endpoint_resolver(asks())).await;
        assert!(authorization(&request).starts_with("AWS4-ECDSA-P256-SHA256 "));
        assert_eq!(request.headers().get("x-amz-region-set"), Some(expected));
    }
    let without = Asks(vec![scheme("sigv4a")]);
    let request = request(Config::builder().endpoint_resolver(without)).await;
    assert_eq!(request.headers().get("x-amz-region-set"), Some("us-east-1"));
}

#[tokio::test]
async fn an_endpoint_may_ask_for_what_is_the_first_way_anyway() {
    let request = request(Config::builder().endpoint_resolver(Asks(vec![scheme("sigv4")]))).await;
    assert!(authorization(&request).starts_with("AWS4-HMAC-SHA256 "));
}

/// What the program prefers goes before what the endpoint asks for.
#[tokio::test]
async fn a_preference_goes_before_the_endpoint() {
    let asks = Asks(vec![scheme("sigv4")]);
    let config = Config::builder().endpoint_resolver(asks).auth_scheme_preference(tokens());
    let (client, receiver) = client(config, answer(201, &[], ""));
    let err = client.ping().thing_name("t").send().await.unwrap_err();
    assert!(format!("{err:?}").contains("MissingEndpointConfig"), "{err:?}");
    receiver.expect_no_request();
}

/// An environment with one variable.
#[derive(Debug)]
struct Variable(&'static str, &'static str);

impl LoadServiceConfig for Variable {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let name = format!("{}_{}", key.env(), key.service_id().to_uppercase());
        (name == self.0).then(|| self.1.to_owned())
    }
}

/// The request of a client whose environment has this variable, or `None` if the call can't be authenticated.
async fn with_variable(
    name: &'static str,
    set: impl FnOnce(Builder) -> Builder,
) -> Option<HttpRequest> {
    let (http_client, receiver) = capture_request(Some(answer(201, &[], "")));
    let shared = SdkConfig::builder()
        .region(Region::new("us-east-1"))
        .behavior_version(crate::config::BehaviorVersion::latest())
        .http_client(http_client)
        .service_config(Variable(name, "from the environment"))
        .build();
    let client = Client::from_conf(set(Builder::from(&shared)).build());
    let result = client.ping().thing_name("t").send().await;
    result.is_ok().then(|| receiver.expect_request())
}

#[tokio::test]
async fn a_token_of_the_environment_is_taken() {
    let request = with_variable("AWS_BEARER_TOKEN_PING", |config| config).await.unwrap();
    assert_eq!(authorization(&request), "Bearer from the environment");
}

#[tokio::test]
async fn a_token_of_the_program_goes_before_that_of_the_environment() {
    let set = |config: Builder| config.token_provider(Token::new("from the program", None));
    let request = with_variable("AWS_BEARER_TOKEN_PING", set).await.unwrap();
    assert_eq!(authorization(&request), "Bearer from the program");
}

#[tokio::test]
async fn a_token_for_another_service_is_not_taken() {
    assert!(with_variable("AWS_BEARER_TOKEN_PONG", |config| config).await.is_none());
}

/// What the endpoint rules are told: the account and the mode.
type Told = (Option<String>, Option<String>);

/// Notes what the endpoint rules are told.
#[derive(Clone, Debug, Default)]
struct NotesAccount(std::sync::Arc<std::sync::Mutex<Vec<Told>>>);

impl ResolveEndpoint for NotesAccount {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        self.0.lock().unwrap().push((params.account.clone(), params.mode.clone()));
        EndpointFuture::ready(Ok(Endpoint::builder().url("https://ping.example.com").build()))
    }
}

#[tokio::test]
async fn endpoint_rules_are_told_the_account_of_the_credentials() {
    use crate::config::Credentials;
    use aws_types::endpoint_config::AccountIdEndpointMode;

    let credentials = |account: Option<&str>| {
        let mut credentials = Credentials::builder().access_key_id("a").secret_access_key("s");
        credentials.set_account_id(account.map(Into::into));
        credentials.provider_name("test").build()
    };
    for (account, mode, told) in [
        (Some("123456789012"), None, "preferred"),
        (None, None, "preferred"),
        (Some("123456789012"), Some(AccountIdEndpointMode::Disabled), "disabled"),
    ] {
        let notes = NotesAccount::default();
        let (http_client, _receiver) = capture_request(Some(answer(201, &[], "")));
        let mut config = Config::builder().with_test_defaults_v2().http_client(http_client);
        config.set_account_id_endpoint_mode(mode);
        let config = config.endpoint_resolver(notes.clone());
        let config = config.credentials_provider(credentials(account));
        Client::from_conf(config.build()).ping().thing_name("t").send().await.unwrap();
        let seen = notes.0.lock().unwrap();
        let expected = (account.map(str::to_owned), Some(told.to_owned()));
        assert_eq!(seen.last(), Some(&expected));
    }
}
