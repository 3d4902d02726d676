//! What the requests of a client did to the vault.

use glacier_testkit::state::Operation;

use super::{Judge, Told, means_the_same};
use crate::{
    kind::Company,
    script::{Asked, Call},
    support::world::{Actor, End, History, Life},
};

/// How long before or after an attempt a look-alike may have come about, in milliseconds: what clients allow unless told otherwise, and
/// the time that passes between two requests.
const TOLERANCE: u64 = 125_000;

impl Judge<'_> {
    /// Nothing is completed unasked or with another policy, and no lock of somebody else is aborted.
    pub(super) fn check_deeds(&mut self) {
        let inner = self.world.inner();
        let told = self.told.lock().unwrap();
        let mut aborted = Vec::new();
        for (index, life) in inner.history.lives.iter().enumerate() {
            if let Some((_, Actor::Client { owner, call })) = life.locked
                && let Some(asked) = told.asked.get(&call).filter(|_| owner == self.owner)
            {
                check_completion(life, asked, self.owner);
            }
            if let Some((step, End::Aborted(Actor::Client { owner, call }))) = life.end
                && let Some(asked) = told.asked.get(&call).filter(|_| owner == self.owner)
            {
                aborted.push((index, step, call, asked.clone()));
            }
        }
        for (index, step, call, asked) in aborted {
            let life = &inner.history.lives[index];
            if life.is_of(self.owner) {
                let known = told.ids.contains(&life.id);
                let meant = asked.lock_id.as_ref() == Some(&life.id);
                let lost = asked.call != Call::Abort && !known;
                let late = was_late(&inner.history, step);
                let undated = asked.call == Call::Abort && !meant;
                self.figures.recovered += u32::from(lost);
                self.figures.own_mistaken += u32::from(undated);
                // A journal that could not be written made the call give up its own lock.
                let given_up = self.kind.weather.journal > 0;
                assert!(
                    meant || lost || late || undated || given_up,
                    "a lock of ours was aborted that nobody had lost: {life:?} by {asked:?}"
                );
                continue;
            }
            let why = self.excuse(&inner.history, &told, index, step, call);
            match why {
                Excuse::Late => self.figures.aborted_late += 1,
                Excuse::Race => self.figures.aborted_in_race += 1,
                Excuse::LookAlike { apart } => {
                    assert!(self.kind.company_has_same_policy(), "{life:?}");
                    self.figures.aborted_look_alikes += 1;
                    assert!(apart <= TOLERANCE, "{apart} ms: {life:?} by {asked:?}");
                    self.figures.widest_window = self.figures.widest_window.max(apart);
                }
                Excuse::None => panic!("somebody else's lock was aborted: {life:?} by {asked:?}"),
            }
        }
    }

    /// How it came that a request of ours aborted somebody else's lock.
    fn excuse(&self, history: &History, told: &Told, index: usize, step: u32, call: u32) -> Excuse {
        let life = &history.lives[index];
        let own = || history.deliveries.iter().filter(|one| one.owner == self.owner);
        let Some(abort) = own().find(|one| one.worked == Some(step)) else { return Excuse::None };
        if abort.late {
            return Excuse::Late;
        }
        // What the client saw when it looked the last time before it sent this.
        let mut looks =
            own().filter(|one| one.call == call && one.operation == Operation::GetVaultLock);
        let look = looks.rfind(|one| one.worked.is_some_and(|at| at < step));
        if look.is_none_or(|look| look.met != Some(index)) {
            return Excuse::Race;
        }
        // It saw this very lock and took it for its own: that takes an attempt without an answer, and a lock that came about after the
        // look before it.
        let attempts = || own().filter(|one| one.operation == Operation::InitiateVaultLock);
        let mut come_about = attempts().filter(|attempt| {
            let mut looks = own().filter(|one| one.operation == Operation::GetVaultLock);
            let look = looks.rfind(|one| one.call == attempt.call && one.sent < attempt.sent);
            attempt.sent < abort.sent && look.is_none_or(|look| look.sent <= life.begun)
        });
        if let Some(attempt) = come_about.next_back() {
            return Excuse::LookAlike { apart: life.created.abs_diff(attempt.sent_at) };
        }
        // Or the process ended when it was about to make the attempt.
        let crashed = told.attempts.iter().map(|(first, last)| {
            if life.created < *first {
                *first - life.created
            } else {
                life.created.saturating_sub(*last)
            }
        });
        match crashed.min() {
            Some(apart) => Excuse::LookAlike { apart },
            None => Excuse::None,
        }
    }
}

/// Why an abort that took somebody else's lock could not be helped.
enum Excuse {
    /// The request arrived after its sender had given up: it was meant for a lock that was gone by then.
    Late,
    /// Somebody put his lock in the place of ours after the look that came right before.
    Race,
    /// It has the policy of ours, and came about when an attempt of ours that got no answer was made, so many milliseconds apart.
    LookAlike {
        apart: u64,
    },
    None,
}

fn was_late(history: &History, step: u32) -> bool {
    history.deliveries.iter().any(|one| one.worked == Some(step) && one.late)
}

fn check_completion(life: &Life, asked: &Asked, owner: usize) {
    assert!(
        matches!(asked.call, Call::Complete | Call::EnsureLocked),
        "completed unasked: {life:?} by {asked:?}"
    );
    assert!(life.is_of(owner), "somebody else's lock was completed: {life:?} by {asked:?}");
    assert!(
        means_the_same(&life.policy, &asked.policy),
        "completed with another policy: {life:?} by {asked:?}"
    );
    assert_ne!(asked.policy.text(), crate::support::policies::useless(), "{asked:?}");
    if asked.call == Call::Complete {
        assert_eq!(asked.lock_id.as_ref(), Some(&life.id), "another lock was completed");
    }
}

impl crate::kind::Kind {
    /// Whether locks of others can have policies that mean the same as ours: theirs, or those of another client of the same program.
    pub(crate) fn company_has_same_policy(&self) -> bool {
        self.company == Company::SamePolicy || (self.clients == 2 && !self.one_journal)
    }
}
