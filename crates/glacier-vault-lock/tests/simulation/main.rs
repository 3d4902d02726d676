//! Thousands of runs of careful clients in a world where everything goes wrong that can: requests and answers get lost at any point,
//! processes end at any point, time passes, journals fail, and somebody else works on the same vault. After each call, each crash and each
//! run, the promises of the crate are compared with what really happened to the vault.
//!
//! A failure prints the seed of its run; `SIMULATION_SEED` runs it again, alone. `PROPTEST_CASES` says how many runs there are.

#![cfg(test)]

mod client;
mod figures;
mod judge;
mod kind;
mod run;
mod script;

#[path = "../support/mod.rs"]
mod support;

use std::{
    num::NonZero,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::atomic::{AtomicU64, Ordering},
    thread,
};

use figures::Figures;
use kind::Kind;

#[test]
fn no_run_breaks_a_promise() {
    if let Ok(seed) = std::env::var("SIMULATION_SEED") {
        let seed = seed.parse().expect("SIMULATION_SEED is a number that a failure printed");
        println!("{:#?}\n{}", Kind::of(seed), run::run(seed, true));
        return;
    }
    let runs = std::env::var("PROPTEST_CASES").map_or(1_000, |runs| runs.parse().unwrap());
    let next = AtomicU64::new(0);
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let outcomes: Vec<_> = thread::scope(|scope| {
        let work = || some_runs(&next, runs);
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let (mut figures, mut broken) = (Figures::default(), Vec::new());
    for (counted, seeds) in outcomes {
        figures += counted;
        broken.extend(seeds);
    }
    println!("{figures}");
    broken.sort_unstable();
    assert!(broken.is_empty(), "promises were broken; see one with SIMULATION_SEED: {broken:?}");
    figures.expect_enough_of_everything();
}

/// Runs seeds until there are none left. The figures, and the seeds of runs that broke a promise.
fn some_runs(next: &AtomicU64, runs: u64) -> (Figures, Vec<u64>) {
    let (mut figures, mut broken) = (Figures::default(), Vec::new());
    loop {
        let seed = next.fetch_add(1, Ordering::Relaxed);
        if seed >= runs {
            return (figures, broken);
        }
        match catch_unwind(AssertUnwindSafe(|| run::run(seed, false))) {
            Ok(counted) => figures += counted,
            Err(_) => broken.push(seed),
        }
    }
}
