//! The tests, over the client that the module above calls `sdk`.

use std::time::{Duration, SystemTime};

use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use glacier_testkit::faults::Fault;
use glacier_testkit::requests::LoggedRequest;
use glacier_testkit::state::{LockState, Operation};
use glacier_testkit::{Credentials, Emulator, Glacier, GlacierBuilder};

use super::sdk;
use sdk::error::SdkError;
use sdk::types::VaultLockPolicy;

const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"s","Principal":"*","Effect":"Deny","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v"}]}"#;

#[tokio::test]
async fn a_lock_from_its_beginning_to_its_end() {
    for service in services().await {
        let Service { client, glacier, .. } = &service;
        let created = client.create_vault().vault_name("v").send().await.unwrap();
        assert_eq!(created.location(), Some("/111122223333/vaults/v"));
        let lock_id = initiate(client).await.unwrap();

        let lock = client.get_vault_lock().account_id("-").vault_name("v").send().await.unwrap();
        assert_eq!((lock.policy(), lock.state()), (Some(POLICY), Some("InProgress")));
        glacier.clock().advance(Duration::from_hours(23));
        client.complete_vault_lock().vault_name("v").lock_id(lock_id).send().await.unwrap();
        assert_eq!(glacier.vault("v").lock().unwrap().state(), LockState::Locked);

        let vault = client.describe_vault().vault_name("v").send().await.unwrap();
        assert_eq!(vault.vault_arn(), Some("arn:aws:glacier:us-east-1:111122223333:vaults/v"));
        client.delete_vault().vault_name("v").send().await.unwrap();
        let error = client.get_vault_lock().vault_name("v").send().await.unwrap_err();
        assert!(error.into_service_error().is_resource_not_found_exception());
        assert_eq!(glacier.requests().total(), 7);
    }
}

#[tokio::test]
async fn a_lock_whose_answer_is_lost_meets_itself_in_the_retry() {
    for fault in [Fault::lose_response(), Fault::reset(), Fault::service_unavailable().after_work()]
    {
        for service in services().await {
            let Service { client, glacier, name, .. } = &service;
            glacier.create_vault("v").unwrap();
            glacier.faults().inject(fault.clone().on(Operation::InitiateVaultLock).times(1));
            let error = initiate(client).await.unwrap_err();
            assert_eq!(error.code(), Some("AccessDeniedException"), "{name} {fault:?}: {error:?}");

            let sent = glacier.requests().of(Operation::InitiateVaultLock);
            let attempts: Vec<_> = sent.iter().map(LoggedRequest::attempt).collect();
            assert_eq!(attempts, [Some(1), Some(2)], "{name} {fault:?}");
            assert_eq!(sent[0].invocation_id(), sent[1].invocation_id());
            assert!(sent[0].invocation_id().is_some());
            assert_eq!(glacier.vault("v").lock().unwrap().state(), LockState::InProgress);
        }
    }
}

#[tokio::test]
async fn what_is_done_only_in_the_second_attempt_succeeds() {
    for fault in [
        Fault::reset().before_work(),
        Fault::throttle(),
        Fault::service_unavailable(),
        Fault::request_timeout(),
    ] {
        for service in services().await {
            let Service { client, glacier, name, .. } = &service;
            glacier.create_vault("v").unwrap();
            glacier.faults().inject(fault.clone().times(1));
            let lock_id = initiate(client).await.unwrap();
            assert_eq!(lock_id, glacier.vault("v").lock().unwrap().id().as_str(), "{name}");
            assert_eq!(glacier.requests().total(), 2, "{name} {fault:?}");
        }
    }
}

#[tokio::test]
async fn an_error_that_stays_is_reported_after_three_attempts() {
    for service in services().await {
        let Service { client, glacier, .. } = &service;
        glacier.create_vault("v").unwrap();
        let fault = glacier.faults().inject(Fault::throttle());
        let error = initiate(client).await.unwrap_err();
        assert_eq!(error.code(), Some("ThrottlingException"));
        assert_eq!(glacier.faults().fired(fault), Some(3));
        assert!(glacier.vault("v").lock().is_none());
    }
}

#[tokio::test]
async fn an_answer_that_is_spoilt_is_no_answer() {
    for (fault, is_readable) in [
        (Fault::cut_body(), false),
        (Fault::malformed_json(), false),
        (Fault::content_length_too_long(), false),
        (Fault::content_length_too_short(), false),
        (Fault::delay(Duration::from_millis(1)), true),
    ] {
        for service in services().await {
            let Service { client, glacier, name, .. } = &service;
            glacier.create_vault("v").unwrap();
            initiate(client).await.unwrap();
            glacier.faults().inject(fault.clone());
            let got = client.get_vault_lock().vault_name("v").send().await;
            assert_eq!(got.is_ok(), is_readable, "{name} {fault:?}: {got:?}");
        }
    }
}

