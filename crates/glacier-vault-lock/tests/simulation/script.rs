//! What a careful client does in its life: calls, one after the other, and after a crash again from the journal.

use std::fmt;

use glacier_vault_lock::{
    Error, LockStatus, LockedVault, PendingLock, Resumed, VaultLocks, policy::Policy,
};

use crate::{
    judge::Judge,
    support::{
        policies,
        world::{VAULT, World},
    },
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    Status,
    Initiate,
    Resume,
    EnsureLocked,
    Complete,
    Abort,
}

/// What a call was asked for.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) call: Call,
    pub(crate) policy: Policy,
    /// The ID of the lock that it is about, if the caller has it.
    pub(crate) lock_id: Option<String>,
}

impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { call, policy, lock_id } = self;
        write!(f, "{call:?} {lock_id:?} with {}", short(policy.text()))
    }
}

/// A policy in short, for people who look for a mistake.
pub(crate) fn short(policy: &str) -> String {
    policy
        .split_whitespace()
        .collect::<String>()
        .replace("arn:aws:glacier:us-east-1:111122223333:", "")
}

/// What it answered.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "there is one at a time")]
pub(crate) enum Said {
    Status(LockStatus),
    Pending(PendingLock),
    Locked(LockedVault),
    Nothing,
    Aborted,
    Failed(Error),
}

/// A client, over all its processes.
pub(crate) struct Careful<'w> {
    pub(crate) world: &'w World,
    /// Which of the clients, and whose journal it has.
    pub(crate) client: usize,
    pub(crate) start: Box<dyn Fn() -> VaultLocks + 'w>,
    pub(crate) judge: Judge<'w>,
    pub(crate) policy: Policy,
}

impl Careful<'_> {
    /// Lives so many calls long.
    pub(crate) async fn live(&mut self, calls: usize) {
        let mut locks = (self.start)();
        let mut at_hand = None;
        for _ in 0..calls {
            let (call, policy) = self.choose(at_hand.is_some());
            let lock_id =
                at_hand.as_ref().map(|pending: &PendingLock| pending.lock_id().as_str().to_owned());
            let policy = match (&at_hand, call) {
                (Some(pending), Call::Complete | Call::Abort) => pending.policy().clone(),
                _ => policy,
            };
            let asked = Asked { call, policy, lock_id };
            let about = match call {
                Call::Complete | Call::Abort => at_hand.take(),
                _ => None,
            };
            let began = self.judge.begin(self.client, &asked);
            let work = make(&locks, &asked, about);
            let said = tokio::select! {
                biased;
                () = self.world.crash(self.client) => None,
                said = work => Some(said),
            };
            self.judge.end(began, &asked, said.as_ref()).await;
            match said {
                None => {
                    // Another process, which knows what the journal knows.
                    locks = (self.start)();
                    at_hand = None;
                }
                Some(Said::Pending(pending)) => at_hand = Some(pending),
                Some(_) => {}
            }
        }
    }

    /// When all is calm, what was begun is found again.
    pub(crate) async fn settle(&mut self) {
        let locks = (self.start)();
        let mut last = Vec::new();
        for call in [Call::Resume, Call::Status] {
            let asked = Asked { call, policy: self.policy.clone(), lock_id: None };
            let began = self.judge.begin(self.client, &asked);
            let said = make(&locks, &asked, None).await;
            self.judge.end(began, &asked, Some(&said)).await;
            last.push(said);
        }
        self.judge.last(&last).await;
    }

    fn choose(&self, has_pending: bool) -> (Call, Policy) {
        let mut inner = self.world.inner();
        let call = match (has_pending, inner.dice.u8(0..20)) {
            (true, 0..7) => Call::Complete,
            (true, 7..11) => Call::Abort,
            (true, 11..14) | (false, 13..18) => Call::Resume,
            (true, 14..16) | (false, 0..9) => Call::Initiate,
            (true, 16..18) | (false, 9..13) => Call::EnsureLocked,
            _ => Call::Status,
        };
        // Now and then one that must never be locked.
        let policy = if inner.dice.u8(0..12) == 0 {
            policies::parsed(&policies::useless())
        } else {
            self.policy.clone()
        };
        (call, policy)
    }
}

async fn make(locks: &VaultLocks, asked: &Asked, about: Option<PendingLock>) -> Said {
    let vault = VAULT.parse().unwrap();
    let said = match (asked.call, about) {
        (Call::Status, _) => locks.status(&vault).await.map(Said::Status),
        (Call::Initiate, _) => locks.initiate(&vault, &asked.policy).await.map(Said::Pending),
        (Call::EnsureLocked, _) => {
            Box::pin(locks.ensure_locked(&vault, &asked.policy)).await.map(Said::Locked)
        }
        (Call::Complete, Some(pending)) => Box::pin(pending.complete()).await.map(Said::Locked),
        (Call::Abort, Some(pending)) => Box::pin(pending.abort()).await.map(|()| Said::Aborted),
        (Call::Resume, _) => locks.resume(&vault).await.map(|resumed| match resumed {
            Resumed::Pending(pending) => Said::Pending(pending),
            Resumed::Locked(locked) => Said::Locked(locked),
            _ => Said::Nothing,
        }),
        (Call::Complete | Call::Abort, None) => unreachable!("there is nothing to do it with"),
    };
    said.unwrap_or_else(Said::Failed)
}
