//! AWS's client, as programs use it.

use std::time::Duration;

use aws_sdk_glacier::{
    Client, Config,
    config::{
        retry::{RetryConfig, RetryPartition, TokenBucket},
        timeout::TimeoutConfig,
    },
    error::{ProvideErrorMetadata, SdkError},
    types::VaultLockPolicy,
};

use crate::{
    program::{Locker, Told},
    support::{
        network::Network,
        policies::retention,
        world::{Path, VAULT, World},
    },
};

pub(crate) struct Official(Client);

impl Official {
    pub(crate) fn new(world: &World, retries: RetryConfig) -> Self {
        let path = Path { world: world.clone(), client: 0, owner: 0 };
        let network = Network::new(world.glacier().http_client(), path);
        let config = world.glacier().sdk_config().into_builder().http_client(network).build();
        // Runs must not depend on each other, nor on chance.
        let partition = RetryPartition::custom("lost-locks");
        let partition = partition.token_bucket(TokenBucket::unlimited()).build();
        let patience = TimeoutConfig::builder().read_timeout(Duration::from_mins(1)).build();
        let config = Config::new(&config).to_builder();
        let retries = retries.with_initial_backoff(Duration::ZERO);
        let config = config.retry_config(retries).retry_partition(partition);
        Self(Client::from_conf(config.timeout_config(patience).build()))
    }
}

impl Locker for Official {
    async fn initiate(&mut self) -> Result<String, Told> {
        let policy = VaultLockPolicy::builder().policy(retention(VAULT, 365, None)).build();
        let call = self.0.initiate_vault_lock().account_id("-").vault_name(VAULT).policy(policy);
        let initiated = call.send().await.map_err(|error| told(&error))?;
        initiated.lock_id.ok_or(Told::Unknown)
    }

    async fn complete(&mut self, lock_id: &str) -> Result<(), Told> {
        let call = self.0.complete_vault_lock().account_id("-").vault_name(VAULT).lock_id(lock_id);
        call.send().await.map(drop).map_err(|error| told(&error))
    }

    async fn abort(&mut self, _: &str) -> Result<(), Told> {
        let call = self.0.abort_vault_lock().account_id("-").vault_name(VAULT);
        call.send().await.map(drop).map_err(|error| told(&error))
    }

    /// "Always abort first": the guide's advice for a vault on which a lock is in progress.
    async fn make_way(&mut self) -> bool {
        self.abort("").await.is_ok()
    }

    async fn look_after(&mut self) -> Option<String> {
        None
    }
}

/// What the error says to whoever reads its code.
fn told<E: ProvideErrorMetadata>(error: &SdkError<E>) -> Told {
    match error {
        SdkError::ServiceError(refused) => match refused.err().code() {
            Some("AccessDeniedException") => Told::SomebodyElses,
            Some("ResourceNotFoundException" | "InvalidParameterValueException") => Told::Over,
            _ => Told::Failed,
        },
        SdkError::ConstructionFailure(_) => Told::Failed,
        _ => Told::Unknown,
    }
}
