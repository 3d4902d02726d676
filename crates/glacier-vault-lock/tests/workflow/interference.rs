//! What comes between two requests of one call: somebody else, and answers that get lost.

use std::{
    fmt::Write as _,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use aws_smithy_runtime_api::client::{
    http::{HttpConnector as _, SharedHttpConnector},
    orchestrator::{HttpRequest, HttpResponse},
    result::ConnectorError,
};
use aws_smithy_types::body::SdkBody;
use futures_util::future::BoxFuture;
use glacier_testkit::state::Operation;
use glacier_vault_lock::{PendingLock, Resumed, VaultLocks};

use crate::{
    calls::Call,
    report::report,
    scene::{Scene, VAULT},
    standing::{Standing, ours},
    support::{
        network::Route,
        policies::{denial, retention},
        somebody::Somebody,
    },
};

/// What happens to one request.
#[derive(Debug, Clone, Copy)]
enum Event {
    /// Somebody does something before it arrives.
    Before(fn(&Somebody)),
    /// Somebody does something after its work, before the answer is read.
    After(fn(&Somebody)),
    /// It never arrives.
    Lost,
    /// It never arrives, and something in between answers with this status and nothing else.
    AnsweredOnTheWay(u16),
    /// Its work is done, and the answer gets lost.
    AnswerLost,
    /// It never arrives, and something answers with success and this body.
    AnsweredWith(&'static str),
    /// It never arrives, and is refused as one with a policy that is none would be.
    Refused,
    /// The answer comes without the header that has the lock ID.
    WithoutLockId,
}

/// Has events strike the nth request of an operation, counted from 1.
struct Interference {
    somebody: Somebody,
    events: Vec<(Operation, usize, Event)>,
    /// Since counting began.
    met: Mutex<Vec<Operation>>,
    struck: AtomicUsize,
}

impl Route for Arc<Interference> {
    fn carry<'a>(
        &'a self,
        operation: Operation,
        request: HttpRequest,
        service: &'a SharedHttpConnector,
    ) -> BoxFuture<'a, Result<HttpResponse, ConnectorError>> {
        Box::pin(async move {
            let nth = {
                let mut met = self.met.lock().unwrap();
                met.push(operation);
                met.iter().filter(|one| **one == operation).count()
            };
            let mut events = self.events.iter();
            let event = events.find(|(of, at, _)| (*of, *at) == (operation, nth));
            let Some((_, _, event)) = event else { return service.call(request).await };
            self.struck.fetch_add(1, Ordering::Relaxed);
            match event {
                Event::Before(deed) => {
                    deed(&self.somebody);
                    service.call(request).await
                }
                Event::After(deed) => {
                    let answer = service.call(request).await;
                    deed(&self.somebody);
                    answer
                }
                Event::Lost => Err(broken()),
                Event::AnsweredOnTheWay(status) => {
                    Ok(HttpResponse::new((*status).try_into().unwrap(), SdkBody::empty()))
                }
                Event::AnsweredWith(body) => {
                    Ok(HttpResponse::new(200.try_into().unwrap(), SdkBody::from(*body)))
                }
                Event::Refused => {
                    let body = r#"{"code":"InvalidParameterValueException","message":"no","type":"Client"}"#;
                    Ok(HttpResponse::new(400.try_into().unwrap(), SdkBody::from(body)))
                }
                Event::AnswerLost => {
                    service.call(request).await?;
                    Err(broken())
                }
                Event::WithoutLockId => {
                    let mut answer = service.call(request).await?;
                    answer.headers_mut().remove("x-amz-lock-id");
                    Ok(answer)
                }
            }
        })
    }
}

fn broken() -> ConnectorError {
    ConnectorError::io(std::io::Error::from(std::io::ErrorKind::ConnectionReset).into())
}

/// What it is about, a call, the state that it begins in, and what strikes the nth request of an operation, counted from 1.
type Case = (&'static str, Call, Standing, Vec<(Operation, usize, Event)>);

/// What comes of each case, in text.
async fn tell(cases: Vec<Case>) -> String {
    let mut text = String::new();
    for (title, call, standing, events) in cases {
        let count = events.len();
        let (report, struck) = run(call, standing, events).await;
        assert_eq!(struck, count, "not every event came about: {title}\n{report}");
        writeln!(text, "{title} ({call:?}, {standing:?})\n{report}").unwrap();
    }
    text
}

/// What came of a call, and how many of the events came about.
async fn run(
    call: Call,
    standing: Standing,
    events: Vec<(Operation, usize, Event)>,
) -> (String, usize) {
    let scene = Scene::new();
    standing.bring_about(&scene).await;
    let (met, struck) = (Mutex::default(), AtomicUsize::new(0));
    let interference = Arc::new(Interference { somebody: scene.somebody(), events, met, struck });
    let locks = scene.locks_by(Arc::clone(&interference));
    let pending = match call {
        Call::Complete | Call::Abort => Some(in_the_hands_of(&locks, &scene).await),
        _ => None,
    };
    interference.met.lock().unwrap().clear();
    interference.struck.store(0, Ordering::Relaxed);
    let since = scene.glacier.requests().total();
    let answer = call.make(&scene, &locks, pending, None).await.unwrap();
    (report(&scene, since, &answer).await, interference.struck.load(Ordering::Relaxed))
}

/// The lock that the journal knows of, as pending for this client.
async fn in_the_hands_of(locks: &VaultLocks, scene: &Scene) -> PendingLock {
    match locks.resume(&scene.vault()).await.unwrap() {
        Resumed::Pending(pending) => pending,
        other => panic!("nothing to go on with: {other:?}"),
    }
}

fn aborts(somebody: &Somebody) {
    assert!(somebody.abort(VAULT));
}

fn initiates_the_same(somebody: &Somebody) {
    somebody.initiate(VAULT, &ours()).unwrap();
}

fn initiates_another(somebody: &Somebody) {
    somebody.initiate(VAULT, &retention(VAULT, 30, None)).unwrap();
}

fn replaces_by_another(somebody: &Somebody) {
    aborts(somebody);
    initiates_another(somebody);
}

fn locks_with_another(somebody: &Somebody) {
    let id = somebody.initiate(VAULT, &retention(VAULT, 30, None)).unwrap();
    assert!(somebody.complete(VAULT, &id));
}

fn completes(somebody: &Somebody) {
    let lock = somebody.0.vault(VAULT).lock().unwrap();
    assert!(somebody.complete(VAULT, lock.id().as_str()));
}

fn denies_initiate(somebody: &Somebody) {
    somebody.0.vault(VAULT).set_access_policy(&denial(VAULT, "InitiateVaultLock")).unwrap();
}

fn denies_get(somebody: &Somebody) {
    somebody.0.vault(VAULT).set_access_policy(&denial(VAULT, "GetVaultLock")).unwrap();
}

mod completing;
mod ensuring;
mod initiating;
mod senseless;
