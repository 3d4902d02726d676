//! A simulated world: one vault, clients whose requests meet everything that networks and services do, and somebody else who works on
//! the same vault whenever it suits him. All of it follows from a seed.
//!
//! What happened is in the [`History`], which knows the emulator's own state and nothing of what clients think.

mod history;
mod others;
mod path;
mod weather;

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use glacier_testkit::{
    Glacier, VaultHandle,
    clock::{Clock as _, MovableClock},
    state::{Operation, Timestamp},
};
use tokio::sync::Notify;

pub(crate) use history::{Actor, Delivery, End, History, Life, State};
pub(crate) use others::Others;
pub(crate) use path::Path;
pub(crate) use weather::Weather;

use super::somebody::Somebody;

pub(crate) const VAULT: &str = "records";

const START: u64 = 1_363_799_023_221;

/// The world, shared by all who live in it.
#[derive(Clone)]
pub(crate) struct World(Arc<Shared>);

struct Shared {
    glacier: Glacier,
    crashes: [Notify; 2],
    inner: Mutex<Inner>,
}

/// What changes.
pub(crate) struct Inner {
    pub(crate) dice: fastrand::Rng,
    pub(crate) history: History,
    pub(crate) weather: Weather,
    pub(crate) others: Others,
    /// Requests that are on their way while their sender has given up waiting.
    held: Vec<Held>,
    /// Attempts to initiate that are written down and were not answered yet.
    initiating: u32,
    /// The call that each client is in, counted over all.
    calls: [u32; 2],
    requests: u32,
}

struct Held {
    due: u64,
    delivery: Delivery,
    request: HttpRequest,
}

impl World {
    pub(crate) fn new(seed: u64, weather: Weather, others: Others) -> Self {
        let mut dice = fastrand::Rng::with_seed(seed);
        let clock = MovableClock::frozen_at(Timestamp::from_millis(START));
        let builder = Glacier::builder().allow_unsigned_requests().seed(dice.u64(..));
        let glacier = builder.clock(clock).build();
        glacier.create_vault(VAULT).unwrap();
        let inner = Inner {
            dice,
            history: History::default(),
            weather,
            others,
            held: Vec::new(),
            initiating: 0,
            calls: [0; 2],
            requests: 0,
        };
        let crashes = [Notify::new(), Notify::new()];
        Self(Arc::new(Shared { glacier, crashes, inner: Mutex::new(inner) }))
    }

    pub(crate) fn glacier(&self) -> &Glacier {
        &self.0.glacier
    }

    pub(crate) fn vault(&self) -> VaultHandle {
        self.0.glacier.vault(VAULT)
    }

    pub(crate) fn clock(&self) -> &MovableClock {
        self.0.glacier.clock()
    }

    /// Milliseconds by the emulator's clock.
    pub(crate) fn now(&self) -> u64 {
        self.clock().now().as_millis()
    }

    pub(crate) fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next call of a client begins; its number.
    pub(crate) fn begin_call(&self, client: usize) -> u32 {
        let mut inner = self.inner();
        inner.calls[client] += 1;
        inner.calls[client] * 2 + u32::try_from(client).unwrap()
    }

    /// Returns when the client's process ends, if it does.
    pub(crate) async fn crash(&self, client: usize) {
        self.0.crashes[client].notified().await;
    }

    /// Ends the client's process: nothing of what it was doing goes on.
    pub(crate) async fn end_process(&self, client: usize) {
        self.0.crashes[client].notify_one();
        std::future::pending::<()>().await;
    }

    /// From now on nothing goes wrong and nobody interferes.
    pub(crate) fn calm_down(&self) {
        let mut inner = self.inner();
        inner.weather = Weather::calm();
        inner.others = Others::none();
    }

    /// Time passes.
    pub(crate) fn pass(&self, time: Duration) {
        self.clock().advance(time);
        self.note(Actor::Time);
    }

    /// Writes down how the vault stands after somebody did something.
    pub(crate) fn note(&self, actor: Actor) -> Option<usize> {
        let lock = self.vault().lock();
        let now = self.now();
        self.inner().history.note(actor, lock.as_ref(), now)
    }

    fn somebody(&self) -> Somebody {
        Somebody(self.0.glacier.clone())
    }

    /// Whether a request that may change something is still on its way, of this call or of any.
    pub(crate) fn is_on_its_way(&self, call: Option<u32>) -> bool {
        self.inner().held.iter().any(|held| {
            call.is_none_or(|call| held.delivery.call == call)
                && !matches!(
                    held.delivery.operation,
                    Operation::DescribeVault | Operation::GetVaultLock
                )
        })
    }
}
