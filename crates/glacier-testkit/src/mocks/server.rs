//! A mock server that says why nothing matched.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::SystemTime;

use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

use super::call::Call;
use super::explain;
use super::script::Script;
use crate::responder::template;
use crate::state::ErrorCode;
use crate::wire::{self, RequestIds, Stamp};

/// A [`wiremock::MockServer`] that explains itself.
///
/// A call that no mock matches gets 400 `BadRequest`, which no operation models and no client repeats. Its message says
/// what came, and for each mock why it didn't match:
///
/// ```
/// use glacier_testkit::mocks::{self, MockGlacier};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let glacier = MockGlacier::start().await;
/// mocks::abort_vault_lock().vault("v").answers_empty().mount(&glacier).await;
///
/// let url = format!("{}/-/vaults/w/lock-policy", glacier.endpoint_url());
/// let request = ureq::delete(url).header("x-amz-glacier-version", "2012-06-01");
/// let mut answer = request.config().http_status_as_error(false).build().call()?;
/// assert_eq!(answer.status(), 400);
/// assert_eq!(
///     answer.body_mut().read_to_string()?,
///     r#"{"code":"BadRequest","message":"No mock matches AbortVaultLock (account `-`, vault `w`). Mounted, the nearest first: 1. AbortVaultLock (vault `v`): the vault is `w`, not `v`.","type":"Client"}"#,
/// );
/// # Ok(())
/// # }
/// ```
///
/// When it is dropped, it panics if mocks were not called as [expected](super::OperationMock::expect).
pub struct MockGlacier {
    server: MockServer,
    log: Arc<Log>,
}

/// After all mocks.
pub(super) const EXPLANATION_PRIORITY: u8 = u8::MAX;

/// Where mocks can be mounted: [`MockGlacier`] and [`wiremock::MockServer`].
pub trait MockHost: sealed::Host {}

/// Mocks that were not called as expected, and what was called instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct VerificationError(String);

impl MockGlacier {
    /// Starts a server on a free port of the loopback interface.
    pub async fn start() -> Self {
        let glacier = Self { server: MockServer::start().await, log: Arc::default() };
        glacier.mount_explanation().await;
        glacier
    }

    /// Where the server listens, such as `http://127.0.0.1:34567`.
    pub fn endpoint_url(&self) -> String {
        self.server.uri()
    }

    /// The server itself, for mocks of your own and for the requests that it received.
    ///
    /// ```
    /// use glacier_testkit::mocks::MockGlacier;
    /// use wiremock::{Mock, ResponseTemplate, matchers::path};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let glacier = MockGlacier::start().await;
    /// Mock::given(path("/health")).respond_with(ResponseTemplate::new(200)).mount(glacier.server()).await;
    /// # assert_eq!(ureq::get(format!("{}/health", glacier.endpoint_url())).call().unwrap().status(), 200);
    /// assert_eq!(glacier.server().received_requests().await.unwrap().len(), 1);
    /// # }
    /// ```
    pub fn server(&self) -> &MockServer {
        &self.server
    }

    /// Says whether all mocks were called as [expected](super::OperationMock::expect) up to now.
    ///
    /// ```
    /// use glacier_testkit::mocks::{self, MockGlacier};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let glacier = MockGlacier::start().await;
    /// mocks::abort_vault_lock().vault("v").answers_empty().expect(1).mount(&glacier).await;
    ///
    /// let error = glacier.verify().unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "not called as expected:\n\
    ///      - AbortVaultLock (vault `v`): expected 1 call, received 0\n\
    ///      received: nothing\n",
    /// );
    /// # glacier.reset().await;
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those that weren't, and what was received.
    pub fn verify(&self) -> Result<(), VerificationError> {
        let mocks = self.log.mocks();
        let entries = self.log.entries();
        let Entries { last, forgotten } = &*entries;
        let last: Vec<Entry> = last.iter().cloned().collect();
        match explain::unmet(&mocks, &last, *forgotten) {
            None => Ok(()),
            Some(text) => Err(VerificationError(text)),
        }
    }

    /// Removes all mocks and forgets all calls, without verifying anything.
    pub async fn reset(&self) {
        self.server.reset().await;
        self.log.clear();
        self.mount_explanation().await;
    }

    async fn mount_explanation(&self) {
        let explanation = Explanation(Arc::clone(&self.log));
        let mock = Mock::given(any()).respond_with(explanation).with_priority(EXPLANATION_PRIORITY);
        self.server.register(mock).await;
    }
}

impl Drop for MockGlacier {
    #[expect(clippy::panic, reason = "an expectation that isn't met has to fail the test")]
    fn drop(&mut self) {
        if thread::panicking() {
            return;
        }
        if let Err(error) = self.verify() {
            panic!("{error}");
        }
    }
}

impl fmt::Debug for MockGlacier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockGlacier")
            .field("endpoint_url", &self.endpoint_url())
            .finish_non_exhaustive()
    }
}

impl MockHost for MockGlacier {}
impl MockHost for MockServer {}

mod sealed {
    use std::sync::Arc;

    use wiremock::MockServer;

    use super::{Log, MockGlacier};

    /// What mounting needs to know of a server.
    pub trait Host: Sync {
        fn server(&self) -> &MockServer;
        fn log(&self) -> Option<&Arc<Log>>;
    }

    impl Host for MockGlacier {
        fn server(&self) -> &MockServer {
            &self.server
        }

        fn log(&self) -> Option<&Arc<Log>> {
            Some(&self.log)
        }
    }

    impl Host for MockServer {
        fn server(&self) -> &MockServer {
            self
        }

        fn log(&self) -> Option<&Arc<Log>> {
            None
        }
    }
}

/// The mocks of a server in the order of their mounting, and the calls that it received.
#[derive(Default)]
pub struct Log {
    mocks: Mutex<Vec<Arc<Script>>>,
    entries: Mutex<Entries>,
}

/// The last calls.
#[derive(Default)]
struct Entries {
    last: VecDeque<Entry>,
    forgotten: u64,
}

/// A call, and the mock that answered it.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) request: Request,
    pub(super) answered_by: Option<Arc<Script>>,
}

impl Entry {
    pub(super) fn is_answered_by(&self, mock: &Arc<Script>) -> bool {
        self.answered_by.as_ref().is_some_and(|by| Arc::ptr_eq(by, mock))
    }
}

/// How many calls are remembered for messages.
const REMEMBERED: usize = 100;

impl Log {
    pub(super) fn add(&self, mock: &Arc<Script>) {
        self.mocks().push(Arc::clone(mock));
    }

    pub(super) fn answered(&self, request: &Request, mock: &Arc<Script>) {
        self.remember(Entry { request: request.clone(), answered_by: Some(Arc::clone(mock)) });
    }

    fn remember(&self, entry: Entry) {
        let mut entries = self.entries();
        if entries.last.len() == REMEMBERED {
            entries.last.pop_front();
            entries.forgotten += 1;
        }
        entries.last.push_back(entry);
    }

    fn clear(&self) {
        self.mocks().clear();
        *self.entries() = Entries::default();
    }

    fn mocks(&self) -> MutexGuard<'_, Vec<Arc<Script>>> {
        self.mocks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers what no mock matched.
struct Explanation(Arc<Log>);

impl Respond for Explanation {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let Self(log) = self;
        log.remember(Entry { request: request.clone(), answered_by: None });
        let message = explain::unmatched(&Call::read(request), &log.mocks());
        let stamp = Stamp { request_id: RequestIds::new(0).next_id(), date: SystemTime::now() };
        template(wire::render_error(ErrorCode::BadRequest, &message, &stamp))
    }
}
