//! What several clients do to a few vaults, one step after the other.

mod issued;

use std::time::Duration;

use proptest::collection::{SizeRange, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

pub use issued::IssuedLocks;

use super::{lock_id, request_for, single_fault};
use crate::faults::Fault;
use crate::state::{LOCK_LIFETIME, Operation, Request};

/// One step of a sequence.
#[derive(Debug, Clone)]
pub enum Step {
    /// A client sends a call.
    Call {
        /// Which client, from 0.
        client: usize,
        /// What it asks.
        request: Request,
    },
    /// A client completes a lock. Which ID it sends is known when the answers before it are: [`IssuedLocks::id`].
    Complete {
        /// Which client, from 0.
        client: usize,
        /// The vault that it names.
        vault: String,
        /// The ID that it sends.
        lock: LockChoice,
    },
    /// Time passes.
    Advance(Duration),
    /// Something goes wrong with one of the next requests: [`Faults::inject`](crate::faults::Faults::inject).
    Inject(Fault),
    /// An archive is uploaded, which tests do past the service: it has no such operation.
    PlantArchive {
        /// Whose vault it goes into, from 0.
        client: usize,
        /// The vault's name.
        vault: String,
        /// The ID that the archive gets, if there is none of that ID already.
        archive_id: String,
    },
}

/// Which lock ID a client sends.
#[derive(Debug, Clone)]
pub enum LockChoice {
    /// The last one given out for the vault.
    Latest,
    /// Any given out before, for whichever vault.
    Earlier(Index),
    /// One that was never given out.
    Unknown(String),
}

/// Sequences of steps, to be set up: how many clients, which vaults, how long.
///
/// ```
/// use glacier_testkit::strategies::{IssuedLocks, Sequences, Step};
/// use proptest::prelude::*;
///
/// proptest!(|(steps in Sequences::new().clients(2).vaults(["photos", "logs"]).length(1..30).strategy())| {
///     let mut issued = IssuedLocks::default();
///     for step in steps {
///         match step {
///             Step::Advance(time) => { let _ = time; /* emulator.clock().advance(time) */ }
///             Step::Call { client, request } => { let _ = (client, request); /* if it answers a lock ID: issued.record(vault, id) */ }
///             Step::Inject(fault) => { let _ = fault; /* emulator.faults().inject(fault) */ }
///             Step::PlantArchive { vault, archive_id, .. } => { let _ = (vault, archive_id); /* emulator.vault(vault).plant_archive(…) */ }
///             Step::Complete { client, vault, lock } => { let _ = (client, issued.id(&vault, &lock)); }
///         }
///     }
///     # issued.record("photos", "an-id".to_owned());
/// });
/// ```
#[derive(Debug, Clone)]
pub struct Sequences {
    clients: usize,
    vaults: Vec<String>,
    policies: BoxedStrategy<String>,
    length: SizeRange,
    faults: bool,
}

impl Sequences {
    /// Up to 40 steps of one client on the vaults `v` and `w`, with policies as [`policy`](super::policy) makes them and
    /// without faults.
    pub fn new() -> Self {
        Self {
            clients: 1,
            vaults: vec!["v".to_owned(), "w".to_owned()],
            policies: super::policy(),
            length: (1..=40).into(),
            faults: false,
        }
    }

    /// How many clients take turns, the first of them every second time; none is the same as one.
    #[must_use]
    pub fn clients(mut self, clients: usize) -> Self {
        self.clients = clients.max(1);
        self
    }

    /// The names that calls are about, the simplest first: every second call is about that one.
    /// Without any name they stay as they were.
    #[must_use]
    pub fn vaults<T: Into<String>>(mut self, names: impl IntoIterator<Item = T>) -> Self {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        if !names.is_empty() {
            self.vaults = names;
        }
        self
    }

    /// What locks are initiated with.
    #[must_use]
    pub fn policies(mut self, policies: impl Strategy<Value = String> + 'static) -> Self {
        self.policies = policies.boxed();
        self
    }

    /// How many steps.
    #[must_use]
    pub fn length(mut self, length: impl Into<SizeRange>) -> Self {
        self.length = length.into();
        self
    }

    /// Lets faults strike now and then: [`single_fault`](super::single_fault).
    #[must_use]
    pub fn with_faults(mut self) -> Self {
        self.faults = true;
        self
    }

    /// The sequences. They shrink to fewer steps, the first client, the first vault, and the simplest calls.
    pub fn strategy(&self) -> BoxedStrategy<Vec<Step>> {
        vec(self.step(), self.length.clone()).boxed()
    }

    /// A single step.
    pub fn step(&self) -> BoxedStrategy<Step> {
        let call = (self.client(), self.request())
            .prop_map(|(client, request)| Step::Call { client, request });
        let complete = (self.client(), self.vault(), lock_choice())
            .prop_map(|(client, vault, lock)| Step::Complete { client, vault, lock });
        let plant = (self.client(), self.vault(), few_archives()).prop_map(
            |(client, vault, archive_id)| Step::PlantArchive { client, vault, archive_id },
        );
        let usual = prop_oneof![
            8 => call,
            3 => complete,
            2 => passing_time().prop_map(Step::Advance),
            1 => plant,
        ];
        if self.faults {
            prop_oneof![4 => usual, 1 => single_fault().prop_map(Step::Inject)].boxed()
        } else {
            usual.boxed()
        }
    }

    fn request(&self) -> BoxedStrategy<Request> {
        let of = |operation| request_for(operation, self.vault());
        let initiate = (self.vault(), self.policies.clone())
            .prop_map(|(vault, policy)| Request::InitiateVaultLock { vault, policy });
        let set_access_policy = (self.vault(), self.policies.clone())
            .prop_map(|(vault, policy)| Request::SetVaultAccessPolicy { vault, policy });
        let delete_archive = (self.vault(), few_archives())
            .prop_map(|(vault, archive_id)| Request::DeleteArchive { vault, archive_id });
        prop_oneof![
            4 => of(Operation::GetVaultLock),
            10 => of(Operation::CreateVault),
            14 => initiate,
            4 => of(Operation::AbortVaultLock),
            1 => of(Operation::DescribeVault),
            1 => of(Operation::ListVaults),
            2 => set_access_policy,
            1 => of(Operation::GetVaultAccessPolicy),
            1 => of(Operation::DeleteVaultAccessPolicy),
            2 => of(Operation::AddTagsToVault),
            1 => of(Operation::ListTagsForVault),
            1 => of(Operation::RemoveTagsFromVault),
            2 => delete_archive,
            2 => of(Operation::DeleteVault),
        ]
        .boxed()
    }

    fn client(&self) -> impl Strategy<Value = usize> + use<> {
        prop_oneof![Just(0), 0..self.clients]
    }

    fn vault(&self) -> impl Strategy<Value = String> + use<> {
        let first = self.vaults.iter().take(1).cloned().collect::<Vec<_>>();
        prop_oneof![select(first), select(self.vaults.clone())]
    }
}

impl Default for Sequences {
    fn default() -> Self {
        Self::new()
    }
}

/// A time for clocks to move by: on both sides of the 24 hours of a lock, within them, and beyond a year.
///
/// ```
/// use glacier_testkit::strategies;
/// use proptest::prelude::*;
///
/// proptest!(|(time in strategies::passing_time())| {
///     prop_assert!(!time.is_zero());
/// });
/// ```
pub fn passing_time() -> BoxedStrategy<Duration> {
    let (millisecond, day) = (Duration::from_millis(1), LOCK_LIFETIME);
    let almost_a_day = day.saturating_sub(millisecond);
    // In their order, so that a failure ends at the shortest that is long enough.
    let known = vec![millisecond, day / 2, almost_a_day, day, day + millisecond, day * 365];
    prop_oneof![4 => select(known), 1 => (1..=2 * 86_400_000_u64).prop_map(Duration::from_millis)]
        .boxed()
}

fn lock_choice() -> impl Strategy<Value = LockChoice> {
    prop_oneof![
        6 => Just(LockChoice::Latest),
        2 => any::<Index>().prop_map(LockChoice::Earlier),
        1 => lock_id().prop_map(LockChoice::Unknown),
    ]
}

/// Few, so that calls meet those that are there.
fn few_archives() -> impl Strategy<Value = String> {
    select(vec!["archive-1", "archive-2", "archive-3"]).prop_map(str::to_owned)
}
