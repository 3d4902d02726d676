//! Answers and refusals as HTTP responses.

use std::collections::BTreeMap;
use std::time::SystemTime;

use http::header::{CONTENT_TYPE, DATE, HeaderMap, HeaderName, HeaderValue, LOCATION};
use http::{Response as HttpResponse, StatusCode};
use serde::Serialize;

use super::date;
use crate::state::{
    Answer, ErrorCode, LockDescription, Response, ServiceError, Timestamp, VaultDescription,
};

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

/// Writes 200 with a body that isn't a [`Response`], such as one with a policy that the service would not accept.
pub(crate) fn render_body(body: &impl Serialize, stamp: &Stamp) -> HttpResponse<Vec<u8>> {
    stamped((StatusCode::OK, HeaderMap::new(), json(body)), stamp)
}

/// Writes a refusal, whoever refused.
pub(crate) fn render_error(code: ErrorCode, message: &str, stamp: &Stamp) -> HttpResponse<Vec<u8>> {
    stamped(refused(code, message), stamp)
}

/// Adds what every answer has.
fn stamped((status, mut headers, body): Parts, stamp: &Stamp) -> HttpResponse<Vec<u8>> {
    headers.insert(HeaderName::from_static("x-amzn-requestid"), value(&stamp.request_id));
    headers.insert(DATE, date::header(stamp.date));
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
    let mut headers = HeaderMap::with_capacity(4);
    let (status, body) = match response {
        Response::InitiateVaultLock { lock_id } => {
            headers.insert(HeaderName::from_static("x-amz-lock-id"), value(lock_id.as_str()));
            (StatusCode::CREATED, Vec::new())
        }
        Response::CreateVault { location } => {
            headers.insert(LOCATION, value(location));
            (StatusCode::CREATED, Vec::new())
        }
        Response::CompleteVaultLock
        | Response::AbortVaultLock
        | Response::AddTagsToVault
        | Response::DeleteArchive
        | Response::DeleteVault
        | Response::DeleteVaultAccessPolicy
        | Response::RemoveTagsFromVault
        | Response::SetVaultAccessPolicy => (StatusCode::NO_CONTENT, Vec::new()),
        Response::GetVaultLock(lock) => {
            // Quotes in the policy are escaped, of which a policy has many.
            let room = lock.policy.as_str().len() * 3 / 2 + 200;
            (StatusCode::OK, json_into(Vec::with_capacity(room), &LockBody::from(lock)))
        }
        Response::GetVaultAccessPolicy { policy } => {
            (StatusCode::OK, json(&PolicyBody { policy: policy.as_str() }))
        }
        Response::DescribeVault(vault) => (StatusCode::OK, json(&VaultBody::from(vault))),
        Response::ListVaults { vaults, marker } => {
            let vault_list = vaults.iter().map(VaultBody::from).collect();
            (StatusCode::OK, json(&VaultsBody { marker: marker.as_deref(), vault_list }))
        }
        Response::ListTagsForVault { tags } => (StatusCode::OK, json(&TagsBody { tags })),
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
pub(crate) struct LockBody<'a> {
    pub(crate) policy: &'a str,
    pub(crate) state: &'a str,
    pub(crate) expiration_date: Option<Timestamp>,
    pub(crate) creation_date: Timestamp,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct PolicyBody<'a> {
    pub(crate) policy: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct VaultBody<'a> {
    creation_date: Timestamp,
    last_inventory_date: Option<Timestamp>,
    number_of_archives: Option<u64>,
    size_in_bytes: Option<u64>,
    #[serde(rename = "VaultARN")]
    vault_arn: &'a str,
    vault_name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct VaultsBody<'a> {
    marker: Option<&'a str>,
    vault_list: Vec<VaultBody<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct TagsBody<'a> {
    tags: &'a BTreeMap<String, String>,
}

impl<'a> From<&'a LockDescription> for LockBody<'a> {
    fn from(lock: &'a LockDescription) -> Self {
        Self {
            policy: lock.policy.as_str(),
            state: lock.state.as_str(),
            expiration_date: lock.expires,
            creation_date: lock.created,
        }
    }
}

impl<'a> From<&'a VaultDescription> for VaultBody<'a> {
    fn from(vault: &'a VaultDescription) -> Self {
        let inventory = vault.inventory;
        Self {
            creation_date: vault.created,
            last_inventory_date: inventory.map(|inventory| inventory.date),
            number_of_archives: inventory.map(|inventory| inventory.archives),
            size_in_bytes: inventory.map(|inventory| inventory.size),
            vault_arn: &vault.arn,
            vault_name: vault.name.as_str(),
        }
    }
}

fn json(body: &impl Serialize) -> Vec<u8> {
    json_into(Vec::new(), body)
}

/// Strings, numbers and nulls under strings can't fail to serialise; nothing here is worth a panic all the same.
fn json_into(mut bytes: Vec<u8>, body: &impl Serialize) -> Vec<u8> {
    let _ = serde_json::to_writer(&mut bytes, body);
    bytes
}

/// Everything that goes into a header is ASCII by its type; nothing here is worth a panic all the same.
fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
