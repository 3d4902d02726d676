// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! `BakeCake`: input, output, error and builders.

use crate::error::{ErrorMetadata, ProvideErrorMetadata};
use crate::error::sealed_unhandled::Unhandled;
use crate::plumbing::error_macros::{error_enum, operation_error};
use crate::plumbing::operation_macros::operation_plumbing;
use crate::types::{Glaze, Recipe};
use crate::types::error::OvenIsCold;
use self::builders::{BakeCakeInputBuilder, BakeCakeOutputBuilder};
use std::error::Error;

pub mod builders;

/// The operation `BakeCake` as a runtime plugin.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct BakeCake;

impl BakeCake {
    /// Makes the operation.
    pub fn new() -> Self {
        Self
    }
}

operation_plumbing!(BakeCake, BakeCakeOutput);

/// What `BakeCake` is told.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BakeCakeInput {
    /// `name` of the model.
    pub name: Option<String>,
    /// `tray` of the model.
    pub tray: Option<String>,
    /// `recipe` of the model.
    pub recipe: Option<Recipe>,
}

impl BakeCakeInput {
    /// Makes a builder of [`BakeCakeInput`].
    pub fn builder() -> BakeCakeInputBuilder {
        BakeCakeInputBuilder::default()
    }

    /// The `name`, if it is set.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }
    /// The `tray`, if it is set.
    pub fn tray(&self) -> Option<&str> {
        self.tray.as_deref()
    }
    /// The `recipe`, if it is set.
    pub fn recipe(&self) -> Option<&Recipe> {
        self.recipe.as_ref()
    }
}

/// What `BakeCake` returns.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BakeCakeOutput {
    /// `Slices` of the model.
    pub slices: Option<i32>,
    /// `glaze` of the model.
    pub glaze: Option<Glaze>,
    _request_id: Option<String>,
}

impl BakeCakeOutput {
    /// Makes a builder of [`BakeCakeOutput`].
    pub fn builder() -> BakeCakeOutputBuilder {
        BakeCakeOutputBuilder::default()
    }

    /// The `slices`, if it is set.
    pub fn slices(&self) -> Option<i32> {
        self.slices
    }
    /// The `glaze`, if it is set.
    pub fn glaze(&self) -> Option<&Glaze> {
        self.glaze.as_ref()
    }
}

/// What can go wrong in `BakeCake`.
#[derive(Debug)]
#[non_exhaustive]
pub enum BakeCakeError {
    /// The service answered [`OvenIsCold`].
    OvenIsCold(OvenIsCold),
    /// An error that the model does not have; its `code()` says which.
    #[deprecated(note = "match with a wildcard instead, and compare `err.code()`")]
    Unhandled(Unhandled),
}

#[expect(deprecated, reason = "deprecated for callers, who cannot name what it holds")]
impl BakeCakeError {
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
    /// Whether this is [`OvenIsCold`].
    pub fn is_oven_is_cold(&self) -> bool {
        matches!(self, Self::OvenIsCold(_))
    }
}

error_enum! { BakeCakeError, source:
    OvenIsCold
}

operation_error!(BakeCakeError);
