//! The service without a socket: settings, clock and state behind one handle.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use crate::clock::{Clock, MovableClock};
use crate::credentials::Credentials;
use crate::emulator::Emulator;
use crate::state::{
    AccountId, Answer, Caller, LockIds, Region, Request, RequestContext, Scope, SeededLockIds,
    ServiceError, Standing, State,
};
use crate::vault_handle::VaultHandle;
use crate::wire::{self, HttpRequest, Identity, RequestIds, Stamp, Unsigned};

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
/// By default: account 111122223333, region us-east-1, an old customer, signed requests only, seed 0, real time.
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
}

impl Glacier {
    /// A service to be set up.
    pub fn builder() -> GlacierBuilder {
        GlacierBuilder::default()
    }

    /// Answers one request. Whatever it holds, the answer is a response of the documented form.
    pub fn serve(&self, request: &HttpRequest<'_>) -> http::Response<Vec<u8>> {
        let decoded = wire::decode(&self.0.identity, request, SystemTime::now());
        let mut store = self.store();
        let request_id = store.request_ids.next_id();
        let outcome =
            decoded.and_then(|(context, request)| store.apply(&context, &request, &self.0.clock));
        drop(store);
        wire::render(&outcome, &Stamp { request_id, date: SystemTime::now() })
    }

    /// The clock that lock expiry and the dates in bodies go by.
    pub fn clock(&self) -> &MovableClock {
        &self.0.clock
    }

    /// The account of callers whose credentials name no other.
    pub fn account_id(&self) -> &AccountId {
        &self.0.identity.caller.account
    }

    /// Whether requests without `Authorization` are refused.
    pub(crate) fn verifies_signatures(&self) -> bool {
        self.0.identity.unsigned == wire::Unsigned::Refused
    }

    /// The region of requests that are not signed for another.
    pub fn region(&self) -> &Region {
        &self.0.identity.caller.region
    }

    /// The credentials that clients made for this service sign with: the first of those it was given.
    pub fn credentials(&self) -> &Credentials {
        self.0.identity.keyring.first()
    }

    /// A vault in the emulator's account and region, to be planted or looked at.
    pub fn vault(&self, name: impl Into<String>) -> VaultHandle {
        let scope = Scope::new(self.account_id().clone(), self.region().clone());
        VaultHandle::new(self.clone(), scope, name.into())
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

    /// A panic in a test's own source of lock IDs leaves the state as it was, so it stays usable.
    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        self.0.store.lock().unwrap_or_else(PoisonError::into_inner)
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

    /// The service without a socket.
    pub fn build(self) -> Glacier {
        let Self { mut identity, credentials, clock, seed, lock_ids } = self;
        identity.keyring = credentials.into_iter().collect();
        let lock_ids = lock_ids.unwrap_or_else(|| Box::new(SeededLockIds::new(seed)));
        let store = Store { state: State::default(), request_ids: RequestIds::new(seed), lock_ids };
        Glacier(Arc::new(Shared { identity, clock, store: Mutex::new(store) }))
    }

    /// The service on a free port of the loopback interface.
    pub async fn start(self) -> Emulator {
        Emulator::serving(self.build()).await
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
    identity: Identity,
    clock: MovableClock,
    store: Mutex<Store>,
}

pub(crate) struct Store {
    pub(crate) state: State,
    request_ids: RequestIds,
    lock_ids: Box<dyn LockIds>,
}

impl Store {
    /// Applies a request at the time that the clock shows once the state is held, so that time runs in the order of calls.
    fn apply(
        &mut self,
        context: &RequestContext<'_>,
        request: &Request,
        clock: &MovableClock,
    ) -> Result<Answer, ServiceError> {
        self.state.apply(context, request, clock.now(), &mut *self.lock_ids)
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("state", &self.state).finish_non_exhaustive()
    }
}
