//! Somebody else who works on the same vaults, with calls by hand that no fault strikes.

use glacier_testkit::{Glacier, wire::HttpRequest};
use http::{HeaderMap, HeaderValue, Method, Response};

/// Somebody else. The service has to take unsigned requests.
#[derive(Debug, Clone)]
pub(crate) struct Somebody(pub(crate) Glacier);

impl Somebody {
    /// Initiates a lock; its ID, if the service granted it.
    pub(crate) fn initiate(&self, vault: &str, policy: &str) -> Option<String> {
        let body = serde_json::json!({ "Policy": policy }).to_string();
        let response = self.call(&Method::POST, &lock_policy(vault), body.as_bytes());
        response.headers().get("x-amz-lock-id").map(|id| id.to_str().unwrap().to_owned())
    }

    /// Aborts whichever lock is in progress, and says whether it was granted.
    pub(crate) fn abort(&self, vault: &str) -> bool {
        self.call(&Method::DELETE, &lock_policy(vault), b"").status() == 204
    }

    /// Completes a lock, and says whether it was granted.
    pub(crate) fn complete(&self, vault: &str, lock_id: &str) -> bool {
        let path = format!("{}/{lock_id}", lock_policy(vault));
        self.call(&Method::POST, &path, b"").status() == 204
    }

    fn call(&self, method: &Method, path: &str, body: &[u8]) -> Response<Vec<u8>> {
        let mut headers = HeaderMap::new();
        headers.insert("x-amz-glacier-version", HeaderValue::from_static("2012-06-01"));
        headers.insert("user-agent", HeaderValue::from_static("somebody"));
        self.0.serve(&HttpRequest { method, path, query: "", headers: &headers, body })
    }
}

fn lock_policy(vault: &str) -> String {
    format!("/-/vaults/{vault}/lock-policy")
}
