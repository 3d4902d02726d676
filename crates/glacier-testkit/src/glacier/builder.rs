//! How a service is set up before it begins.

use std::net::ToSocketAddrs;
use std::sync::{Arc, Mutex};
use std::{fmt, io};

use super::{Glacier, Shared};
use crate::clock::MovableClock;
use crate::credentials::Credentials;
use crate::emulator::Emulator;
use crate::faults::Faults;
use crate::persistence::StateFile;
use crate::requests::{LogLimits, RequestLog};
use crate::server::Limits;
use crate::standing::SharedStanding;
use crate::state::{AccountId, Caller, LockIds, Region, Scope, SeededLockIds, Standing, State};
use crate::store::Store;
use crate::wire::{Identity, RequestIds, Unsigned};

/// How a [`Glacier`] differs from the usual one.
///
/// By default: account 111122223333, region us-east-1, an old customer, requests signed with credentials known by
/// [convention](crate::rules::ACCESS_KEY_CONVENTION), seed 0, real time.
///
/// ```
/// use std::time::Duration;
/// use glacier_testkit::{Emulator, clock::MovableClock, state::Timestamp};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let emulator = Emulator::builder()
///     .account("444455556666".parse()?)
///     .region("eu-west-1".parse()?)
///     .clock(MovableClock::frozen_at(Timestamp::from_millis(1_363_799_023_221)))
///     .start()
///     .await;
/// # assert_eq!(emulator.region().as_str(), "eu-west-1");
/// # Ok(())
/// # }
/// ```
#[derive(Default)]
pub struct GlacierBuilder {
    identity: Identity,
    credentials: Vec<Credentials>,
    clock: MovableClock,
    seed: u64,
    lock_ids: Option<Box<dyn LockIds>>,
    state_file: Option<StateFile>,
    log_limits: LogLimits,
    limits: Limits,
}

impl GlacierBuilder {
    /// The account of callers whose credentials name no other.
    #[must_use]
    pub fn account(mut self, account: AccountId) -> Self {
        let Caller { region, standing, .. } = self.identity.caller;
        self.identity.caller = Caller::root(account, region, standing);
        self
    }

    /// The region of requests that are not signed for another.
    #[must_use]
    pub fn region(mut self, region: Region) -> Self {
        let Caller { account, standing, .. } = self.identity.caller;
        self.identity.caller = Caller::root(account, region, standing);
        self
    }

    /// Makes the account a new one: every call is refused, [`rules::NEW_ACCOUNT`](crate::rules::NEW_ACCOUNT).
    #[must_use]
    pub fn new_account(mut self) -> Self {
        self.identity.caller.standing = Standing::NewAccount;
        self
    }

    /// Credentials that requests can be signed with; call it again for more. Without any, the service knows those of
    /// [`rules::ACCESS_KEY_CONVENTION`](crate::rules::ACCESS_KEY_CONVENTION).
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials.push(credentials);
        self
    }

    /// Serves requests without a signature too; those that have one must still be signed right.
    #[must_use]
    pub fn allow_unsigned_requests(mut self) -> Self {
        self.identity.unsigned = Unsigned::Allowed;
        self
    }

    /// The clock to go by; a [`MovableClock`] can be shared with other emulators.
    #[must_use]
    pub fn clock(mut self, clock: MovableClock) -> Self {
        self.clock = clock;
        self
    }

    /// Where request IDs and lock IDs begin; the same seed gives the same IDs.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Where lock IDs come from, instead of the seed.
    #[must_use]
    pub fn lock_ids(mut self, lock_ids: impl LockIds + 'static) -> Self {
        self.lock_ids = Some(Box::new(lock_ids));
        self
    }

    /// Goes on with what the file holds, clock and lock IDs included, and keeps every change in it before the call is
    /// answered.
    #[must_use]
    pub fn state_file(mut self, file: StateFile) -> Self {
        self.state_file = Some(file);
        self
    }

    /// How many requests the log keeps; see [`RequestLog`].
    #[must_use]
    pub fn log_limits(mut self, limits: LogLimits) -> Self {
        self.log_limits = limits;
        self
    }

    /// How long the server waits, and how much it takes.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The service without a socket.
    pub fn build(self) -> Glacier {
        let Self {
            mut identity,
            credentials,
            clock,
            seed,
            lock_ids,
            state_file,
            log_limits,
            limits,
        } = self;
        let home = Scope::new(identity.caller.account.clone(), identity.caller.region.clone());
        identity.keyring = credentials.into_iter().collect();
        let lock_ids = lock_ids.unwrap_or_else(|| Box::new(SeededLockIds::new(seed)));
        let standing = SharedStanding::new(identity.caller.standing);
        let mut store =
            Store::new(State::default(), RequestIds::new(seed), lock_ids, standing.clone());
        let beginning = store.snapshot(&clock);
        if let Some(file) = state_file {
            store.keep_in(file, &clock);
        }
        Glacier(Arc::new(Shared {
            home,
            identity,
            clock,
            standing,
            beginning,
            store: Mutex::new(store),
            faults: Faults::new(seed),
            requests: RequestLog::new(log_limits),
            limits,
        }))
    }

    /// The service on a free port of the loopback interface.
    ///
    /// # Panics
    ///
    /// If the machine gives no port or no thread; [`GlacierBuilder::listen`] returns the error instead.
    #[expect(clippy::panic, reason = "what a test can't go on without")]
    #[expect(
        clippy::unused_async,
        reason = "a server that needs to await something is no other API"
    )]
    pub async fn start(self) -> Emulator {
        match self.listen("127.0.0.1:0") {
            Ok(emulator) => emulator,
            Err(error) => panic!("no emulator can listen on the loopback interface: {error}"),
        }
    }

    /// The service on an address of your choice; port 0 takes any free one.
    ///
    /// # Errors
    ///
    /// What the operating system says if the address is taken or not its own, or if it has no threads left.
    pub fn listen(self, address: impl ToSocketAddrs) -> io::Result<Emulator> {
        Emulator::listen(self.build(), address)
    }
}

impl fmt::Debug for GlacierBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { identity, credentials, clock, seed, .. } = self;
        f.debug_struct("GlacierBuilder")
            .field("identity", identity)
            .field("credentials", credentials)
            .field("clock", clock)
            .field("seed", seed)
            .finish_non_exhaustive()
    }
}
