//! Vaults: names, limits, create, describe, delete.

use serde_json::json;

use super::{EndpointCase, case};
use crate::contract::endpoint::call::Call;
use crate::contract::endpoint::visit::Visit;
use crate::contract::failure::{Outcome, same};
use crate::rules;
use crate::state::ErrorCode::{InvalidParameterValue, LimitExceeded, ResourceNotFound};
use crate::state::Operation;

pub(super) static CASES: &[EndpointCase] = &[
    case!("vault-name", name, [VAULT_NAME], ByCode, needs(CreateVaults)),
    case!("vault-name-refused", name_refused, [VAULT_NAME_REFUSED], ByCode, needs(CreateVaults)),
    case!(
        "vault-name-not-found",
        name_not_found,
        [VAULT_NAME_NOT_FOUND],
        ByCode,
        needs(CreateVaults)
    ),
    case!("vault-not-found", not_found, [VAULT_NOT_FOUND], ByCode, needs(CreateVaults)),
    case!(
        "vault-not-found-message",
        not_found_message,
        [VAULT_NOT_FOUND],
        ExactText,
        needs(CreateVaults)
    ),
    case!("vault-limit", limit, [VAULT_LIMIT], ByCode, needs(CreateVaults, ThousandVaults)),
    case!("create", create, [CREATE], ExactText, needs(CreateVaults)),
    case!("create-again", create_again, [CREATE_AGAIN], ByMeaning, needs(CreateVaults)),
    case!(
        "create-again-locked",
        create_again_locked,
        [CREATE_AGAIN],
        ByMeaning,
        needs(CreateVaults, LockForEver)
    ),
    case!("describe", describe, [DESCRIBE], ByMeaning, needs(CreateVaults)),
    case!("delete", delete, [DELETE], ByCode, needs(CreateVaults)),
    case!(
        "delete-in-progress",
        delete_in_progress,
        [DELETE_IN_PROGRESS],
        ByCode,
        needs(CreateVaults)
    ),
    case!(
        "delete-locked",
        delete_locked,
        [DELETE_LOCKED],
        ByCode,
        needs(CreateVaults, LockForEver)
    ),
    case!("delete-missing", delete_missing, [DELETE_MISSING], ByCode, needs(CreateVaults)),
];

/// Names that no vault can have; one that ends in a name of its own can't be mistaken for somebody else's vault.
fn bad_names(visit: &Visit<'_>) -> Vec<String> {
    let good = visit.new_name();
    let too_long = format!("{good}{}", "x".repeat(256_usize.saturating_sub(good.len())));
    // The service decodes a label once; who does so twice reads the last one as a letter.
    let forbidden = [" ", "/", "!", "é", "%", "%61", "\\", "*", "?", "#", "~", ":"];
    let mut names: Vec<String> = forbidden.iter().map(|with| format!("{good}{with}")).collect();
    names.push(too_long);
    names
}

async fn name(visit: &Visit<'_>) -> Outcome {
    let stem = visit.new_name();
    let longest = format!("{stem}{}", "x".repeat(255_usize.saturating_sub(stem.len())));
    for vault in [format!("{stem}_.-AZaz09"), format!("{stem}-"), longest] {
        visit.send(Call::create(&vault)).await?.is(&rules::VAULT_NAME, 201)?;
        let described = visit.send(Call::describe(&vault)).await?;
        let name = described.is(&rules::VAULT_NAME, 200)?.text(&rules::VAULT_NAME, "VaultName")?;
        same(&rules::VAULT_NAME, described.step(), &vault, &name)?;
    }
    // Whether a character is escaped makes no difference.
    let in_escapes: String =
        format!("{stem}-").bytes().map(|byte| format!("%{byte:02X}")).collect();
    let call = Call::describe("").at(&format!("vaults/{in_escapes}"));
    visit.send(call).await?.is(&rules::VAULT_NAME, 200)?;
    Ok(())
}

async fn name_refused(visit: &Visit<'_>) -> Outcome {
    for name in bad_names(visit) {
        let reply = visit.send(Call::create(&name)).await?;
        reply.is_refused(&rules::VAULT_NAME_REFUSED, InvalidParameterValue)?;
    }
    Ok(())
}

async fn name_not_found(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::VAULT_NAME_NOT_FOUND;
    for name in bad_names(visit) {
        let reply = visit.send(Call::describe(&name)).await?;
        let message = reply.is_refused(rule, ResourceNotFound)?.message().unwrap_or_default();
        reply.holds(!message.contains("arn:"), rule, "a message without an ARN", message)?;
    }
    Ok(())
}

async fn not_found(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    let calls = Call::of_each_operation_on(&vault, &visit.policy(&vault, 365));
    // What a deletion answers is a rule of its own.
    for call in calls.into_iter().filter(|call| call.operation != Operation::DeleteVault) {
        visit.send(call).await?.is_refused(&rules::VAULT_NOT_FOUND, ResourceNotFound)?;
    }
    Ok(())
}

async fn not_found_message(visit: &Visit<'_>) -> Outcome {
    visit.own_account()?;
    let vault = visit.new_name();
    let reply = visit.send(Call::describe(&vault)).await?;
    reply.is_refused(&rules::VAULT_NOT_FOUND, ResourceNotFound)?;
    let message = format!("Vault not found for ARN: {}", visit.arn(&vault));
    reply.says(&rules::VAULT_NOT_FOUND, &message)?;
    Ok(())
}

