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

use figures::Figures;
use kind::Kind;

#[test]
fn no_run_breaks_a_promise() {
    if let Ok(seed) = std::env::var("SIMULATION_SEED") {
        let seed = seed.parse().expect("SIMULATION_SEED is a number that a failure printed");
        println!("{:#?}\n{}", Kind::of(seed), run::run(seed, true));
        return;
    }
    let runs = std::env::var("PROPTEST_CASES").map_or(3_000, |runs| runs.parse().unwrap());
    let mut figures = Figures::default();
    let first = std::env::var("SIMULATION_FIRST").map_or(0, |first| first.parse().unwrap());
    for seed in first..first + runs {
        figures += run::run(seed, false);
    }
    println!("{figures}");
    figures.expect_enough_of_everything();
}
