//! The knobs that plant, show and remove vaults.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::call::{Call, Outcome, Reply};
use super::error::{ControlError, ControlErrorCode};
use crate::clock::Clock as _;
use crate::state::{
    Archive, ArchiveId, ErrorCode, Lock, PlantError, Scope, ServiceError, State, Timestamp, Vault,
    VaultName, VaultPolicy,
};

/// What a vault is given when it is created.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plant {
    tags: Option<BTreeMap<String, String>>,
    access_policy: Option<String>,
}

pub(super) fn list(call: &Call<'_>) -> Outcome {
    let scope = call.scope()?;
    let now = call.glacier.clock().now();
    let store = call.glacier.store();
    let of_scope = store.state.vaults().filter(|(of, _)| **of == scope);
    let vaults: Vec<Value> = of_scope.map(|(scope, vault)| show_vault(scope, vault, now)).collect();
    Ok(Reply::ok(json!({ "vaults": vaults })))
}

pub(super) fn show(call: &Call<'_>) -> Outcome {
    let scope = call.scope()?;
    let name = call.vault_name()?;
    let now = call.glacier.clock().now();
    let store = call.glacier.store();
    let vault = store.state.vault(&scope, name.as_str()).ok_or_else(|| not_found(&scope, &name))?;
    Ok(Reply::ok(show_vault(&scope, vault, now)))
}

pub(super) fn create(call: &Call<'_>) -> Outcome {
    let scope = call.scope()?;
    let name = call.vault_name()?;
    let given: Plant = call.body()?;
    let clock = call.glacier.clock();
    let now = clock.now();
    let mut store = call.glacier.store();
    store
        .change_vault(&scope, name.as_str(), clock, |state, _| {
            // All of it or nothing: a vault is not left behind with half of what it should have.
            let before = state.vault_record(&scope, &name);
            let planted = plant(state, &scope, &name, given, now);
            if planted.is_err() {
                // A record of this very state, which takes it back as it was.
                drop(state.put_record(before));
            }
            planted
        })
        .map_err(|error| not_planted(&error))?;
    let vault = store.state.vault(&scope, name.as_str()).ok_or_else(|| not_found(&scope, &name))?;
    Ok(Reply::created(show_vault(&scope, vault, now)))
}

fn plant(
    state: &mut State,
    scope: &Scope,
    name: &VaultName,
    Plant { tags, access_policy }: Plant,
    now: Timestamp,
) -> Result<(), PlantError> {
    state.create(scope, name.as_str(), now)?;
    if let Some(tags) = tags {
        state.set_tags(scope, name.as_str(), tags)?;
    }
    if let Some(policy) = access_policy {
        state.set_access_policy(scope, name.as_str(), &policy)?;
    }
    Ok(())
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
            state.remove_vault(&scope, name.as_str());
            Ok::<_, ServiceError>(())
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

/// What could not be planted.
pub(super) fn not_planted(error: &PlantError) -> ControlError {
    match error {
        PlantError::Refused(error) => refused(error),
        _ => ControlError::new(
            ControlErrorCode::Refused,
            error.to_string(),
            "GET /_emulator/vaults shows what is there",
        ),
    }
}

pub(super) fn show_archive(id: &ArchiveId, archive: &Archive, now: Timestamp) -> Value {
    json!({
        "id": id.as_str(),
        "size": archive.size,
        "created": archive.created.to_string(),
        "age_days": archive.age_in_days(now),
    })
}

fn show_vault(scope: &Scope, vault: &Vault, now: Timestamp) -> Value {
    let archives: Vec<Value> =
        vault.archives().iter().map(|(id, archive)| show_archive(id, archive, now)).collect();
    json!({
        "name": vault.name().as_str(),
        "account": scope.account().as_str(),
        "region": scope.region().as_str(),
        "arn": vault.arn(),
        "created": vault.created().to_string(),
        "lock": vault.lock(now).map(show_lock),
        "access_policy": vault.access_policy().map(VaultPolicy::as_str),
        "tags": vault.tags().clone().into_iter().map(|(key, value)| (key, value.into())).collect::<Map<_, _>>(),
        "archives": archives,
        "inventory": vault.inventory(now).map(|inventory| json!({
            "date": inventory.date.to_string(), "archives": inventory.archives, "size": inventory.size,
        })),
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
