//! How far a request came, seen from inside the SDK.

use super::{Failure, FailureKind};
use glacier_sdk::{
    config::{
        ConfigBag, Intercept, RuntimeComponents,
        http::HttpResponse,
        interceptors::{
            BeforeDeserializationInterceptorContextRef, BeforeTransmitInterceptorContextRef,
        },
    },
    error::{BoxError, ProvideErrorMetadata, SdkError},
};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

/// How many requests of a call were handed to the network, and how many were answered. The SDK's errors tell of the last one only,
/// and don't tell missing credentials, which have done no harm, from a connection that broke after the request.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    sent: AtomicU32,
    answered: AtomicU32,
}

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
                _ if self.sent() == 0 => FailureKind::NotSent,
                SdkError::ServiceError(answer) => refused(answer.raw(), answer.err().code()),
                _ => FailureKind::Unclear,
            };
            let answered = self.answered() == self.sent();
            let code = error.code().map(ToOwned::to_owned);
            let message = error.message().map(ToOwned::to_owned);
            Failure { operation, kind, answered, code, message, source: error.into() }
        })
    }

    fn sent(&self) -> u32 {
        self.0.sent.load(Ordering::SeqCst)
    }

    fn answered(&self) -> u32 {
        self.0.answered.load(Ordering::SeqCst)
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
        self.0.sent.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    fn read_after_transmit(
        &self,
        _: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.0.answered.fetch_add(1, Ordering::SeqCst);
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
