//! The error that stands for all those without a type of their own.

use crate::error::{BoxError, ErrorMetadata};

/// An error that the model does not describe, or an answer that could not be read.
///
/// What is known of it is told by [`ProvideErrorMetadata`](crate::error::ProvideErrorMetadata)
/// on the error around it.
#[derive(Debug)]
pub struct Unhandled {
    pub(crate) source: BoxError,
    pub(crate) meta: ErrorMetadata,
}

impl Unhandled {
    /// An error of which the cause is all that is known.
    pub(crate) fn new(source: impl Into<BoxError>) -> Self {
        Self { source: source.into(), meta: ErrorMetadata::default() }
    }

    /// An error that the service described in its own words.
    pub(crate) fn generic(meta: ErrorMetadata) -> Self {
        Self { source: meta.clone().into(), meta }
    }
}
