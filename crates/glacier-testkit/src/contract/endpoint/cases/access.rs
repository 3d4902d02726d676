//! Access: the access policy of a vault, and how it and the lock policy decide about calls.

use serde_json::{Value, json};

use super::{EndpointCase, case};
use crate::contract::endpoint::call::Call;
use crate::contract::endpoint::signer::By;
use crate::contract::endpoint::visit::Visit;
use crate::contract::failure::{Outcome, same};
use crate::rules;
use crate::state::ErrorCode::{AccessDenied, InvalidParameterValue, ResourceNotFound};

pub(super) static CASES: &[EndpointCase] = &[
    case!("access-policy-set", set, [ACCESS_POLICY_SET], ByMeaning, needs(CreateVaults)),
    case!("access-policy-content", content, [ACCESS_POLICY_CONTENT], ByCode, needs(CreateVaults)),
    case!("access-policy-get", get, [ACCESS_POLICY_GET], ByMeaning, needs(CreateVaults)),
    case!("access-policy-none", none, [ACCESS_POLICY_NONE], ByCode, needs(CreateVaults)),
    case!(
        "access-policy-none-message",
        none_message,
        [ACCESS_POLICY_NONE],
        ExactText,
        needs(CreateVaults)
    ),
    case!("access-policy-delete", delete, [ACCESS_POLICY_DELETE], ByCode, needs(CreateVaults)),
    case!(
        "access-policy-delete-again",
        delete_again,
        [ACCESS_POLICY_DELETE_AGAIN],
        StatusOnly,
        needs(CreateVaults)
    ),
    case!("policy-denies", denies, [POLICY_DENIES], ByCode, needs(CreateVaults)),
    case!("lock-policy-in-force", in_force, [LOCK_POLICY_IN_FORCE], ByCode, needs(CreateVaults)),
    case!("lock-policy-outweighs", outweighs, [POLICY_DENIES], ByCode, needs(CreateVaults)),
    case!("owner-allowed", owner_allowed, [OWNER_ALLOWED], ByCode, needs(CreateVaults)),
    case!("policy-grants", grants, [POLICY_GRANTS], ByCode, needs(CreateVaults, SecondAccount)),
    case!(
        "second-account-needs-grant",
        second_account,
        [ACCOUNT_NEEDS_GRANT],
        ByCode,
        needs(CreateVaults, SecondAccount)
    ),
    case!("resource-tags", resource_tags, [RESOURCE_TAGS], ByCode, needs(CreateVaults)),
    case!(
        "age-in-conditions",
        age,
        [AGE_IN_CONDITIONS],
        ByCode,
        needs(CreateVaults, PlantArchives)
    ),
    case!("global-keys", global_keys, [GLOBAL_KEYS], ByCode, needs(CreateVaults)),
];

/// A policy by which nobody may describe the vault: harmless, and easy to try.
fn denial(visit: &Visit<'_>, vault: &str) -> String {
    visit.policy_that(vault, "Deny", &json!("*"), "DescribeVault", &Value::Null)
}

/// A new vault that has an access policy, and the policy.
async fn with_access_policy(visit: &Visit<'_>) -> Outcome<(String, String)> {
    let vault = visit.new_vault().await?;
    let policy = visit.give_access_policy(&vault, 365).await?;
    Ok((vault, policy))
}

async fn set(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::ACCESS_POLICY_SET;
    let vault = visit.new_vault().await?;
    for days in [365, 7] {
        let policy = visit.policy(&vault, days);
        let reply = visit.send(Call::set_access_policy(&vault, &policy)).await?;
        reply.is(rule, 204)?.is_empty(rule)?;
        let got = visit.send(Call::get_access_policy(&vault)).await?;
        got.is(rule, 200)?.holds_policy(rule, &policy)?;
    }
    Ok(())
}

async fn content(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::ACCESS_POLICY_CONTENT;
    let vault = visit.new_vault().await?;
    for policy in ["", "not JSON", "[]", "{}", "null"] {
        let reply = visit.send(Call::set_access_policy(&vault, policy)).await?;
        reply.is_refused(rule, InvalidParameterValue)?;
    }
    Ok(())
}

async fn get(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::ACCESS_POLICY_GET;
    let (vault, policy) = with_access_policy(visit).await?;
    let got = visit.send(Call::get_access_policy(&vault)).await?;
    got.is(rule, 200)?.holds_policy(rule, &policy)?.has_only(rule, &["Policy"])?;
    Ok(())
}

async fn none(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let get = visit.send(Call::get_access_policy(&vault)).await?;
    get.is_refused(&rules::ACCESS_POLICY_NONE, ResourceNotFound)?;
    Ok(())
}

