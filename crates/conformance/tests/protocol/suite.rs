//! The suite. `sdk` is the client that it is compiled over; the names below are those that the printed tests use.

use aws_smithy_types::retry::RetryConfig;
use conformance::protocol::endpoints::Endpoint;
use conformance::protocol::{Body, Request, canned, capture};
use sdk::config::HttpClient;
use sdk::config::endpoint::{DefaultResolver, ResolveEndpoint as _};

use super::sdk;

fn client(http: impl HttpClient + 'static, host: Option<&str>) -> sdk::Client {
    let mut config = sdk::Config::builder().with_test_defaults_v2().http_client(http);
    config.set_endpoint_url(host.map(|host| format!("https://{host}")));
    sdk::Client::from_conf(config.retry_config(RetryConfig::disabled()).build())
}

async fn resolve(params: &sdk::config::endpoint::Params) -> Result<Endpoint, String> {
    let endpoint = DefaultResolver::new().resolve_endpoint(params).await;
    endpoint.map_err(|error| error.to_string())
}

#[expect(
    clippy::unreadable_literal,
    clippy::manual_string_new,
    reason = "printed, each value as the case has it"
)]
mod cases {
    use super::{Body, Request, canned, capture, client, resolve, sdk};
    use conformance::protocol::endpoints::*;

    include!(concat!(env!("OUT_DIR"), "/protocol_tests.rs"));
}