/// The account may have vaults already, so the limit is met at the latest by the vault after a thousand.
async fn limit(visit: &Visit<'_>) -> Outcome {
    for _ in 0..1_000 {
        let vault = visit.new_name();
        let reply = visit.send(Call::create(&vault)).await?;
        if reply.status() != 201 {
            reply.is_refused(&rules::VAULT_LIMIT, LimitExceeded)?;
            return Ok(());
        }
    }
    let beyond = visit.send(Call::create(&visit.new_name())).await?;
    beyond.is_refused(&rules::VAULT_LIMIT, LimitExceeded)?;
    Ok(())
}

async fn create(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_name();
    let reply = visit.send(Call::create(&vault)).await?;
    let location = reply.is(&rules::CREATE, 201)?.header(&rules::CREATE, "location")?;
    let expected = format!("/{}/vaults/{vault}", visit.own_account()?);
    same(&rules::CREATE, reply.step(), expected.as_str(), location)?;
    reply.is_empty(&rules::CREATE)?;
    Ok(())
}

async fn create_again(visit: &Visit<'_>) -> Outcome {
    let (vault, _) = visit.new_lock().await?;
    changes_nothing(visit, &vault).await
}

async fn create_again_locked(visit: &Visit<'_>) -> Outcome {
    let (vault, _) = visit.new_locked().await?;
    changes_nothing(visit, &vault).await
}

async fn changes_nothing(visit: &Visit<'_>, vault: &str) -> Outcome {
    let rule = &rules::CREATE_AGAIN;
    add_policy_and_tag(visit, vault).await?;
    let look = async || -> Outcome<_> {
        let described = visit.send(Call::describe(vault)).await?.is(rule, 200)?.json(rule)?;
        let lock = visit.send(Call::get_lock(vault)).await?.is(rule, 200)?.json(rule)?;
        let access = visit.send(Call::get_access_policy(vault)).await?.is(rule, 200)?.json(rule)?;
        let tags = visit.send(Call::list_tags(vault)).await?.is(rule, 200)?.json(rule)?;
        Ok([described, lock, access, tags])
    };
    let before = look().await?;
    visit.send(Call::create(vault)).await?.is(rule, 201)?;
    same(rule, "what a vault has after a second CreateVault", &before, &look().await?)
}

/// Gives a vault what it can have besides a lock.
async fn add_policy_and_tag(visit: &Visit<'_>, vault: &str) -> Outcome {
    visit.give_access_policy(vault, 7).await?;
    let add = visit.send(Call::add_tags(vault, &json!({ "contract-tag": "" }))).await?;
    add.is(&rules::TAGS_ADD, 204)?;
    Ok(())
}

async fn describe(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::DESCRIBE;
    let vault = visit.new_vault().await?;
    visit.own_account()?;
    let described = visit.send(Call::describe(&vault)).await?;
    described.is(rule, 200)?.date(rule, "CreationDate")?;
    same(rule, described.step(), &vault, &described.text(rule, "VaultName")?)?;
    same(rule, described.step(), &visit.arn(&vault), &described.text(rule, "VaultARN")?)?;
    let inventory = ["LastInventoryDate", "NumberOfArchives", "SizeInBytes"];
    let body = described.json(rule)?;
    for member in inventory {
        let value = body.get(member).cloned().unwrap_or_default();
        described.holds(value.is_null(), rule, format!("`{member}` null"), value.to_string())?;
    }
    let members = [&inventory[..], &["CreationDate", "VaultARN", "VaultName"]].concat();
    described.has_only(rule, &members)?;
    Ok(())
}

async fn delete(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::DELETE;
    let vault = visit.new_vault().await?;
    add_policy_and_tag(visit, &vault).await?;
    is_deleted(visit, &vault, rule).await?;
    // A vault of the same name has nothing of the one before.
    visit.send(Call::create(&vault)).await?.is(&rules::CREATE, 201)?;
    for (call, old) in [
        (Call::get_access_policy(&vault), "deny-early-deletion"),
        (Call::list_tags(&vault), "contract-tag"),
    ] {
        let reply = visit.send(call).await?;
        reply.holds(!reply.mentions(old), rule, "nothing of the vault before", reply.summary())?;
    }
    Ok(())
}

async fn delete_in_progress(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::DELETE_IN_PROGRESS;
    let (vault, _) = visit.new_lock().await?;
    is_deleted(visit, &vault, rule).await?;
    visit.send(Call::create(&vault)).await?.is(&rules::CREATE, 201)?;
    visit.send(Call::get_lock(&vault)).await?.is_refused(rule, ResourceNotFound)?;
    Ok(())
}

async fn delete_locked(visit: &Visit<'_>) -> Outcome {
    let (vault, _) = visit.new_locked().await?;
    is_deleted(visit, &vault, &rules::DELETE_LOCKED).await
}

async fn is_deleted(visit: &Visit<'_>, vault: &str, rule: &'static rules::Rule) -> Outcome {
    visit.send(Call::delete(vault)).await?.is(rule, 204)?.is_empty(rule)?;
    visit.send(Call::describe(vault)).await?.is_refused(rule, ResourceNotFound)?;
    Ok(())
}

async fn delete_missing(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    visit.send(Call::delete(&vault)).await?.is(&rules::DELETE, 204)?;
    let again = visit.send(Call::delete(&vault)).await?;
    again.is_refused(&rules::DELETE_MISSING, ResourceNotFound)?;
    Ok(())
}
