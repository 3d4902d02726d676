//! A call as an HTTP request.

use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, Request as HttpRequest, Uri};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;

use super::Call;
use crate::state::Request;

/// Everything but what RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl Call {
    /// The request that a client sends: method, path with its labels escaped, version header and body. It is not signed.
    pub fn to_http(&self) -> HttpRequest<Vec<u8>> {
        let (method, path, body) = self.parts();
        let mut message = HttpRequest::new(body);
        *message.method_mut() = method;
        // A path of unreserved characters, escapes and slashes is always a URI.
        *message.uri_mut() = Uri::try_from(path).unwrap_or_default();
        let version = HeaderName::from_static("x-amz-glacier-version");
        message.headers_mut().insert(version, HeaderValue::from_static("2012-06-01"));
        if !message.body().is_empty() {
            message
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        message
    }

    fn parts(&self) -> (Method, String, Vec<u8>) {
        let vault = |name: &str, rest: &str| {
            format!("/{}/vaults/{}{rest}", label(&self.account), label(name))
        };
        match &self.request {
            Request::InitiateVaultLock { vault: name, policy } => (
                Method::POST,
                vault(name, "/lock-policy"),
                json!({ "Policy": policy }).to_string().into(),
            ),
            Request::CompleteVaultLock { vault: name, lock_id } => {
                (Method::POST, vault(name, &format!("/lock-policy/{}", label(lock_id))), Vec::new())
            }
            Request::AbortVaultLock { vault: name } => {
                (Method::DELETE, vault(name, "/lock-policy"), Vec::new())
            }
            Request::GetVaultLock { vault: name } => {
                (Method::GET, vault(name, "/lock-policy"), Vec::new())
            }
            Request::CreateVault { vault: name } => (Method::PUT, vault(name, ""), Vec::new()),
            Request::DescribeVault { vault: name } => (Method::GET, vault(name, ""), Vec::new()),
            Request::DeleteVault { vault: name } => (Method::DELETE, vault(name, ""), Vec::new()),
        }
    }
}

fn label(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
