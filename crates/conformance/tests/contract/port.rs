//! The way from the contract suite to a client, whose crate the module above calls `sdk`.

use std::time::Duration;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::retry::RetryConfig;
use glacier_testkit::Emulator;
use glacier_testkit::contract::client::{Called, ClientError, Refusal};
use sdk::error::{ProvideErrorMetadata, SdkError};
use sdk::operation::RequestId as _;

use super::sdk;

/// A client as users get it, but for the pauses between attempts.
pub(super) struct Port(pub(super) sdk::Client);

impl Port {
    pub(super) fn new(emulator: &Emulator) -> Self {
        let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
        let config = emulator.sdk_config().into_builder().retry_config(retries).build();
        Self(sdk::Client::new(&config))
    }
}

/// What the client reports, in the words of the suite.
pub(super) fn called<T, E: ProvideErrorMetadata>(
    result: Result<T, SdkError<E, HttpResponse>>,
) -> Called<T> {
    result.map_err(|error| match error {
        SdkError::ServiceError(refused) => ClientError::Refused(Refusal {
            code: refused.err().meta().code().map(str::to_owned),
            message: refused.err().meta().message().map(str::to_owned),
            status: Some(refused.raw().status().as_u16()),
            request_id: refused.err().meta().request_id().map(str::to_owned),
        }),
        SdkError::ConstructionFailure(_) => ClientError::NotSent(error.to_string()),
        _ => ClientError::Unknown(error.to_string()),
    })
}

/// The methods of a port for the operations that every client here has.
macro_rules! seven_operations {
    () => {
        async fn initiate_vault_lock(
            &self,
            vault: &str,
            policy: &str,
        ) -> glacier_testkit::contract::client::Called<Option<String>> {
            let policy = sdk::types::VaultLockPolicy::builder().policy(policy).build();
            let call = self.0.initiate_vault_lock().vault_name(vault).policy(policy);
            Ok(port::called(call.send().await)?.lock_id().map(str::to_owned))
        }

        async fn complete_vault_lock(
            &self,
            vault: &str,
            lock_id: &str,
        ) -> glacier_testkit::contract::client::Called<()> {
            let call = self.0.complete_vault_lock().vault_name(vault).lock_id(lock_id);
            port::called(call.send().await).map(drop)
        }

        async fn abort_vault_lock(
            &self,
            vault: &str,
        ) -> glacier_testkit::contract::client::Called<()> {
            port::called(self.0.abort_vault_lock().vault_name(vault).send().await).map(drop)
        }

        async fn get_vault_lock(
            &self,
            vault: &str,
        ) -> glacier_testkit::contract::client::Called<glacier_testkit::contract::client::LockView>
        {
            let lock = port::called(self.0.get_vault_lock().vault_name(vault).send().await)?;
            Ok(glacier_testkit::contract::client::LockView {
                policy: lock.policy().map(str::to_owned),
                state: lock.state().map(str::to_owned),
                created: lock.creation_date().map(str::to_owned),
                expires: lock.expiration_date().map(str::to_owned),
            })
        }

        async fn create_vault(
            &self,
            vault: &str,
        ) -> glacier_testkit::contract::client::Called<Option<String>> {
            let created = port::called(self.0.create_vault().vault_name(vault).send().await)?;
            Ok(created.location().map(str::to_owned))
        }

        async fn describe_vault(
            &self,
            vault: &str,
        ) -> glacier_testkit::contract::client::Called<glacier_testkit::contract::client::VaultView>
        {
            let vault = port::called(self.0.describe_vault().vault_name(vault).send().await)?;
            Ok(glacier_testkit::contract::client::VaultView {
                name: vault.vault_name().map(str::to_owned),
                arn: vault.vault_arn().map(str::to_owned),
                created: vault.creation_date().map(str::to_owned),
                last_inventory: vault.last_inventory_date().map(str::to_owned),
                archives: Some(vault.number_of_archives()),
                bytes: Some(vault.size_in_bytes()),
            })
        }

        async fn delete_vault(&self, vault: &str) -> glacier_testkit::contract::client::Called<()> {
            port::called(self.0.delete_vault().vault_name(vault).send().await).map(drop)
        }
    };
}
