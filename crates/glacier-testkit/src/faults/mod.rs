//! Faults on demand: what a network and a service under load do to a client.
//!
//! A [`Fault`] says what goes wrong and for which requests, a [`FaultPlan`] decides request by request and is pure,
//! [`Faults`] is the plan that a running service goes by.

mod draft;
mod effect;
mod fault;
mod plan;
mod text;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

pub use effect::{Effect, Moment};
pub use fault::Fault;
pub use plan::{Decision, FaultId, FaultPlan, PlannedFault};

use crate::state::Operation;

/// The faults of a running service; tests put them in and take them out while it serves.
///
/// ```
/// use glacier_testkit::{Glacier, faults::Fault, state::Operation};
///
/// let glacier = Glacier::builder().build();
/// let id = glacier.faults().inject(Fault::lose_response().on(Operation::InitiateVaultLock).times(1));
/// assert_eq!(glacier.faults().fired(id), Some(0));
/// glacier.faults().clear();
/// assert!(glacier.faults().list().is_empty());
/// ```
#[derive(Debug)]
pub struct Faults {
    /// Whether the plan has a fault at all, so that services without faults need not ask it.
    any: AtomicBool,
    plan: Mutex<FaultPlan>,
}

impl Faults {
    pub(crate) fn new(seed: u64) -> Self {
        Self { any: AtomicBool::new(false), plan: Mutex::new(FaultPlan::new(seed)) }
    }

    /// Puts a fault behind those that are there. It stays, even when spent, until it is removed.
    pub fn inject(&self, fault: Fault) -> FaultId {
        let mut plan = self.plan();
        let id = plan.inject(fault);
        self.any.store(true, Ordering::Release);
        id
    }

    /// Every fault in the order of injection, with how often it met a request and how often it fired.
    pub fn list(&self) -> Vec<PlannedFault> {
        self.plan().list().to_vec()
    }

    /// How often a fault has fired; `None` if it was removed.
    pub fn fired(&self, id: FaultId) -> Option<u64> {
        self.plan().list().iter().find(|planned| planned.id == id).map(|planned| planned.fired)
    }

    /// Takes one fault out, and says whether it was there.
    pub fn remove(&self, id: FaultId) -> bool {
        let mut plan = self.plan();
        let removed = plan.remove(id);
        self.any.store(!plan.list().is_empty(), Ordering::Release);
        removed
    }

    /// Takes all faults out.
    pub fn clear(&self) {
        let mut plan = self.plan();
        plan.clear();
        self.any.store(false, Ordering::Release);
    }

    /// What happens to one more request, whose operation is only looked up if there is any fault.
    pub(crate) fn decide(&self, operation: impl FnOnce() -> Option<Operation>) -> Decision {
        if self.any.load(Ordering::Acquire) {
            self.plan().decide(operation())
        } else {
            Decision::default()
        }
    }

    fn plan(&self) -> MutexGuard<'_, FaultPlan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
