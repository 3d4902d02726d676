//! A thousand vaults in one run: so many at a time and no more, one failure stops no other, and a run that is cancelled in the middle is
//! gone on with from the journal.

#![cfg(test)]

#[path = "../support/mod.rs"]
mod support;

use std::{
    collections::BTreeMap,
    num::NonZeroUsize,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use aws_smithy_runtime_api::client::{
    http::{HttpConnector as _, SharedHttpConnector},
    orchestrator::{HttpRequest, HttpResponse},
    result::ConnectorError,
};
use futures_util::{StreamExt as _, future::BoxFuture, stream};
use glacier_testkit::{
    Glacier,
    faults::Fault,
    requests::LogLimits,
    state::{LockState, Operation},
};
use glacier_vault_lock::{
    Error, HowLocked, Resumed, VaultLocks, VaultName,
    journal::{LockJournal as _, MemoryJournal},
    policy::Policy,
};
use support::{
    network::{Network, Route},
    policies::{parsed, retention, useless},
    somebody::Somebody,
};

const VAULTS: usize = 1_000;
/// Where it is not the number that matters.
const FEWER: usize = 250;
const AT_A_TIME: usize = 16;

/// Counts the requests that are under way, each of which takes a moment.
#[derive(Default)]
struct Gauge {
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Route for Arc<Gauge> {
    fn carry<'a>(
        &'a self,
        _: Operation,
        request: HttpRequest,
        service: &'a SharedHttpConnector,
    ) -> BoxFuture<'a, Result<HttpResponse, ConnectorError>> {
        Box::pin(async move {
            let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
            self.most.fetch_max(now, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(20)).await;
            let answer = service.call(request).await;
            self.now.fetch_sub(1, Ordering::SeqCst);
            answer
        })
    }
}

fn glacier() -> Glacier {
    let limits = LogLimits { entries: 100, bytes: 1 << 20 };
    Glacier::builder().allow_unsigned_requests().log_limits(limits).build()
}

fn client(glacier: &Glacier, gauge: &Arc<Gauge>, journal: &MemoryJournal) -> VaultLocks {
    let network = Network::new(glacier.http_client(), Arc::clone(gauge));
    let config = glacier.sdk_config().into_builder().http_client(network).build();
    VaultLocks::new(glacier_sdk::Client::new(&config), journal.clone())
}

fn name(n: usize) -> VaultName {
    format!("records-{n:04}").parse().unwrap()
}

fn jobs() -> Vec<(VaultName, Policy)> {
    let job = |n| (name(n), parsed(&retention(name(n).as_str(), 365, None)));
    (0..VAULTS).map(job).collect()
}

/// How many vaults are locked, and how many have a lock in progress.
fn states(glacier: &Glacier) -> (usize, usize) {
    let locks = (0..VAULTS).filter_map(|n| glacier.vault(name(n).as_str()).lock());
    let (locked, open): (Vec<_>, Vec<_>) =
        locks.partition(|lock| lock.state() == LockState::Locked);
    (locked.len(), open.len())
}

