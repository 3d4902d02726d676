//! Processes that are killed in the middle of a call, at each step of it and at any moment, and the next process, which finds in the
//! journal on disk what was begun.
//!
//! The children are this very program, told by the environment to make one call: `child` is no test of its own.

#![cfg(test)]

mod child;
mod parent;

#[path = "../support/mod.rs"]
mod support;

use child::Call;
use parent::{Killed, Story};

/// What a process was doing when it was killed, and how the vault stood when it began.
const CALLS: [(Call, Begun); 5] = [
    (Call::Initiate, Begun::Nothing),
    (Call::Initiate, Begun::LostLock),
    (Call::Complete, Begun::Pending),
    (Call::Abort, Begun::Pending),
    (Call::EnsureLocked, Begun::Nothing),
];

/// How far an earlier process had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begun {
    Nothing,
    /// A lock is in progress, and the journal has its ID.
    Pending,
    /// A lock is in progress, and its ID was lost.
    LostLock,
}

/// Steps are: before and after each request, before and after each step of the journal.
#[test]
fn a_process_can_end_at_any_step_of_a_call() {
    for (call, begun) in CALLS {
        let mut steps = 0;
        loop {
            let story = Story::begin(begun);
            if story.tell(call, Killed::AtStep(steps)) == parent::End::ByItself {
                break;
            }
            steps += 1;
            assert!(steps < 100, "{call:?} does not end");
        }
        assert!(steps >= 8, "{call:?} has only {steps} steps");
    }
}

#[test]
fn a_process_can_be_killed_at_any_moment() {
    let seed = std::env::var("PROCESSES_SEED").ok().map(|seed| seed.parse().unwrap());
    for seed in seed.map_or(0..12, |seed| seed..seed + 1) {
        println!("to run it again: PROCESSES_SEED={seed}");
        let mut dice = fastrand::Rng::with_seed(seed);
        let (call, begun) = CALLS[dice.usize(0..CALLS.len())];
        let story = Story::begin(begun);
        story.tell(call, Killed::After(dice.u64(0..60)));
    }
}

/// Makes the call that the environment asks for, as a process of its own.
#[test]
fn child() {
    child::run_if_asked();
}
