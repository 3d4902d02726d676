//! Archives: deletion, age, and the daily inventory.

use std::time::Duration;

use super::{EndpointCase, case};
use crate::contract::endpoint::call::{Call, NO_ARCHIVE};
use crate::contract::endpoint::visit::Visit;
use crate::contract::failure::Outcome;
use crate::rules;
use crate::state::ErrorCode::{AccessDenied, InvalidParameterValue};

pub(super) static CASES: &[EndpointCase] = &[
    case!("archive-delete", delete, [ARCHIVE_DELETE], ByCode, needs(CreateVaults, PlantArchives)),
    case!(
        "archive-delete-missing",
        delete_missing,
        [ARCHIVE_DELETE_MISSING],
        StatusOnly,
        needs(CreateVaults)
    ),
    case!(
        "archive-of-another-vault",
        of_another_vault,
        [ARCHIVE_OF_ANOTHER_VAULT],
        ByCode,
        needs(CreateVaults, PlantArchives)
    ),
    case!("archive-age", age, [ARCHIVE_AGE], ByCode, needs(CreateVaults, MoveClock, PlantArchives)),
    case!(
        "inventory",
        inventory,
        [INVENTORY, DESCRIBE_INVENTORY],
        ByMeaning,
        needs(CreateVaults, MoveClock, PlantArchives)
    ),
    case!(
        "delete-not-empty",
        delete_not_empty,
        [DELETE_NOT_EMPTY],
        ByCode,
        needs(CreateVaults, PlantArchives)
    ),
    case!(
        "delete-recently-written",
        delete_recently_written,
        [DELETE_NOT_EMPTY],
        ByCode,
        needs(CreateVaults, MoveClock, PlantArchives)
    ),
    case!(
        "delete-not-empty-message",
        delete_not_empty_message,
        [DELETE_NOT_EMPTY],
        ExactText,
        needs(CreateVaults, PlantArchives)
    ),
];

const DAY: Duration = Duration::from_hours(24);
const ALMOST_A_DAY: Duration = Duration::from_mins(24 * 60 - 1);

async fn delete(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::ARCHIVE_DELETE;
    let vault = visit.new_vault().await?;
    let other = visit.new_vault().await?;
    let archive = visit.plant_archive(&vault, 1).await?;
    let deleted = visit.send(Call::delete_archive(&vault, &archive)).await?;
    deleted.is(rule, 204)?.is_empty(rule)?;
    // An archive that is there could not be deleted through another vault.
    visit.send(Call::delete_archive(&other, &archive)).await?.is(rule, 204)?;
    Ok(())
}

async fn delete_missing(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let deleted = visit.send(Call::delete_archive(&vault, NO_ARCHIVE)).await?;
    deleted.is(&rules::ARCHIVE_DELETE_MISSING, 204)?;
    Ok(())
}

async fn of_another_vault(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::ARCHIVE_OF_ANOTHER_VAULT;
    let vault = visit.new_vault().await?;
    let other = visit.new_vault().await?;
    let archive = visit.plant_archive(&vault, 1).await?;
    let reply = visit.send(Call::delete_archive(&other, &archive)).await?;
    reply.is_refused(rule, InvalidParameterValue)?;
    visit.send(Call::delete_archive(&vault, &archive)).await?.is(rule, 204)?;
    Ok(())
}

async fn age(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::ARCHIVE_AGE;
    let vault = visit.new_vault().await?;
    let archive = visit.plant_archive(&vault, 364).await?;
    visit.initiate(&vault).await?;
    visit.advance_clock(ALMOST_A_DAY).await?;
    visit.send(Call::delete_archive(&vault, &archive)).await?.is_refused(rule, AccessDenied)?;
    visit.send(Call::abort(&vault)).await?.is(&rules::ABORT, 204)?;
    visit.initiate(&vault).await?;
    visit.advance_clock(Duration::from_mins(2)).await?;
    visit.send(Call::delete_archive(&vault, &archive)).await?.is(rule, 204)?;
    Ok(())
}

async fn inventory(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    visit.plant_archive(&vault, 1).await?;
    let before = visit.send(Call::describe(&vault)).await?;
    let before = before.is(&rules::DESCRIBE, 200)?.member(&rules::DESCRIBE, "NumberOfArchives")?;
    let rule = &rules::INVENTORY;
    visit.advance_clock(DAY + Duration::from_mins(1)).await?;
    let after = visit.send(Call::describe(&vault)).await?;
    let counted = after.is(rule, 200)?.member(rule, "NumberOfArchives")?;
    after.holds(before.is_null(), rule, "no inventory on the first day", before.to_string())?;
    after.holds(
        counted == 1,
        &rules::DESCRIBE_INVENTORY,
        "`NumberOfArchives` 1",
        counted.to_string(),
    )?;
    after.date(&rules::DESCRIBE_INVENTORY, "LastInventoryDate")?;
    let size = after.member(rule, "SizeInBytes")?;
    after.holds(
        size.is_u64(),
        &rules::DESCRIBE_INVENTORY,
        "a number as `SizeInBytes`",
        size.to_string(),
    )?;
    Ok(())
}

async fn delete_not_empty(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::DELETE_NOT_EMPTY;
    let vault = visit.new_vault().await?;
    visit.plant_archive(&vault, 1).await?;
    visit.send(Call::delete(&vault)).await?.is_refused(rule, InvalidParameterValue)?;
    visit.send(Call::describe(&vault)).await?.is(rule, 200)?;
    Ok(())
}

/// The last archive is gone, and the inventory has not said so yet.
async fn delete_recently_written(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::DELETE_NOT_EMPTY;
    let vault = visit.new_vault().await?;
    let archive = visit.plant_archive(&vault, 1).await?;
    visit.advance_clock(DAY + Duration::from_mins(1)).await?;
    let written = visit.send(Call::delete_archive(&vault, &archive)).await?;
    written.is(&rules::ARCHIVE_DELETE, 204)?;
    visit.send(Call::delete(&vault)).await?.is_refused(rule, InvalidParameterValue)?;
    visit.advance_clock(DAY + Duration::from_mins(1)).await?;
    visit.send(Call::delete(&vault)).await?.is(rule, 204)?;
    Ok(())
}

async fn delete_not_empty_message(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::DELETE_NOT_EMPTY;
    let vault = visit.new_vault().await?;
    visit.plant_archive(&vault, 1).await?;
    let message = format!("Vault not empty or recently written to: {}", visit.arn(&vault));
    visit.send(Call::delete(&vault)).await?.says(rule, &message)?;
    Ok(())
}
