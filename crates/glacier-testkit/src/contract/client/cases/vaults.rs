//! Vaults, their access policies and tags, through a client.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{ClientCase, case};
use crate::contract::client::bench::{Bench, POLICY, VAULT, granted};
use crate::contract::client::port::ClientPort;
use crate::contract::failure::{Outcome, failed, holds, same};
use crate::rules;
use crate::state::Operation;

pub(super) fn cases<C: ClientPort>() -> Vec<ClientCase<C>> {
    vec![
        case!("client-create", create, [CREATE], ExactText, needs()),
        case!("client-describe", describe, [DESCRIBE], ExactText, needs()),
        case!("client-delete", delete, [DELETE], ByCode, needs()),
        case!("client-list", list, [LIST, LIST_LIMIT], ExactText, needs()),
        case!(
            "client-access-policy",
            access_policy,
            [ACCESS_POLICY_SET, ACCESS_POLICY_GET, ACCESS_POLICY_DELETE],
            ExactText,
            needs()
        ),
        case!("client-tags", tags, [TAGS_ADD, TAGS_REMOVE, TAGS_LIST], ExactText, needs()),
        case!("client-archive-delete", delete_archive, [ARCHIVE_DELETE], ByCode, needs()),
    ]
}

async fn create<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::CREATE;
    let called = bench.client.create_vault(VAULT).await;
    let location = granted(rule, Operation::CreateVault, called)?;
    let expected = format!("/{}/vaults/{VAULT}", bench.emulator.account_id());
    same(rule, "the location that the client reports", &Some(expected), &location)?;
    let there = bench.emulator.vault(VAULT).exists();
    holds(there, rule, "the vault in the emulator", "there", "not there")
}

async fn describe<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::DESCRIBE;
    bench.plant_vault()?;
    let called = bench.client.describe_vault(VAULT).await;
    let view = granted(rule, Operation::DescribeVault, called)?;
    let (region, account) = (bench.emulator.region(), bench.emulator.account_id());
    let arn = format!("arn:aws:glacier:{region}:{account}:vaults/{VAULT}");
    same(rule, "the name that the client reports", &Some(VAULT.to_owned()), &view.name)?;
    same(rule, "the ARN that the client reports", &Some(arn), &view.arn)?;
    let date = view.created.clone().unwrap_or_default();
    let verbatim = date.len() == "2013-03-20T17:03:43.221Z".len() && date.ends_with('Z');
    holds(verbatim, rule, "the creation date that the client reports", "the service's text", date)?;
    // What the service says nothing of, a client may tell as 0, but not as another number.
    let unknown = [view.archives, view.bytes].iter().all(|number| number.unwrap_or(0) == 0);
    holds(unknown, rule, "the inventory that the client reports", "nothing", format!("{view:?}"))?;
    same(rule, "the inventory's date that the client reports", &None, &view.last_inventory)
}

async fn delete<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    bench.plant_vault()?;
    let called = bench.client.delete_vault(VAULT).await;
    granted(&rules::DELETE, Operation::DeleteVault, called)?;
    let gone = !bench.emulator.vault(VAULT).exists();
    holds(gone, &rules::DELETE, "the vault in the emulator", "not there", "there")
}

async fn list<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::LIST;
    let mut expected: Vec<String> = (0..7).map(|number| format!("v{number}")).collect();
    expected.push("V".to_owned());
    for vault in &expected {
        bench.emulator.create_vault(vault.as_str()).map_err(|error| {
            failed(&rules::CREATE, "planting vaults", "a vault", error.to_string())
        })?;
    }
    expected.sort();
    let mut names = Vec::new();
    let mut marker: Option<String> = None;
    for _ in 0..=expected.len() {
        let called = bench.client.list_vaults(Some(3), marker.as_deref()).await;
        let page = granted(rule, Operation::ListVaults, called)?;
        names.extend(page.vaults.into_iter().filter_map(|vault| vault.name));
        marker = page.marker;
        if marker.is_none() {
            break;
        }
    }
    same(rule, "the names on all pages", &expected, &names)?;
    bench.was_sent(&rules::LIST_LIMIT, Operation::ListVaults, 3)?;
    Ok(())
}

async fn access_policy<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    bench.plant_vault()?;
    let called = bench.client.set_vault_access_policy(VAULT, POLICY).await;
    granted(&rules::ACCESS_POLICY_SET, Operation::SetVaultAccessPolicy, called)?;
    let there = bench.emulator.vault(VAULT).access_policy();
    bench.same_policy(
        &rules::ACCESS_POLICY_SET,
        "the policy that arrived",
        POLICY,
        there.as_deref(),
    )?;
    let called = bench.client.get_vault_access_policy(VAULT).await;
    let got = granted(&rules::ACCESS_POLICY_GET, Operation::GetVaultAccessPolicy, called)?;
    let step = "the policy that the client reports";
    bench.same_policy(&rules::ACCESS_POLICY_GET, step, POLICY, got.as_deref())?;
    let rule = &rules::ACCESS_POLICY_DELETE;
    let called = bench.client.delete_vault_access_policy(VAULT).await;
    granted(rule, Operation::DeleteVaultAccessPolicy, called)?;
    same(rule, "the policy in the emulator", &None, &bench.emulator.vault(VAULT).access_policy())
}

async fn tags<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    bench.plant_vault()?;
    let tags = BTreeMap::from([
        ("Hold".to_owned(), "true".to_owned()),
        ("ключ".to_owned(), String::new()),
    ]);
    let called = bench.client.add_tags_to_vault(VAULT, &tags).await;
    granted(&rules::TAGS_ADD, Operation::AddTagsToVault, called)?;
    same(&rules::TAGS_ADD, "the tags in the emulator", &tags, &bench.emulator.vault(VAULT).tags())?;
    let called = bench.client.list_tags_for_vault(VAULT).await;
    let got = granted(&rules::TAGS_LIST, Operation::ListTagsForVault, called)?;
    same(&rules::TAGS_LIST, "the tags that the client reports", &tags, &got)?;
    let called = bench.client.remove_tags_from_vault(VAULT, &["ключ".to_owned()]).await;
    granted(&rules::TAGS_REMOVE, Operation::RemoveTagsFromVault, called)?;
    let left: Vec<String> = bench.emulator.vault(VAULT).tags().into_keys().collect();
    same(&rules::TAGS_REMOVE, "the tags in the emulator", &vec!["Hold".to_owned()], &left)
}

async fn delete_archive<C: ClientPort>(bench: &Bench<'_, C>) -> Outcome {
    let rule = &rules::ARCHIVE_DELETE;
    bench.plant_vault()?;
    // An ID may begin with a hyphen.
    let archive = "-NkbByEejwEggmBz2fTHgJrg0XBoDfjP4q6iu87_TjhqG6eGoOY9Z8i1";
    let planted = bench.emulator.vault(VAULT).plant_archive(archive, 1, Duration::ZERO);
    planted
        .map_err(|error| failed(rule, "planting an archive", "an archive", error.to_string()))?;
    let called = bench.client.delete_archive(VAULT, archive).await;
    granted(rule, Operation::DeleteArchive, called)?;
    let left = bench.emulator.vault(VAULT).archives().len();
    same(rule, "the archives in the emulator", &0, &left)
}
