//! Somebody else, who works on the same vault between any two requests.

use super::{Actor, Inner, VAULT, World};

/// What somebody else does, and how likely it is that he does something, in percent of the moments between requests.
#[derive(Debug, Clone)]
pub(crate) struct Others {
    pub(crate) likely: u8,
    /// The policies that he initiates locks with.
    pub(crate) policies: Vec<String>,
    /// Whether he ever completes.
    pub(crate) completes: bool,
    /// Whether he also aborts locks that are not his own.
    pub(crate) reckless: bool,
}

impl Others {
    pub(crate) fn none() -> Self {
        Self { likely: 0, policies: Vec::new(), completes: false, reckless: false }
    }
}

impl World {
    /// Lets somebody else do something, perhaps.
    pub(super) fn let_others(&self) {
        let (deed, policy) = {
            let mut inner = self.inner();
            if inner.dice.u8(0..100) >= inner.others.likely {
                return;
            }
            let deed = inner.dice.u8(0..10);
            let Inner { dice, others, .. } = &mut *inner;
            let index = dice.usize(0..others.policies.len());
            (deed, others.policies[index].clone())
        };
        let somebody = self.somebody();
        match deed {
            0..5 => drop(somebody.initiate(VAULT, &policy)),
            5..8 if self.others_may_abort() => {
                let _ = somebody.abort(VAULT);
            }
            8 if self.others_may_abort() => {
                let _ = somebody.abort(VAULT);
                self.note(Actor::Somebody);
                drop(somebody.initiate(VAULT, &policy));
            }
            _ => self.complete_theirs(),
        }
        self.note(Actor::Somebody);
    }

    fn others_may_abort(&self) -> bool {
        let inner = self.inner();
        let open = inner.history.open().map(|index| inner.history.lives[index].by);
        inner.others.reckless || open.is_none_or(|by| by == Actor::Somebody)
    }

    /// Completes a lock that is somebody's own: he has no other ID.
    fn complete_theirs(&self) {
        let id = {
            let inner = self.inner();
            let open = inner.history.open().map(|index| &inner.history.lives[index]);
            open.filter(|life| inner.others.completes && life.by == Actor::Somebody)
                .map(|life| life.id.clone())
        };
        if let Some(id) = id {
            self.somebody().complete(VAULT, &id);
        }
    }
}
