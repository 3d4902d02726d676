//! Builders.

use super::{Ping, PingError, PingInput, PingOutput};
use crate::client::Handle;
use crate::client::customize::CustomizableOperation;
use crate::client::customize::internal::{BoxFuture, CustomizableSend, SendResult};
use crate::config::Builder;
use crate::error::SdkError;
use crate::plumbing::operation;
use crate::types::Note;
use std::sync::Arc;

/// Builder of a `Ping` that can send it.
#[derive(Clone, Debug)]
#[must_use]
pub struct PingFluentBuilder {
    handle: Arc<Handle>,
    input: PingInput,
    config_override: Option<Builder>,
}

impl PingFluentBuilder {
    pub(crate) fn new(handle: Arc<Handle>) -> Self {
        Self { handle, input: PingInput::default(), config_override: None }
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// If there is no good answer.
    pub async fn send(self) -> Result<PingOutput, SdkError<PingError>> {
        operation::send::<Ping>(&self.handle, self.input, self.config_override).await
    }

    /// Goes on to change how this call is made.
    pub fn customize(self) -> CustomizableOperation<PingOutput, PingError, Self> {
        CustomizableOperation::new(self)
    }

    /// The account.
    pub fn account_id(mut self, account_id: impl Into<String>) -> Self {
        self.input.account_id = Some(account_id.into());
        self
    }

    /// The thing.
    pub fn thing_name(mut self, thing_name: impl Into<String>) -> Self {
        self.input.thing_name = Some(thing_name.into());
        self
    }

    /// The payload.
    pub fn note(mut self, note: Note) -> Self {
        self.input.note = Some(note);
        self
    }
}

impl CustomizableSend<PingOutput, PingError> for PingFluentBuilder {
    fn send(mut self, config_override: Builder) -> BoxFuture<SendResult<PingOutput, PingError>> {
        self.config_override = Some(config_override);
        Box::pin(self.send())
    }
}
