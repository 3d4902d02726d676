//! The states that a vault and the client's journal can be in when a call comes.

use std::time::Duration;

use glacier_vault_lock::{
    PendingLock,
    journal::{Attempt, Phase, Record},
};

use crate::{
    scene::{Scene, VAULT},
    support::policies::{parsed, retention, retention_reworded},
};

/// How things stand. "Ours" is what the client's journal knows of, unless it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    NoVault,
    Unlocked,
    Ours,
    OursWithAnotherPolicy,
    OursWithErrors,
    OursWithoutItsDate,
    OursWithLostId,
    LookAlikeLongAfterALostAnswer,
    TheirsWithTheSamePolicy,
    TheirsWithAnotherPolicy,
    OursExpired,
    OursAborted,
    OursReplacedByTheSamePolicy,
    OursReplacedByAnotherPolicy,
    OursCompletedBySomebody,
    CrashedBeforeInitiating,
    CrashedAfterAChangeOfPolicy,
    OursWithLostIdAfterAChangeOfPolicy,
    CrashedBeforeCompleting,
    CrashedBeforeCompletingAnotherPolicy,
    CrashedAfterCompleting,
    CrashedBeforeAborting,
    CrashedAfterAborting,
    LockedWithTheSamePolicy,
    LockedWithAnotherPolicy,
}

impl Standing {
    pub(crate) const ALL: [Self; 25] = [
        Self::NoVault,
        Self::Unlocked,
        Self::Ours,
        Self::OursWithAnotherPolicy,
        Self::OursWithErrors,
        Self::OursWithoutItsDate,
        Self::OursWithLostId,
        Self::LookAlikeLongAfterALostAnswer,
        Self::TheirsWithTheSamePolicy,
        Self::TheirsWithAnotherPolicy,
        Self::OursExpired,
        Self::OursAborted,
        Self::OursReplacedByTheSamePolicy,
        Self::OursReplacedByAnotherPolicy,
        Self::OursCompletedBySomebody,
        Self::CrashedBeforeInitiating,
        Self::CrashedAfterAChangeOfPolicy,
        Self::OursWithLostIdAfterAChangeOfPolicy,
        Self::CrashedBeforeCompleting,
        Self::CrashedBeforeCompletingAnotherPolicy,
        Self::CrashedAfterCompleting,
        Self::CrashedBeforeAborting,
        Self::CrashedAfterAborting,
        Self::LockedWithTheSamePolicy,
        Self::LockedWithAnotherPolicy,
    ];

