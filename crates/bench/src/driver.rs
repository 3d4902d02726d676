//! Carries calls out, one after the other or many at once.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use tokio::task::JoinSet;

use crate::Scenario;

/// An answer that the scenario does not have.
#[derive(Debug)]
pub struct Unexpected(pub(crate) String);

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the client gave an answer that the scenario does not have: {}", self.0)
    }
}

impl std::error::Error for Unexpected {}

/// Calls under way.
pub(crate) type Running = Pin<Box<dyn Future<Output = Result<(), Unexpected>> + Send>>;

/// Something that can carry calls out. The box of its future is one allocation for all of them.
pub(crate) trait Carry: Send + Sync {
    /// So many calls, one after the other.
    fn calls(self: Arc<Self>, number: usize) -> Running;
}

/// A client of either crate, with the calls that it is to carry out.
#[derive(Clone)]
pub struct Driver {
    scenario: Scenario,
    caller: Arc<dyn Carry>,
}

impl fmt::Debug for Driver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Driver").field("scenario", &self.scenario).finish_non_exhaustive()
    }
}

impl Driver {
    pub(crate) fn new(scenario: Scenario, caller: Arc<dyn Carry>) -> Self {
        Self { scenario, caller }
    }

    /// Carries out `rounds` rounds of [`Scenario::calls_at_once`] calls each.
    ///
    /// # Errors
    ///
    /// If a call is not answered as the scenario has it.
    pub async fn rounds(&self, rounds: usize) -> Result<(), Unexpected> {
        let at_once = self.scenario.calls_at_once();
        if at_once == 1 {
            return Arc::clone(&self.caller).calls(rounds).await;
        }
        for _ in 0..rounds {
            let mut tasks: JoinSet<_> =
                (0..at_once).map(|_| Arc::clone(&self.caller).calls(1)).collect();
            while let Some(outcome) = tasks.join_next().await {
                outcome.map_err(|error| Unexpected(error.to_string()))??;
            }
        }
        Ok(())
    }
}