async fn none_message(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::ACCESS_POLICY_NONE;
    let vault = visit.new_vault().await?;
    let get = visit.send(Call::get_access_policy(&vault)).await?;
    let message = format!("No vault access policy is set for: {vault}");
    get.is_refused(rule, ResourceNotFound)?.says(rule, &message)?;
    Ok(())
}

async fn delete(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::ACCESS_POLICY_DELETE;
    let (vault, _) = with_access_policy(visit).await?;
    let deleted = visit.send(Call::delete_access_policy(&vault)).await?;
    deleted.is(rule, 204)?.is_empty(rule)?;
    let get = Call::get_access_policy(&vault);
    visit.send_until_refused(get, ResourceNotFound).await?.is_refused(rule, ResourceNotFound)?;
    Ok(())
}

async fn delete_again(visit: &Visit<'_>) -> Outcome {
    let vault = visit.new_vault().await?;
    let deleted = visit.send(Call::delete_access_policy(&vault)).await?;
    deleted.is(&rules::ACCESS_POLICY_DELETE_AGAIN, 204)?;
    Ok(())
}

async fn denies(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::POLICY_DENIES;
    let vault = visit.new_vault().await?;
    let policy = denial(visit, &vault);
    visit.send(Call::set_access_policy(&vault, &policy)).await?.is(rule, 204)?;
    let describe = Call::describe(&vault);
    visit.send_until_refused(describe, AccessDenied).await?.is_refused(rule, AccessDenied)?;
    visit.send(Call::get_access_policy(&vault)).await?.is(rule, 200)?;
    Ok(())
}

async fn in_force(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::LOCK_POLICY_IN_FORCE;
    let vault = visit.new_vault().await?;
    let policy = denial(visit, &vault);
    visit.send(Call::initiate(&vault, &policy)).await?.lock_id()?;
    let describe = Call::describe(&vault);
    visit.send_until_refused(describe, AccessDenied).await?.is_refused(rule, AccessDenied)?;
    visit.send(Call::abort(&vault)).await?.is(&rules::ABORT, 204)?;
    visit.send(Call::describe(&vault)).await?.is(rule, 200)?;
    Ok(())
}

/// What the access policy allows does not lift what the lock policy denies.
async fn outweighs(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::POLICY_DENIES;
    let vault = visit.new_vault().await?;
    let own = json!({ "AWS": visit.own_account()? });
    let allow = visit.policy_that(&vault, "Allow", &own, "DescribeVault", &Value::Null);
    visit.send(Call::set_access_policy(&vault, &allow)).await?.is(rule, 204)?;
    let policy = denial(visit, &vault);
    visit.send(Call::initiate(&vault, &policy)).await?.lock_id()?;
    let describe = Call::describe(&vault);
    visit.send_until_refused(describe, AccessDenied).await?.is_refused(rule, AccessDenied)?;
    Ok(())
}

async fn owner_allowed(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::OWNER_ALLOWED;
    let vault = visit.new_vault().await?;
    let other = json!({ "AWS": visit.foreign_account() });
    let policy = visit.policy_that(&vault, "Allow", &other, "DescribeVault", &Value::Null);
    visit.send(Call::set_access_policy(&vault, &policy)).await?.is(rule, 204)?;
    visit.send(Call::describe(&vault)).await?.is(rule, 200)?;
    visit.send(Call::list_tags(&vault)).await?.is(rule, 200)?;
    Ok(())
}

async fn grants(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::POLICY_GRANTS;
    let vault = visit.new_vault().await?;
    let own = visit.own_account()?;
    let as_other = |call: Call| call.of_account(own).signed_by(By::SecondAccount);
    let everyone = json!({ "AWS": "*" });
    let allow = visit.policy_that(&vault, "Allow", &everyone, "DescribeVault", &Value::Null);
    visit.send(Call::set_access_policy(&vault, &allow)).await?.is(rule, 204)?;
    let arn = visit
        .send(as_other(Call::describe(&vault)))
        .await?
        .is(rule, 200)?
        .text(rule, "VaultARN")?;
    same(rule, "DescribeVault by another account", &visit.arn(&vault), &arn)?;
    let reply = visit.send(as_other(Call::get_access_policy(&vault))).await?;
    reply.is_refused(&rules::ACCOUNT_NEEDS_GRANT, AccessDenied)?;
    let policy = denial(visit, &vault);
    visit.send(Call::initiate(&vault, &policy)).await?.lock_id()?;
    let describe = as_other(Call::describe(&vault));
    visit.send_until_refused(describe, AccessDenied).await?.is_refused(rule, AccessDenied)?;
    Ok(())
}