    /// Brings it about, and gives the pending lock that a caller has at hand.
    pub(crate) async fn bring_about(self, scene: &Scene) -> Option<PendingLock> {
        if self == Self::NoVault {
            return None;
        }
        scene.glacier.create_vault(VAULT).unwrap();
        let somebody = scene.somebody();
        let same = retention_reworded(VAULT);
        let another = retention(VAULT, 30, None);
        match self {
            Self::NoVault | Self::Unlocked => None,
            Self::Ours => Some(initiate(scene, &ours()).await),
            Self::OursWithAnotherPolicy => Some(initiate(scene, &another).await),
            Self::OursWithErrors => {
                Some(initiate(scene, &crate::support::policies::useless()).await)
            }
            Self::OursWithoutItsDate => {
                drop(initiate(scene, &ours()).await);
                let mut record = scene.record().await.unwrap();
                record.created = None;
                scene.write(&record).await;
                None
            }
            Self::OursWithLostId => {
                crash(scene, Phase::Initiating).await;
                scene.pass(Duration::from_millis(120));
                somebody.initiate(VAULT, &ours()).unwrap();
                scene.pass(Duration::from_hours(3));
                None
            }
            Self::LookAlikeLongAfterALostAnswer => {
                crash(scene, Phase::Initiating).await;
                scene.pass(Duration::from_hours(2));
                somebody.initiate(VAULT, &same).unwrap();
                None
            }
            Self::TheirsWithTheSamePolicy => {
                somebody.initiate(VAULT, &same).unwrap();
                None
            }
            Self::TheirsWithAnotherPolicy => {
                somebody.initiate(VAULT, &another).unwrap();
                None
            }
            Self::OursExpired => {
                let pending = initiate(scene, &ours()).await;
                scene.pass(Duration::from_hours(24));
                Some(pending)
            }
            Self::OursAborted => {
                let pending = initiate(scene, &ours()).await;
                assert!(somebody.abort(VAULT));
                Some(pending)
            }
            Self::OursReplacedByTheSamePolicy => Some(replaced(scene, &same).await),
            Self::OursReplacedByAnotherPolicy => Some(replaced(scene, &another).await),
            Self::OursCompletedBySomebody => {
                let pending = initiate(scene, &ours()).await;
                assert!(somebody.complete(VAULT, pending.lock_id().as_str()));
                Some(pending)
            }
            Self::CrashedBeforeInitiating => {
                crash(scene, Phase::Initiating).await;
                None
            }
            Self::CrashedAfterAChangeOfPolicy => {
                crash_after_a_change(scene, &another).await;
                None
            }
            Self::OursWithLostIdAfterAChangeOfPolicy => {
                crash_after_a_change(scene, &another).await;
                scene.pass(Duration::from_millis(120));
                somebody.initiate(VAULT, &ours()).unwrap();
                scene.pass(Duration::from_hours(3));
                None
            }
            Self::CrashedBeforeCompleting => Some(crashed(scene, Phase::completing).await),
            Self::CrashedBeforeCompletingAnotherPolicy => {
                let pending = initiate(scene, &another).await;
                let record = scene.record().await.unwrap();
                scene.write(&record.in_phase(Phase::completing(&pending))).await;
                Some(pending)
            }
            Self::CrashedAfterCompleting => {
                let pending = crashed(scene, Phase::completing).await;
                assert!(somebody.complete(VAULT, pending.lock_id().as_str()));
                Some(pending)
            }
            Self::CrashedBeforeAborting => Some(crashed(scene, Phase::aborting).await),
            Self::CrashedAfterAborting => {
                let pending = crashed(scene, Phase::aborting).await;
                assert!(somebody.abort(VAULT));
                Some(pending)
            }
            Self::LockedWithTheSamePolicy => locked(scene, &same),
            Self::LockedWithAnotherPolicy => locked(scene, &another),
        }
    }
}

/// The policy that the calls ask for.
pub(crate) fn ours() -> String {
    retention(VAULT, 365, None)
}

async fn initiate(scene: &Scene, policy: &str) -> PendingLock {
    scene.locks().initiate(&scene.vault(), &parsed(policy)).await.unwrap()
}

/// The record of a program that ended before it initiated our lock, or right after.
async fn crash(scene: &Scene, phase: Phase) {
    let record = Record::new(scene.arn(), parsed(&ours()), scene.now()).in_phase(phase);
    scene.write(&record).await;
}

/// The record of a program that initiated our lock, heard nothing of it, and ended when it initiated another in its place.
async fn crash_after_a_change(scene: &Scene, another: &str) {
    let mut record = Record::new(scene.arn(), parsed(another), scene.now());
    record.earlier.push(Attempt::new(parsed(&ours()), scene.now(), scene.now()));
    scene.write(&record).await;
}

/// A lock in progress, and the record of a program that ended in this phase.
async fn crashed(scene: &Scene, phase: fn(&PendingLock) -> Phase) -> PendingLock {
    let pending = initiate(scene, &ours()).await;
    let record = scene.record().await.unwrap();
    scene.write(&record.in_phase(phase(&pending))).await;
    pending
}

async fn replaced(scene: &Scene, policy: &str) -> PendingLock {
    let pending = initiate(scene, &ours()).await;
    assert!(scene.somebody().abort(VAULT));
    scene.pass(Duration::from_secs(1));
    scene.somebody().initiate(VAULT, policy).unwrap();
    pending
}

fn locked(scene: &Scene, policy: &str) -> Option<PendingLock> {
    let id = scene.somebody().initiate(VAULT, policy).unwrap();
    assert!(scene.somebody().complete(VAULT, &id));
    None
}

trait Crashed {
    fn completing(pending: &PendingLock) -> Phase;
    fn aborting(pending: &PendingLock) -> Phase;
}

impl Crashed for Phase {
    fn completing(pending: &PendingLock) -> Phase {
        Self::Completing { lock_id: pending.lock_id().clone() }
    }

    fn aborting(pending: &PendingLock) -> Phase {
        Self::Aborting { lock_id: pending.lock_id().clone() }
    }
}
