//! The clock tolerance: how far from an attempt a lock may have come about to be taken for that of the attempt.

use std::time::Duration;

use glacier_vault_lock::{Error, Resumed, Whose};

use crate::{scene::Scene, standing::Standing};

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
