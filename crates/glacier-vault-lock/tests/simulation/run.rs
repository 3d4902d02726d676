//! One run.

use std::{sync::Arc, time::Duration};

use futures_util::future::join_all;
use glacier_vault_lock::journal::MemoryJournal;

use crate::{
    client,
    figures::Figures,
    judge::Judge,
    kind::Kind,
    script::Careful,
    support::{policies::parsed, world::World},
};

/// The run that this seed stands for. It panics, and says which seed it was, if a promise is broken.
pub(crate) fn run(seed: u64, aloud: bool) -> Figures {
    let _seed_of_a_failure = Announced(seed);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    runtime.block_on(async {
        // The clock of the runtime stands still but for timers, so this is no matter of speed.
        let run = tokio::time::timeout(Duration::from_hours(24 * 365), live(seed, aloud));
        run.await.expect("this run does not end")
    })
}

async fn live(seed: u64, aloud: bool) -> Figures {
    let kind = Kind::of(seed);
    let mut dice = fastrand::Rng::with_seed(seed);
    let world = World::new(seed, kind.weather, kind.others(&mut dice));
    let journals = [MemoryJournal::new(), MemoryJournal::new()];
    let told = [Arc::default(), Arc::default()];
    let policy = parsed(&kind.policy());
    let mut clients: Vec<_> = (0..kind.clients)
        .map(|client| {
            let owner = if kind.one_journal { 0 } else { client };
            let journal = &journals[owner];
            let start = {
                let world = &world;
                move || client::start(world, journal, client, owner, kind.attempts)
            };
            let judge = Judge::new(&world, journal, owner, kind, &told[owner], aloud);
            let policy = policy.clone();
            Careful { world: &world, client, start: Box::new(start), judge, policy }
        })
        .collect();
    let calls = dice.usize(1..8);
    join_all(clients.iter_mut().map(|client| client.live(calls))).await;
    world.calm_down();
    // What is still on its way arrives by then.
    world.pass(Duration::from_mins(1));
    let mut figures = Figures { runs: 1, ..Figures::default() };
    for client in &mut clients {
        client.settle().await;
        figures += std::mem::take(&mut client.judge.figures);
    }
    figures
}

/// Says the seed if it is dropped in a panic.
struct Announced(u64);

impl Drop for Announced {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("to run it again: SIMULATION_SEED={}", self.0);
        }
    }
}
