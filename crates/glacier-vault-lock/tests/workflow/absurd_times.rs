//! Records of a journal whose times cannot be, from its own or from a disk that went bad.

use std::time::{Duration, SystemTime};

use glacier_vault_lock::{
    Error, Resumed,
    journal::{Phase, Record},
};

use crate::{
    scene::{Scene, VAULT},
    standing::ours,
    support::policies::parsed,
};

/// The first and the last time that this system can tell.
fn ends_of_time() -> [SystemTime; 2] {
    let furthest = |step: fn(SystemTime, Duration) -> Option<SystemTime>| {
        let spans = (0..64).rev().map(|power| Duration::from_secs(1 << power));
        spans.fold(SystemTime::UNIX_EPOCH, |time, span| step(time, span).unwrap_or(time))
    };
    [furthest(|time, span| time.checked_sub(span)), furthest(|time, span| time.checked_add(span))]
}

async fn scene(time: SystemTime, phase: Phase) -> Scene {
    let scene = Scene::new();
    scene.glacier.create_vault(VAULT).unwrap();
    scene.write(&Record::new(scene.arn(), parsed(&ours()), time).in_phase(phase)).await;
    scene
}

#[tokio::test(start_paused = true)]
async fn a_lock_that_is_gone_is_gone() {
    let in_progress = Phase::InProgress { lock_id: "lock-1".parse().unwrap() };
    let [first, last] = ends_of_time();
    let long_ago = scene(first, in_progress.clone()).await;
    let error = long_ago.locks().resume(&long_ago.vault()).await.unwrap_err();
    assert!(matches!(error, Error::WindowExpired { .. }), "{error}");
    let to_come = scene(last, in_progress).await;
    let error = to_come.locks().resume(&to_come.vault()).await.unwrap_err();
    assert!(matches!(error, Error::LockGone { .. }), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_lock_in_progress_can_be_gone_on_with() {
    let in_progress = Phase::InProgress { lock_id: "lock-1".parse().unwrap() };
    for (time, left) in ends_of_time().into_iter().zip([0, 24]) {
        let scene = scene(time, in_progress.clone()).await;
        scene.somebody().initiate(VAULT, &ours()).unwrap();
        let resumed = scene.locks().resume(&scene.vault()).await.unwrap();
        let Resumed::Pending(pending) = resumed else { panic!("{resumed:?}") };
        assert_eq!(pending.time_left(), Duration::from_hours(left));
        Box::pin(pending.complete()).await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_keeps_nobody_from_initiating() {
    for time in ends_of_time() {
        let scene = scene(time, Phase::Initiating).await;
        let locks = scene.locks();
        assert!(matches!(locks.resume(&scene.vault()).await, Ok(Resumed::Nothing)));
        drop(locks.initiate(&scene.vault(), &parsed(&ours())).await.unwrap());
    }
}
