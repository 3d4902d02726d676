//! Which fault strikes which request: pure, so that a seed and a sequence of requests say it all.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::effect::Effect;
use super::fault::Fault;
use crate::state::Operation;

/// Faults in the order of injection, and the dice for those that strike by chance.
///
/// A request goes past the faults in that order. Each one that is meant for it counts it and may fire. Delays add up;
/// the first other effect that fires is the one that happens, and ends the round: the faults behind it neither count the request nor fire.
///
/// ```
/// use glacier_testkit::faults::{Effect, Fault, FaultPlan};
/// use glacier_testkit::state::Operation;
///
/// let mut plan = FaultPlan::new(0);
/// plan.inject(Fault::lose_response().on(Operation::InitiateVaultLock).times(1));
/// plan.inject(Fault::cut_body());
///
/// let mut decide = |operation| plan.decide(Some(operation)).effect;
/// assert_eq!(decide(Operation::GetVaultLock), Some(Effect::CutBody));
/// assert_eq!(decide(Operation::InitiateVaultLock), Some(Effect::LoseResponse));
/// assert_eq!(decide(Operation::InitiateVaultLock), Some(Effect::CutBody));
/// ```
#[derive(Debug, Clone)]
pub struct FaultPlan {
    faults: Vec<PlannedFault>,
    next: u64,
    dice: fastrand::Rng,
}

/// Names a fault of a plan; never used twice in one plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FaultId(pub u64);

/// A fault in a plan, and what became of it so far.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlannedFault {
    /// Its name in the plan.
    pub id: FaultId,
    /// The fault.
    #[serde(flatten)]
    pub fault: Fault,
    /// How many requests it has met that it is meant for.
    pub seen: u64,
    /// How many of them it struck.
    pub fired: u64,
}

/// What happens to one request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// For how long the answer is held back.
    pub delay: Duration,
    /// What else happens.
    pub effect: Option<Effect>,
}

impl FaultPlan {
    /// No faults, and the sequence of chances that belongs to `seed`.
    pub fn new(seed: u64) -> Self {
        Self { faults: Vec::new(), next: 1, dice: fastrand::Rng::with_seed(seed) }
    }

    /// Puts a fault behind those that are there.
    pub fn inject(&mut self, fault: Fault) -> FaultId {
        let id = FaultId(self.next);
        self.next += 1;
        self.faults.push(PlannedFault { id, fault, seen: 0, fired: 0 });
        id
    }

    /// Every fault in the order of injection, spent ones included.
    pub fn list(&self) -> &[PlannedFault] {
        &self.faults
    }

    /// Takes one fault out, and says whether it was there.
    pub fn remove(&mut self, id: FaultId) -> bool {
        let before = self.faults.len();
        self.faults.retain(|planned| planned.id != id);
        self.faults.len() < before
    }

    /// Takes all faults out.
    pub fn clear(&mut self) {
        self.faults.clear();
    }

    /// What happens to a request of this operation, or to one that is of none.
    pub fn decide(&mut self, operation: Option<Operation>) -> Decision {
        let mut decision = Decision::default();
        let Self { faults, dice, .. } = self;
        for planned in faults.iter_mut().filter(|planned| planned.fault.is_meant_for(operation)) {
            let fires = planned.fault.fires(planned.seen, planned.fired, dice);
            planned.seen += 1;
            if !fires {
                continue;
            }
            planned.fired += 1;
            match planned.fault.effect() {
                Effect::Delay { by } => decision.delay = decision.delay.saturating_add(*by),
                effect => {
                    decision.effect = Some(effect.clone());
                    break;
                }
            }
        }
        decision
    }
}
