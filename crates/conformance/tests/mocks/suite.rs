//! Rules for each operation, by output, by error, by response, in sequence.

use aws_smithy_mocks::{RuleMode, mock, mock_client};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use sdk::Client;
use sdk::error::ProvideErrorMetadata as _;
use sdk::operation::abort_vault_lock::AbortVaultLockOutput;
use sdk::operation::complete_vault_lock::{CompleteVaultLockError, CompleteVaultLockOutput};
use sdk::operation::create_vault::CreateVaultOutput;
use sdk::operation::delete_vault::{DeleteVaultError, DeleteVaultOutput};
use sdk::operation::describe_vault::DescribeVaultOutput;
use sdk::operation::get_vault_lock::GetVaultLockOutput;
use sdk::operation::initiate_vault_lock::{InitiateVaultLockError, InitiateVaultLockOutput};
use sdk::types::VaultLockPolicy;
use sdk::types::error::ResourceNotFoundException;

use super::sdk;

fn not_found() -> ResourceNotFoundException {
    ResourceNotFoundException::builder().message("no such vault").build()
}

fn response(status: u16, body: &'static str) -> HttpResponse {
    let response = http::Response::builder().status(status).body(SdkBody::from(body));
    HttpResponse::try_from(response.unwrap()).unwrap()
}

/// The whole way to a lock, each step mocked by its output.
#[tokio::test]
async fn outputs() {
    let create = mock!(Client::create_vault)
        .then_output(|| CreateVaultOutput::builder().location("/1/vaults/v").build());
    let initiate = mock!(Client::initiate_vault_lock)
        .match_requests(|input| {
            input.account_id() == Some("-")
                && input.vault_name() == Some("v")
                && input.policy().and_then(VaultLockPolicy::policy) == Some("{}")
        })
        .then_output(|| InitiateVaultLockOutput::builder().lock_id("lock").build());
    let complete = mock!(Client::complete_vault_lock)
        .match_requests(|input| input.lock_id() == Some("lock"))
        .then_output(|| CompleteVaultLockOutput::builder().build());
    let get = mock!(Client::get_vault_lock)
        .then_output(|| GetVaultLockOutput::builder().state("Locked").build());
    let describe = mock!(Client::describe_vault)
        .then_output(|| DescribeVaultOutput::builder().size_in_bytes(5).build());
    let abort =
        mock!(Client::abort_vault_lock).then_output(|| AbortVaultLockOutput::builder().build());
    let delete = mock!(Client::delete_vault).then_output(|| DeleteVaultOutput::builder().build());
    let client =
        mock_client!(sdk, [&create, &initiate, &complete, &get, &describe, &abort, &delete]);

    assert_eq!(
        client.create_vault().vault_name("v").send().await.unwrap().location(),
        Some("/1/vaults/v")
    );
    let policy = VaultLockPolicy::builder().policy("{}").build();
    let initiated = client
        .initiate_vault_lock()
        .account_id("-")
        .vault_name("v")
        .policy(policy)
        .send()
        .await
        .unwrap();
    let lock_id = initiated.lock_id.unwrap();
    client.complete_vault_lock().vault_name("v").lock_id(lock_id).send().await.unwrap();
    assert_eq!(
        client.get_vault_lock().vault_name("v").send().await.unwrap().state(),
        Some("Locked")
    );
    assert_eq!(client.describe_vault().vault_name("v").send().await.unwrap().size_in_bytes(), 5);
    client.abort_vault_lock().vault_name("v").send().await.unwrap();
    client.delete_vault().vault_name("v").send().await.unwrap();
    for rule in [create, initiate, complete, get, describe, abort, delete] {
        assert_eq!(rule.num_calls(), 1, "{rule:?}");
    }
}

/// Errors by value: modelled ones, and the one for a lock in progress that no operation models.
#[tokio::test]
async fn errors() {
    let modelled = mock!(Client::delete_vault)
        .then_error(|| DeleteVaultError::ResourceNotFoundException(not_found()));
    let unmodelled = mock!(Client::initiate_vault_lock).then_error(|| {
        let metadata = sdk::error::ErrorMetadata::builder()
            .code("AccessDeniedException")
            .message("in progress");
        InitiateVaultLockError::generic(metadata.build())
    });
    let client = mock_client!(sdk, RuleMode::MatchAny, [&modelled, &unmodelled]);
    let error =
        client.delete_vault().vault_name("v").send().await.unwrap_err().into_service_error();
    assert!(error.is_resource_not_found_exception());
    assert_eq!(error.to_string(), "ResourceNotFoundException: no such vault");
    let error = client.initiate_vault_lock().vault_name("v").send().await.unwrap_err();
    assert_eq!(
        (error.code(), error.message()),
        (Some("AccessDeniedException"), Some("in progress"))
    );
}

/// Responses go through the client's own parsers.
#[tokio::test]
async fn responses() {
    let found = mock!(Client::get_vault_lock)
        .match_requests(|input| input.vault_name() == Some("v"))
        .then_http_response(|| response(200, r#"{"State":"InProgress","Policy":"{}"}"#));
    let lost = mock!(Client::get_vault_lock)
        .match_requests(|input| input.vault_name() == Some("w"))
        .then_http_response(|| {
            response(404, r#"{"code":"ResourceNotFoundException","message":"no"}"#)
        });
    let client = mock_client!(sdk, RuleMode::MatchAny, [&found, &lost]);
    let lock = client.get_vault_lock().vault_name("v").send().await.unwrap();
    assert_eq!((lock.state(), lock.policy()), (Some("InProgress"), Some("{}")));
    let error =
        client.get_vault_lock().vault_name("w").send().await.unwrap_err().into_service_error();
    assert!(error.is_resource_not_found_exception());
}

/// What is mocked in sequence is tried again by the client's own retries.
#[tokio::test(start_paused = true)]
async fn sequences_and_retries() {
    let unavailable = r#"{"code":"ServiceUnavailableException","message":"later"}"#;
    let complete = mock!(Client::complete_vault_lock)
        .sequence()
        .http_status(500, Some(unavailable.to_owned()))
        .http_status(503, None)
        .output(|| CompleteVaultLockOutput::builder().build())
        .error(|| CompleteVaultLockError::ResourceNotFoundException(not_found()))
        .build();
    let client = mock_client!(sdk, RuleMode::Sequential, [&complete], |config| {
        config.retry_partition(sdk::config::retry::RetryPartition::custom("mocks").build())
    });
    client.complete_vault_lock().vault_name("v").lock_id("l").send().await.unwrap();
    assert_eq!(complete.num_calls(), 3);
    let error = client.complete_vault_lock().vault_name("v").lock_id("l").send().await.unwrap_err();
    assert!(error.into_service_error().is_resource_not_found_exception());
}

/// An answer worked out from the input.
#[tokio::test]
async fn computed_outputs() {
    let describe = mock!(Client::describe_vault).then_compute_output(|input| {
        let arn = format!(
            "arn:aws:glacier:us-east-1:1:vaults/{}",
            input.vault_name().unwrap_or_default()
        );
        DescribeVaultOutput::builder().vault_arn(arn).build()
    });
    let client = mock_client!(sdk, RuleMode::MatchAny, [&describe], |config| {
        config.region(sdk::config::Region::new("eu-west-3"))
    });
    assert_eq!(client.config().region().map(AsRef::as_ref), Some("eu-west-3"));
    for vault in ["a", "b"] {
        let arn = client.describe_vault().vault_name(vault).send().await.unwrap().vault_arn;
        assert_eq!(arn, Some(format!("arn:aws:glacier:us-east-1:1:vaults/{vault}")));
    }
}
