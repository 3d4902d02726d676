//! Several clients at once: whatever happened, it could have happened one call after the other, in the order of the log.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use glacier_testkit::clock::{Clock, MovableClock};
use glacier_testkit::faults::{Effect, Fault, Moment};
use glacier_testkit::requests::{LogLimits, LoggedRequest};
use glacier_testkit::state::{
    Answer, Request, Scope, SeededLockIds, ServiceError, State, Timestamp, VaultPolicy,
};
use glacier_testkit::strategies::{IssuedLocks, Step};
use glacier_testkit::wire::{self, HttpRequest, Identity, Stamp};
use glacier_testkit::{Emulator, Glacier, GlacierBuilder};
use http::Response;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use tokio::task::JoinSet;

use crate::clients::{CLIENTS, Client, vault_at};
use crate::doors::{Direct, Door, address, runtime};
use crate::history::VAULTS;
use crate::sequential::sequences;
use crate::socket::{self, Received};
use crate::support::cases;
use crate::table::Table;

const START: u64 = 1_363_799_023_221;
const SEED: u64 = 7;

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn over_a_socket_calls_at_once_have_an_order_in_which_they_make_sense(
        scripts in scripts(1..20),
        faults in prop::collection::vec(fault(), 0..3),
    ) {
        let runtime = runtime();
        let emulator = runtime.block_on(service().start());
        for fault in faults {
            emulator.faults().inject(fault);
        }
        let calls = runtime.block_on(play_over_socket(&emulator, scripts));
        check(emulator.glacier(), &calls)?;
    }

    #[test]
    fn in_threads_calls_at_once_have_an_order_in_which_they_make_sense(scripts in scripts(1..60)) {
        let glacier = service().build();
        let calls = play_in_threads(&glacier, scripts);
        check(&glacier, &calls)?;
    }
}

fn scripts(length: Range<usize>) -> impl Strategy<Value = Vec<Vec<Step>>> {
    prop::collection::vec(sequences().length(length).strategy(), 2..6)
}

/// Faults that strike by chance: in one run different calls than in the next.
fn fault() -> impl Strategy<Value = Fault> {
    let probability = prop::sample::select(vec![0.1, 0.3]);
    (glacier_testkit::strategies::single_fault(), probability).prop_map(|(fault, probability)| {
        Fault::new(fault.effect().clone()).with_probability(probability)
    })
}

fn service() -> GlacierBuilder {
    Glacier::builder()
        .clock(MovableClock::frozen_at(Timestamp::from_millis(START)))
        .seed(SEED)
        .log_limits(LogLimits { entries: usize::MAX, bytes: usize::MAX })
}

/// A call as its client knows it.
struct Sent {
    client: Client,
    request: Request,
    received: Received,
    /// When its end had come, on the same count as when it was sent.
    to: u64,
}

/// Calls by when they were sent, counted over all clients; each carries it in a header.
type Calls = BTreeMap<u64, Sent>;

const NUMBER: &str = "x-test-call";

/// What the clients share.
struct Stage {
    glacier: Glacier,
    ticks: AtomicU64,
    issued: Mutex<IssuedLocks>,
    calls: Mutex<Calls>,
}

/// Plays the scripts at once, as tasks of one thread, each call on a connection of its own.
async fn play_over_socket(emulator: &Emulator, scripts: Vec<Vec<Step>>) -> Calls {
    let stage = Arc::new(Stage::new(emulator.glacier()));
    let address = address(emulator);
    let mut tasks = JoinSet::new();
    for script in scripts {
        let (stage, address) = (Arc::clone(&stage), address.clone());
        tasks.spawn(async move {
            for step in script {
                if let Some((client, request)) = stage.call(step) {
                    let (from, message) = stage.message(client, &request);
                    let received = socket::send(&address, &message).await;
                    stage.ended(from, client, request, received);
                }
            }
        });
    }
    while let Some(ended) = tasks.join_next().await {
        ended.unwrap();
    }
    stage.calls()
}

/// Plays the scripts at once, each in a thread, without a socket to wait for.
fn play_in_threads(glacier: &Glacier, scripts: Vec<Vec<Step>>) -> Calls {
    let stage = Stage::new(glacier);
    std::thread::scope(|scope| {
        for script in scripts {
            let stage = &stage;
            scope.spawn(move || {
                for step in script {
                    if let Some((client, request)) = stage.call(step) {
                        let (from, message) = stage.message(client, &request);
                        let received = Direct(glacier.clone()).send(&message);
                        stage.ended(from, client, request, received);
                    }
                }
            });
        }
    });
    stage.calls()
}

impl Stage {
    fn new(glacier: &Glacier) -> Self {
        Self {
            glacier: glacier.clone(),
            ticks: AtomicU64::new(0),
            issued: Mutex::default(),
            calls: Mutex::default(),
        }
    }

    /// The call that a step is, if it is one; otherwise it is done here. What is done past the service is in no log, so
    /// that is left out.
    fn call(&self, step: Step) -> Option<(Client, Request)> {
        match step {
            Step::Call { client, request } => Some((CLIENTS[client], request)),
            Step::Complete { client, vault, lock } => {
                let lock_id = self.issued.lock().unwrap().id(&vault, &lock).to_owned();
                Some((CLIENTS[client], Request::CompleteVaultLock { vault, lock_id }))
            }
            Step::Advance(time) => {
                self.glacier.clock().advance(time);
                None
            }
            Step::PlantArchive { .. } | Step::Inject(_) => None,
        }
    }

