//! The calls that are made.

use glacier_vault_lock::{
    Error, HowLocked, LockDetails, LockStatus, PendingLock, Resumed, VaultLocks, policy::Policy,
};

use crate::{
    report::policy_name,
    scene::{Scene, VAULT},
    standing::ours,
    support::policies::{parsed, retention},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    Status,
    Initiate,
    InitiateAnotherPolicy,
    Complete,
    Abort,
    Resume,
    Adopt,
    AdoptAnotherId,
    EnsureLocked,
    WaitUntilLocked,
    AbortSomebodyElses,
}

impl Call {
    /// Each, and each once: the other policy makes a difference after an attempt with the first one only.
    pub(crate) const ALL: [Self; 10] = [
        Self::Status,
        Self::Initiate,
        Self::Complete,
        Self::Abort,
        Self::Resume,
        Self::Adopt,
        Self::AdoptAnotherId,
        Self::EnsureLocked,
        Self::WaitUntilLocked,
        Self::AbortSomebodyElses,
    ];

    /// What `status` told a caller who is about to make this call.
    pub(crate) async fn evidence(self, scene: &Scene) -> Option<LockDetails> {
        if self != Self::AbortSomebodyElses {
            return None;
        }
        match scene.locks().status(&scene.vault()).await.ok()? {
            LockStatus::InProgress(found) | LockStatus::Locked(found) => Some(found),
            _ => None,
        }
    }

    /// Makes the call about the vault, with what a caller has at hand. `None` if that is not enough for this call.
    pub(crate) async fn make(
        self,
        scene: &Scene,
        locks: &VaultLocks,
        pending: Option<PendingLock>,
        found: Option<LockDetails>,
    ) -> Option<Result<String, Error>> {
        let vault = scene.vault();
        let policy = parsed(&ours());
        Some(match self {
            Self::Status => locks.status(&vault).await.map(|status| shown(&status)),
            Self::Initiate => locks.initiate(&vault, &policy).await.map(|pending| held(&pending)),
            Self::InitiateAnotherPolicy => {
                let another = parsed(&retention(VAULT, 30, None));
                locks.initiate(&vault, &another).await.map(|pending| held(&pending))
            }
            Self::Complete => {
                let pending = pending?;
                let locked = Box::pin(pending.complete()).await;
                locked.map(|locked| how(locked.how, &locked.policy))
            }
            Self::Abort => Box::pin(pending?.abort()).await.map(|()| "aborted".to_owned()),
            Self::Resume => locks.resume(&vault).await.map(|resumed| match resumed {
                Resumed::Pending(pending) => held(&pending),
                Resumed::Locked(locked) => how(locked.how, &locked.policy),
                Resumed::Nothing => "nothing".to_owned(),
                other => panic!("not known to this test: {other:?}"),
            }),
            Self::Adopt => adopt(scene, locks, &policy).await.map(|pending| held(&pending)),
            Self::AdoptAnotherId => {
                let id = "another-lock".parse().unwrap();
                locks.adopt(&vault, id, &policy).await.map(|pending| held(&pending))
            }
            Self::EnsureLocked => {
                let locked = Box::pin(locks.ensure_locked(&vault, &policy)).await;
                locked.map(|locked| how(locked.how, &locked.policy))
            }
            Self::WaitUntilLocked => {
                let locked = locks.wait_until_locked(&vault).await;
                locked.map(|locked| how(locked.how, &locked.policy))
            }
            Self::AbortSomebodyElses => {
                let aborted = locks.abort_somebody_elses(&vault, &found?).await;
                aborted.map(|()| "aborted".to_owned())
            }
        })
    }
}

/// Adopts the lock that is there, by the ID that its owner would tell.
async fn adopt(scene: &Scene, locks: &VaultLocks, policy: &Policy) -> Result<PendingLock, Error> {
    let lock = scene.glacier.vault(VAULT).lock();
    let id = lock.map_or_else(|| "lock-0".to_owned(), |lock| lock.id().as_str().to_owned());
    locks.adopt(&scene.vault(), id.parse().unwrap(), policy).await
}

fn held(pending: &PendingLock) -> String {
    let (id, policy) = (pending.lock_id().as_str(), policy_name(pending.policy().text()));
    let hours = pending.time_left().as_secs_f64() / 3_600.0;
    format!("pending {id} with {policy}, {hours} hours left")
}

fn how(how: HowLocked, policy: &str) -> String {
    let policy = policy_name(policy);
    match how {
        HowLocked::Completed => format!("locked by this with {policy}"),
        HowLocked::Already => format!("locked already with {policy}"),
        other => panic!("not known to this test: {other:?}"),
    }
}

fn shown(status: &LockStatus) -> String {
    match status {
        LockStatus::Unlocked => status.to_string(),
        LockStatus::InProgress(found) | LockStatus::Locked(found) => {
            format!("{status} with {}", policy_name(&found.policy))
        }
        other => panic!("not known to this test: {other:?}"),
    }
}
