//! What becomes of lock IDs, of other people's locks and of the truth when requests and answers get lost: the same runs, in the simulated
//! world of `glacier-vault-lock`'s tests, with AWS's client, with retries and without, and with `glacier-vault-lock`.
//!
//! `PROPTEST_CASES` says how many runs there are for each client.

#![cfg(test)]

#[path = "lost_locks/careful.rs"]
mod careful;
#[path = "lost_locks/official.rs"]
mod official;
#[path = "lost_locks/program.rs"]
mod program;
#[path = "lost_locks/table.rs"]
mod table;

#[path = "../../glacier-vault-lock/tests/support/mod.rs"]
mod support;

use aws_smithy_types::retry::RetryConfig;
use careful::Careful;
use official::Official;
use program::{Locker, run};
use support::world::World;
use table::Counts;

#[test]
fn only_the_safe_client_loses_no_lock() {
    let runs = std::env::var("PROPTEST_CASES").map_or(300, |runs| runs.parse().unwrap());
    let with_retries = |world: &World| Official::new(world, RetryConfig::standard());
    let without = |world: &World| Official::new(world, RetryConfig::disabled());
    let rows = [
        ("official client, default retries", over(runs, with_retries)),
        ("official client, retries off", over(runs, without)),
        ("glacier-vault-lock", over(runs, Careful::new)),
    ];
    println!("{}", table::show(&rows));
    let [(_, default), (_, off), (_, ours)] = &rows;
    assert_eq!((ours.lost, ours.aborted, ours.wrong), (0, 0, 0), "seeds {:?}", ours.seeds);
    assert!(ours.locked > 0 && ours.recovered > 0, "the runs prove nothing");
    for theirs in [default, off] {
        assert!(theirs.lost > 0 && theirs.aborted > 0 && theirs.wrong > 0);
    }
}

fn over<L: Locker>(runs: u64, make: impl Fn(&World) -> L) -> Counts {
    let mut counts = Counts::default();
    for seed in 0..runs {
        counts.add(seed, &run(seed, &make));
    }
    counts
}
