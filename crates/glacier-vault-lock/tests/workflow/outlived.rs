//! A pending lock that was kept so long that the journal has gone on to another lock of the same vault.

use glacier_vault_lock::PendingLock;

use crate::{
    report::report,
    scene::{Scene, VAULT},
    standing::{Standing, ours},
    support::policies::{parsed, retention},
};

/// The first lock was aborted by somebody, and the journal has a second one.
async fn two_locks() -> (Scene, PendingLock) {
    let scene = Scene::new();
    let first = Standing::OursAborted.bring_about(&scene).await.unwrap();
    scene.pass(std::time::Duration::from_secs(1));
    drop(scene.locks().initiate(&scene.vault(), &parsed(&ours())).await.unwrap());
    (scene, first)
}

#[tokio::test(start_paused = true)]
async fn completing_it_leaves_the_other_lock_and_its_record_alone() {
    let (scene, first) = two_locks().await;
    let since = scene.glacier.requests().total();
    let answer = Box::pin(first.complete()).await.map(|locked| format!("{locked:?}"));
    assert_eq!(
        report(&scene, since, &answer).await,
        "  LockReplaced: another lock is in progress on `records` than the one that was initiated
    help: ask who aborted yours and initiated this one; it is not the lock that you tested
    found: our policy
  sent: GetVaultLock 200
  vault: lock-2 in progress with our policy
  journal: lock-2 in progress with our policy, dated
"
    );
}

#[tokio::test(start_paused = true)]
async fn aborting_it_leaves_the_other_lock_and_its_record_alone() {
    let (scene, first) = two_locks().await;
    let since = scene.glacier.requests().total();
    let answer = Box::pin(first.abort()).await.map(|()| "aborted".to_owned());
    assert_eq!(
        report(&scene, since, &answer).await,
        "  LockReplaced: another lock is in progress on `records` than the one that was initiated
    help: ask who aborted yours and initiated this one; it is not the lock that you tested
    found: our policy
  sent: GetVaultLock 200
  vault: lock-2 in progress with our policy
  journal: lock-2 in progress with our policy, dated
"
    );
}

/// The second lock is gone too by now, and its record is none of the first one's business.
#[tokio::test(start_paused = true)]
async fn a_record_of_another_lock_stays_when_the_vault_has_none() {
    let (scene, first) = two_locks().await;
    assert!(scene.somebody().abort(VAULT));
    let since = scene.glacier.requests().total();
    let answer = Box::pin(first.abort()).await.map(|()| "aborted".to_owned());
    assert_eq!(
        report(&scene, since, &answer).await,
        "  aborted
  sent: GetVaultLock 404
  vault: no lock
  journal: lock-2 in progress with our policy, dated
"
    );
    assert!(scene.somebody().initiate(VAULT, &retention(VAULT, 30, None)).is_some());
}
