//! What is compared must be the same: both clients send the same requests, as often.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]
use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use bench::{Canned, Scenario, Sdk};
use pretty_assertions::assert_eq;
use tokio::runtime::Builder;

/// What differs from call to call, and from crate to crate, and what is signed with it.
const OTHERS: [&str; 4] =
    ["amz-sdk-invocation-id", "authorization", "user-agent", "x-amz-user-agent"];

#[test]
fn both_clients_send_the_same() {
    for scenario in Scenario::ALL {
        let [official, generated] = Sdk::ALL.map(|sdk| sent(sdk, scenario));
        let attempts = if scenario == Scenario::RetryAfter500 { 2 } else { 1 };
        assert_eq!(official.len(), 2 * scenario.calls_at_once() * attempts, "{scenario:?}");
        assert_eq!(official, generated, "{scenario:?}");
    }
}

/// The requests of two rounds.
fn sent(sdk: Sdk, scenario: Scenario) -> Vec<String> {
    let requests = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&requests);
    let canned = Canned::seen_by(
        scenario,
        Some(Arc::new(move |request| seen.lock().unwrap().push(text(request)))),
    );
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    let driver = sdk.driver(scenario, SharedHttpClient::new(canned));
    runtime.block_on(driver.rounds(2)).unwrap();
    requests.lock().unwrap().clone()
}

fn text(request: &HttpRequest) -> String {
    let mut headers: Vec<_> = request
        .headers()
        .iter()
        .filter(|(name, _)| !OTHERS.contains(name))
        .map(|(name, value)| format!("{name}: {value}\n"))
        .collect();
    headers.sort();
    let body = String::from_utf8_lossy(request.body().bytes().unwrap());
    format!("{} {}\n{}\n{body}", request.method(), request.uri(), headers.concat())
}