    /// A message that is about to be sent, with its number.
    fn message(&self, client: Client, request: &Request) -> (u64, http::Request<Vec<u8>>) {
        let mut message = client.message(request);
        let from = self.tick();
        message.headers_mut().insert(NUMBER, from.into());
        (from, message)
    }

    fn ended(&self, from: u64, client: Client, request: Request, received: Received) {
        let to = self.tick();
        if let (Received::Answer(response), Some(vault)) = (&received, request.vault())
            && let Some(id) = response.headers().get("x-amz-lock-id")
        {
            self.issued.lock().unwrap().record(vault, id.to_str().unwrap().to_owned());
        }
        let sent = Sent { client, request, received, to };
        self.calls.lock().unwrap().insert(from, sent);
    }

    fn calls(&self) -> Calls {
        std::mem::take(&mut self.calls.lock().unwrap())
    }

    fn tick(&self) -> u64 {
        self.ticks.fetch_add(1, Ordering::SeqCst)
    }
}

/// Goes through the log once more, alone.
struct Replay {
    identity: Identity,
    state: State,
    lock_ids: SeededLockIds,
    table: Table,
}

fn check(glacier: &Glacier, calls: &Calls) -> Result<(), TestCaseError> {
    let log = glacier.requests().all();
    let mut replay = Replay {
        identity: Identity::default(),
        state: State::default(),
        lock_ids: SeededLockIds::new(SEED),
        table: Table::new(START),
    };
    let mut latest_start = 0;
    let mut seen = BTreeSet::new();
    for entry in &log {
        let from: u64 = entry.header(NUMBER).unwrap().parse().unwrap();
        let sent = &calls[&from];
        prop_assert!(seen.insert(from), "logged twice: {:?}", entry);
        prop_assert!(
            latest_start < sent.to || latest_start == 0,
            "over before another began that stands before it"
        );
        latest_start = latest_start.max(from);
        replay.step(entry, sent)?;
    }
    prop_assert_eq!(seen.len(), calls.len());
    replay.ends_like(glacier)
}

impl Replay {
    fn step(&mut self, entry: &LoggedRequest, sent: &Sent) -> Result<(), TestCaseError> {
        let now = entry.clock();
        prop_assert!(self.table.now <= now.as_millis(), "time ran backwards");
        self.table.advance(Duration::from_millis(now.as_millis() - self.table.now));

        let effect = entry.fault().effect.as_ref();
        if matches!(
            effect,
            Some(
                Effect::Reset { moment: Moment::BeforeWork }
                    | Effect::Answer { moment: Moment::BeforeWork, .. }
            )
        ) {
            return Ok(());
        }
        let verdict = self.table.verdict(sent.client, &sent.request);
        let outcome = self.apply(entry, sent);
        let rule = outcome.as_ref().map_or_else(ServiceError::rule, |answer| answer.rule);
        let stamp = Stamp { request_id: entry.answer().request_id.clone(), date: entry.received() };
        let expected = wire::render(&outcome, &stamp);
        let code = outcome.as_ref().err().map(|error| error.code().as_str());
        prop_assert_eq!((expected.status().as_u16(), code), verdict, "{:?}", sent.request);
        if outcome.is_ok() {
            let lock_id = expected.headers().get("x-amz-lock-id").map(|id| id.to_str().unwrap());
            self.table.write_down(sent.client, &sent.request, lock_id);
        }
        if !matches!(effect, Some(Effect::Answer { .. })) {
            prop_assert_eq!(entry.answer().rule, rule, "{:?}", sent.request);
        }
        match (effect, &sent.received) {
            (None, Received::Answer(response)) => same(response, &expected),
            (None, other) => Err(TestCaseError::fail(format!("{other:?}"))),
            (Some(_), _) => Ok(()),
        }
    }

    fn apply(&mut self, entry: &LoggedRequest, sent: &Sent) -> Result<Answer, ServiceError> {
        let request = HttpRequest {
            method: entry.method(),
            path: entry.path(),
            query: entry.query(),
            headers: entry.headers(),
            body: entry.body(),
        };
        let (context, request) = wire::decode(&self.identity, &request, entry.received())?;
        assert_eq!(request, sent.request);
        self.state.apply(&context, &request, entry.clock(), &mut self.lock_ids)
    }

    /// Every vault is as it was left.
    fn ends_like(&self, glacier: &Glacier) -> Result<(), TestCaseError> {
        let now = glacier.clock().now();
        for place in CLIENTS.into_iter().flat_map(|client| VAULTS.map(|vault| client.place(vault)))
        {
            let (account, region, name) = &place;
            let scope = Scope::new(account.parse().unwrap(), region.parse().unwrap());
            let vault = self.state.vault(&scope, name);
            let handle = vault_at(glacier, &place);
            prop_assert_eq!(handle.exists(), vault.is_some());
            let Some(vault) = vault else { continue };
            let (lock, access_policy) = (handle.lock(), handle.access_policy());
            prop_assert_eq!(lock.as_ref(), vault.lock(now));
            let expected = vault.access_policy().map(VaultPolicy::as_str);
            prop_assert_eq!(access_policy.as_deref(), expected);
            prop_assert_eq!(&handle.tags(), vault.tags());
        }
        Ok(())
    }
}

/// But for the date.
fn same(response: &Response<Vec<u8>>, expected: &Response<Vec<u8>>) -> Result<(), TestCaseError> {
    prop_assert_eq!(response.status(), expected.status());
    prop_assert_eq!(response.body(), expected.body());
    for name in ["x-amz-lock-id", "location", "x-amzn-requestid", "content-type"] {
        prop_assert_eq!(response.headers().get(name), expected.headers().get(name));
    }
    Ok(())
}
