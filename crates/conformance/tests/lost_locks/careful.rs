//! `glacier-vault-lock`, as programs use it.

use std::time::Duration;

use glacier_sdk::{
    Client, Config,
    config::{
        retry::{RetryConfig, RetryPartition, TokenBucket},
        timeout::TimeoutConfig,
    },
};
use glacier_vault_lock::{Error, PendingLock, Resumed, VaultLocks, journal::MemoryJournal};

use crate::{
    program::{Locker, Told},
    support::{
        network::Network,
        policies::{parsed, retention},
        world::{Path, VAULT, World},
    },
};

pub(crate) struct Careful {
    locks: VaultLocks,
    pending: Option<PendingLock>,
}

impl Careful {
    pub(crate) fn new(world: &World) -> Self {
        let path = Path { world: world.clone(), client: 0, owner: 0 };
        let network = Network::new(world.glacier().http_client(), path);
        let config = world.glacier().sdk_config().into_builder().http_client(network).build();
        let partition = RetryPartition::custom("lost-locks");
        let partition = partition.token_bucket(TokenBucket::unlimited()).build();
        let patience = TimeoutConfig::builder().read_timeout(Duration::from_mins(1)).build();
        let retries = RetryConfig::standard().with_initial_backoff(Duration::ZERO);
        let config = Config::new(&config).to_builder();
        let config = config.retry_config(retries).retry_partition(partition);
        let client = Client::from_conf(config.timeout_config(patience).build());
        let locks = VaultLocks::new(client, MemoryJournal::new());
        let locks = locks.with_time_source(world.clock().clone()).with_first_pause(Duration::ZERO);
        Self { locks, pending: None }
    }

    /// What a program does with an error that says to go on from the journal.
    async fn take_up(&mut self) -> Result<String, Told> {
        match self.locks.resume(&VAULT.parse().unwrap()).await {
            Ok(Resumed::Pending(pending)) => Ok(self.hold(pending)),
            Ok(_) => Err(Told::Failed),
            Err(error) => Err(told(&error)),
        }
    }

    fn hold(&mut self, pending: PendingLock) -> String {
        let id = pending.lock_id().as_str().to_owned();
        self.pending = Some(pending);
        id
    }
}

impl Locker for Careful {
    async fn initiate(&mut self) -> Result<String, Told> {
        let policy = parsed(&retention(VAULT, 365, None));
        match self.locks.initiate(&VAULT.parse().unwrap(), &policy).await {
            Ok(pending) => Ok(self.hold(pending)),
            Err(Error::OutcomeUnknown { .. }) => self.take_up().await,
            Err(error) => Err(told(&error)),
        }
    }

    async fn complete(&mut self, _: &str) -> Result<(), Told> {
        let pending = self.pending.clone().unwrap();
        Box::pin(pending.complete()).await.map(drop).map_err(|error| told(&error))
    }

    async fn abort(&mut self, _: &str) -> Result<(), Told> {
        let pending = self.pending.clone().unwrap();
        Box::pin(pending.abort()).await.map_err(|error| told(&error))
    }

    /// Its own lost locks it has aborted by itself, so what is left is somebody else's.
    async fn make_way(&mut self) -> bool {
        false
    }

    async fn look_after(&mut self) -> Option<String> {
        self.take_up().await.ok()
    }
}

fn told(error: &Error) -> Told {
    match error {
        Error::AlreadyInProgress { .. }
        | Error::AlreadyLocked { .. }
        | Error::LockReplaced { .. } => Told::SomebodyElses,
        Error::LockGone { .. } | Error::WindowExpired { .. } => Told::Over,
        Error::OutcomeUnknown { .. } => Told::Unknown,
        _ => Told::Failed,
    }
}
