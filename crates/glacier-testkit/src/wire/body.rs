//! What a request's query and body add to its route.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::json::{Object, UniqueMap};
use super::query::parameter;
use super::route::Route;
use crate::rules::{self, Rule};
use crate::state::{ErrorCode, Operation, Request, ServiceError};

/// Reads query and body as far as the operation has members there.
pub(super) fn read(
    operation: Operation,
    route: Route<'_>,
    query: &str,
    body: &[u8],
) -> Result<Request, ServiceError> {
    let Route { vault, id, .. } = route;
    let vault = vault.into_owned();
    Ok(match operation {
        Operation::AbortVaultLock => Request::AbortVaultLock { vault },
        Operation::AddTagsToVault => Request::AddTagsToVault { vault, tags: tags(body)? },
        Operation::CompleteVaultLock => {
            Request::CompleteVaultLock { vault, lock_id: id.into_owned() }
        }
        Operation::CreateVault => {
            must_be_empty(body)?;
            Request::CreateVault { vault }
        }
        Operation::DeleteArchive => Request::DeleteArchive { vault, archive_id: id.into_owned() },
        Operation::DeleteVault => Request::DeleteVault { vault },
        Operation::DeleteVaultAccessPolicy => Request::DeleteVaultAccessPolicy { vault },
        Operation::DescribeVault => Request::DescribeVault { vault },
        Operation::GetVaultAccessPolicy => Request::GetVaultAccessPolicy { vault },
        Operation::GetVaultLock => Request::GetVaultLock { vault },
        Operation::InitiateVaultLock => Request::InitiateVaultLock { vault, policy: policy(body)? },
        Operation::ListTagsForVault => Request::ListTagsForVault { vault },
        Operation::ListVaults => Request::ListVaults {
            limit: parameter(query, "limit")?,
            marker: parameter(query, "marker")?,
        },
        Operation::RemoveTagsFromVault => {
            Request::RemoveTagsFromVault { vault, tag_keys: tag_keys(body)? }
        }
        Operation::SetVaultAccessPolicy => {
            Request::SetVaultAccessPolicy { vault, policy: policy(body)? }
        }
    })
}

#[derive(Deserialize)]
struct PolicyBody {
    #[serde(rename = "Policy")]
    policy: Option<String>,
}

#[derive(Deserialize)]
struct TagsBody {
    #[serde(rename = "Tags")]
    tags: Option<UniqueMap>,
}

#[derive(Deserialize)]
struct TagKeysBody {
    #[serde(rename = "TagKeys")]
    tag_keys: Option<Vec<String>>,
}

fn policy(body: &[u8]) -> Result<String, ServiceError> {
    let policy = members::<PolicyBody>(body)?.and_then(|body| body.policy);
    policy.ok_or_else(|| missing("Policy", &rules::POLICY_MISSING))
}

fn tags(body: &[u8]) -> Result<BTreeMap<String, String>, ServiceError> {
    let tags = members::<TagsBody>(body)?.and_then(|body| body.tags);
    tags.map(|tags| tags.0).ok_or_else(|| missing("Tags", &rules::TAGS_MISSING))
}

fn tag_keys(body: &[u8]) -> Result<Vec<String>, ServiceError> {
    let tag_keys = members::<TagKeysBody>(body)?.and_then(|body| body.tag_keys);
    tag_keys.ok_or_else(|| missing("TagKeys", &rules::TAGS_MISSING))
}

/// The members of a body; no body at all is one without members.
fn members<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<Option<T>, ServiceError> {
    if body.is_empty() {
        return Ok(None);
    }
    // Members that are skipped are not read as text, so bytes that are none have to be found here.
    let text = str::from_utf8(body).ok();
    let read = text.and_then(|text| serde_json::from_str::<Object<T>>(text).ok());
    match read {
        Some(Object(members)) => Ok(Some(members)),
        None => Err(ServiceError::new(
            ErrorCode::Serialization,
            &rules::BODY_NOT_JSON,
            "The request body is not a JSON object with members of the right types",
        )),
    }
}

fn must_be_empty(body: &[u8]) -> Result<(), ServiceError> {
    if body.is_empty() {
        return Ok(());
    }
    Err(ServiceError::new(
        ErrorCode::InvalidParameterValue,
        &rules::BODY_NOT_EMPTY,
        format!("The request body must be empty, but has {} bytes", body.len()),
    ))
}

fn missing(member: &str, rule: &'static Rule) -> ServiceError {
    let message = format!("Required parameter is missing: {member}");
    ServiceError::new(ErrorCode::MissingParameterValue, rule, message)
}
