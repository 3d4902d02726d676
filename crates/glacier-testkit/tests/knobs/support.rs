//! A service without signatures, whose clock stands still.

use std::time::Duration;

use glacier_testkit::clock::MovableClock;
use glacier_testkit::state::Timestamp;
use glacier_testkit::wire::HttpRequest;
use glacier_testkit::{Glacier, GlacierBuilder};
use http::{HeaderMap, Method};
use serde_json::Value;

pub(crate) const POLICY: &str = r#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v"}}"#;
pub(crate) const DAY: Duration = Duration::from_hours(24);

/// At 2013-03-20T17:03:43.221Z, until the test moves the clock.
pub(crate) fn builder() -> GlacierBuilder {
    let clock = MovableClock::frozen_at(Timestamp::from_millis(1_363_799_023_221));
    Glacier::builder().allow_unsigned_requests().clock(clock)
}

/// Calls Glacier and gives the status.
pub(crate) fn call(glacier: &Glacier, method: &Method, path: &str, body: &str) -> u16 {
    let version = ("x-amz-glacier-version".parse().unwrap(), "2012-06-01".parse().unwrap());
    let headers = HeaderMap::from_iter([version]);
    let request = HttpRequest { method, path, query: "", headers: &headers, body: body.as_bytes() };
    glacier.serve(&request).status().as_u16()
}

/// The body of an Initiate with this policy.
pub(crate) fn policy_body(policy: &str) -> String {
    serde_json::json!({ "Policy": policy }).to_string()
}

pub(crate) struct Knobs {
    pub(crate) glacier: Glacier,
}

impl Knobs {
    pub(crate) fn new() -> Self {
        Self { glacier: builder().build() }
    }

    pub(crate) fn get(&self, path: &str) -> Value {
        let (status, answer) = self.send(&Method::GET, path, "");
        assert_eq!(status, 200, "{answer}");
        answer
    }

    pub(crate) fn send(&self, method: &Method, path: &str, body: &str) -> (u16, Value) {
        self.ask(method, path, "", &HeaderMap::new(), body)
    }

    /// Calls Glacier, not the knobs.
    pub(crate) fn call(&self, method: &Method, path: &str, body: &str) -> u16 {
        call(&self.glacier, method, path, body)
    }

    pub(crate) fn ask(
        &self,
        method: &Method,
        path: &str,
        query: &str,
        headers: &HeaderMap,
        body: &str,
    ) -> (u16, Value) {
        let request = HttpRequest { method, path, query, headers, body: body.as_bytes() };
        let answer = self.glacier.serve(&request);
        assert_eq!(answer.headers()["content-type"], "application/json");
        (answer.status().as_u16(), serde_json::from_slice(answer.body()).unwrap())
    }
}
