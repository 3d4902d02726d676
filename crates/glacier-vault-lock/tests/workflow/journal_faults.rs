//! Every call with a journal that fails at one step or another, or that somebody else holds.

use std::{
    fmt::Write as _,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use expect_test::expect_file;
use glacier_vault_lock::{
    Error, Resumed,
    journal::{JournalError, LockJournal as _},
};

use crate::{
    calls::Call,
    report::report,
    scene::Scene,
    standing::Standing,
    support::journal::{Fate, Step, TrickyJournal},
};

/// The calls that use the journal, and a state in which they use all of it.
const CALLS: [(Call, Standing); 8] = [
    (Call::Initiate, Standing::Unlocked),
    (Call::Initiate, Standing::OursWithLostId),
    (Call::Complete, Standing::Ours),
    (Call::Abort, Standing::Ours),
    (Call::Resume, Standing::Ours),
    (Call::Resume, Standing::OursWithLostId),
    (Call::Adopt, Standing::TheirsWithTheSamePolicy),
    (Call::EnsureLocked, Standing::Unlocked),
];

#[tokio::test(start_paused = true)]
async fn every_step_of_the_journal_can_fail() {
    let mut text = String::new();
    for (call, standing) in CALLS {
        for step in [Step::Open, Step::Read, Step::Write, Step::Remove] {
            for nth in 1..10 {
                let mut met = false;
                for fate in [Fate::Fails, Fate::FailsAfterwards] {
                    if fate == Fate::FailsAfterwards && step != Step::Write {
                        continue;
                    }
                    let (report, struck) = one(call, standing, step, nth, fate).await;
                    met |= struck;
                    if struck {
                        let title = format!("{call:?}, {standing:?}: {step:?} {nth} {fate:?}");
                        writeln!(text, "{title}\n{report}").unwrap();
                    }
                }
                if !met {
                    break;
                }
            }
        }
    }
    expect_file!["expected/journal_faults.txt"].assert_eq(&text);
}

/// One run, and whether the fault struck.
async fn one(call: Call, standing: Standing, step: Step, nth: usize, fate: Fate) -> (String, bool) {
    let scene = Scene::new();
    let at_hand = standing.bring_about(&scene).await;
    // Counts down to the fault once it is set.
    let countdown = Arc::new(AtomicUsize::new(usize::MAX));
    let clock = Arc::clone(&countdown);
    let journal = TrickyJournal::asking(scene.journal.clone(), move |asked| {
        let strikes = asked == step && clock.fetch_sub(1, Ordering::Relaxed) == 1; // wraps around afterwards
        if strikes { fate } else { Fate::Works }
    });
    let locks = scene.locks_with_journal(journal);
    let pending = match at_hand {
        // A pending lock of the client with this journal.
        Some(_) => match locks.resume(&scene.vault()).await.unwrap() {
            Resumed::Pending(pending) => Some(pending),
            other => panic!("{other:?}"),
        },
        None => None,
    };
    countdown.store(nth, Ordering::Relaxed);
    let since = scene.glacier.requests().total();
    let answer = call.make(&scene, &locks, pending, None).await.unwrap();
    let struck = countdown.load(Ordering::Relaxed) == 0
        || countdown.load(Ordering::Relaxed) > usize::MAX / 2;
    (report(&scene, since, &answer).await, struck)
}

#[tokio::test(start_paused = true)]
async fn a_journal_that_somebody_holds_keeps_every_call_from_beginning() {
    for call in Call::ALL {
        let uses_it = !matches!(call, Call::Status | Call::WaitUntilLocked);
        let scene = Scene::new();
        let pending = Standing::Ours.bring_about(&scene).await;
        let found = call.evidence(&scene).await;
        let held = scene.journal.open(&scene.arn()).await.unwrap();
        let locks = scene.locks();
        let answer = call.make(&scene, &locks, pending, found).await.unwrap();
        drop(held);
        let Err(error) = answer else { continue };
        if !uses_it {
            continue;
        }
        assert_eq!(error.to_string(), "the journal cannot keep the lock on `records`", "{call:?}");
        assert_eq!(
            error.help(),
            "wait for it to end, then look with `resume` how far it has come",
            "{call:?}"
        );
        assert!(error.is_temporary(), "{call:?}");
        let Error::Journal { source, in_progress: None, .. } = error else { panic!("{call:?}") };
        assert!(matches!(source, JournalError::Busy { .. }));
    }
}
