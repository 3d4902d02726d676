//! A call as an HTTP request.

use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, Request as HttpRequest, Uri};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::Call;
use crate::state::Request;

/// Everything but what RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl Call {
    /// The request that a client sends: method, path with its labels escaped, query, version header and body. It is not
    /// signed.
    pub fn to_http(&self) -> HttpRequest<Vec<u8>> {
        let Parts { method, below_vault, query, body } = parts(&self.request);
        let vault = self.request.vault().map(|vault| format!("/{}", label(vault)));
        let target = [
            &format!("/{}/vaults", label(&self.account)),
            vault.as_deref().unwrap_or_default(),
            &below_vault,
            &query,
        ];
        let mut message =
            HttpRequest::new(body.map(|body| body.to_string().into_bytes()).unwrap_or_default());
        *message.method_mut() = method;
        // A path of unreserved characters, escapes and slashes is always a URI.
        *message.uri_mut() = Uri::try_from(target.concat()).unwrap_or_default();
        let version = HeaderName::from_static("x-amz-glacier-version");
        message.headers_mut().insert(version, HeaderValue::from_static("2012-06-01"));
        if !message.body().is_empty() {
            message
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        message
    }
}

/// What the operation makes of a message.
struct Parts {
    method: Method,
    /// The rest of the path.
    below_vault: String,
    /// With its question mark, if there is one.
    query: String,
    body: Option<Value>,
}

impl Parts {
    fn new(method: Method, below_vault: impl Into<String>) -> Self {
        Self { method, below_vault: below_vault.into(), query: String::new(), body: None }
    }

    fn query(self, query: impl Into<String>) -> Self {
        Self { query: query.into(), ..self }
    }

    fn body(self, body: Value) -> Self {
        Self { body: Some(body), ..self }
    }
}

fn parts(request: &Request) -> Parts {
    match request {
        Request::AbortVaultLock { .. } => Parts::new(Method::DELETE, "/lock-policy"),
        Request::AddTagsToVault { tags, .. } => {
            Parts::new(Method::POST, "/tags").query("?operation=add").body(json!({ "Tags": tags }))
        }
        Request::CompleteVaultLock { lock_id, .. } => {
            Parts::new(Method::POST, format!("/lock-policy/{}", label(lock_id)))
        }
        Request::CreateVault { .. } => Parts::new(Method::PUT, ""),
        Request::DeleteArchive { archive_id, .. } => {
            Parts::new(Method::DELETE, format!("/archives/{}", label(archive_id)))
        }
        Request::DeleteVault { .. } => Parts::new(Method::DELETE, ""),
        Request::DeleteVaultAccessPolicy { .. } => Parts::new(Method::DELETE, "/access-policy"),
        Request::DescribeVault { .. } => Parts::new(Method::GET, ""),
        Request::GetVaultAccessPolicy { .. } => Parts::new(Method::GET, "/access-policy"),
        Request::GetVaultLock { .. } => Parts::new(Method::GET, "/lock-policy"),
        Request::InitiateVaultLock { policy, .. } => {
            Parts::new(Method::POST, "/lock-policy").body(json!({ "Policy": policy }))
        }
        Request::ListTagsForVault { .. } => Parts::new(Method::GET, "/tags"),
        Request::ListVaults { limit, marker } => {
            let limit = limit.iter().map(|limit| format!("limit={}", label(limit)));
            let marker = marker.iter().map(|marker| format!("marker={}", label(marker)));
            let parameters: Vec<String> = limit.chain(marker).collect();
            let mark = if parameters.is_empty() { "" } else { "?" };
            Parts::new(Method::GET, "").query(format!("{mark}{}", parameters.join("&")))
        }
        Request::RemoveTagsFromVault { tag_keys, .. } => Parts::new(Method::POST, "/tags")
            .query("?operation=remove")
            .body(json!({ "TagKeys": tag_keys })),
        Request::SetVaultAccessPolicy { policy, .. } => {
            Parts::new(Method::PUT, "/access-policy").body(json!({ "Policy": policy }))
        }
    }
}

fn label(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
