//! The knobs that plant, show and remove vaults.

use serde_json::{Value, json};

use super::call::{Call, Outcome, Reply};
use super::error::{ControlError, ControlErrorCode};
use crate::clock::Clock as _;
use crate::state::{ErrorCode, Lock, Request, Scope, ServiceError, Timestamp, Vault, VaultName};

pub(super) fn list(call: &Call<'_>) -> Outcome {
    let scope = call.scope()?;
    let now = call.glacier.clock().now();
    let store = call.glacier.store();
    let vaults: Vec<Value> = store
        .state
        .vaults()
        .filter(|(of, ..)| **of == scope)
        .map(|(_, name, vault)| show_vault(&scope, name, vault, now))
        .collect();
    Ok(Reply::ok(json!({ "vaults": vaults })))
}

pub(super) fn show(call: &Call<'_>) -> Outcome {
    let scope = call.scope()?;
    let name = call.vault_name()?;
    let now = call.glacier.clock().now();
    let store = call.glacier.store();
    let vault = store.state.vault(&scope, name.as_str()).ok_or_else(|| not_found(&scope, &name))?;
    Ok(Reply::ok(show_vault(&scope, &name, vault, now)))
}

pub(super) fn create(call: &Call<'_>) -> Outcome {
    let scope = call.scope()?;
    call.no_body()?;
    let name = call.vault_name()?;
    let request = Request::CreateVault { vault: name.to_string() };
    let clock = call.glacier.clock();
    let mut store = call.glacier.store();
    store.apply(&scope, request, clock).map_err(|error| refused(&error))?;
    let vault = store.state.vault(&scope, name.as_str()).ok_or_else(|| not_found(&scope, &name))?;
    Ok(Reply::created(show_vault(&scope, &name, vault, clock.now())))
}

pub(super) fn delete(call: &Call<'_>) -> Outcome {
    let scope = call.scope()?;
    let name = call.vault_name()?;
    let mut store = call.glacier.store();
    if store.state.vault(&scope, name.as_str()).is_none() {
        return Err(not_found(&scope, &name));
    }
    store
        .change_vault(&scope, name.as_str(), call.glacier.clock(), |state, _| {
            state.put_vault(&scope, name.clone(), None);
            Ok(())
        })
        .map_err(|error| refused(&error))?;
    Ok(Reply::ok(json!({ "status": "ok" })))
}

impl Call<'_> {
    /// The vault in the path.
    pub(super) fn vault_name(&self) -> Result<VaultName, ControlError> {
        self.label(0).parse().map_err(|error: crate::state::InvalidName| {
            ControlError::new(
                ControlErrorCode::InvalidName,
                error.to_string(),
                "a name has 1 to 255 letters, digits, underscores, hyphens and dots",
            )
        })
    }
}

pub(super) fn not_found(scope: &Scope, name: &VaultName) -> ControlError {
    ControlError::new(
        ControlErrorCode::VaultNotFound,
        format!(
            "there is no vault `{name}` in account {}, region {}",
            scope.account(),
            scope.region()
        ),
        "PUT to the same path creates it; ?account= and ?region= name another place",
    )
}

/// What the service itself would refuse.
pub(super) fn refused(error: &ServiceError) -> ControlError {
    match error.code() {
        ErrorCode::ServiceUnavailable => ControlError::state_file(error.message()),
        _ => ControlError::new(
            ControlErrorCode::Refused,
            error.to_string(),
            "GET /_emulator/rules lists the rules of the service",
        ),
    }
}

fn show_vault(scope: &Scope, name: &VaultName, vault: &Vault, now: Timestamp) -> Value {
    json!({
        "name": name.as_str(),
        "account": scope.account().as_str(),
        "region": scope.region().as_str(),
        "arn": scope.arn(name),
        "created": vault.created().to_string(),
        "lock": vault.lock(now).map(show_lock),
    })
}

fn show_lock(lock: &Lock) -> Value {
    json!({
        "id": lock.id().as_str(),
        "state": lock.state().as_str(),
        "policy": lock.policy(),
        "created": lock.created().to_string(),
        "expires": lock.expires().map(|expires| expires.to_string()),
    })
}
