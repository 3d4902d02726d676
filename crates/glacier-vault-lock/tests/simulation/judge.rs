//! Whether what a client does and says agrees with what happened. It asks the history of the world and the journal, never the client.

mod deeds;
mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
    time::{SystemTime, UNIX_EPOCH},
};

use glacier_vault_lock::{
    Error, LockDetails, LockStatus,
    journal::{LockJournal as _, MemoryJournal, Phase, Record},
    policy::Policy,
};

use crate::{
    figures::Figures,
    kind::Kind,
    script::{Asked, Said},
    support::world::{Life, State, World},
};

/// Judges one client.
pub(crate) struct Judge<'w> {
    world: &'w World,
    journal: &'w MemoryJournal,
    owner: usize,
    kind: Kind,
    aloud: bool,
    told: Arc<Mutex<Told>>,
    pub(crate) figures: Figures,
}

/// What the callers who share a journal asked for, and what they were told.
#[derive(Debug, Default)]
pub(crate) struct Told {
    asked: BTreeMap<u32, Asked>,
    /// When attempts were about to be made that nobody knows the outcome of, as the journal has them: since which look and until when,
    /// by the service's clock.
    attempts: Vec<(u64, u64)>,
    /// Lock IDs.
    ids: BTreeSet<String>,
    /// That the vault is locked.
    locked: bool,
}

/// How things stood when a call began.
#[derive(Debug)]
pub(crate) struct Began {
    call: u32,
    step: u32,
}

impl<'w> Judge<'w> {
    pub(crate) fn new(
        world: &'w World,
        journal: &'w MemoryJournal,
        owner: usize,
        kind: Kind,
        told: &Arc<Mutex<Told>>,
        aloud: bool,
    ) -> Self {
        let told = Arc::clone(told);
        Self { world, journal, owner, kind, aloud, told, figures: Figures::default() }
    }

    pub(crate) fn begin(&self, client: usize, asked: &Asked) -> Began {
        let call = self.world.begin_call(client);
        self.told.lock().unwrap().asked.insert(call, asked.clone());
        Began { call, step: self.world.inner().history.step }
    }

    /// Judges a call that has ended; `None` if its process ended first.
    pub(crate) async fn end(&mut self, began: Began, asked: &Asked, said: Option<&Said>) {
        let record = self.record().await;
        self.remember(record.as_ref());
        if self.aloud {
            self.tell(&began, asked, said, record.as_ref());
        }
        self.figures.calls += 1;
        match said {
            None => self.figures.crashes += 1,
            Some(said) => {
                self.listen(said);
                self.check_words(&began, asked, said);
            }
        }
        // Another client of the same journal may be in the middle of something.
        if !self.kind.one_journal {
            self.check_journal(record.as_ref());
        }
    }

    /// Judges the whole run, after the last calls, which were to resume and to look when all was calm.
    pub(crate) async fn last(&mut self, last: &[Said]) {
        self.check_deeds();
        let record = self.record().await;
        self.check_journal(record.as_ref());
        let inner = self.world.inner();
        let history = &inner.history;
        match history.state() {
            State::InProgress(index) if history.lives[index].is_of(self.owner) => {
                let life = &history.lives[index];
                let again = last.iter().any(|said| matches!(said, Said::Pending(pending) if pending.lock_id().as_str() == life.id));
                if !again {
                    assert!(
                        Self::is_late_in(history, life),
                        "a lock of ours is not found again: {life:?}, {last:?}"
                    );
                }
            }
            State::Locked(index) if history.lives[index].is_of(self.owner) => {
                // A process may have ended between the last step of its journal and its answer. Then it is `status` that tells.
                let told = self.told.lock().unwrap().locked;
                let seen =
                    last.iter().any(|said| matches!(said, Said::Status(LockStatus::Locked(_))));
                assert!(told || seen, "nobody is told that the vault is locked: {last:?}");
                self.figures.seen_by_status += u32::from(!told);
                self.figures.locked += 1;
            }
            _ => {}
        }
    }

