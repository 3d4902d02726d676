//! What the errors of all operations have in common.

use crate::error::sealed_unhandled::Unhandled;
use crate::error::{BoxError, ErrorMetadata, ProvideErrorMetadata, SdkError};
use std::error::Error;
use std::fmt;

/// An error that the model describes.
pub(crate) trait ModeledError: Error + ProvideErrorMetadata + 'static {}

impl<E: Error + ProvideErrorMetadata + 'static> ModeledError for E {}

/// What an enumeration of errors holds: a modelled error, or what stands for all others.
pub(crate) type Kind<'a> = Result<&'a (dyn ModeledError + 'static), &'a Unhandled>;

pub(crate) fn meta(kind: Kind<'_>) -> &ErrorMetadata {
    kind.map_or_else(|unhandled| &unhandled.meta, ProvideErrorMetadata::meta)
}

pub(crate) fn fmt(kind: Kind<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match kind.map_err(|unhandled| unhandled.meta.code()) {
        Ok(error) => fmt::Display::fmt(error, f),
        Err(Some(code)) => write!(f, "unhandled error ({code})"),
        Err(None) => f.write_str("unhandled error"),
    }
}

/// The source of an operation's error: the modelled error itself.
pub(crate) fn source(kind: Kind<'_>) -> Option<&(dyn Error + 'static)> {
    kind.map_or_else(|unhandled| Some(&*unhandled.source as _), |error| Some(error as _))
}

/// The source of the error of the crate: that of the modelled error, whose place it takes.
pub(crate) fn root_source(kind: Kind<'_>) -> Option<&(dyn Error + 'static)> {
    kind.map_or_else(|unhandled| Some(&*unhandled.source as _), Error::source)
}

/// The operation's error, or what stands for a call that did not get as far as to have one.
pub(crate) fn service_error<E, R>(err: SdkError<E, R>) -> Result<E, Unhandled>
where
    E: Error + ProvideErrorMetadata + Send + Sync + 'static,
    R: fmt::Debug + Send + Sync + 'static,
{
    match err {
        SdkError::ServiceError(context) => Ok(context.into_err()),
        err => Err(Unhandled { meta: err.meta().clone(), source: BoxError::from(err) }),
    }
}
