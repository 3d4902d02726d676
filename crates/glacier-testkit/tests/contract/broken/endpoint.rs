//! The emulator with a liar in front of it.

use std::future::ready;
use std::time::Duration;

use bytes::Bytes;
use glacier_testkit::contract::endpoint::{Answering, Place};
use glacier_testkit::contract::{
    BoxFuture, Capability, Control, EndpointPort, EndpointSuite, Report, SendError,
};
use glacier_testkit::wire::HttpRequest;
use glacier_testkit::{Credentials, Glacier};
use http::{HeaderMap, Method, Request, Response, StatusCode};
use serde_json::{Value, json};

/// Sees a request and the right answer to it, and gives another one.
pub(crate) type Break = fn(&Glacier, &Request<Bytes>, Answer) -> Answer;
pub(crate) type Asked = Request<Bytes>;
pub(crate) type Answer = Response<Bytes>;

/// An endpoint that is right but for one thing.
pub(crate) struct Broken {
    /// A liar asks the service behind its back, and signs nothing.
    glacier: Glacier,
    /// What refuses requests that are not signed, before it looks at any state.
    gate: Glacier,
    breaks: Break,
    /// Whether it lies about signatures, and not about what comes after them.
    at_the_gate: bool,
}

impl Broken {
    /// Lies once a request is known to be signed rightly.
    pub(crate) fn new(breaks: Break) -> Self {
        let glacier = Glacier::builder().allow_unsigned_requests().build();
        Self { glacier, gate: Glacier::builder().build(), breaks, at_the_gate: false }
    }

    /// Lies about signatures.
    pub(crate) fn at_the_gate(breaks: Break) -> Self {
        Self { at_the_gate: true, ..Self::new(breaks) }
    }

    pub(crate) fn suite(&self) -> EndpointSuite<'_> {
        let credentials = Credentials::new("test", "test");
        EndpointSuite::new(self, "http://glacier.example", "us-east-1", credentials)
            .second_account(Credentials::new("444455556666", "444455556666"))
            .control(Knobs(&self.glacier))
    }

    pub(crate) async fn report(&self) -> Report {
        self.suite().run().await.unwrap()
    }
}

impl EndpointPort for Broken {
    fn send(&self, request: Asked) -> Answering<'_> {
        Box::pin(async move {
            let authorization = request.headers().get("authorization");
            let is_signed =
                authorization.is_some_and(|value| value.as_bytes().starts_with(b"AWS4"));
            let service = if is_signed { &self.glacier } else { &self.gate };
            let right = service.send(request.clone()).await?;
            let stopped = AT_THE_GATE.contains(&code(&right).as_str());
            if stopped && !self.at_the_gate {
                return Ok(right);
            }
            Ok((self.breaks)(&self.glacier, &request, right))
        })
    }
}

/// The knobs of the emulator behind the liar.
struct Knobs<'a>(&'a Glacier);

impl Control for Knobs<'_> {
    fn capabilities(&self) -> Vec<Capability> {
        // A thousand vaults for each mistake would take most of the time.
        vec![
            Capability::CreateVaults,
            Capability::EveryRegion,
            Capability::LockForEver,
            Capability::MoveClock,
            Capability::PlantArchives,
            Capability::VerifySignatures,
        ]
    }

    fn advance_clock(&self, by: Duration) -> BoxFuture<'_, Result<(), SendError>> {
        self.0.clock().advance(by);
        Box::pin(ready(Ok(())))
    }

    fn plant_archive<'a>(
        &'a self,
        place: Place<'a>,
        archive: &'a str,
        age_in_days: u64,
    ) -> BoxFuture<'a, Result<(), SendError>> {
        let age = Duration::from_hours(24 * age_in_days);
        let planted = self.0.vault(place.vault).plant_archive(archive, 1, age);
        Box::pin(ready(planted.map_err(|error| SendError::new(&error))))
    }

    fn remove_vault<'a>(&'a self, place: Place<'a>) -> BoxFuture<'a, Result<(), SendError>> {
        let path = format!("/_emulator/vaults/{}", place.vault);
        let removed = ask(self.0, &Method::DELETE, &path, b"").status() == 200;
        Box::pin(ready(removed.then_some(()).ok_or_else(|| SendError::text("not there"))))
    }
}

