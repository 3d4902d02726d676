//! How far a request came, seen from inside the SDK.

use super::{Failure, FailureKind};
use glacier_sdk::{
    config::{
        ConfigBag, Intercept, RuntimeComponents, http::HttpResponse,
        interceptors::BeforeTransmitInterceptorContextRef,
    },
    error::{BoxError, ProvideErrorMetadata, SdkError},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Whether a request was handed to the network. Without that the SDK's errors don't tell missing credentials, which have done no
/// harm, from a connection that broke after the request.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence(Arc<AtomicBool>);

impl Evidence {
    /// What the result of a call proves.
    pub(super) fn judge<T, E>(
        &self,
        operation: &'static str,
        result: Result<T, SdkError<E>>,
    ) -> Result<T, Failure>
    where
        E: std::error::Error + ProvideErrorMetadata + Send + Sync + 'static,
    {
        result.map_err(|error| {
            let kind = match &error {
                _ if !self.0.load(Ordering::SeqCst) => FailureKind::NotSent,
                SdkError::ServiceError(answer) => refused(answer.raw(), answer.err().code()),
                _ => FailureKind::Unclear,
            };
            let answered = error.raw_response().is_some();
            let code = error.code().map(ToOwned::to_owned);
            let message = error.message().map(ToOwned::to_owned);
            Failure { operation, kind, answered, code, message, source: error.into() }
        })
    }
}

impl Intercept for Evidence {
    fn name(&self) -> &'static str {
        "VaultLockEvidence"
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.0.store(true, Ordering::SeqCst);
        Ok(())
    }
}

/// An answer of the 400s with a code proves that the request changed nothing. An answer without a code may come from something
/// in between, and those that ask to try again may come when the work has begun.
fn refused(answer: &HttpResponse, code: Option<&str>) -> FailureKind {
    let status = answer.status().as_u16();
    match code {
        Some("ThrottlingException" | "RequestTimeoutException") => FailureKind::Unclear,
        Some(_) if (400..500).contains(&status) => FailureKind::Refused,
        _ => FailureKind::Unclear,
    }
}
