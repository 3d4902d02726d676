//! Clients whose requests go nowhere, and what comes of them.

use crate::config::Builder;
use crate::config::http::HttpRequest;
use crate::config::retry::RetryConfig;
use crate::error::SdkError;
use crate::operation::ping::builders::PingFluentBuilder;
use crate::operation::ping::{PingError, PingOutput};
use crate::primitives::SdkBody;
use crate::{Client, Config};
use aws_smithy_http_client::test_util::{CaptureRequestReceiver, capture_request};
use std::error::Error;

pub(super) type Headers<'a> = &'a [(&'a str, &'a [u8])];
pub(super) type Answer = http::Response<SdkBody>;
pub(super) type PingResult = Result<PingOutput, SdkError<PingError>>;

pub(super) fn answer(status: u16, headers: Headers<'_>, body: &str) -> Answer {
    let mut answer = http::Response::builder().status(status);
    for (name, value) in headers {
        answer = answer.header(*name, *value);
    }
    answer.body(SdkBody::from(body)).unwrap()
}

/// A client for one call.
pub(super) fn client(config: Builder, answer: Answer) -> (Client, CaptureRequestReceiver) {
    let (http_client, receiver) = capture_request(Some(answer));
    let config = config.with_test_defaults_v2().http_client(http_client);
    (Client::from_conf(config.build()), receiver)
}

/// The request that comes of `config` and `input`.
pub(super) async fn request(
    config: Builder,
    input: impl FnOnce(PingFluentBuilder) -> PingFluentBuilder,
) -> HttpRequest {
    let (client, receiver) = client(config, answer(201, &[], ""));
    input(client.ping()).send().await.unwrap();
    receiver.expect_request()
}

/// What a call comes to with this answer.
pub(super) async fn result(answer: Answer) -> PingResult {
    let config = Config::builder().retry_config(RetryConfig::disabled());
    let (client, _receiver) = client(config, answer);
    client.ping().thing_name("t").send().await
}

/// The texts of an error and its sources.
pub(super) fn chain(err: &(dyn Error + 'static)) -> Vec<String> {
    let sources = std::iter::successors(Some(err), |err| Error::source(*err));
    sources.map(ToString::to_string).collect()
}
