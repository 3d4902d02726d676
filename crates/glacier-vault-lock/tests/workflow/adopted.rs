//! A lock that was adopted with an ID that is not its own: only completing it shows that.

use glacier_vault_lock::{Error, PendingLock, Whose};

use crate::{
    report::{report, told},
    scene::{Scene, VAULT},
    standing::ours,
    support::policies::parsed,
};

/// Somebody's lock, and the client that took it over by this ID.
async fn adopted(lock_id: &str) -> (Scene, PendingLock) {
    let scene = Scene::new();
    scene.glacier.create_vault(VAULT).unwrap();
    scene.somebody().initiate(VAULT, &ours()).unwrap();
    let pending = adopt(&scene, lock_id).await.unwrap();
    (scene, pending)
}

async fn adopt(scene: &Scene, lock_id: &str) -> Result<PendingLock, Error> {
    let lock_id = lock_id.parse().unwrap();
    scene.locks().adopt(&scene.vault(), lock_id, &parsed(&ours())).await
}

async fn complete(scene: &Scene, pending: PendingLock) -> String {
    let since = scene.glacier.requests().total();
    let answer = Box::pin(pending.complete()).await.map(|locked| format!("{:?}", locked.how));
    report(scene, since, &answer).await
}

const WRONG: &str = "  WrongLockId: the lock ID is not that of the lock in progress on `records`
    help: ask who initiated the lock for its ID, and hand that to `adopt`; if nobody has it, abort the lock and initiate it again
  sent: GetVaultLock 200, CompleteVaultLock 400, GetVaultLock 200
  vault: lock-1 in progress with our policy
  journal: another-lock refused for the lock with our policy, dated
";

const LOCKED: &str = "  Completed
  sent: GetVaultLock 200, CompleteVaultLock 204
  vault: lock-1 locked with our policy
  journal: nothing
";

#[tokio::test(start_paused = true)]
async fn the_right_id_takes_the_place_of_one_that_was_refused() {
    let (scene, pending) = adopted("another-lock").await;
    assert_eq!(complete(&scene, pending).await, WRONG);
    let pending = adopt(&scene, "lock-1").await.unwrap();
    assert_eq!(complete(&scene, pending).await, LOCKED);
}

/// The program may have ended in between.
#[tokio::test(start_paused = true)]
async fn resuming_does_not_make_a_refused_id_a_good_one() {
    let (scene, pending) = adopted("another-lock").await;
    assert_eq!(complete(&scene, pending).await, WRONG);
    let resumed = scene.locks().resume(&scene.vault()).await.unwrap();
    let glacier_vault_lock::Resumed::Pending(pending) = resumed else { panic!("{resumed:?}") };
    assert_eq!(complete(&scene, pending).await, WRONG);
    let pending = adopt(&scene, "lock-1").await.unwrap();
    assert_eq!(complete(&scene, pending).await, LOCKED);
}

/// Whose ID nobody here has is somebody else's lock.
#[tokio::test(start_paused = true)]
async fn a_lock_whose_id_was_refused_is_not_ours() {
    let (scene, pending) = adopted("another-lock").await;
    assert_eq!(complete(&scene, pending).await, WRONG);
    let error = scene.locks().initiate(&scene.vault(), &parsed(&ours())).await.unwrap_err();
    assert!(
        matches!(error, Error::AlreadyInProgress { whose: Whose::SomebodyElses, .. }),
        "{error:?}"
    );
    let Error::AlreadyInProgress { found, .. } = error else { panic!("{error:?}") };
    scene.locks().abort_somebody_elses(&scene.vault(), &found).await.unwrap();
    assert_eq!(scene.record().await, None);
}

/// As long as the service has not refused it, an ID in the journal stays.
#[tokio::test(start_paused = true)]
async fn an_id_that_was_not_refused_stays() {
    let (scene, pending) = adopted("another-lock").await;
    let error = adopt(&scene, "lock-1").await.unwrap_err();
    assert_eq!(
        told(&error),
        "  AlreadyInProgress: a lock is already in progress on `records`: ours, and the journal has its ID
    help: go on with it: `resume` gives it back, to be completed or aborted
    found: our policy
"
    );
    assert_eq!(complete(&scene, pending).await, WRONG);
}

/// A pending lock with the refused ID may be at hand still when the right ID is in the journal. It does not get at that.
#[tokio::test(start_paused = true)]
async fn a_pending_lock_with_the_refused_id_leaves_the_right_one_alone() {
    let (scene, pending) = adopted("another-lock").await;
    assert_eq!(complete(&scene, pending.clone()).await, WRONG);
    let right = adopt(&scene, "lock-1").await.unwrap();
    let untouched = "  WrongLockId: the lock ID is not that of the lock in progress on `records`
    help: ask who initiated the lock for its ID, and hand that to `adopt`; if nobody has it, abort the lock and initiate it again
  sent: GetVaultLock 200
  vault: lock-1 in progress with our policy
  journal: lock-1 in progress with our policy, dated
";
    assert_eq!(complete(&scene, pending.clone()).await, untouched);
    let since = scene.glacier.requests().total();
    let answer = Box::pin(pending.abort()).await.map(|()| "aborted".to_owned());
    assert_eq!(report(&scene, since, &answer).await, untouched);
    assert_eq!(complete(&scene, right).await, LOCKED);
}
