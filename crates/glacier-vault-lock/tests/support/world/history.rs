//! What really happened to the vault: the second opinion that clients are judged by.

use glacier_testkit::state::{Lock, LockState, Operation};

/// Who does things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Actor {
    /// A request of a client, and of which of its calls.
    Client {
        owner: usize,
        call: u32,
    },
    Somebody,
    Time,
}

/// One lock, from the beginning to the end.
#[derive(Debug, Clone)]
pub(crate) struct Life {
    pub(crate) id: String,
    pub(crate) policy: String,
    pub(crate) by: Actor,
    /// By the service's clock, in milliseconds.
    pub(crate) created: u64,
    pub(crate) begun: u32,
    pub(crate) locked: Option<(u32, Actor)>,
    pub(crate) end: Option<(u32, End)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Aborted(Actor),
    Expired,
}

impl End {
    /// Whether a request of this call of a client ended it.
    pub(crate) fn is_by_call(self, call: u32) -> bool {
        matches!(self, Self::Aborted(Actor::Client { call: by, .. }) if by == call)
    }
}

/// How the vault stood: no lock, or which one in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Unlocked,
    InProgress(usize),
    Locked(usize),
}

/// A request of a client, and what became of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Delivery {
    pub(crate) owner: usize,
    pub(crate) call: u32,
    pub(crate) operation: Operation,
    /// When it was sent, in steps and by the service's clock.
    pub(crate) sent: u32,
    pub(crate) sent_at: u64,
    /// When the service worked on it; `None` if it never did.
    pub(crate) worked: Option<u32>,
    /// The lock that was there when the service worked on it.
    pub(crate) met: Option<usize>,
    /// Whether it arrived after its sender had given up.
    pub(crate) late: bool,
}

#[derive(Debug, Default)]
pub(crate) struct History {
    /// Counts everything that happens.
    pub(crate) step: u32,
    pub(crate) lives: Vec<Life>,
    pub(crate) deliveries: Vec<Delivery>,
    /// How the vault stood from which step on.
    states: Vec<(u32, State)>,
}

impl History {
    /// Writes down how the vault stands after `actor` did something. The lock that is there, if any.
    pub(crate) fn note(&mut self, actor: Actor, lock: Option<&Lock>, now: u64) -> Option<usize> {
        self.step += 1;
        let step = self.step;
        let open = self.open();
        let same = |life: &Life| lock.is_some_and(|lock| lock.id().as_str() == life.id);
        if let Some(index) = open.filter(|index| !same(&self.lives[*index])) {
            let end = if actor == Actor::Time { End::Expired } else { End::Aborted(actor) };
            let expired = now >= self.lives[index].created + 24 * 60 * 60 * 1_000;
            self.lives[index].end = Some((step, if expired { End::Expired } else { end }));
        }
        let current = lock.map(|lock| self.index_of(lock, actor));
        let state = match (current, lock.map(Lock::state)) {
            (Some(index), Some(LockState::InProgress)) => State::InProgress(index),
            (Some(index), Some(LockState::Locked)) => {
                self.lives[index].locked.get_or_insert((step, actor));
                State::Locked(index)
            }
            _ => State::Unlocked,
        };
        if self.state() != state {
            self.states.push((step, state));
        }
        current
    }

    fn index_of(&mut self, lock: &Lock, actor: Actor) -> usize {
        let id = lock.id().as_str();
        if let Some(index) = self.lives.iter().position(|life| life.id == id) {
            return index;
        }
        self.lives.push(Life {
            id: id.to_owned(),
            policy: lock.policy().to_owned(),
            by: actor,
            created: lock.created().as_millis(),
            begun: self.step,
            locked: None,
            end: None,
        });
        self.lives.len() - 1
    }

    /// The lock that is there.
    pub(crate) fn open(&self) -> Option<usize> {
        match self.state() {
            State::Unlocked => None,
            State::InProgress(index) | State::Locked(index) => Some(index),
        }
    }

    pub(crate) fn state(&self) -> State {
        self.states.last().map_or(State::Unlocked, |(_, state)| *state)
    }

    /// How the vault stood at any time since `step`.
    pub(crate) fn states_since(&self, step: u32) -> impl Iterator<Item = State> {
        let before = self.states.iter().rev().find(|(at, _)| *at <= step);
        let before = before.map_or(State::Unlocked, |(_, state)| *state);
        let since = self.states.iter().filter(move |(at, _)| *at > step).map(|(_, state)| *state);
        std::iter::once(before).chain(since)
    }

    pub(crate) fn life(&self, id: &str) -> Option<&Life> {
        self.lives.iter().find(|life| life.id == id)
    }
}

impl Life {
    pub(crate) fn is_of(&self, owner: usize) -> bool {
        matches!(self.by, Actor::Client { owner: by, .. } if by == owner)
    }
}
