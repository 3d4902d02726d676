//! Answers and refusals as HTTP responses.

use std::time::SystemTime;

use http::header::{CONTENT_TYPE, DATE, HeaderMap, HeaderName, HeaderValue, LOCATION};
use http::{Response as HttpResponse, StatusCode};
use serde::Serialize;

use crate::state::{Answer, ErrorCode, LockDescription, Response, ServiceError, VaultDescription};

/// What every response carries, whatever it says.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The ID of the request, for `x-amzn-RequestId`.
    pub request_id: String,
    /// The real time, for `Date`: see [`rules::DATE_IS_REAL`](crate::rules::DATE_IS_REAL).
    pub date: SystemTime,
}

/// Writes a response in the documented form.
pub fn render(outcome: &Result<Answer, ServiceError>, stamp: &Stamp) -> HttpResponse<Vec<u8>> {
    match outcome {
        Ok(answer) => render_response(&answer.response, stamp),
        Err(error) => render_error(error.code(), error.message(), stamp),
    }
}

/// Writes the answer to a granted call, whoever granted it.
pub(crate) fn render_response(response: &Response, stamp: &Stamp) -> HttpResponse<Vec<u8>> {
    stamped(granted(response), stamp)
}

/// Writes a refusal, whoever refused.
pub(crate) fn render_error(code: ErrorCode, message: &str, stamp: &Stamp) -> HttpResponse<Vec<u8>> {
    stamped(refused(code, message), stamp)
}

/// Adds what every answer has.
fn stamped((status, mut headers, body): Parts, stamp: &Stamp) -> HttpResponse<Vec<u8>> {
    headers.insert(HeaderName::from_static("x-amzn-requestid"), value(&stamp.request_id));
    headers.insert(DATE, value(&httpdate::fmt_http_date(stamp.date)));
    if !body.is_empty() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    let mut response = HttpResponse::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

type Parts = (StatusCode, HeaderMap, Vec<u8>);

fn granted(response: &Response) -> Parts {
    let mut headers = HeaderMap::new();
    let (status, body) = match response {
        Response::InitiateVaultLock { lock_id } => {
            headers.insert(HeaderName::from_static("x-amz-lock-id"), value(lock_id.as_str()));
            (StatusCode::CREATED, Vec::new())
        }
        Response::CreateVault { location } => {
            headers.insert(LOCATION, value(location));
            (StatusCode::CREATED, Vec::new())
        }
        Response::CompleteVaultLock | Response::AbortVaultLock | Response::DeleteVault => {
            (StatusCode::NO_CONTENT, Vec::new())
        }
        Response::GetVaultLock(lock) => (StatusCode::OK, json(&LockBody::from(lock))),
        Response::DescribeVault(vault) => (StatusCode::OK, json(&VaultBody::from(vault))),
    };
    (status, headers, body)
}

/// The body of [`rules::ERROR_BODY`](crate::rules::ERROR_BODY), and no header that names the code.
fn refused(code: ErrorCode, message: &str) -> Parts {
    let body = ErrorBody { code: code.as_str(), message, kind: code.kind().as_str() };
    let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    (status, HeaderMap::new(), json(&body))
}

#[derive(Serialize)]
struct ErrorBody<'a> {
    code: &'a str,
    message: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct LockBody<'a> {
    policy: &'a str,
    state: &'a str,
    expiration_date: Option<String>,
    creation_date: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct VaultBody<'a> {
    creation_date: String,
    last_inventory_date: (),
    number_of_archives: (),
    size_in_bytes: (),
    #[serde(rename = "VaultARN")]
    vault_arn: &'a str,
    vault_name: &'a str,
}

impl<'a> From<&'a LockDescription> for LockBody<'a> {
    fn from(lock: &'a LockDescription) -> Self {
        Self {
            policy: lock.policy.as_str(),
            state: lock.state.as_str(),
            expiration_date: lock.expires.map(|expires| expires.to_string()),
            creation_date: lock.created.to_string(),
        }
    }
}

impl<'a> From<&'a VaultDescription> for VaultBody<'a> {
    fn from(vault: &'a VaultDescription) -> Self {
        Self {
            creation_date: vault.created.to_string(),
            last_inventory_date: (),
            number_of_archives: (),
            size_in_bytes: (),
            vault_arn: &vault.arn,
            vault_name: vault.name.as_str(),
        }
    }
}

/// Strings and nulls under fixed keys can't fail to serialise; nothing here is worth a panic all the same.
fn json(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).unwrap_or_default()
}

/// Everything that goes into a header is ASCII by its type; nothing here is worth a panic all the same.
fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
