//! The service without a socket: settings, clock and state behind one handle.

use std::borrow::Cow;
use std::net::ToSocketAddrs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;
use std::{fmt, io};

use crate::clock::MovableClock;
use crate::control;
use crate::credentials::Credentials;
use crate::emulator::Emulator;
use crate::exchange::Done;
use crate::faults::{Decision, Faults};
use crate::persistence::{Snapshot, StateFile};
use crate::requests::{LogLimits, RequestLog};
use crate::server::Limits;
use crate::state::{
    AccountId, Caller, LockIds, Region, Scope, SeededLockIds, ServiceError, Standing, State,
};
use crate::store::{Store, Turn};
use crate::vault_handle::VaultHandle;
use crate::wire::{self, HttpRequest, Identity, RequestIds, Unsigned};

/// An emulated Glacier. Clones share one state.
///
/// ```
/// use glacier_testkit::{Glacier, wire::HttpRequest};
/// use http::{HeaderMap, Method};
///
/// let glacier = Glacier::builder().allow_unsigned_requests().build();
/// let headers = HeaderMap::from_iter([("x-amz-glacier-version".parse()?, "2012-06-01".parse()?)]);
/// let request = HttpRequest { method: &Method::PUT, path: "/-/vaults/v", query: "", headers: &headers, body: b"" };
///
/// let response = glacier.serve(&request);
/// assert_eq!(response.status(), 201);
/// assert_eq!(response.headers()["location"], "/111122223333/vaults/v");
/// assert!(glacier.vault("v").exists());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Glacier(Arc<Shared>);

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

impl Glacier {
    /// A service to be set up.
    pub fn builder() -> GlacierBuilder {
        GlacierBuilder::default()
    }

    /// Answers one request. Whatever it holds, the answer is a response of the documented form.
    ///
    /// The request is logged, but no [fault](Glacier::faults) strikes it: they belong to the ways in which requests travel.
    pub fn serve(&self, request: &HttpRequest<'_>) -> http::Response<Vec<u8>> {
        if control::is_control(request.path) {
            return control::serve(self, request);
        }
        self.answer(request, Decision::default())
    }

    /// The clock that lock expiry and the dates in bodies go by.
    pub fn clock(&self) -> &MovableClock {
        &self.0.clock
    }

    /// The account of callers whose credentials name no other.
    pub fn account_id(&self) -> &AccountId {
        self.0.home.account()
    }

    /// Whether requests without `Authorization` are refused.
    pub(crate) fn verifies_signatures(&self) -> bool {
        self.0.identity.unsigned == wire::Unsigned::Refused
    }

    /// The region of requests that are not signed for another.
    pub fn region(&self) -> &Region {
        self.0.home.region()
    }

    /// What goes wrong, and when.
    pub fn faults(&self) -> &Faults {
        &self.0.faults
    }

    /// What was asked and what was answered.
    pub fn requests(&self) -> &RequestLog {
        &self.0.requests
    }

    /// The credentials that clients made for this service sign with: the first of those it was given.
    pub fn credentials(&self) -> &Credentials {
        self.0.identity.keyring.first()
    }

    /// A vault in the emulator's account and region, to be planted or looked at.
    pub fn vault(&self, name: impl Into<String>) -> VaultHandle {
        VaultHandle::new(self.clone(), self.0.home.clone(), name.into())
    }

    /// Creates a vault without a request, as [`VaultHandle::create`] does.
    ///
    /// # Errors
    ///
    /// What `CreateVault` answers to a bad name or beyond 1,000 vaults.
    pub fn create_vault(&self, name: impl Into<String>) -> Result<VaultHandle, ServiceError> {
        let vault = self.vault(name);
        vault.create()?;
        Ok(vault)
    }

    pub(crate) fn limits(&self) -> Limits {
        self.0.limits
    }

    pub(crate) fn next_request_id(&self) -> String {
        self.store().request_ids.next_id()
    }

    /// The turn of a request that nothing is done about.
    pub(crate) fn next_turn(&self) -> Turn {
        self.store().next_turn(&self.0.clock)
    }

    /// Does what a request asks for, or refuses.
    pub(crate) fn work(&self, request: &HttpRequest<'_>, now: SystemTime) -> Done {
        let decoded = wire::decode(&self.identity(), request, now);
        let operation = match &decoded {
            Ok((_, request)) => Some(request.operation()),
            Err(_) => wire::operation(request.method, request.path, request.query),
        };
        let mut store = self.store();
        let turn = store.next_turn(&self.0.clock);
        let outcome = decoded.and_then(|(context, request)| {
            store.apply(&context, &request, turn.clock, &self.0.clock)
        });
        Done { turn, operation, outcome }
    }

    /// A panic in a test's own source of lock IDs leaves the state as it was, so it stays usable.
    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        self.0.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state as it was built.
    pub(crate) fn beginning(&self) -> &Snapshot {
        &self.0.beginning
    }

    pub(crate) fn new_account(&self) -> &AtomicBool {
        &self.0.new_account
    }

    /// Who callers are taken for now.
    fn identity(&self) -> Cow<'_, Identity> {
        let standing = if self.0.new_account.load(Ordering::SeqCst) {
            Standing::NewAccount
        } else {
            Standing::Customer
        };
        let mut identity = Cow::Borrowed(&self.0.identity);
        if identity.caller.standing != standing {
            identity.to_mut().caller.standing = standing;
        }
        identity
    }
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
        let new_account =
            Arc::new(AtomicBool::new(identity.caller.standing == Standing::NewAccount));
        let mut store =
            Store::new(State::default(), RequestIds::new(seed), lock_ids, new_account.clone());
        let beginning = store.snapshot(&clock);
        if let Some(file) = state_file {
            store.keep_in(file, &clock);
        }
        Glacier(Arc::new(Shared {
            home,
            identity,
            clock,
            new_account,
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

#[derive(Debug)]
struct Shared {
    home: Scope,
    identity: Identity,
    clock: MovableClock,
    new_account: Arc<AtomicBool>,
    /// The state as it was built, before any file.
    beginning: Snapshot,
    store: Mutex<Store>,
    faults: Faults,
    requests: RequestLog,
    limits: Limits,
}
