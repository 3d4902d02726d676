//! Builders.

use super::{Ping, PingError, PingInput, PingOutput};
use crate::client::Handle;
use crate::client::customize::CustomizableOperation;
use crate::config::Builder;
use crate::error::SdkError;
use crate::plumbing::builder::optional_setters;
use crate::plumbing::operation;
use crate::plumbing::operation_macros::customizable_send;
use crate::types::Note;
use std::sync::Arc;

/// Builder of a `Ping` that can send it.
#[derive(Clone, Debug)]
#[must_use]
pub struct PingFluentBuilder {
    handle: Arc<Handle>,
    input: PingInput,
    config_override: Option<Box<Builder>>,
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

optional_setters! {
    PingFluentBuilder:
    set_account_id, get_account_id => input.account_id: String;
    set_thing_name, get_thing_name => input.thing_name: String;
    set_note, get_note => input.note: Note;
}
customizable_send!(PingFluentBuilder: PingOutput, PingError);
