//! A service in a test's hands: its state, its time, and the way in through the wire.

use std::borrow::Borrow;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use glacier_testkit::rules::Rule;
use glacier_testkit::state::{
    Answer, Archive, Caller, Lock, LockId, Operation, Request, RequestContext, Response, Scope,
    SeededLockIds, ServiceError, Standing, State, Timestamp,
};
use glacier_testkit::wire::{self, HttpRequest, Identity, Stamp, Unsigned};
use http::{HeaderMap, Method};

/// Nobody deletes archives, but the vault's operations are free.
pub(crate) const POLICY: &str = r#"{"Statement":[{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v"}]}"#;
pub(crate) const OTHER_POLICY: &str = r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"glacier:DescribeVault","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v"}}"#;
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
    /// With the query, if there is one.
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

    pub(crate) fn call(&mut self, request: impl Borrow<Request>) -> Outcome {
        let context = RequestContext::of_owner(self.scope());
        self.state.apply(&context, request.borrow(), self.now, &mut self.lock_ids)
    }

    /// A call of the principal, who belongs to the account of its ARN, to the account that owns the world's vaults.
    pub(crate) fn call_as(&mut self, principal: &str, request: impl Borrow<Request>) -> Outcome {
        let request = request.borrow();
        let account = principal.split(':').nth(4).unwrap().parse().unwrap();
        let scope = self.scope();
        let caller = Caller {
            principal: principal.to_owned(),
            ..Caller::root(account, scope.region().clone(), Standing::Customer)
        };
        let context = caller.admit(scope.account().as_str(), request.operation())?;
        self.state.apply(&context, request, self.now, &mut self.lock_ids)
    }

    /// An archive of one byte, uploaded so long ago.
    pub(crate) fn plant(&mut self, vault: &str, id: &str, age: Duration) {
        let archive = Archive { size: 1, created: self.now - age };
        let scope = self.scope();
        self.state.plant_archive(&scope, vault, id.parse().unwrap(), archive, self.now).unwrap();
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
        let outcome = decoded.and_then(|(context, request)| {
            self.state.apply(&context, &request, self.now, &mut self.lock_ids)
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
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        HttpRequest { method, path, query, headers, body }
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

pub(crate) fn set_access_policy(vault: &str, policy: &str) -> Request {
    Request::SetVaultAccessPolicy { vault: vault.to_owned(), policy: policy.to_owned() }
}

pub(crate) fn get_access_policy(vault: &str) -> Request {
    Request::GetVaultAccessPolicy { vault: vault.to_owned() }
}

pub(crate) fn delete_access_policy(vault: &str) -> Request {
    Request::DeleteVaultAccessPolicy { vault: vault.to_owned() }
}

pub(crate) fn add_tags(vault: &str, tags: &[(&str, &str)]) -> Request {
    let tags = tags.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    Request::AddTagsToVault { vault: vault.to_owned(), tags }
}

pub(crate) fn remove_tags(vault: &str, keys: &[&str]) -> Request {
    let tag_keys = keys.iter().map(|key| (*key).to_owned()).collect();
    Request::RemoveTagsFromVault { vault: vault.to_owned(), tag_keys }
}

pub(crate) fn list_tags(vault: &str) -> Request {
    Request::ListTagsForVault { vault: vault.to_owned() }
}

pub(crate) fn delete_archive(vault: &str, id: &str) -> Request {
    Request::DeleteArchive { vault: vault.to_owned(), archive_id: id.to_owned() }
}

pub(crate) fn list(limit: Option<&str>, marker: Option<&str>) -> Request {
    Request::ListVaults { limit: limit.map(str::to_owned), marker: marker.map(str::to_owned) }
}

/// A request for each operation on a vault.
pub(crate) fn on_vault(operation: Operation, vault: &str) -> Request {
    match operation {
        Operation::AbortVaultLock => abort(vault),
        Operation::AddTagsToVault => add_tags(vault, &[("key", "value")]),
        Operation::CompleteVaultLock => complete(vault, "AE863rKkWZU53SLW5be4DUcW"),
        Operation::CreateVault => create(vault),
        Operation::DeleteArchive => delete_archive(vault, "an-archive"),
        Operation::DeleteVault => delete(vault),
        Operation::DeleteVaultAccessPolicy => delete_access_policy(vault),
        Operation::DescribeVault => describe(vault),
        Operation::GetVaultAccessPolicy => get_access_policy(vault),
        Operation::GetVaultLock => get(vault),
        Operation::InitiateVaultLock => initiate(vault, POLICY),
        Operation::ListTagsForVault => list_tags(vault),
        Operation::ListVaults => list(None, None),
        Operation::RemoveTagsFromVault => remove_tags(vault, &["key"]),
        Operation::SetVaultAccessPolicy => set_access_policy(vault, OTHER_POLICY),
    }
}

pub(crate) fn decided_by(outcome: &Outcome) -> &'static Rule {
    outcome.as_ref().map_or_else(ServiceError::rule, |answer| answer.rule)
}

#[track_caller]
pub(crate) fn assert_rule(outcome: &Outcome, rule: &'static Rule) {
    assert_eq!(decided_by(outcome), rule);
}

/// The body of an Initiate with this policy.
pub(crate) fn policy_body(policy: &str) -> String {
    serde_json::json!({ "Policy": policy }).to_string()
}