async fn second_account(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::ACCOUNT_NEEDS_GRANT;
    let vault = visit.new_vault().await?;
    let own = visit.own_account()?;
    for vault in [vault, visit.new_name()] {
        for call in [Call::describe(&vault), Call::get_lock(&vault), Call::delete(&vault)] {
            let reply = visit.send(call.of_account(own).signed_by(By::SecondAccount)).await?;
            reply.is_refused(rule, AccessDenied)?;
        }
    }
    Ok(())
}

async fn resource_tags(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::RESOURCE_TAGS;
    let vault = visit.new_vault().await?;
    let held = json!({ "StringEquals": { "glacier:ResourceTag/Hold": "true" } });
    let policy = visit.policy_that(&vault, "Deny", &json!("*"), "AddTagsToVault", &held);
    visit.send(Call::set_access_policy(&vault, &policy)).await?.is(rule, 204)?;
    visit.send(Call::add_tags(&vault, &json!({ "Hold": "true" }))).await?.is(rule, 204)?;
    let more = Call::add_tags(&vault, &json!({ "More": "" }));
    visit.send_until_refused(more.clone(), AccessDenied).await?.is_refused(rule, AccessDenied)?;
    let tags = visit.send(Call::list_tags(&vault)).await?.is(rule, 200)?.member(rule, "Tags")?;
    same(rule, "the tags after a refusal", &json!({ "Hold": "true" }), &tags)?;
    visit.send(Call::remove_tags(&vault, &json!(["Hold"]))).await?.is(rule, 204)?;
    visit.send(more).await?.is(rule, 204)?;
    // What only reads has no tags that a condition could ask for.
    let read = visit.new_vault().await?;
    let policy = visit.policy_that(&read, "Deny", &json!("*"), "DescribeVault", &held);
    visit.send(Call::set_access_policy(&read, &policy)).await?.is(rule, 204)?;
    visit.send(Call::add_tags(&read, &json!({ "Hold": "true" }))).await?.is(rule, 204)?;
    visit.send(Call::describe(&read)).await?.is(rule, 200)?;
    Ok(())
}

async fn age(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::AGE_IN_CONDITIONS;
    let vault = visit.new_vault().await?;
    let young = visit.plant_archive(&vault, 364).await?;
    let old = visit.plant_archive(&vault, 366).await?;
    visit.initiate(&vault).await?;
    visit.send(Call::delete_archive(&vault, &young)).await?.is_refused(rule, AccessDenied)?;
    // It is still there, for it can't be deleted through another vault.
    let other = Call::delete_archive(&visit.new_vault().await?, &young);
    let kept = &rules::ARCHIVE_OF_ANOTHER_VAULT;
    visit.send(other).await?.is_refused(kept, InvalidParameterValue)?;
    visit.send(Call::delete_archive(&vault, &old)).await?.is(rule, 204)?;
    Ok(())
}

async fn global_keys(visit: &Visit<'_>) -> Outcome {
    let rule = &rules::GLOBAL_KEYS;
    let conditions = [
        (json!({ "Bool": { "aws:SecureTransport": "true" } }), true),
        (json!({ "Bool": { "aws:SecureTransport": "false" } }), false),
        // The time is some time of this century.
        (json!({ "DateLessThan": { "aws:CurrentTime": "2100-01-01T00:00:00Z" } }), true),
        (json!({ "DateLessThan": { "aws:CurrentTime": "2000-01-01T00:00:00Z" } }), false),
        (json!({ "NumericLessThan": { "aws:EpochTime": "4102444800" } }), true),
        (json!({ "NumericLessThan": { "aws:EpochTime": "946684800" } }), false),
        (json!({ "IpAddress": { "aws:SourceIp": "127.0.0.1" } }), true),
        (json!({ "NotIpAddress": { "aws:SourceIp": "127.0.0.1" } }), false),
    ];
    for (condition, refused) in conditions {
        let vault = visit.new_vault().await?;
        let policy = visit.policy_that(&vault, "Deny", &json!("*"), "DescribeVault", &condition);
        visit.send(Call::set_access_policy(&vault, &policy)).await?.is(rule, 204)?;
        let describe = Call::describe(&vault);
        if refused {
            visit
                .send_until_refused(describe, AccessDenied)
                .await?
                .is_refused(rule, AccessDenied)?;
        } else {
            visit.send(describe).await?.is(rule, 200)?;
        }
    }
    Ok(())
}
