//! A careful client in the simulated world: `VaultLocks` with a journal that outlives its process.

use std::{sync::Arc, time::Duration};

use glacier_sdk::{
    Client, Config,
    config::{
        retry::{RetryConfig, RetryPartition, TokenBucket},
        timeout::TimeoutConfig,
    },
};
use glacier_vault_lock::{VaultLocks, journal::MemoryJournal};

use crate::support::{
    journal::{Decide, Fate, Step, TrickyJournal},
    network::Network,
    world::{Path, World},
};

/// The client as a process that has just started makes it.
pub(crate) fn start(
    world: &World,
    journal: &MemoryJournal,
    client: usize,
    owner: usize,
    attempts: u32,
) -> VaultLocks {
    let path = Path { world: world.clone(), client, owner };
    let network = Network::new(world.glacier().http_client(), path);
    let config = world.glacier().sdk_config().into_builder().http_client(network).build();
    // Runs must not depend on each other, nor on chance.
    let unlimited = RetryPartition::custom("simulation").token_bucket(TokenBucket::unlimited());
    let retries =
        RetryConfig::standard().with_max_attempts(attempts).with_initial_backoff(Duration::ZERO);
    let patience = TimeoutConfig::builder().read_timeout(Duration::from_mins(1)).build();
    let config = Config::new(&config)
        .to_builder()
        .retry_config(retries)
        .retry_partition(unlimited.build())
        .timeout_config(patience)
        .build();
    VaultLocks::new(Client::from_conf(config), tricky(world, journal, client))
        .with_time_source(world.clock().clone())
        .with_first_pause(Duration::ZERO)
        .with_polling(Duration::from_secs(5), Duration::from_secs(12))
}

/// The journal, whose steps fail now and then, and in the middle of which the process may end.
fn tricky(world: &World, journal: &MemoryJournal, client: usize) -> TrickyJournal {
    let world = world.clone();
    let decide: Decide = Arc::new(move |step| {
        let world = world.clone();
        Box::pin(async move {
            let (crashes, fate) = decide(&world, step);
            if crashes {
                world.end_process(client).await;
            }
            fate
        })
    });
    TrickyJournal::new(journal.clone(), decide)
}

fn decide(world: &World, step: Step) -> (bool, Fate) {
    let mut inner = world.inner();
    let crashes = inner.dice.u8(0..100) < inner.weather.crashes;
    if inner.dice.u8(0..100) >= inner.weather.journal {
        return (crashes, Fate::Works);
    }
    let fate = match step {
        Step::Write if inner.dice.bool() => Fate::FailsAfterwards,
        _ => Fate::Fails,
    };
    (crashes, fate)
}
