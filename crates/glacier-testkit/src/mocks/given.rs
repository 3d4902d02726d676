//! A mock in the making: which calls it is for, and then what it answers.

use std::fmt;
use std::marker::PhantomData;

use wiremock::{Match, Respond};

use super::condition::Condition;
use super::mock::OperationMock;
use super::operations::{AnswersEmpty, Mocked};
use super::script::{Answer, Spec, Step};
use crate::state::ErrorCode;

/// A mock of the operation `O` that has no answer yet, or none after the last one.
///
/// The functions of [`mocks`](super), one for each operation, return it. At first it has matchers and answers; after
/// [`OperationMock::then`] only answers, since a mock matches all its calls alike.
///
/// ```compile_fail,E0599
/// use glacier_testkit::mocks;
///
/// mocks::abort_vault_lock().answers_lock_id("a-lock"); // aborting answers no lock ID
/// ```
#[must_use = "a mock does nothing before it is mounted"]
pub struct Given<O, Stage = First> {
    pub(super) spec: Spec,
    operation: PhantomData<fn() -> (O, Stage)>,
}

/// The stage of [`Given`] in which it has no answer: matchers can be added.
#[derive(Debug)]
pub enum First {}

/// The stage of [`Given`] in which a further answer is to be added.
#[derive(Debug)]
pub enum Next {}

impl<O: Mocked> Given<O> {
    pub(super) fn operation() -> Self {
        Self::from_spec(Spec::new(O::OPERATION))
    }

    pub(super) fn when(mut self, condition: Condition) -> Self {
        self.spec.conditions.push(condition);
        self
    }

    /// Matches calls that meet a condition of your own, such as one of [`wiremock::matchers`].
    ///
    /// ```
    /// use glacier_testkit::mocks;
    /// use wiremock::matchers::header;
    ///
    /// mocks::get_vault_lock().and(header("x-amz-security-token", "a-token")).answers_access_denied("no");
    /// ```
    pub fn and(self, condition: impl Match + 'static) -> Self {
        self.when(Condition::new("a condition of its own", move |call| {
            let meets = condition.matches(call.http);
            if meets { Ok(()) } else { Err("its own condition is not met".to_owned()) }
        }))
    }
}

impl<O, Stage> Given<O, Stage> {
    pub(super) fn from_spec(spec: Spec) -> Self {
        Self { spec, operation: PhantomData }
    }

    pub(super) fn answers(mut self, answer: Answer) -> OperationMock<O> {
        self.spec.answers.push(Step::new(answer));
        OperationMock::from_spec(self.spec)
    }
}

/// Answers that every operation can give.
impl<O: Mocked, Stage> Given<O, Stage> {
    /// Answers an error, with the status that goes with the code and a body of the documented form.
    ///
    /// ```
    /// use glacier_testkit::{mocks, state::ErrorCode};
    ///
    /// mocks::get_vault_lock().answers_error(ErrorCode::ResourceNotFound, "No vault lock policy is set for: v");
    /// ```
    pub fn answers_error(self, code: ErrorCode, message: impl Into<String>) -> OperationMock<O> {
        self.answers(Answer::Error { code, message: message.into() })
    }

    /// Answers 403 `AccessDeniedException`, which stands for a lock in progress, a locked vault and a missing permission
    /// alike.
    pub fn answers_access_denied(self, message: impl Into<String>) -> OperationMock<O> {
        self.answers_error(ErrorCode::AccessDenied, message)
    }

    /// Answers 400 `ThrottlingException`, which clients take for a reason to wait and try again.
    pub fn answers_throttling(self) -> OperationMock<O> {
        self.answers_error(ErrorCode::Throttling, "Rate exceeded")
    }

    /// Answers 500 `ServiceUnavailableException`, which clients take for a reason to try again.
    pub fn answers_service_unavailable(self) -> OperationMock<O> {
        self.answers_error(ErrorCode::ServiceUnavailable, "The service is unavailable")
    }

    /// Answers whatever you like, right or wrong: a [`wiremock::ResponseTemplate`] or a function of the request.
    ///
    /// ```
    /// use glacier_testkit::mocks;
    /// use wiremock::ResponseTemplate;
    ///
    /// // A success without a lock ID, which the service never sends.
    /// mocks::initiate_vault_lock().respond_with(ResponseTemplate::new(201));
    /// ```
    pub fn respond_with(self, response: impl Respond + 'static) -> OperationMock<O> {
        self.answers(Answer::Custom(Box::new(response)))
    }
}

impl<O: AnswersEmpty, Stage> Given<O, Stage> {
    /// Answers the operation's success: 204 and no body.
    ///
    /// ```
    /// use glacier_testkit::mocks;
    ///
    /// mocks::abort_vault_lock().vault("v").answers_empty();
    /// ```
    pub fn answers_empty(self) -> OperationMock<O> {
        self.answers(Answer::Response(O::EMPTY))
    }
}

impl<O, Stage> fmt::Debug for Given<O, Stage> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Given({})", self.spec)
    }
}