    async fn record(&self) -> Option<Record> {
        self.journal.records().await.unwrap().pop().map(Result::unwrap)
    }

    fn remember(&self, record: Option<&Record>) {
        let Some(record) = record.filter(|record| record.phase == Phase::Initiating) else {
            return;
        };
        let millis = |time: SystemTime| time.duration_since(UNIX_EPOCH).unwrap().as_millis();
        let millis = |time| u64::try_from(millis(time)).unwrap();
        let mut told = self.told.lock().unwrap();
        told.attempts.push((millis(record.first_attempt), millis(record.last_attempt)));
        let earlier = record.earlier.iter();
        told.attempts
            .extend(earlier.map(|one| (millis(one.first_attempt), millis(one.last_attempt))));
    }

    fn listen(&self, said: &Said) {
        let mut told = self.told.lock().unwrap();
        match said {
            Said::Pending(pending) => drop(told.ids.insert(pending.lock_id().as_str().to_owned())),
            Said::Failed(Error::Journal { in_progress: Some(id), .. }) => {
                told.ids.insert(id.as_str().to_owned());
            }
            Said::Locked(_) | Said::Failed(Error::AlreadyLocked { same_policy: true, .. }) => {
                told.locked = true;
            }
            _ => {}
        }
    }

    /// A lock of ours in progress is in the journal: with its ID, or as an attempt whose outcome is to be found out.
    fn check_journal(&mut self, record: Option<&Record>) {
        let inner = self.world.inner();
        let history = &inner.history;
        if let Some(id) = record.and_then(|record| record.phase.lock_id()) {
            let life = history.life(id.as_str());
            assert!(
                life.is_some_and(|life| life.is_of(self.owner)),
                "the journal has an ID that was never given: {record:?}"
            );
        }
        let State::InProgress(index) = history.state() else { return };
        let life = &history.lives[index];
        if !life.is_of(self.owner) {
            return;
        }
        let known = record.is_some_and(|record| match &record.phase {
            Phase::Initiating => {
                let mut earlier = record.earlier.iter();
                means_the_same(&life.policy, &record.policy)
                    || earlier.any(|attempt| means_the_same(&life.policy, &attempt.policy))
            }
            phase => phase.lock_id().is_some_and(|id| id.as_str() == life.id),
        });
        if known {
            return;
        }
        // A caller has it, and the journal did not work.
        let told = self.told.lock().unwrap().ids.contains(&life.id);
        let excused = told && self.kind.weather.journal > 0;
        let late = Self::is_late_in(history, life);
        self.figures.late_locks += u32::from(late && !excused);
        assert!(excused || late, "a lock of ours is not in the journal: {life:?}, {record:?}");
    }

    /// Whether the request that initiated the lock arrived after its sender had given up.
    fn is_late_in(history: &crate::support::world::History, life: &Life) -> bool {
        let mut deliveries = history.deliveries.iter();
        deliveries.any(|one| one.worked == Some(life.begun) && one.late)
    }

    fn tell(&self, began: &Began, asked: &Asked, said: Option<&Said>, record: Option<&Record>) {
        let inner = self.world.inner();
        println!("\n{}: {:?} since step {}", began.call, asked, began.step);
        for one in inner.history.deliveries.iter().filter(|one| one.call == began.call) {
            println!("    {one:?}");
        }
        println!("  -> {said:?}\n  vault {:?}", inner.history.state());
        println!(
            "  journal {:?}",
            record.map(|record| (&record.phase, record.created, record.first_attempt))
        );
        for life in &inner.history.lives {
            let Life { id, by, created, begun, locked, end, .. } = life;
            println!("  life {id} {by:?} at {created}, step {begun}, {locked:?} {end:?}");
        }
    }
}

fn means_the_same(text: &str, policy: &Policy) -> bool {
    Policy::parse(text).unwrap().means_the_same(policy)
}

/// Whether that is what the service tells of this lock.
fn is_about(found: &LockDetails, life: &Life) -> bool {
    let created = found.created.map(|created| created.to_millis().unwrap());
    found.policy == life.policy && created == Some(i64::try_from(life.created).unwrap())
}
