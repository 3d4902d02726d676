//! What kind of a run a seed stands for.

use crate::support::{
    policies::retention,
    world::{Others, VAULT, Weather},
};

/// Who else is there, and with which policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Company {
    Nobody,
    /// Somebody with another policy.
    AnotherPolicy,
    /// Somebody with a policy that means the same as ours.
    SamePolicy,
    /// Somebody with a policy that would mean the same, had ours no `Id` of its own.
    SameButForId,
}

/// What a run is like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) company: Company,
    /// How many clients there are, one or two.
    pub(crate) clients: usize,
    /// Whether two clients have one journal.
    pub(crate) one_journal: bool,
    /// How often a client sends a request at most.
    pub(crate) attempts: u32,
    pub(crate) weather: Weather,
}

impl Kind {
    pub(crate) fn of(seed: u64) -> Self {
        let mut dice = fastrand::Rng::with_seed(seed ^ 0x5eed);
        let company = match dice.u8(0..8) {
            0 | 1 => Company::Nobody,
            2..5 => Company::AnotherPolicy,
            5 | 6 => Company::SamePolicy,
            _ => Company::SameButForId,
        };
        let clients = if dice.u8(0..3) == 0 { 2 } else { 1 };
        let weather = Weather {
            faults: [0, 10, 30, 60][dice.usize(0..4)],
            crashes: [0, 0, 3, 10][dice.usize(0..4)],
            late: [0, 0, 0, 8][dice.usize(0..4)],
            hours: [0, 0, 2, 6][dice.usize(0..4)],
            journal: [0, 0, 0, 8][dice.usize(0..4)],
        };
        let one_journal = clients == 2 && dice.bool();
        Self { company, clients, one_journal, attempts: dice.u32(1..5), weather }
    }

    /// The policy that clients ask for.
    pub(crate) fn policy(&self) -> String {
        let id = (self.company == Company::SameButForId).then_some("ours");
        retention(VAULT, 365, id)
    }

    pub(crate) fn others(&self, dice: &mut fastrand::Rng) -> Others {
        let policies = match self.company {
            Company::Nobody => return Others::none(),
            Company::AnotherPolicy => vec![retention(VAULT, 30, None)],
            Company::SamePolicy => vec![crate::support::policies::retention_reworded(VAULT)],
            Company::SameButForId => vec![retention(VAULT, 365, None)],
        };
        Others {
            likely: [4, 12][dice.usize(0..2)],
            policies,
            completes: dice.bool(),
            reckless: true,
        }
    }
}