#[tokio::test]
async fn a_delay_beyond_the_read_timeout_is_a_timeout() {
    for service in services().await {
        let Service { glacier, name, config, .. } = &service;
        glacier.faults().inject(Fault::delay(Duration::from_hours(1)).times(99));
        // On a busy machine the time may be over before the request has arrived; then it is too short to show anything.
        let mut read_timeout = Duration::from_millis(20);
        while !glacier.vault("v").exists() {
            assert!(read_timeout < Duration::from_mins(1), "{name}: the work is not done");
            let timeouts = TimeoutConfig::builder().read_timeout(read_timeout).build();
            let config = config.clone().into_builder().timeout_config(timeouts);
            let config = config.retry_config(RetryConfig::disabled()).build();
            let result = sdk::Client::new(&config).create_vault().vault_name("v").send().await;
            let error = result.unwrap_err();
            assert!(
                matches!(&error, SdkError::DispatchFailure(failure) if failure.is_timeout()),
                "{name}: {error:?}"
            );
            read_timeout *= 2;
        }
    }
}

#[tokio::test]
async fn an_emulated_day_makes_no_signature_stale() {
    for service in services().await {
        let Service { client, glacier, .. } = &service;
        glacier.create_vault("v").unwrap();
        initiate(client).await.unwrap();
        glacier.clock().advance(Duration::from_hours(24));
        let error = client.get_vault_lock().vault_name("v").send().await.unwrap_err();
        assert!(error.into_service_error().is_resource_not_found_exception());
        initiate(client).await.unwrap();
    }
}

#[tokio::test]
async fn a_new_account_is_told_so() {
    for service in services().await {
        let Service { client, glacier, .. } = &service;
        glacier.set_new_account(true);
        let error = client.create_vault().vault_name("v").send().await.unwrap_err();
        assert!(error.into_service_error().is_no_longer_supported_exception());
        glacier.set_new_account(false);
        client.create_vault().vault_name("v").send().await.unwrap();
    }
}

#[tokio::test]
async fn temporary_credentials_of_another_region_go_into_the_configuration() {
    let tomorrow = SystemTime::now() + Duration::from_hours(24);
    let credentials =
        || Credentials::new("ID", "secret").session_token("token").expires_at(tomorrow);
    let builder =
        || Emulator::builder().region("eu-west-1".parse().unwrap()).credentials(credentials());
    for service in services_of(builder).await {
        let Service { client, glacier, name, .. } = &service;
        client.create_vault().vault_name("v").send().await.unwrap();
        let logged = glacier.requests().last().unwrap();
        assert_eq!(logged.header("x-amz-security-token"), Some("token"), "{name}");
        assert!(logged.header("authorization").unwrap().contains("Credential=ID/"), "{name}");
        assert!(glacier.vault("v").exists());
    }
}

/// A service and a client that talks to it, in one of two ways.
struct Service {
    name: &'static str,
    client: sdk::Client,
    glacier: Glacier,
    config: SdkConfig,
    /// Listens as long as it is kept.
    _emulator: Option<Emulator>,
}

async fn services() -> [Service; 2] {
    services_of(Emulator::builder).await
}

async fn services_of(builder: impl Fn() -> GlacierBuilder) -> [Service; 2] {
    let (emulator, glacier) = (builder().start().await, builder().build());
    let over_socket = (emulator.sdk_config(), emulator.glacier().clone());
    let in_process = (glacier.sdk_config(), glacier);
    [
        Service::new("over a socket", over_socket, Some(emulator)),
        Service::new("in process", in_process, None),
    ]
}

impl Service {
    fn new(
        name: &'static str,
        (config, glacier): (SdkConfig, Glacier),
        emulator: Option<Emulator>,
    ) -> Self {
        let soon = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
        let patient = config.clone().into_builder().retry_config(soon).build();
        Self { name, client: sdk::Client::new(&patient), glacier, config, _emulator: emulator }
    }
}

type InitiateError = SdkError<sdk::operation::initiate_vault_lock::InitiateVaultLockError>;

async fn initiate(client: &sdk::Client) -> Result<String, InitiateError> {
    let policy = VaultLockPolicy::builder().policy(POLICY).build();
    let output = client.initiate_vault_lock().vault_name("v").policy(policy).send().await?;
    Ok(output.lock_id().unwrap().to_owned())
}
