//! Reads a request whole, and checks what hyper lets pass.

use std::error::Error;
use std::fmt::Display;
use std::pin::pin;

use bytes::{Buf, Bytes, BytesMut};
use http::header::{HOST, TRANSFER_ENCODING};
use http::request::Parts;
use http::uri::{Authority, Uri};
use http::{HeaderMap, Version};
use http_body::Body;
use http_body_util::BodyExt;
use tokio::time::timeout;

use super::limits::Limits;
use crate::rules::{self, Rule};
use crate::state::{ErrorCode, ServiceError};
use crate::wire::HttpRequest;

/// A request that is no HTTP, for a reason that completes "The request is not valid HTTP: …".
pub(super) fn not_http(reason: impl Display) -> ServiceError {
    bad_request(&rules::NOT_HTTP, format!("The request is not valid HTTP: {reason}"))
}

/// A request that takes longer than the limits allow.
pub(super) fn too_slow(part: &str) -> ServiceError {
    let message = format!("The {part} of the request did not arrive in time");
    ServiceError::new(ErrorCode::RequestTimeout, &rules::REQUEST_TOO_SLOW, message)
}

/// A request as the binding reads it.
pub(crate) fn request<'a>(parts: &'a Parts, body: &'a [u8]) -> HttpRequest<'a> {
    HttpRequest {
        method: &parts.method,
        path: parts.uri.path(),
        query: parts.uri.query().unwrap_or_default(),
        headers: &parts.headers,
        body,
    }
}

/// Checks a request before its body is read. `head` is the head as it came, if it is known.
pub(super) fn check_head(parts: &Parts, head: Option<&[u8]>) -> Result<(), ServiceError> {
    check_target(&parts.uri, head)?;
    if parts.version == Version::HTTP_11 {
        check_host(&parts.headers)?;
    }
    if parts.headers.contains_key(TRANSFER_ENCODING) && head.is_some_and(has_content_length) {
        return Err(bad_request(
            &rules::LENGTH_AMBIGUOUS,
            "The request has both Content-Length and Transfer-Encoding",
        ));
    }
    Ok(())
}

/// Reads a body to its end, trailers left aside.
pub(super) async fn read_body<B>(body: B, limits: &Limits) -> Result<Bytes, ServiceError>
where
    B: Body,
    B::Error: Error,
{
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    if body.size_hint().lower() > limits.body_bytes as u64 {
        return Err(too_large(limits));
    }
    timeout(limits.body, read_frames(body, limits)).await.unwrap_or_else(|_| Err(too_slow("body")))
}

async fn read_frames<B>(body: B, limits: &Limits) -> Result<Bytes, ServiceError>
where
    B: Body,
    B::Error: Error,
{
    let mut body = pin!(body);
    let mut first = Bytes::new();
    let mut all = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| unreadable(&error))?;
        let Ok(mut data) = frame.into_data() else { continue };
        let data = data.copy_to_bytes(data.remaining());
        if first.len() + all.len() + data.len() > limits.body_bytes {
            return Err(too_large(limits));
        }
        // Most bodies come in one piece, which need not be copied.
        if first.is_empty() && all.is_empty() {
            first = data;
        } else {
            all.extend_from_slice(&std::mem::take(&mut first));
            all.extend_from_slice(&data);
        }
    }
    Ok(if all.is_empty() { first } else { all.freeze() })
}

fn check_target(uri: &Uri, head: Option<&[u8]>) -> Result<(), ServiceError> {
    let path_and_query =
        uri.path_and_query().map(http::uri::PathAndQuery::as_str).unwrap_or_default();
    let fault = if !path_and_query.is_ascii() {
        "has characters outside ASCII"
    } else if has_broken_encoding(path_and_query) {
        "has a broken percent-encoding"
    } else if head.is_some_and(has_fragment) {
        "has a fragment"
    } else {
        return Ok(());
    };
    Err(bad_request(&rules::TARGET_INVALID, format!("The request target {fault}")))
}

/// Whether a per cent sign stands without two hexadecimal digits.
fn has_broken_encoding(text: &str) -> bool {
    text.split('%').skip(1).any(|after| {
        let digits = after.as_bytes().get(..2);
        !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

/// hyper cuts fragments off, though no request target may have one.
fn has_fragment(head: &[u8]) -> bool {
    let line = head.trim_ascii_start().split(|byte| *byte == b'\n').next();
    line.is_some_and(|line| memchr::memchr(b'#', line).is_some())
}

fn check_host(headers: &HeaderMap) -> Result<(), ServiceError> {
    let mut hosts = headers.get_all(HOST).iter();
    let fault = match (hosts.next(), hosts.next()) {
        (None, _) => "is missing",
        (Some(_), Some(_)) => "is there more than once",
        (Some(host), None) if is_host(host.as_bytes()) => return Ok(()),
        (Some(_), None) => "is not a host name with or without a port",
    };
    Err(bad_request(&rules::HOST_INVALID, format!("The Host header {fault}")))
}

/// Empty is allowed for targets that name no authority.
fn is_host(value: &[u8]) -> bool {
    if value.is_empty() {
        return true;
    }
    let Ok(authority) = Authority::try_from(value) else { return false };
    // A user before the host, or something else than a port behind it, is left when the host is taken away.
    match authority.as_str().strip_prefix(authority.host()) {
        Some("" | ":") => true,
        Some(rest) => rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok()),
        None => false,
    }
}

/// Beside `Transfer-Encoding` hyper drops it.
fn has_content_length(head: &[u8]) -> bool {
    let mut names = head
        .split(|byte| *byte == b'\n')
        .filter_map(|line| line.split(|byte| *byte == b':').next());
    names.any(|name| name.eq_ignore_ascii_case(b"content-length"))
}

fn unreadable(error: &dyn Error) -> ServiceError {
    let cause = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    bad_request(&rules::BODY_UNREADABLE, format!("The request body can't be read: {cause}"))
}

fn too_large(limits: &Limits) -> ServiceError {
    let message = format!("The request body has more than {} bytes", limits.body_bytes);
    bad_request(&rules::BODY_TOO_LARGE, message)
}

fn bad_request(rule: &'static Rule, message: impl Into<String>) -> ServiceError {
    ServiceError::new(ErrorCode::BadRequest, rule, message)
}
