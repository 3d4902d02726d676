//! An emulator with one vault, a client with a journal, and somebody else.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use aws_smithy_async::time::TimeSource;
use glacier_testkit::{
    Glacier,
    clock::MovableClock,
    state::{LockId, Timestamp},
};
use glacier_vault_lock::{
    VaultLocks, VaultName,
    journal::{LockJournal, MemoryJournal, Record},
    policy::VaultArn,
};

use crate::support::{
    network::{Network, Route},
    somebody::Somebody,
};

pub(crate) const VAULT: &str = "records";

const START: u64 = 1_363_799_023_221;

/// Everything that a case is about.
#[derive(Debug)]
pub(crate) struct Scene {
    pub(crate) glacier: Glacier,
    pub(crate) journal: MemoryJournal,
    /// Whether the client has a clock of its own, which stays where the emulator's began.
    pub(crate) clock_of_its_own: bool,
}

/// A clock that stands still.
#[derive(Debug)]
struct Stopped(SystemTime);

impl Scene {
    /// An emulator without a vault. Its clock stands still, and its lock IDs count up.
    pub(crate) fn new() -> Self {
        let clock = MovableClock::frozen_at(Timestamp::from_millis(START));
        let count = Arc::new(AtomicUsize::new(0));
        let next = move || {
            let number = count.fetch_add(1, Ordering::Relaxed) + 1;
            LockId::try_from(format!("lock-{number}")).unwrap()
        };
        let builder = Glacier::builder().allow_unsigned_requests();
        let glacier = builder.clock(clock).lock_ids(next).build();
        Self { glacier, journal: MemoryJournal::new(), clock_of_its_own: false }
    }

    #[expect(clippy::unused_self, reason = "the vault of the scene")]
    pub(crate) fn vault(&self) -> VaultName {
        VAULT.parse().unwrap()
    }

    #[expect(clippy::unused_self, reason = "the vault of the scene")]
    pub(crate) fn arn(&self) -> VaultArn {
        format!("arn:aws:glacier:us-east-1:111122223333:vaults/{VAULT}").parse().unwrap()
    }

    pub(crate) fn somebody(&self) -> Somebody {
        Somebody(self.glacier.clone())
    }

    /// The client.
    pub(crate) fn locks(&self) -> VaultLocks {
        self.locks_through(glacier_sdk::Client::new(&self.glacier.sdk_config()))
    }

    /// A client with its requests taken by this route.
    pub(crate) fn locks_by(&self, route: impl Route) -> VaultLocks {
        let network = Network::new(self.glacier.http_client(), route);
        let config = self.glacier.sdk_config().into_builder().http_client(network).build();
        self.locks_through(glacier_sdk::Client::new(&config))
    }

    pub(crate) fn locks_through(&self, client: glacier_sdk::Client) -> VaultLocks {
        self.settled(VaultLocks::new(client, self.journal.clone()))
    }

    /// A client whose journal has its ways.
    pub(crate) fn locks_with_journal(&self, journal: impl LockJournal + 'static) -> VaultLocks {
        let client = glacier_sdk::Client::new(&self.glacier.sdk_config());
        self.settled(VaultLocks::new(client, journal))
    }

    fn settled(&self, locks: VaultLocks) -> VaultLocks {
        let locks = locks
            .with_first_pause(Duration::ZERO)
            .with_polling(Duration::from_secs(5), Duration::from_secs(12));
        if self.clock_of_its_own {
            locks.with_time_source(Stopped(UNIX_EPOCH + Duration::from_millis(START)))
        } else {
            locks.with_time_source(self.glacier.clock().clone())
        }
    }

    /// The time by the emulator's clock.
    pub(crate) fn now(&self) -> SystemTime {
        TimeSource::now(self.glacier.clock())
    }

    pub(crate) fn pass(&self, time: Duration) {
        self.glacier.clock().advance(time);
    }

    pub(crate) async fn record(&self) -> Option<Record> {
        self.journal.records().await.unwrap().pop().map(Result::unwrap)
    }

    pub(crate) async fn write(&self, record: &Record) {
        self.journal.open(&record.vault).await.unwrap().write(record).await.unwrap();
    }
}

impl TimeSource for Stopped {
    fn now(&self) -> SystemTime {
        self.0
    }
}
