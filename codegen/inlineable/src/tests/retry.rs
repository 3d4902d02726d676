//! Calls that take more than one attempt.

use super::support::{Answer, answer};
use crate::config::http::HttpRequest;
use crate::config::retry::RetryConfig;
use crate::{Client, Config};
use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use std::time::Duration;

/// Does not wait at all.
#[derive(Debug)]
struct NoSleep;

impl AsyncSleep for NoSleep {
    fn sleep(&self, _: Duration) -> Sleep {
        Sleep::new(std::future::ready(()))
    }
}

/// Whether a call with these answers is well, and the `amz-sdk-request` of each attempt.
async fn attempts(config: Option<RetryConfig>, answers: Vec<Answer>) -> (bool, Vec<String>) {
    let event = |answer| ReplayEvent::new(HttpRequest::empty(), answer);
    let http_client = StaticReplayClient::new(answers.into_iter().map(event).collect());
    let mut config_builder = Config::builder()
        .with_test_defaults_v2()
        .sleep_impl(NoSleep)
        .http_client(http_client.clone());
    config_builder.set_retry_config(config);
    let client = Client::from_conf(config_builder.build());
    let ok = client.ping().thing_name("t").send().await.is_ok();
    let attempts: Vec<_> = http_client.actual_requests().collect();
    let ids = attempts.iter().map(|request| request.headers().get("amz-sdk-invocation-id"));
    assert_eq!(ids.collect::<std::collections::HashSet<_>>().len(), 1, "one call, one ID");
    let attempt =
        |request: &&HttpRequest| request.headers().get("amz-sdk-request").unwrap().to_owned();
    (ok, attempts.iter().map(attempt).collect())
}

#[tokio::test]
async fn only_errors_that_may_pass_are_repeated() {
    let error = |status, code: &str| answer(status, &[("x-amzn-errortype", code.as_bytes())], "{}");
    let good = || answer(201, &[], "");
    let all = ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"];
    let cases = [
        (vec![good()], true, 1),
        (vec![answer(500, &[], ""), good()], true, 2),
        (vec![answer(503, &[], ""), answer(502, &[], ""), good()], true, 3),
        (vec![answer(503, &[], ""), answer(503, &[], ""), answer(503, &[], "")], false, 3),
        (vec![error(400, "ThrottlingException"), good()], true, 2),
        (vec![error(404, "ResourceNotFoundException")], false, 1),
        (vec![error(403, "AccessDeniedException")], false, 1),
        (vec![answer(201, &[], "{")], false, 1),
    ];
    for (answers, ok, count) in cases {
        let debug = format!("{answers:?}");
        let expected = all[..count].iter().map(ToString::to_string).collect();
        assert_eq!(attempts(None, answers).await, (ok, expected), "{debug}");
    }
}

#[tokio::test]
async fn retries_can_be_turned_off() {
    let answers = vec![answer(503, &[], "")];
    let expected = (false, vec!["attempt=1; max=1".to_owned()]);
    assert_eq!(attempts(Some(RetryConfig::disabled()), answers).await, expected);
}
