// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `KilnThere`: builder, answer and error.

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
use std::sync::Arc;
use std::time::Duration;

/// Waits until there is a kiln.
#[derive(Clone, Debug)]
pub struct KilnThereFluentBuilder {
    handle: Arc<Handle>,
    inner: GetKilnInputBuilder,
}

impl KilnThereFluentBuilder {
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

    /// Waits for about `max_wait` at most, and 2 to 120 seconds between two calls. What comes back is the
    /// answer that ended it.
    pub async fn wait(
        self,
        max_wait: Duration,
    ) -> Result<KilnThereFinalPoll, WaitUntilKilnThereError> {
        let accept = |_: &GetKilnInput, result: Result<&GetKilnOutput, &GetKilnError>| match result {
            Ok(_) => AcceptorState::Success,
            Err(_) => AcceptorState::Retry,
        };
        waiter::wait::<
            GetKiln,
        >(&self.handle, self.inner.build(), 2..=120, max_wait, accept)
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

optional_setters! { KilnThereFluentBuilder:
    set_name, get_name => inner.name: String;
}

/// The answer that ended waiting for `KilnThere`.
pub type KilnThereFinalPoll = FinalPoll<
    GetKilnOutput,
    SdkError<GetKilnError, HttpResponse>,
>;

/// Why waiting for `KilnThere` came to nothing.
pub type WaitUntilKilnThereError = WaiterError<GetKilnOutput, GetKilnError>;
