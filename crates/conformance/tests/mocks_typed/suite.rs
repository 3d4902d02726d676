//! The operations that every client has.

use aws_smithy_types::error::display::DisplayErrorContext;
use glacier_testkit::mocks::{self, MockGlacier};
use glacier_testkit::state::{ErrorCode, Inventory, VaultDescription};
use sdk::error::ProvideErrorMetadata as _;
use sdk::operation::RequestId as _;
use sdk::types::VaultLockPolicy;
use serde_json::json;

use super::client::client;
use super::sdk;

const POLICY: &str = r#"{ "Statement": [] }"#;

/// The whole way to a lock: each call matches by all that it holds, and each answer arrives in its member.
#[tokio::test]
async fn values() {
    let glacier = MockGlacier::start().await;
    mocks::create_vault()
        .account("-")
        .vault("v")
        .region("eu-west-1")
        .answers_location("/111122223333/vaults/v")
        .expect(1)
        .mount(&glacier)
        .await;
    mocks::initiate_vault_lock()
        .account("111122223333")
        .vault("v")
        .policy(POLICY)
        .policy_json(json!({ "Statement": [] }))
        .policy_where(|policy| policy.len() == POLICY.len())
        .attempt(1)
        .answers_lock_id("a/b+c=")
        .expect(1)
        .mount(&glacier)
        .await;
    mocks::get_vault_lock().vault("v").answers_in_progress(POLICY).expect(1).mount(&glacier).await;
    let complete = mocks::complete_vault_lock().vault("v").lock_id("a/b+c=");
    complete.answers_empty().expect(1).mount(&glacier).await;
    mocks::abort_vault_lock().vault("a b/c").answers_empty().expect(1).mount(&glacier).await;
    mocks::delete_vault().vault("v").answers_empty().expect(1).mount(&glacier).await;

    let client = client(&glacier);
    let created = client.create_vault().vault_name("v").send().await.unwrap();
    assert_eq!(created.location(), Some("/111122223333/vaults/v"));
    assert_eq!(created.request_id().map(str::len), Some(47));

    let policy = VaultLockPolicy::builder().policy(POLICY).build();
    let initiate = client.initiate_vault_lock().account_id("111122223333").vault_name("v");
    let initiated = initiate.policy(policy).send().await.unwrap();
    assert_eq!(initiated.lock_id(), Some("a/b+c="));

    let lock = client.get_vault_lock().vault_name("v").send().await.unwrap();
    assert_eq!((lock.policy(), lock.state()), (Some(POLICY), Some("InProgress")));
    assert!(lock.creation_date() < lock.expiration_date());

    client.complete_vault_lock().vault_name("v").lock_id("a/b+c=").send().await.unwrap();
    client.abort_vault_lock().vault_name("a b/c").send().await.unwrap();
    client.delete_vault().vault_name("v").send().await.unwrap();
    assert_eq!(glacier.verify(), Ok(()));
}

#[tokio::test]
async fn descriptions() {
    let glacier = MockGlacier::start().await;
    let date = "2013-03-20T17:03:43.221Z";
    mocks::describe_vault()
        .vault("v")
        .answers_vault(VaultDescription {
            arn: "arn:aws:glacier:eu-west-1:111122223333:vaults/v".to_owned(),
            name: "v".parse().unwrap(),
            created: date.parse().unwrap(),
            inventory: Some(Inventory { date: date.parse().unwrap(), archives: 2, size: 3 }),
        })
        .mount(&glacier)
        .await;
    let vault = client(&glacier).describe_vault().vault_name("v").send().await.unwrap();
    assert_eq!(vault.vault_arn(), Some("arn:aws:glacier:eu-west-1:111122223333:vaults/v"));
    assert_eq!(vault.vault_name(), Some("v"));
    assert_eq!((vault.creation_date(), vault.last_inventory_date()), (Some(date), Some(date)));
    assert_eq!((vault.number_of_archives(), vault.size_in_bytes()), (2, 3));
}

/// Errors arrive by their type if the operation has it, else by code and message, and none of them is tried again.
#[tokio::test]
async fn errors() {
    let glacier = MockGlacier::start().await;
    mocks::initiate_vault_lock()
        .answers_access_denied("in progress")
        .expect(1)
        .mount(&glacier)
        .await;
    let not_found = mocks::get_vault_lock().answers_error(ErrorCode::ResourceNotFound, "no lock");
    not_found.expect(1).mount(&glacier).await;
    let new_account = mocks::create_vault().answers_error(ErrorCode::NoLongerSupported, "sorry");
    new_account.expect(1).mount(&glacier).await;

    let client = client(&glacier);
    let error = client.initiate_vault_lock().vault_name("v").send().await.unwrap_err();
    assert_eq!(error.code(), Some("AccessDeniedException"));
    assert_eq!(error.message(), Some("in progress"));
    let error = client.get_vault_lock().vault_name("v").send().await.unwrap_err();
    let error = error.into_service_error();
    assert!(error.is_resource_not_found_exception());
    assert_eq!(error.message(), Some("no lock"));
    let error = client.create_vault().vault_name("v").send().await.unwrap_err();
    assert!(error.into_service_error().is_no_longer_supported_exception());
    assert_eq!(glacier.verify(), Ok(()));
}

/// A client tries again after what it should, and what its last attempt meets is what the caller sees.
#[tokio::test]
async fn retries() {
    let glacier = MockGlacier::start().await;
    let complete = mocks::complete_vault_lock().answers_throttling();
    let complete = complete.then().answers_service_unavailable().then().answers_empty();
    complete.expect(3).mount(&glacier).await;
    let lost = mocks::initiate_vault_lock().attempt(1).answers_service_unavailable();
    lost.expect(1).mount(&glacier).await;
    let met = mocks::initiate_vault_lock().attempt(2).answers_access_denied("in progress");
    met.expect(1).mount(&glacier).await;
    let always = mocks::abort_vault_lock().answers_service_unavailable();
    always.expect(3).mount(&glacier).await;

    let client = client(&glacier);
    client.complete_vault_lock().vault_name("v").lock_id("l").send().await.unwrap();
    let error = client.initiate_vault_lock().vault_name("v").send().await.unwrap_err();
    assert_eq!(error.code(), Some("AccessDeniedException"));
    let error = client.abort_vault_lock().vault_name("v").send().await.unwrap_err();
    assert!(error.into_service_error().is_service_unavailable_exception());
    assert_eq!(glacier.verify(), Ok(()));
}

/// What no mock matches fails after one attempt, and the error that a test prints says why.
#[tokio::test]
async fn explanations() {
    let glacier = MockGlacier::start().await;
    mocks::complete_vault_lock().vault("v").lock_id("x").answers_empty().mount(&glacier).await;
    let complete = client(&glacier).complete_vault_lock().vault_name("v").lock_id("y");
    let error = complete.send().await.unwrap_err();
    let explanation = "No mock matches CompleteVaultLock (account `-`, vault `v`, lock ID `y`). \
                       Mounted, the nearest first: \
                       1. CompleteVaultLock (vault `v`, lock ID `x`): the lock ID is `y`, not `x`.";
    assert_eq!((error.code(), error.message()), (Some("BadRequest"), Some(explanation)));
    let printed = DisplayErrorContext(&error).to_string();
    assert!(printed.contains(explanation), "{printed}");
    let unwrapped = format!("{error:?}");
    assert!(unwrapped.contains(explanation), "{unwrapped}");
    assert_eq!(glacier.server().received_requests().await.map(|received| received.len()), Some(1));
}
