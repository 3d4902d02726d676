//! The program itself: lock a vault, and cope with what can go wrong on the way.

use std::time::Duration;

use conformance::{Answer, Reply, Script};
use sdk::config::retry::{RetryConfig, RetryPartition};
use sdk::config::timeout::TimeoutConfig;
use sdk::error::{ProvideErrorMetadata as _, SdkError};
use sdk::operation::RequestId as _;
use sdk::operation::complete_vault_lock::CompleteVaultLockError;
use sdk::operation::get_vault_lock::GetVaultLockOutput;
use sdk::operation::initiate_vault_lock::InitiateVaultLockError;
use sdk::types::VaultLockPolicy;

use super::sdk;

#[derive(Debug, PartialEq)]
enum LockError {
    NoSuchVault(String),
    AlreadyInProgress { request_id: Option<String> },
    NoLockId,
    Expired,
    Unreachable(String),
    Other(String),
}

impl From<SdkError<InitiateVaultLockError>> for LockError {
    fn from(error: SdkError<InitiateVaultLockError>) -> Self {
        let request_id = error.request_id().map(str::to_owned);
        match error {
            SdkError::ServiceError(context) => match context.into_err() {
                InitiateVaultLockError::ResourceNotFoundException(gone) => {
                    Self::NoSuchVault(gone.message().unwrap_or("no message").to_owned())
                }
                denied if denied.code() == Some("AccessDeniedException") => {
                    Self::AlreadyInProgress { request_id }
                }
                other => Self::Other(other.to_string()),
            },
            SdkError::TimeoutError(_) => Self::Unreachable("timeout".to_owned()),
            SdkError::DispatchFailure(failure) if failure.is_io() => {
                Self::Unreachable("connection".to_owned())
            }
            other => Self::Other(other.into_service_error().to_string()),
        }
    }
}

struct Locker {
    client: sdk::Client,
    account: Option<String>,
}

impl Locker {
    fn new(http: &Script) -> Self {
        let config = sdk::Config::builder()
            .with_test_defaults_v2()
            .http_client(http.clone())
            .retry_config(RetryConfig::standard().with_max_attempts(2))
            .retry_partition(RetryPartition::custom("locker").build())
            .timeout_config(
                TimeoutConfig::builder().operation_timeout(Duration::from_secs(30)).build(),
            )
            .build();
        Self { client: sdk::Client::from_conf(config), account: None }
    }

    async fn lock(&self, vault: &str, policy: &str) -> Result<GetVaultLockOutput, LockError> {
        let policy = VaultLockPolicy::builder().policy(policy).build();
        let initiate = self
            .client
            .initiate_vault_lock()
            .set_account_id(self.account.clone())
            .vault_name(vault);
        let initiated = initiate.policy(policy).send().await?;
        let lock_id = initiated.lock_id().ok_or(LockError::NoLockId)?;
        let complete = self.client.complete_vault_lock().vault_name(vault).lock_id(lock_id);
        match complete.send().await.map_err(SdkError::into_service_error) {
            Ok(_) => {}
            Err(CompleteVaultLockError::ResourceNotFoundException(_)) => {
                return Err(LockError::Expired);
            }
            Err(other) => return Err(LockError::Other(format!("{:?}", other.meta().code()))),
        }
        let lock = self.client.get_vault_lock().vault_name(vault).send().await;
        lock.map_err(|error| LockError::Other(error.to_string()))
    }
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Reply {
    Reply::Answer(Answer::new(status, headers, body))
}

#[tokio::test(start_paused = true)]
async fn all_goes_well() {
    let http = Script::new([
        answer(201, &[("x-amz-lock-id", "the lock")], ""),
        Reply::Reset,
        answer(204, &[], ""),
        answer(
            200,
            &[],
            r#"{"Policy":"{}","State":"Locked","ExpirationDate":null,"CreationDate":"2013-03-20T17:03:43.221Z"}"#,
        ),
    ]);
    let lock = Locker::new(&http).lock("v", "{}").await.unwrap();
    assert_eq!(
        (lock.state(), lock.expiration_date(), lock.policy()),
        (Some("Locked"), None, Some("{}"))
    );
    let requests: Vec<_> =
        http.sent().iter().map(|sent| format!("{} {}", sent.method, sent.path())).collect();
    assert_eq!(
        requests,
        [
            "POST /-/vaults/v/lock-policy",
            "POST /-/vaults/v/lock-policy/the%20lock",
            "POST /-/vaults/v/lock-policy/the%20lock",
            "GET /-/vaults/v/lock-policy",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn all_goes_wrong() {
    let lock_id = || answer(201, &[("x-amz-lock-id", "l")], "");
    let cases = [
        (
            vec![answer(
                404,
                &[],
                r#"{"code":"ResourceNotFoundException","message":"Vault not found"}"#,
            )],
            LockError::NoSuchVault("Vault not found".to_owned()),
        ),
        (
            vec![answer(
                403,
                &[("x-amzn-requestid", "r")],
                r#"{"code":"AccessDeniedException","message":"in progress"}"#,
            )],
            LockError::AlreadyInProgress { request_id: Some("r".to_owned()) },
        ),
        (vec![answer(201, &[], "")], LockError::NoLockId),
        (
            vec![lock_id(), answer(404, &[], r#"{"code":"ResourceNotFoundException"}"#)],
            LockError::Expired,
        ),
        (
            vec![lock_id(), answer(400, &[], r#"{"code":"BadRequest"}"#)],
            LockError::Other("Some(\"BadRequest\")".to_owned()),
        ),
        (
            vec![lock_id(), answer(204, &[], ""), answer(404, &[], "")],
            LockError::Other("service error".to_owned()),
        ),
        (vec![Reply::Reset], LockError::Unreachable("connection".to_owned())),
        (vec![Reply::Silence], LockError::Unreachable("timeout".to_owned())),
        (
            vec![answer(
                400,
                &[],
                r#"{"code":"InvalidParameterValueException","message":"Provide a valid policy."}"#,
            )],
            LockError::Other("InvalidParameterValueException: Provide a valid policy.".to_owned()),
        ),
    ];
    for (replies, expected) in cases {
        let outcome = Locker::new(&Script::new(replies)).lock("v", "{}").await;
        assert_eq!(outcome.unwrap_err(), expected);
    }
}
