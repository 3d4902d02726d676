// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.

use crate::error::ErrorMetadata;
use crate::plumbing::builder::optional_setters;
use crate::plumbing::modeled_error::modeled_error;

/// The error `OvenIsCold` of the model.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OvenIsCold {
    /// `degrees` of the model.
    pub degrees: Option<i32>,
    /// `Message` of the model.
    pub message: Option<String>,
    pub(crate) meta: ErrorMetadata,
}

impl OvenIsCold {
    /// Makes a builder of [`OvenIsCold`].
    pub fn builder() -> OvenIsColdBuilder {
        OvenIsColdBuilder::default()
    }

    /// The `degrees`, if it is set.
    pub fn degrees(&self) -> Option<i32> {
        self.degrees
    }
    /// The `message`, if it is set.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }
}

modeled_error!(OvenIsCold, OvenIsColdBuilder);

/// Builder of [`OvenIsCold`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OvenIsColdBuilder {
    pub(crate) degrees: Option<i32>,
    pub(crate) message: Option<String>,
    meta: Option<ErrorMetadata>,
}

impl OvenIsColdBuilder {
    /// Sets [`degrees`](OvenIsCold::degrees).
    pub fn degrees(self, input: i32) -> Self {
        Self {
            degrees: Some(input),
            ..self
        }
    }
    /// Sets [`message`](OvenIsCold::message).
    pub fn message(self, input: impl Into<String>) -> Self {
        Self {
            message: Some(input.into()),
            ..self
        }
    }

    /// Builds the [`OvenIsCold`].
    pub fn build(self) -> OvenIsCold {
        OvenIsCold {
            degrees: self.degrees,
            message: self.message,
            meta: self.meta.unwrap_or_default(),
        }
    }
}

optional_setters! { OvenIsColdBuilder:
    set_degrees, get_degrees => degrees: i32;
    set_message, get_message => message: String;
}
