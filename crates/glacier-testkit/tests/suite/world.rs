//! A service in a test's hands: its state, its time, and the way in through the wire.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use glacier_testkit::state::{
    Answer, Lock, LockId, Request, Response, Scope, SeededLockIds, ServiceError, State, Timestamp,
};
use glacier_testkit::wire::{self, HttpRequest, Identity, Stamp, Unsigned};
use http::{HeaderMap, Method};

pub(crate) const POLICY: &str = r#"{"Statement":[{"Effect":"Deny"}]}"#;
pub(crate) const OTHER_POLICY: &str = r#"{"Statement":{"Effect":"Allow"}}"#;
pub(crate) const DAY: Duration = Duration::from_hours(24);
pub(crate) const ALMOST_A_DAY: Duration = Duration::from_millis(24 * 60 * 60 * 1_000 - 1);
pub(crate) const MILLISECOND: Duration = Duration::from_millis(1);

pub(crate) type Outcome = Result<Answer, ServiceError>;

#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) identity: Identity,
    pub(crate) state: State,
    pub(crate) now: Timestamp,
    pub(crate) lock_ids: SeededLockIds,
}

/// An HTTP request that has no fault until a test gives it one.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl World {
    /// No vaults, at 2013-03-20T17:03:43.221Z, and no signatures asked for.
    pub(crate) fn new() -> Self {
        Self {
            identity: Identity { unsigned: Unsigned::Allowed, ..Identity::default() },
            state: State::default(),
            now: Timestamp::from_millis(1_363_799_023_221),
            lock_ids: SeededLockIds::new(0),
        }
    }

    pub(crate) fn with_vault(name: &str) -> Self {
        let mut world = Self::new();
        world.call(create(name)).unwrap();
        world
    }

    pub(crate) fn scope(&self) -> Scope {
        let caller = self.identity.caller.clone();
        Scope::new(caller.account, caller.region)
    }

    pub(crate) fn call(&mut self, request: Request) -> Outcome {
        self.state.apply(&self.scope(), request, self.now, &mut self.lock_ids)
    }

    pub(crate) fn initiate(&mut self, vault: &str) -> LockId {
        match self.call(initiate(vault, POLICY)).unwrap().response {
            Response::InitiateVaultLock { lock_id } => lock_id,
            other => panic!("not an answer to Initiate: {other:?}"),
        }
    }

    pub(crate) fn lock(&self, vault: &str) -> Option<&Lock> {
        self.state.vault(&self.scope(), vault)?.lock(self.now)
    }

    pub(crate) fn exists(&self, vault: &str) -> bool {
        self.state.vault(&self.scope(), vault).is_some()
    }

    /// Takes a request the whole way, but for the socket.
    pub(crate) fn send(&mut self, message: &Message) -> (Outcome, http::Response<Vec<u8>>) {
        let decoded = wire::decode(&self.identity, &message.borrow(), SystemTime::now());
        let outcome = decoded.and_then(|(scope, request)| {
            self.state.apply(&scope, request, self.now, &mut self.lock_ids)
        });
        let stamp = Stamp { request_id: "an-id".to_owned(), date: UNIX_EPOCH };
        let response = wire::render(&outcome, &stamp);
        (outcome, response)
    }
}

impl Message {
    pub(crate) fn new(method: Method, path: &str, body: impl Into<Vec<u8>>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert("x-amz-glacier-version", "2012-06-01".parse().unwrap());
        Self { method, path: path.to_owned(), headers, body: body.into() }
    }

    pub(crate) fn borrow(&self) -> HttpRequest<'_> {
        let Self { method, path, headers, body } = self;
        HttpRequest { method, path, query: "", headers, body }
    }

    pub(crate) fn with_header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.insert(name, value.parse().unwrap());
        self
    }

    pub(crate) fn without_header(mut self, name: &str) -> Self {
        self.headers.remove(name).expect("a header that was there");
        self
    }
}

pub(crate) fn initiate(vault: &str, policy: &str) -> Request {
    Request::InitiateVaultLock { vault: vault.to_owned(), policy: policy.to_owned() }
}

pub(crate) fn complete(vault: &str, lock_id: &str) -> Request {
    Request::CompleteVaultLock { vault: vault.to_owned(), lock_id: lock_id.to_owned() }
}

pub(crate) fn abort(vault: &str) -> Request {
    Request::AbortVaultLock { vault: vault.to_owned() }
}

pub(crate) fn get(vault: &str) -> Request {
    Request::GetVaultLock { vault: vault.to_owned() }
}

pub(crate) fn create(vault: &str) -> Request {
    Request::CreateVault { vault: vault.to_owned() }
}

pub(crate) fn describe(vault: &str) -> Request {
    Request::DescribeVault { vault: vault.to_owned() }
}

pub(crate) fn delete(vault: &str) -> Request {
    Request::DeleteVault { vault: vault.to_owned() }
}

/// The body of an Initiate with this policy.
pub(crate) fn policy_body(policy: &str) -> String {
    serde_json::json!({ "Policy": policy }).to_string()
}
