// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `Broadcast`: input, output, error and builders.

use crate::types;
use crate::error::{ErrorMetadata, ProvideErrorMetadata};
use crate::error::sealed_unhandled::Unhandled;
use crate::plumbing::error_macros::{error_enum, operation_error};
use crate::plumbing::operation_macros::operation_plumbing;
use crate::primitives::event_stream::{EventReceiver, EventStreamSender};
use crate::types::{Broadcast as Broadcast_, Program};
use crate::types::error::OffAir;
use self::builders::{BroadcastInputBuilder, BroadcastOutputBuilder};
use std::error::Error;

pub mod builders;

/// The operation `Broadcast` as a runtime plugin.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Broadcast;

impl Broadcast {
    /// Makes the operation.
    pub fn new() -> Self {
        Self
    }
}

operation_plumbing!(Broadcast, BroadcastOutput);

/// What `Broadcast` is told.
#[derive(Debug)]
#[non_exhaustive]
pub struct BroadcastInput {
    /// `station` of the model.
    pub station: Option<String>,
    /// `language` of the model.
    pub language: Option<String>,
    /// `events` of the model.
    pub events: EventStreamSender<Broadcast_, types::error::BroadcastError>,
}

impl BroadcastInput {
    /// Makes a builder of [`BroadcastInput`].
    pub fn builder() -> BroadcastInputBuilder {
        BroadcastInputBuilder::default()
    }

    /// The `station`, if it is set.
    pub fn station(&self) -> Option<&str> {
        self.station.as_deref()
    }
    /// The `language`, if it is set.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// The `events`, which is always there.
    pub fn events(
        &self,
    ) -> &EventStreamSender<Broadcast_, types::error::BroadcastError> {
        &self.events
    }
}

/// What `Broadcast` returns.
#[derive(Debug)]
#[non_exhaustive]
pub struct BroadcastOutput {
    /// What a station sends.
    pub program: EventReceiver<Program, types::error::ProgramError>,
    _request_id: Option<String>,
}

impl BroadcastOutput {
    /// Makes a builder of [`BroadcastOutput`].
    pub fn builder() -> BroadcastOutputBuilder {
        BroadcastOutputBuilder::default()
    }

    /// The `program`, which is always there.
    pub fn program(&self) -> &EventReceiver<Program, types::error::ProgramError> {
        &self.program
    }
}

/// What can go wrong in `Broadcast`.
#[derive(Debug)]
#[non_exhaustive]
pub enum BroadcastError {
    /// The service answered [`OffAir`].
    OffAir(OffAir),
    /// An error that the model does not have; its `code()` says which.
    #[deprecated(note = "match with a wildcard instead, and compare `err.code()`")]
    Unhandled(Unhandled),
}

#[expect(deprecated, reason = "deprecated for callers, who cannot name what it holds")]
impl BroadcastError {
    /// Wraps any error as one that the model does not have.
    pub fn unhandled(err: impl Into<Box<dyn Error + Send + Sync + 'static>>) -> Self {
        Self::Unhandled(Unhandled::new(err))
    }

    /// Makes an error of metadata alone.
    pub fn generic(err: ErrorMetadata) -> Self {
        Self::Unhandled(Unhandled::generic(err))
    }

    /// Code, message and request ID.
    pub fn meta(&self) -> &ErrorMetadata {
        ProvideErrorMetadata::meta(self)
    }
    /// Whether this is [`OffAir`].
    pub fn is_off_air(&self) -> bool {
        matches!(self, Self::OffAir(_))
    }
}

error_enum! { BroadcastError, source:
    OffAir
}

operation_error!(BroadcastError, OffAir => ServerError);
