//! The operations around vault locks that only the official client has.

use glacier_testkit::mocks::{self, MockGlacier};
use glacier_testkit::state::VaultDescription;
use sdk::types::VaultAccessPolicy;

use super::client::client;
use super::sdk;

#[tokio::test]
async fn tags() {
    let glacier = MockGlacier::start().await;
    let add = mocks::add_tags_to_vault().vault("v").tags([("team", "audit"), ("year", "2026")]);
    add.answers_empty().expect(1).mount(&glacier).await;
    let list = mocks::list_tags_for_vault().vault("v").answers_tags([("team", "audit")]);
    list.expect(1).mount(&glacier).await;
    let remove = mocks::remove_tags_from_vault().vault("v").tag_keys(["year", "team"]);
    remove.answers_empty().expect(1).mount(&glacier).await;

    let client = client(&glacier);
    let add = client.add_tags_to_vault().vault_name("v").tags("team", "audit");
    add.tags("year", "2026").send().await.unwrap();
    let listed = client.list_tags_for_vault().vault_name("v").send().await.unwrap();
    let tags = listed.tags().unwrap();
    assert_eq!((tags.len(), &*tags["team"]), (1, "audit"));
    let remove = client.remove_tags_from_vault().vault_name("v").tag_keys("team");
    remove.tag_keys("year").send().await.unwrap();
    assert_eq!(glacier.verify(), Ok(()));
}

#[tokio::test]
async fn access_policies() {
    let glacier = MockGlacier::start().await;
    mocks::set_vault_access_policy().policy("{}").answers_empty().expect(1).mount(&glacier).await;
    mocks::get_vault_access_policy().answers_policy("{ }").expect(1).mount(&glacier).await;
    let delete = mocks::delete_vault_access_policy().vault("v").answers_empty();
    delete.expect(1).mount(&glacier).await;

    let client = client(&glacier);
    let policy = VaultAccessPolicy::builder().policy("{}").build();
    client.set_vault_access_policy().vault_name("v").policy(policy).send().await.unwrap();
    let got = client.get_vault_access_policy().vault_name("v").send().await.unwrap();
    assert_eq!(got.policy().and_then(VaultAccessPolicy::policy), Some("{ }"));
    client.delete_vault_access_policy().vault_name("v").send().await.unwrap();
    assert_eq!(glacier.verify(), Ok(()));
}

/// The client's own paginator goes from page to page by the markers of the mocks.
#[tokio::test]
async fn pages() {
    let glacier = MockGlacier::start().await;
    let [one, two] = ["one", "two"].map(|name| VaultDescription {
        arn: format!("arn:aws:glacier:eu-west-1:111122223333:vaults/{name}"),
        name: name.parse().unwrap(),
        created: "2013-03-20T17:03:43.221Z".parse().unwrap(),
        inventory: None,
    });
    let first = mocks::list_vaults().limit(1).without_marker();
    first.answers_page([one.clone()], one.arn.clone()).expect(1).mount(&glacier).await;
    let last = mocks::list_vaults().limit(1).marker(one.arn);
    last.answers_vaults([two]).expect(1).mount(&glacier).await;

    let mut pages = client(&glacier).list_vaults().account_id("-").limit(1).into_paginator().send();
    let mut names = Vec::new();
    while let Some(page) = pages.next().await {
        names.extend(page.unwrap().vault_list().iter().map(|vault| vault.vault_name.clone()));
    }
    assert_eq!(names, [Some("one".to_owned()), Some("two".to_owned())]);
    assert_eq!(glacier.verify(), Ok(()));
}

#[tokio::test]
async fn archives() {
    let glacier = MockGlacier::start().await;
    let delete = mocks::delete_archive().vault("v").archive_id("-an/archive");
    delete.answers_access_denied("too young").expect(1).mount(&glacier).await;
    let delete = client(&glacier).delete_archive().vault_name("v").archive_id("-an/archive");
    let error = delete.send().await.unwrap_err();
    assert_eq!(sdk::error::ProvideErrorMetadata::message(&error), Some("too young"));
}