const AT_THE_GATE: [&str; 4] = [
    "ExpiredTokenException",
    "InvalidSignatureException",
    "MissingAuthenticationTokenException",
    "UnrecognizedClientException",
];

/// The error code of an answer, or nothing.
pub(crate) fn code(answer: &Answer) -> String {
    member(answer, "code")
}

/// A text in the body of an answer, or nothing.
pub(crate) fn member(answer: &Answer, name: &str) -> String {
    let body: Value = serde_json::from_slice(answer.body()).unwrap_or_default();
    body[name].as_str().unwrap_or_default().to_owned()
}

/// What the path names behind the account: the vault, and what of it.
pub(crate) fn of_vault(asked: &Asked) -> (&str, &str) {
    let behind = asked.uri().path().splitn(4, '/').nth(3).unwrap_or_default();
    behind.split_once('/').unwrap_or((behind, ""))
}

/// Whether the request is this method on this resource of a vault, `""` for the vault itself.
pub(crate) fn is(asked: &Asked, method: &str, resource: &str) -> bool {
    let (vault, rest) = of_vault(asked);
    asked.method() == method && !vault.is_empty() && rest == resource
}

/// Whether the request completes a lock.
pub(crate) fn completes(asked: &Asked) -> bool {
    asked.method() == "POST" && of_vault(asked).1.starts_with("lock-policy/")
}

/// Whether the vault that is asked about is locked for ever.
pub(crate) fn is_locked(glacier: &Glacier, asked: &Asked) -> bool {
    let lock = glacier.vault(of_vault(asked).0).lock();
    lock.is_some_and(|lock| lock.state().as_str() == "Locked")
}

/// Asks the service something else first.
pub(crate) fn ask(glacier: &Glacier, method: &Method, path: &str, body: &[u8]) -> Answer {
    let mut headers = HeaderMap::new();
    headers.insert("x-amz-glacier-version", "2012-06-01".parse().unwrap());
    let request = HttpRequest { method, path, query: "", headers: &headers, body };
    glacier.serve(&request).map(Bytes::from)
}

/// Deletes the vault that is asked about and creates it again.
pub(crate) fn start_over(glacier: &Glacier, asked: &Asked) {
    let path = format!("/-/vaults/{}", of_vault(asked).0);
    assert_eq!(ask(glacier, &Method::DELETE, &path, b"").status(), 204);
    assert_eq!(ask(glacier, &Method::PUT, &path, b"").status(), 201);
}

/// A refusal in the documented form.
pub(crate) fn refusal(status: u16, code: &str) -> Answer {
    let body = json!({ "code": code, "message": "no", "type": "Client" }).to_string();
    answer(status, body)
}

/// An answer with a body or without one.
pub(crate) fn answer(status: u16, body: impl Into<Bytes>) -> Answer {
    let mut answer = Response::new(body.into());
    *answer.status_mut() = StatusCode::from_u16(status).unwrap();
    let request_id = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJK".parse().unwrap();
    answer.headers_mut().insert("x-amzn-requestid", request_id);
    answer.headers_mut().insert("content-type", "application/json".parse().unwrap());
    answer
}

/// The answer with another value of one member of its body, if it has a body that is JSON.
pub(crate) fn with_member(answer: Answer, name: &str, change: impl FnOnce(&mut Value)) -> Answer {
    answer.map(|body| match serde_json::from_slice::<Value>(&body) {
        Ok(mut value) if value.is_object() => {
            change(&mut value[name]);
            Bytes::from(value.to_string())
        }
        _ => body,
    })
}

/// The answer with the policy in its body laid out anew.
pub(crate) fn with_policy_rewritten(answer: Answer) -> Answer {
    with_member(answer, "Policy", |policy| {
        let text = policy.as_str().unwrap_or_default();
        if let Ok(value) = serde_json::from_str::<Value>(text) {
            *policy = value.to_string().into();
        }
    })
}
