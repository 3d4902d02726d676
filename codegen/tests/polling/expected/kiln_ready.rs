// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `KilnReady`: builder, answer and error.

use aws_smithy_runtime::client::waiters::AcceptorState;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::waiters::FinalPoll;
use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use crate::client::Handle;
use crate::config::http::HttpResponse;
use crate::operation::get_kiln::{GetKiln, GetKilnError, GetKilnInput, GetKilnOutput};
use crate::operation::get_kiln::builders::GetKilnInputBuilder;
use crate::plumbing::waiter;
use crate::plumbing::builder::optional_setters;
use std::collections::HashMap;
use std::iter::once;
use std::sync::Arc;
use std::time::Duration;

/// Deprecated: the service advises against it.
#[derive(Clone, Debug)]
pub struct KilnReadyFluentBuilder {
    handle: Arc<Handle>,
    inner: GetKilnInputBuilder,
}

impl KilnReadyFluentBuilder {
    pub(crate) fn new(handle: Arc<Handle>) -> Self {
        Self {
            handle,
            inner: GetKilnInputBuilder::default(),
        }
    }

    /// The input built so far.
    pub fn as_input(&self) -> &GetKilnInputBuilder {
        &self.inner
    }

    /// Waits for about `max_wait` at most, and 5 to 30 seconds between two calls. What comes back is the
    /// answer that ended it.
    pub async fn wait(
        self,
        max_wait: Duration,
    ) -> Result<KilnReadyFinalPoll, WaitUntilKilnReadyError> {
        let accept = |
            input: &GetKilnInput,
            result: Result<&GetKilnOutput, &GetKilnError>|
        match result {
            Ok(
                output,
            ) if once(output)
                .filter_map(|it| it.status.as_ref())
                .filter_map(|it| it.state.as_ref())
                .any(|it| it.as_str() == "ready") => AcceptorState::Success,
            Ok(
                output,
            ) if {
                let mut values = once(output)
                    .filter_map(|it| it.pots.as_ref())
                    .flatten()
                    .filter_map(|it| it.state.as_ref())
                    .peekable();
                values.peek().is_some() && values.all(|it| it.as_str() == "fired")
            } => AcceptorState::Success,
            Ok(
                output,
            ) if once(output)
                .filter_map(|it| it.pots.as_ref())
                .flatten()
                .filter_map(|it| it.glazes.as_ref())
                .flatten()
                .any(|it| it.as_str() == "lead") => AcceptorState::Failure,
            Ok(
                output,
            ) if once(output).filter_map(|it| it.is_broken.as_ref()).any(|it| *it) => {
                AcceptorState::Failure
            }
            Ok(
                output,
            ) if once(output).filter_map(|it| it.degrees.as_ref()).any(|it| *it < 100)
                || !once(output)
                    .filter_map(|it| it.degrees.as_ref())
                    .any(|it| *it == 200) => AcceptorState::Retry,
            Ok(
                output,
            ) if once(output)
                .filter_map(|it| it.pots.as_ref())
                .flatten()
                .filter(|it| {
                    once(*it).filter_map(|it| it.is_cracked.as_ref()).any(|it| *it)
                        && once(*it)
                            .filter_map(|it| it.state.as_ref())
                            .any(|it| it.as_str() == "wet")
                })
                .count() <= 2 => AcceptorState::Retry,
            Ok(
                output,
            ) if !once(output)
                .filter_map(|it| it.names.as_ref())
                .flatten()
                .any(|it| it.as_str() == "big")
                && once(output)
                    .filter_map(|it| it.name.as_ref())
                    .any(|it| it.as_str().contains("k"))
                && once(output).filter_map(|it| it.note.as_ref()).next().is_none() => {
                AcceptorState::Retry
            }
            Ok(
                output,
            ) if once(output)
                .filter_map(|it| it.labels.as_ref())
                .flat_map(HashMap::keys)
                .any(|it| it.as_str() == "old") => AcceptorState::Retry,
            Ok(
                output,
            ) if once(output)
                .filter_map(|it| it.labels.as_ref())
                .flat_map(HashMap::values)
                .any(|it| it.as_str() == "none") => AcceptorState::Retry,
            Ok(
                output,
            ) if once(input)
                .filter_map(|it| it.name.as_ref())
                .any(|it| it.as_str() == "x")
                && once(output)
                    .filter_map(|it| it.name.as_ref())
                    .any(|it| it.as_str() == "y") => AcceptorState::Success,
            Err(error) if error.meta().code() == Some("KilnBroke") => {
                AcceptorState::Retry
            }
            _ => AcceptorState::NoAcceptorsMatched,
        };
        waiter::wait::<
            GetKiln,
        >(&self.handle, self.inner.build(), 5..=30, max_wait, accept)
            .await
    }

    /// Sets [`name`](GetKilnInput::name). It is required.
    pub fn name(self, input: impl Into<String>) -> Self {
        Self {
            inner: self.inner.name(input),
            ..self
        }
    }
}

optional_setters! { KilnReadyFluentBuilder:
    set_name, get_name => inner.name: String;
}

/// The answer that ended waiting for `KilnReady`.
pub type KilnReadyFinalPoll = FinalPoll<
    GetKilnOutput,
    SdkError<GetKilnError, HttpResponse>,
>;

/// Why waiting for `KilnReady` came to nothing.
pub type WaitUntilKilnReadyError = WaiterError<GetKilnOutput, GetKilnError>;
