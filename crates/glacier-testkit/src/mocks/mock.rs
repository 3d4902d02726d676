//! A mock with answers: how often, how late, how many calls it expects, and where it goes.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use wiremock::{Match, Mock, Request, Respond, ResponseTemplate};

use super::call::Call;
use super::given::{Given, Next};
use super::script::{Script, Spec, Step};
use super::server::{EXPLANATION_PRIORITY, Log, MockHost};
use super::times::Times;

/// A mock of the operation `O` that has answers and can be mounted.
///
/// Answers are given in their order, each once, the last one again and again; [`up_to_n_times`](Self::up_to_n_times)
/// changes how often.
///
/// ```
/// use glacier_testkit::mocks;
///
/// // Fails twice, then works once, then matches no more.
/// mocks::initiate_vault_lock()
///     .vault("v")
///     .answers_service_unavailable()
///     .up_to_n_times(2)
///     .then()
///     .answers_lock_id("a-lock")
///     .up_to_n_times(1);
/// ```
#[must_use = "a mock does nothing before it is mounted"]
pub struct OperationMock<O> {
    spec: Spec,
    operation: PhantomData<fn() -> O>,
}

impl<O> OperationMock<O> {
    pub(super) fn from_spec(spec: Spec) -> Self {
        Self { spec, operation: PhantomData }
    }

    /// Goes on to the answer that follows the last one.
    ///
    /// ```
    /// use glacier_testkit::mocks;
    ///
    /// mocks::abort_vault_lock().answers_throttling().then().answers_empty();
    /// ```
    pub fn then(self) -> Given<O, Next> {
        Given::from_spec(self.spec)
    }

    /// Gives the last answer so many times, counted in calls. After that comes the next answer; if there is none, the mock
    /// matches no more.
    ///
    /// ```
    /// use glacier_testkit::mocks;
    ///
    /// mocks::abort_vault_lock().answers_throttling().up_to_n_times(3).then().answers_empty();
    /// ```
    pub fn up_to_n_times(mut self, n: u64) -> Self {
        if let Some(step) = self.last() {
            step.times = Some(n);
        }
        self
    }

    /// Gives the last answer only after this time.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// glacier_testkit::mocks::abort_vault_lock().answers_empty().delay(Duration::from_millis(50));
    /// ```
    pub fn delay(mut self, delay: Duration) -> Self {
        if let Some(step) = self.last() {
            step.delay = delay;
        }
        self
    }

    /// Expects so many calls, a number or a range. The server verifies that when it is dropped, and panics if it was
    /// otherwise.
    ///
    /// ```
    /// use glacier_testkit::mocks;
    ///
    /// mocks::abort_vault_lock().answers_empty().expect(1);
    /// mocks::get_vault_lock().answers_locked("{}").expect(1..);
    /// ```
    pub fn expect(mut self, times: impl Into<Times>) -> Self {
        self.spec.expected = Some(times.into());
        self
    }

    /// Is asked before mocks of higher numbers: 1 is asked first, 254 last, and 5 is usual. Among equals the mock that was
    /// mounted first is asked first.
    ///
    /// ```
    /// use glacier_testkit::mocks;
    ///
    /// mocks::get_vault_lock().vault("special").answers_throttling().with_priority(1);
    /// ```
    pub fn with_priority(mut self, priority: u8) -> Self {
        self.spec.priority = priority.clamp(1, EXPLANATION_PRIORITY - 1);
        self
    }

    /// Gives the mock a name for messages.
    ///
    /// ```
    /// glacier_testkit::mocks::abort_vault_lock().answers_empty().named("clean up");
    /// ```
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.spec.name = Some(name.into());
        self
    }

    /// Sets the mock to work on a [`MockGlacier`](super::MockGlacier) or a [`wiremock::MockServer`].
    ///
    /// ```
    /// use glacier_testkit::mocks;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    ///
    /// let server = wiremock::MockServer::start().await;
    /// mocks::abort_vault_lock().answers_empty().mount(&server).await;
    /// # }
    /// ```
    pub async fn mount(self, host: &impl MockHost) {
        let script = Arc::new(Script::new(self.spec));
        let log = host.log();
        if let Some(log) = log {
            log.add(&script);
        }
        host.server().register(wiremock_mock(script, log.cloned())).await;
    }

    /// The mock as wiremock knows it, to be mounted in a scope or in ways that don't exist here. A
    /// [`MockGlacier`](super::MockGlacier) doesn't tell of it in its messages.
    ///
    /// ```
    /// use glacier_testkit::mocks;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    ///
    /// let server = wiremock::MockServer::start().await;
    /// let mock = mocks::abort_vault_lock().answers_empty().into_inner();
    /// let until_dropped = server.register_as_scoped(mock).await;
    /// # drop(until_dropped);
    /// # }
    /// ```
    pub fn into_inner(self) -> Mock {
        wiremock_mock(Arc::new(Script::new(self.spec)), None)
    }

    fn last(&mut self) -> Option<&mut Step> {
        self.spec.answers.last_mut()
    }
}

impl<O> fmt::Debug for OperationMock<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OperationMock({})", self.spec)
    }
}

fn wiremock_mock(script: Arc<Script>, log: Option<Arc<Log>>) -> Mock {
    let spec = script.spec();
    let (name, priority, expected) = (spec.to_string(), spec.priority, spec.expected);
    let mock = Mock::given(Matcher(Arc::clone(&script)))
        .respond_with(Responder { script, log })
        .with_priority(priority)
        .named(name);
    match expected {
        Some(times) => mock.expect(times),
        None => mock,
    }
}

struct Matcher(Arc<Script>);

impl Match for Matcher {
    fn matches(&self, request: &Request) -> bool {
        self.0.takes(&Call::read(request)).is_ok()
    }
}

struct Responder {
    script: Arc<Script>,
    log: Option<Arc<Log>>,
}

impl Respond for Responder {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        if let Some(log) = &self.log {
            log.answered(request, &self.script);
        }
        self.script.answer(request)
    }
}
