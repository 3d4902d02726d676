//! Waiting until a ping is answered.

use crate::client::Handle;
use crate::error::SdkError;
use crate::operation::ping::{Ping, PingError, PingInput, PingOutput};
use crate::plumbing::waiter::wait;
use aws_smithy_runtime::client::waiters::AcceptorState;
use aws_smithy_runtime_api::client::waiters::FinalPoll;
use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use std::sync::Arc;
use std::time::Duration;

/// Builder of a wait.
#[derive(Clone, Debug)]
#[must_use]
pub struct PingAnsweredFluentBuilder {
    handle: Arc<Handle>,
    input: PingInput,
}

impl PingAnsweredFluentBuilder {
    pub(crate) fn new(handle: Arc<Handle>) -> Self {
        Self { handle, input: PingInput::default() }
    }

    /// Sets the thing.
    pub fn thing_name(mut self, input: impl Into<String>) -> Self {
        self.input.thing_name = Some(input.into());
        self
    }

    /// Waits for about `max_wait` at most.
    ///
    /// # Errors
    ///
    /// If there is no answer in that time.
    pub async fn wait(
        self,
        max_wait: Duration,
    ) -> Result<PingAnsweredFinalPoll, WaitUntilPingAnsweredError> {
        let accept = |_: &PingInput, result: Result<&PingOutput, &PingError>| match result {
            Ok(_) => AcceptorState::Success,
            Err(PingError::ResourceNotFoundException(_)) => AcceptorState::Retry,
            Err(_) => AcceptorState::NoAcceptorsMatched,
        };
        wait::<Ping>(&self.handle, Ok(self.input), 2..=120, max_wait, accept).await
    }
}

/// The answer that ended it.
pub type PingAnsweredFinalPoll = FinalPoll<PingOutput, SdkError<PingError>>;

/// Why it came to nothing.
pub type WaitUntilPingAnsweredError = WaiterError<PingOutput, PingError>;
