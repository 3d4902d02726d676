//! What holds for every sequence of calls, and for every sequence of bytes.

use std::collections::BTreeMap;
use std::time::{Duration, UNIX_EPOCH};

use glacier_testkit::Glacier;
use glacier_testkit::state::{Lock, LockId, LockState, Request, Response};
use glacier_testkit::wire::{self, HttpRequest, Stamp};
use http::{HeaderMap, HeaderValue, Method};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;

use crate::world::{
    DAY, OTHER_POLICY, Outcome, POLICY, World, abort, complete, create, delete, describe, get,
    initiate,
};

const VAULTS: [&str; 2] = ["v", "w"];
const POLICIES: [&str; 3] = [POLICY, OTHER_POLICY, "not a policy"];

#[derive(Debug, Clone)]
enum Step {
    Wait(Duration),
    Call(&'static str, Action),
}

#[derive(Debug, Clone)]
enum Action {
    Initiate(&'static str),
    /// With one of the IDs given out so far, for whichever lock.
    Complete(Index),
    Abort,
    Get,
    Create,
    Describe,
    Delete,
}

/// A service in use, with what its clients remember.
struct History {
    world: World,
    issued: Vec<Issued>,
    /// How many vaults of each name are gone.
    deletions: BTreeMap<&'static str, u32>,
}

/// A lock as the client that initiated it knows it.
struct Issued {
    vault: &'static str,
    id: LockId,
    /// How many vaults of that name there had been before.
    incarnation: u32,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_sequence_of_calls_breaks_a_lock(steps in prop::collection::vec(step(), 1..60)) {
        let mut history = History { world: World::new(), issued: Vec::new(), deletions: BTreeMap::new() };
        for step in steps {
            match step {
                Step::Wait(time) => history.wait(time)?,
                Step::Call(vault, action) => history.call(vault, &action)?,
            }
        }
    }

    #[test]
    fn whatever_the_bytes_there_is_a_documented_answer(
        method in method(),
        path in path(),
        query in query(),
        headers in headers(),
        body in body(),
    ) {
        let glacier = Glacier::builder().allow_unsigned_requests().build();
        glacier.create_vault("v").unwrap();
        let request = HttpRequest { method: &method, path: &path, query: &query, headers: &headers, body: &body };
        let response = glacier.serve(&request);

        prop_assert_eq!(response.headers()["x-amzn-requestid"].len(), 47);
        let status = response.status().as_u16();
        if [200, 201, 204].contains(&status) {
            return Ok(());
        }
        prop_assert!([400, 403, 404, 405].contains(&status), "{}", status);
        let error: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
        let members: Vec<&str> = error.as_object().unwrap().keys().map(String::as_str).collect();
        prop_assert_eq!(members, ["code", "message", "type"]);
        prop_assert!(error["code"].as_str().unwrap().ends_with("Exception"));
        prop_assert_eq!(&error["type"], "Client");
    }
}

impl History {
    /// No lock outlives its day, but for a final one.
    fn wait(&mut self, time: Duration) -> Result<(), TestCaseError> {
        self.world.now = self.world.now + time;
        for lock in VAULTS.into_iter().filter_map(|vault| self.world.lock(vault)) {
            let in_time = self.world.now < lock.created() + DAY;
            prop_assert!(lock.state() == LockState::Locked || in_time);
        }
        Ok(())
    }

    fn call(&mut self, vault: &'static str, action: &Action) -> Result<(), TestCaseError> {
        let Some(request) = request(vault, action, &self.issued) else { return Ok(()) };
        let before = self.world.clone();
        let outcome = self.world.call(request.clone());

        self.check_stability(&before, vault, &outcome)?;
        match outcome.as_ref().ok().map(|answer| &answer.response) {
            Some(Response::InitiateVaultLock { lock_id }) => {
                prop_assert!(before.lock(vault).is_none(), "a second lock");
                let is_new = self.issued.iter().all(|old| old.id != *lock_id);
                prop_assert!(is_new, "an ID was given out twice");
                let incarnation = self.incarnation(vault);
                self.issued.push(Issued { vault, id: lock_id.clone(), incarnation });
            }
            Some(Response::CompleteVaultLock) => self.check_completion(&before, vault, &request)?,
            Some(Response::DeleteVault) => *self.deletions.entry(vault).or_default() += 1,
            _ => {}
        }
        self.check_secrecy(&outcome)
    }

    /// A refusal changes nothing, a final lock never changes, and neither does another vault.
    fn check_stability(
        &self,
        before: &World,
        vault: &str,
        outcome: &Outcome,
    ) -> Result<(), TestCaseError> {
        let (lock_before, lock) = (before.lock(vault), self.world.lock(vault));
        let deleted = matches!(outcome, Ok(answer) if answer.response == Response::DeleteVault);
        let was_final = lock_before.is_some_and(|lock| lock.state() == LockState::Locked);
        if outcome.is_err() || (was_final && !deleted) {
            prop_assert_eq!(lock, lock_before);
        }
        let scope = before.scope();
        for other in VAULTS.into_iter().filter(|name| *name != vault) {
            prop_assert_eq!(
                self.world.state.vault(&scope, other),
                before.state.vault(&scope, other)
            );
        }
        Ok(())
    }

    /// Only the latest ID of this very vault completes its lock, in time, and nothing else of the lock changes.
    fn check_completion(
        &self,
        before: &World,
        vault: &str,
        request: &Request,
    ) -> Result<(), TestCaseError> {
        let incarnation = self.incarnation(vault);
        let mut of_vault =
            self.issued.iter().filter(|old| old.vault == vault && old.incarnation == incarnation);
        let latest = of_vault.next_back().expect("a lock was initiated");
        prop_assert_eq!(request, &complete(vault, latest.id.as_str()));

        let lasting = |lock: &Lock| (lock.id().clone(), lock.policy().to_owned(), lock.created());
        prop_assert!(before.lock(vault).is_some(), "completed after its end");
        prop_assert_eq!(self.world.lock(vault).map(lasting), before.lock(vault).map(lasting));
        Ok(())
    }

