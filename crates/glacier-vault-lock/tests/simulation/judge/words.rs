//! What a client says, compared with how the vault stood while it was at work.

use glacier_vault_lock::{Error, HowLocked, LockStatus, Whose};

use super::{Began, Judge, is_about, means_the_same};
use crate::{
    script::{Asked, Call, Said},
    support::{
        policies::useless,
        world::{Actor, End, History, Life, State},
    },
};

impl Judge<'_> {
    pub(super) fn check_words(&mut self, began: &Began, asked: &Asked, said: &Said) {
        let true_words = match said {
            Said::Failed(error) => self.is_true_error(began, asked, error),
            said => self.is_true_success(began, asked, said),
        };
        assert!(true_words, "that is not true: {asked:?} -> {said:?}");
    }

    fn is_true_success(&mut self, began: &Began, asked: &Asked, said: &Said) -> bool {
        let inner = self.world.inner();
        let history = &inner.history;
        let mut states = history.states_since(began.step);
        match said {
            Said::Status(LockStatus::Unlocked) => states.any(|state| state == State::Unlocked),
            Said::Status(LockStatus::InProgress(found)) => states.any(|state| {
                matches!(state, State::InProgress(index) if is_about(found, &history.lives[index]))
            }),
            Said::Status(LockStatus::Locked(found)) => states.any(|state| {
                matches!(state, State::Locked(index) if is_about(found, &history.lives[index]))
            }),
            Said::Pending(pending) => {
                let Some(life) = history.life(pending.lock_id().as_str()) else { return false };
                let dated = pending.created().to_millis().ok() == i64::try_from(life.created).ok();
                self.figures.undated += u32::from(!dated);
                // Until its date is known, a lock cannot be told from another with the same policy in its place.
                let mistaken = self.kind.company_has_same_policy() && life.end.is_some();
                self.figures.mistaken += u32::from(mistaken);
                life.is_of(self.owner)
                    && pending.policy().text() == life.policy
                    && (asked.call != Call::Initiate || pending.policy() == &asked.policy)
                    && (mistaken || states.any(|state| is_in_progress(history, state, life)))
            }
            Said::Locked(locked) => {
                let State::Locked(index) = history.state() else { return false };
                let life = &history.lives[index];
                let as_asked = match asked.call {
                    Call::Resume => true,
                    _ => means_the_same(&life.policy, &asked.policy),
                };
                let by_us = life.locked.is_some_and(|(_, by)| is_of(by, self.owner));
                let how = match locked.how {
                    HowLocked::Completed => by_us,
                    HowLocked::Already => true,
                    _ => false,
                };
                locked.policy == life.policy && as_asked && how
            }
            // Nothing of ours is in progress, or was while it looked; but for a request that came when all was over.
            Said::Nothing => states.any(|state| match state {
                State::InProgress(index) => {
                    let life = &history.lives[index];
                    !life.is_of(self.owner) || Self::is_late_in(history, life)
                }
                _ => true,
            }),
            Said::Aborted => {
                let life = asked.lock_id.as_deref().and_then(|id| history.life(id));
                life.is_some_and(|life| life.end.is_some())
            }
            Said::Status(_) | Said::Failed(_) => false,
        }
    }

    fn is_true_error(&mut self, began: &Began, asked: &Asked, error: &Error) -> bool {
        let inner = self.world.inner();
        let history = &inner.history;
        let mut states = history.states_since(began.step);
        let weather = self.kind.weather;
        match error {
            Error::NotCompleted { source, .. } => {
                let ours = history
                    .states_since(began.step)
                    .any(|state| self.is_ours_in_progress(history, state));
                drop(states);
                drop(inner);
                let unchanged =
                    matches!(**source, Error::ServiceUnavailable { .. } | Error::NotSent { .. });
                ours && asked.call == Call::EnsureLocked
                    && (unchanged || self.is_true_error(began, asked, source))
            }
            Error::AlreadyInProgress { whose, found, .. } => states.any(|state| match state {
                State::InProgress(index) => {
                    let life = &history.lives[index];
                    let ours = *whose == Whose::Ours;
                    // Until the date of a lock is known, another with its policy cannot be told from it.
                    let mistaken = ours && self.kind.company_has_same_policy();
                    is_about(found, life) && (life.is_of(self.owner) == ours || mistaken)
                }
                _ => false,
            }),
            Error::AlreadyLocked { same_policy, found, .. } => match history.state() {
                State::Locked(index) => {
                    let life = &history.lives[index];
                    let same = means_the_same(&life.policy, &asked.policy);
                    is_about(found, life) && (asked.call == Call::Resume || same == *same_policy)
                }
                _ => false,
            },
            Error::LockReplaced { found, .. } => states.any(|state| match state {
                State::InProgress(index) => {
                    let life = &history.lives[index];
                    is_about(found, life) && asked.lock_id.as_ref() != Some(&life.id)
                }
                _ => false,
            }),
            Error::LockGone { .. } | Error::WindowExpired { .. } => {
                self.is_over(history, asked, matches!(error, Error::WindowExpired { .. }))
                    && states.any(|state| state == State::Unlocked)
            }
            Error::PolicyHasErrors { .. } => asked.policy.text() == useless(),
            Error::ServiceUnavailable { .. } | Error::NotSent { .. } => {
                drop(states);
                let unchanged = self.has_changed_nothing(history, began.call);
                // Whoever takes a look-alike for the lock of his attempt does not expect that to arrive any more.
                let mistaken = self.kind.company_has_same_policy()
                    && history.lives.iter().any(|life| {
                        !life.is_of(self.owner)
                            && life.end.is_some_and(|(_, end)| end.is_by_call(began.call))
                    });
                drop(inner);
                unchanged && (mistaken || !self.world.is_on_its_way(Some(began.call)))
            }
            Error::OutcomeUnknown { .. } => {
                self.figures.unknown += 1;
                weather.faults + weather.late > 0
            }
            Error::Journal { .. } => weather.journal > 0 || self.kind.one_journal,
            // Refused twice because of a lock that was gone when it looked, each time.
            Error::AccessDenied { .. } => {
                self.figures.denied += 1;
                self.kind.clients == 2 || self.kind.others_act()
            }
            // A lock with our policy that is not ours: only completing shows it.
            Error::WrongLockId { lock_id, .. } => {
                self.figures.wrong_id += 1;
                self.kind.company_has_same_policy()
                    && states.any(|state| {
                        matches!(state, State::InProgress(index) if history.lives[index].id != lock_id.as_str())
                    })
            }
            _ => false,
        }
    }

    /// Whether the lock that the call was about is over: by time, or because somebody aborted it.
    fn is_over(&self, history: &History, asked: &Asked, by_time: bool) -> bool {
        let about = |life: &&Life| match &asked.lock_id {
            Some(id) if asked.call != Call::Resume => life.id == *id,
            _ => life.is_of(self.owner),
        };
        let day = 24 * 60 * 60 * 1_000;
        history.lives.iter().filter(about).any(|life| match life.end {
            // Counted from before the request was sent.
            Some(_) if by_time => self.world.now() + 60_000 >= life.created + day,
            Some((_, End::Aborted(_))) => true,
            Some((_, End::Expired)) | None => false,
        })
    }

    /// Whether no request of the call did anything that is not undone.
    fn has_changed_nothing(&self, history: &History, call: u32) -> bool {
        let by = |actor: Actor| matches!(actor, Actor::Client { call: by, .. } if by == call);
        history.lives.iter().all(|life| {
            let left_behind = by(life.by) && life.end.is_none();
            let locked = life.locked.is_some_and(|(_, actor)| by(actor));
            let known = self.told.lock().unwrap().ids.contains(&life.id);
            let aborted = match life.end {
                Some((_, End::Aborted(actor))) => known && by(actor) && !by(life.by),
                _ => false,
            };
            !left_behind && !locked && !aborted
        })
    }

    fn is_ours_in_progress(&self, history: &History, state: State) -> bool {
        matches!(state, State::InProgress(index) if history.lives[index].is_of(self.owner))
    }
}

impl crate::kind::Kind {
    fn others_act(&self) -> bool {
        self.company != crate::kind::Company::Nobody
    }
}

fn is_in_progress(history: &History, state: State, life: &Life) -> bool {
    matches!(state, State::InProgress(index) if history.lives[index].id == life.id)
}

fn is_of(actor: Actor, owner: usize) -> bool {
    matches!(actor, Actor::Client { owner: by, .. } if by == owner)
}
