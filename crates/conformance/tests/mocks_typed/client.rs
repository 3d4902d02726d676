//! A client of a mock server.

use std::time::Duration;

use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_async::time::SystemTimeSource;
use aws_smithy_http_client::Builder;
use glacier_testkit::mocks::MockGlacier;
use sdk::config::Region;
use sdk::config::retry::{RetryConfig, RetryPartition};

use super::sdk;

/// Three attempts, in eu-west-1.
pub(super) fn client(glacier: &MockGlacier) -> sdk::Client {
    let retries =
        RetryConfig::standard().with_max_attempts(3).with_initial_backoff(Duration::from_millis(1));
    let config = sdk::Config::builder()
        .with_test_defaults_v2()
        .endpoint_url(glacier.endpoint_url())
        .region(Region::new("eu-west-1"))
        .http_client(Builder::new().build_http())
        .sleep_impl(TokioSleep::new())
        // A client whose time differs from the `Date` of a refusal corrects it and tries again.
        .time_source(SystemTimeSource::new())
        .retry_config(retries)
        .retry_partition(RetryPartition::custom("mocks typed").build());
    sdk::Client::from_conf(config.build())
}
