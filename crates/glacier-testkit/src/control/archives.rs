//! The knobs that plant and remove archives, which the emulator otherwise can't get.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;

use super::call::{Call, Outcome, Reply};
use super::error::{ControlError, ControlErrorCode};
use super::vaults::{not_found, not_planted, refused, show_archive};
use crate::clock::Clock as _;
use crate::state::{Archive, ArchiveId, PlantError, ServiceError};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plant {
    #[serde(default)]
    age_days: u64,
    #[serde(default)]
    size: u64,
}

pub(super) fn plant(call: &Call<'_>) -> Outcome {
    let scope = call.scope()?;
    let vault = call.vault_name()?;
    let id = call.archive_id()?;
    let Plant { age_days, size } = call.body()?;
    let now = call.glacier.clock().now();
    let age = Duration::from_secs(age_days.saturating_mul(24 * 60 * 60));
    let archive = Archive { size, created: now - age };
    call.glacier
        .store()
        .change_vault(&scope, vault.as_str(), call.glacier.clock(), |state, _| {
            state.plant_archive(&scope, vault.as_str(), id.clone(), archive, now)
        })
        .map_err(|error| match error {
            PlantError::NoVault(_) => not_found(&scope, &vault),
            error => not_planted(&error),
        })?;
    Ok(Reply::created(show_archive(&id, &archive, now)))
}

pub(super) fn remove(call: &Call<'_>) -> Outcome {
    let scope = call.scope()?;
    let vault = call.vault_name()?;
    let id = call.archive_id()?;
    let now = call.glacier.clock().now();
    let removed = call
        .glacier
        .store()
        .change_vault(&scope, vault.as_str(), call.glacier.clock(), |state, _| {
            Ok::<_, ServiceError>(state.remove_archive(&scope, vault.as_str(), id.as_str(), now))
        })
        .map_err(|error| refused(&error))?;
    match removed {
        None => Err(not_found(&scope, &vault)),
        Some(false) => Err(ControlError::new(
            ControlErrorCode::ArchiveNotFound,
            format!("the vault `{vault}` has no archive `{id}`"),
            "GET /_emulator/vaults/{vault} lists its archives",
        )),
        Some(true) => Ok(Reply::ok(json!({ "status": "ok" }))),
    }
}

impl Call<'_> {
    fn archive_id(&self) -> Result<ArchiveId, ControlError> {
        self.label(1).parse().map_err(|error: crate::state::InvalidName| {
            ControlError::new(
                ControlErrorCode::InvalidName,
                error.to_string(),
                "escape in the path what is no letter or digit",
            )
        })
    }
}
