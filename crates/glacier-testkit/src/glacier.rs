//! The service without a socket: settings, clock and state behind one handle.

mod builder;

use std::borrow::Cow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

pub use builder::GlacierBuilder;

use crate::clock::MovableClock;
use crate::control;
use crate::credentials::Credentials;
use crate::exchange::Done;
use crate::faults::{Decision, Faults};
use crate::persistence::Snapshot;
use crate::requests::RequestLog;
use crate::server::Limits;
use crate::standing::SharedStanding;
use crate::state::{AccountId, Region, Scope, ServiceError};
use crate::store::{Store, Turn};
use crate::vault_handle::VaultHandle;
use crate::wire::{self, HttpRequest, Identity};

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

#[derive(Debug)]
struct Shared {
    home: Scope,
    identity: Identity,
    clock: MovableClock,
    standing: SharedStanding,
    /// The state as it was built, before any file.
    beginning: Snapshot,
    store: Mutex<Store>,
    faults: Faults,
    requests: RequestLog,
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

    pub(crate) fn standing(&self) -> &SharedStanding {
        &self.0.standing
    }

    /// Who callers are taken for now.
    fn identity(&self) -> Cow<'_, Identity> {
        let standing = self.0.standing.get();
        let mut identity = Cow::Borrowed(&self.0.identity);
        if identity.caller.standing != standing {
            identity.to_mut().caller.standing = standing;
        }
        identity
    }
}
