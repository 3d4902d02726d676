//! What a request's body adds to its route.

use serde_json::{Map, Value};

use super::route::{Route, Target};
use crate::rules;
use crate::state::{ErrorCode, Request, ServiceError};

/// Reads the body as far as the operation has one.
pub(super) fn read(route: Route, body: &[u8]) -> Result<Request, ServiceError> {
    let Route { vault, target, .. } = route;
    Ok(match target {
        Target::InitiateVaultLock => Request::InitiateVaultLock { vault, policy: policy(body)? },
        Target::CompleteVaultLock { lock_id } => Request::CompleteVaultLock { vault, lock_id },
        Target::AbortVaultLock => Request::AbortVaultLock { vault },
        Target::GetVaultLock => Request::GetVaultLock { vault },
        Target::CreateVault => {
            must_be_empty(body)?;
            Request::CreateVault { vault }
        }
        Target::DescribeVault => Request::DescribeVault { vault },
        Target::DeleteVault => Request::DeleteVault { vault },
    })
}

/// The `Policy` of a body; no body at all is one without members.
fn policy(body: &[u8]) -> Result<String, ServiceError> {
    let mut members = match body {
        [] => Map::new(),
        _ => serde_json::from_slice::<Map<String, Value>>(body).map_err(|_| not_json())?,
    };
    match members.remove("Policy") {
        Some(Value::String(policy)) => Ok(policy),
        None | Some(Value::Null) => Err(ServiceError::new(
            ErrorCode::MissingParameterValue,
            &rules::POLICY_MISSING,
            "Required parameter is missing: Policy",
        )),
        Some(_) => Err(not_json()),
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

fn not_json() -> ServiceError {
    ServiceError::new(
        ErrorCode::Serialization,
        &rules::BODY_NOT_JSON,
        "The request body is not a JSON object with members of the right types",
    )
}
