//! A request in the one form that client and service can both make of it.

mod encode;
mod headers;
mod path;
mod query;

pub(super) use self::path::PathReading;
use super::hash::HexHash;
use crate::wire::HttpRequest;

/// A canonical request: method, path, query, headers, names of the headers, hash of the body, a line each.
#[derive(Debug)]
pub(super) struct CanonicalRequest(Vec<u8>);

impl CanonicalRequest {
    pub(super) fn new(
        request: &HttpRequest<'_>,
        reading: PathReading,
        signed_headers: &str,
        payload_hash: &HexHash,
    ) -> Self {
        let mut out = Vec::with_capacity(1024);
        out.extend_from_slice(request.method.as_str().as_bytes());
        out.push(b'\n');
        path::write(&mut out, request.path, reading);
        out.push(b'\n');
        query::write(&mut out, request.query);
        out.push(b'\n');
        headers::write(&mut out, request.headers, signed_headers);
        out.push(b'\n');
        out.extend_from_slice(signed_headers.as_bytes());
        out.push(b'\n');
        out.extend_from_slice(payload_hash.as_str().as_bytes());
        Self(out)
    }

    pub(super) fn hash(&self) -> HexHash {
        HexHash::of(&self.0)
    }

    /// The form as a text to be shown, without the session token.
    pub(super) fn redacted(&self) -> String {
        let text = String::from_utf8_lossy(&self.0);
        let lines = text.split('\n').map(|line| match line.split_once(':') {
            Some(("x-amz-security-token", _)) => "x-amz-security-token:** redacted **",
            _ => line,
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}