/// One vault is missing, one is locked with another policy, one has somebody else's lock, and one policy has an error; and each kind of
/// request gets lost now and then.
#[tokio::test(start_paused = true)]
async fn one_failure_stops_no_other() {
    let glacier = glacier();
    for n in 1..VAULTS {
        glacier.create_vault(name(n).as_str()).unwrap();
    }
    let somebody = Somebody(glacier.clone());
    let id = somebody.initiate(name(1).as_str(), &retention("*", 30, None)).unwrap();
    assert!(somebody.complete(name(1).as_str(), &id));
    somebody.initiate(name(2).as_str(), &retention("*", 30, None)).unwrap();
    let mut jobs = jobs();
    jobs[3].1 = parsed(&useless());
    for fault in [
        Fault::lose_response(),
        Fault::reset().before_work(),
        Fault::service_unavailable().after_work(),
        Fault::throttle(),
    ] {
        glacier.faults().inject(fault.with_probability(0.01));
    }

    let (gauge, journal) = (Arc::default(), MemoryJournal::new());
    let locks = client(&glacier, &gauge, &journal);
    let started = std::time::Instant::now();
    let fleet = locks.fleet(NonZeroUsize::new(AT_A_TIME).unwrap());
    let outcomes: Vec<_> = fleet.ensure_locked(stream::iter(jobs)).collect().await;
    println!("{VAULTS} vaults, {AT_A_TIME} at a time: {:?}", started.elapsed());

    assert_eq!(outcomes.len(), VAULTS);
    assert_eq!(gauge.most.load(Ordering::SeqCst), AT_A_TIME);
    let failed: BTreeMap<_, _> = outcomes
        .iter()
        .filter_map(|outcome| Some((outcome.vault.as_str(), outcome.result.as_ref().err()?)))
        .collect();
    assert!(matches!(failed["records-0000"], Error::VaultNotFound { .. }));
    assert!(matches!(failed["records-0001"], Error::AlreadyLocked { same_policy: false, .. }));
    assert!(matches!(failed["records-0002"], Error::AlreadyInProgress { .. }));
    assert!(matches!(failed["records-0003"], Error::PolicyHasErrors { .. }));
    // The others are locked, or failed for a while; then what was begun is known.
    for (vault, error) in failed.iter().filter(|(vault, _)| **vault > "records-0003") {
        assert!(error.is_temporary(), "{vault}: {error}");
    }
    let succeeded = outcomes.iter().filter(|outcome| outcome.result.is_ok()).count();
    assert!(succeeded > VAULTS * 9 / 10, "{succeeded}");

    // Repeated without faults, the rest is locked too, and what is locked stays as it is.
    glacier.faults().clear();
    let again: Vec<_> = fleet.ensure_locked(stream::iter(self::jobs())).collect().await;
    let failed: Vec<_> = again
        .iter()
        .filter(|outcome| outcome.result.is_err())
        .map(|outcome| outcome.vault.as_str())
        .collect();
    assert_eq!(failed.len(), 3, "{failed:?}");
    let already = |how| matches!(how, Ok(HowLocked::Already));
    let already = again
        .iter()
        .filter(|outcome| already(outcome.result.as_ref().map(|locked| locked.how)))
        .count();
    assert!(already >= succeeded, "{already} of {succeeded}");
    assert_eq!(states(&glacier), (VAULTS - 2, 1));
    assert!(journal.records().await.unwrap().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_run_that_is_cancelled_is_gone_on_with() {
    let glacier = glacier();
    for n in 0..FEWER {
        glacier.create_vault(name(n).as_str()).unwrap();
    }
    let (gauge, journal) = (Arc::default(), MemoryJournal::new());
    let locks = client(&glacier, &gauge, &journal);
    let fleet = locks.fleet(NonZeroUsize::new(AT_A_TIME).unwrap());
    {
        let initiated = fleet.initiate(stream::iter(jobs().into_iter().take(FEWER)));
        let first: Vec<_> = initiated.take(100).collect().await;
        assert!(first.iter().all(|outcome| outcome.result.is_ok()));
    }
    // What was under way is in the journal, whatever its answer would have been.
    let (_, open) = states(&glacier);
    let records = journal.records().await.unwrap();
    assert!((100..=100 + AT_A_TIME).contains(&records.len()), "{}", records.len());
    assert!(open <= records.len(), "{open} in progress, {} in the journal", records.len());

    // Another process goes on: it takes up what was begun, begins the rest, and completes all. Its gauge is a new one: the requests that
    // were cut off have not gone down in the first.
    let gauge = Arc::default();
    let locks = client(&glacier, &gauge, &journal);
    let fleet = locks.fleet(NonZeroUsize::new(AT_A_TIME).unwrap());
    let resumed: Vec<_> = fleet.resume(stream::iter((0..FEWER).map(name))).collect().await;
    let pending =
        resumed.iter().filter(|outcome| matches!(outcome.result, Ok(Resumed::Pending(_)))).count();
    assert!(pending >= 100, "{pending}");
    let locked: Vec<_> =
        fleet.ensure_locked(stream::iter(jobs().into_iter().take(FEWER))).collect().await;
    assert!(locked.iter().all(|outcome| outcome.result.is_ok()));
    assert_eq!(states(&glacier), (FEWER, 0));
    assert_eq!(gauge.most.load(Ordering::SeqCst), AT_A_TIME);
    assert!(journal.records().await.unwrap().is_empty());
}