    /// No body shows a lock ID.
    fn check_secrecy(&self, outcome: &Outcome) -> Result<(), TestCaseError> {
        let stamp = Stamp { request_id: String::new(), date: UNIX_EPOCH };
        let body = String::from_utf8(wire::render(outcome, &stamp).into_body()).unwrap();
        let shown = self.issued.iter().find(|old| body.contains(old.id.as_str()));
        prop_assert!(shown.is_none(), "{}", body);
        Ok(())
    }

    fn incarnation(&self, vault: &str) -> u32 {
        self.deletions.get(vault).copied().unwrap_or_default()
    }
}

fn step() -> impl Strategy<Value = Step> {
    let wait = prop_oneof![
        4 => Just(DAY / 2),
        1 => Just(DAY),
        1 => (0..=DAY.as_secs()).prop_map(Duration::from_secs),
    ];
    let call = (prop::sample::select(&VAULTS), action());
    prop_oneof![
        1 => wait.prop_map(Step::Wait),
        4 => call.prop_map(|(vault, action)| Step::Call(vault, action)),
    ]
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        3 => prop::sample::select(&POLICIES).prop_map(Action::Initiate),
        3 => any::<Index>().prop_map(Action::Complete),
        1 => Just(Action::Abort),
        1 => Just(Action::Get),
        2 => Just(Action::Create),
        1 => Just(Action::Describe),
        1 => Just(Action::Delete),
    ]
}

/// `None` for a Complete before any ID was given out.
fn request(vault: &str, action: &Action, issued: &[Issued]) -> Option<Request> {
    Some(match action {
        Action::Initiate(policy) => initiate(vault, policy),
        Action::Complete(_) if issued.is_empty() => return None,
        Action::Complete(index) => complete(vault, index.get(issued).id.as_str()),
        Action::Abort => abort(vault),
        Action::Get => get(vault),
        Action::Create => create(vault),
        Action::Describe => describe(vault),
        Action::Delete => delete(vault),
    })
}

fn method() -> impl Strategy<Value = Method> {
    let known = prop::sample::select(vec![Method::GET, Method::POST, Method::PUT, Method::DELETE]);
    let unknown = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}".prop_map(|name| name.parse().unwrap());
    prop_oneof![4 => known, 1 => unknown]
}

/// Mostly what could come from a client that is nearly right.
fn path() -> impl Strategy<Value = String> {
    let known = [
        "",
        "-",
        "vaults",
        "v",
        "lock-policy",
        "access-policy",
        "tags",
        "archives",
        "jobs",
        "111122223333",
        "%2F",
        "%ff",
        "%",
    ]
    .map(str::to_owned);
    let segment = prop_oneof![6 => prop::sample::select(known.to_vec()), 1 => ".*"];
    let nearly = prop_oneof![
        Just("/-/vaults"),
        Just("/-/vaults/v/lock-policy"),
        Just("/-/vaults/v/tags"),
        Just("/-/vaults/v/a"),
    ];
    let segments = prop::collection::vec(segment, 0..8).prop_map(|segments| segments.join("/"));
    prop_oneof![
        3 => (nearly, ".{0,300}").prop_map(|(start, rest)| format!("{start}{rest}")),
        3 => segments,
        1 => ".*",
    ]
}

fn query() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("operation=add".to_owned()),
        Just("operation=remove".to_owned()),
        "(limit|marker|operation)=[0-9a-z%]{0,3}",
        ".{0,20}",
    ];
    prop::collection::vec(part, 0..3).prop_map(|parts| parts.join("&"))
}

fn headers() -> impl Strategy<Value = HeaderMap> {
    let bytes = prop::collection::vec(any::<u8>(), 0..80)
        .prop_filter_map("not a header value", |bytes| HeaderValue::from_bytes(&bytes).ok());
    let scope = "Credential=[a-z/, =-]{0,40}".prop_map(|scope| scope.parse().unwrap());
    let version =
        prop_oneof![9 => Just(HeaderValue::from_static("2012-06-01")), 1 => bytes.clone()];
    let authorization = prop_oneof![
        scope,
        bytes,
        "AWS4.{0,80}"
            .prop_filter_map("not a header value", |text| HeaderValue::from_str(&text).ok())
    ];
    (prop::option::weighted(0.9, version), prop::option::weighted(0.2, authorization)).prop_map(
        |(version, authorization)| {
            let version = version
                .map(|value| (http::HeaderName::from_static("x-amz-glacier-version"), value));
            let authorization = authorization.map(|value| (http::header::AUTHORIZATION, value));
            version.into_iter().chain(authorization).collect()
        },
    )
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    let policy = ".{0,60}".prop_map(|policy| crate::world::policy_body(&policy).into_bytes());
    let truncated = (policy.clone(), any::<Index>()).prop_map(|(mut body, end)| {
        body.truncate(end.index(body.len()));
        body
    });
    let tags = prop_oneof![
        Just(br#"{"Tags":{"a":"1"}}"#.to_vec()),
        Just(br#"{"TagKeys":["a"]}"#.to_vec()),
        "\\{\"(Tags|TagKeys)\":.{0,20}\\}".prop_map(String::into_bytes),
    ];
    prop_oneof![
        policy,
        truncated,
        tags,
        prop::collection::vec(any::<u8>(), 0..200),
        Just(Vec::new())
    ]
}
