//! The clock tolerance: how far from an attempt a lock may have come about to be taken for that of the attempt.

use std::time::Duration;

use glacier_vault_lock::{Error, Resumed, Whose, journal::Record};

use crate::{
    scene::{Scene, VAULT},
    standing::{Standing, ours},
    support::policies::parsed,
};

/// The lock is of the same policy, and came about two hours after the attempt.
#[tokio::test(start_paused = true)]
async fn it_decides_whose_a_lock_is_however_large_it_is() {
    let cases = [
        (Duration::ZERO, false),
        (Duration::from_mins(2), false),
        (Duration::from_hours(3), true),
        (Duration::MAX, true),
    ];
    for (tolerance, is_ours) in cases {
        let scene = Scene::new();
        Standing::LookAlikeLongAfterALostAnswer.bring_about(&scene).await;
        let locks = scene.locks().with_clock_tolerance(tolerance);
        match locks.resume(&scene.vault()).await {
            Ok(Resumed::Pending(_)) => assert!(is_ours, "{tolerance:?}"),
            Err(Error::AlreadyInProgress { whose: Whose::SomebodyElses, .. }) => {
                assert!(!is_ours, "{tolerance:?}");
            }
            other => panic!("{tolerance:?}: {other:?}"),
        }
    }
}

/// The attempt was made by a clock that has been set back by so much since then. How long ago it was nobody knows.
#[tokio::test(start_paused = true)]
async fn a_clock_that_was_set_back_makes_nobody_elses_lock_ours() {
    for (ahead, is_ours) in [(Duration::from_mins(1), true), (Duration::from_mins(3), false)] {
        let scene = Scene::new();
        scene.glacier.create_vault(VAULT).unwrap();
        scene.write(&Record::new(scene.arn(), parsed(&ours()), scene.now() + ahead)).await;
        scene.pass(Duration::from_secs(1));
        let theirs = scene.somebody().initiate(VAULT, &ours()).unwrap();
        let resumed = scene.locks().resume(&scene.vault()).await;
        match &resumed {
            Ok(Resumed::Pending(_)) => assert!(is_ours, "{ahead:?}"),
            Err(Error::AlreadyInProgress { whose: Whose::SomebodyElses, .. }) => {
                assert!(!is_ours, "{ahead:?}");
            }
            other => panic!("{ahead:?}: {other:?}"),
        }
        let lock = scene.glacier.vault(VAULT).lock().unwrap();
        assert_eq!(lock.id().as_str() == theirs, !is_ours, "{ahead:?}");
    }
}
