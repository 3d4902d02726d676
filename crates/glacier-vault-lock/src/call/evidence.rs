//! How far a request came, seen from inside the SDK.

use super::{Failure, FailureKind, Skew};
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
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::SystemTime,
};

/// How many requests of a call were handed to the network, and how many the service answered. The SDK's errors tell of the last one only,
/// and don't tell missing credentials, which have done no harm, from a connection that broke after the request.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    counts: Arc<Counts>,
    skew: Arc<Skew>,
}

#[derive(Debug, Default)]
struct Counts {
    sent: AtomicU32,
    answered: AtomicU32,
}

impl Evidence {
    /// Of a call about to be made, whose answers show how the clocks differ.
    pub(super) fn new(skew: Arc<Skew>) -> Self {
        Self { counts: Arc::default(), skew }
    }

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
        self.counts.sent.load(Ordering::SeqCst)
    }

    fn answered(&self) -> u32 {
        self.counts.answered.load(Ordering::SeqCst)
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
        self.counts.sent.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    fn read_after_transmit(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if !is_of_a_gateway(context.response()) {
            self.counts.answered.fetch_add(1, Ordering::SeqCst);
        }
        let now = components.time_source().map_or_else(SystemTime::now, |clock| clock.now());
        self.skew.note(context.response(), now);
        Ok(())
    }
}

/// Whether something in between answers for a service that has not, or not yet: the request may still be on its way.
fn is_of_a_gateway(answer: &HttpResponse) -> bool {
    matches!(answer.status().as_u16(), 502 | 504)
}

/// An answer of the 400s with a code proves that the request changed nothing. An answer without a code may come from something
/// in between, and those that ask to try again may come when the work has begun.
fn refused(answer: &HttpResponse, code: Option<&str>) -> FailureKind {
    let status = answer.status().as_u16();
    match code {
        _ if matches!(status, 408 | 429) => FailureKind::Unclear,
        Some("ThrottlingException" | "RequestTimeoutException") => FailureKind::Unclear,
        Some(_) if (400..500).contains(&status) => FailureKind::Refused,
        _ => FailureKind::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glacier_sdk::primitives::SdkBody;
    use pretty_assertions::assert_eq;

    #[test]
    fn only_an_answer_that_says_no_is_a_refusal() {
        use FailureKind::{Refused, Unclear};
        for (status, code, expected) in [
            (400, Some("InvalidParameterValueException"), Refused),
            (400, Some("LimitExceededException"), Refused),
            (403, Some("ExpiredTokenException"), Refused),
            (404, Some("ResourceNotFoundException"), Refused),
            (418, Some("NobodyKnowsThis"), Refused),
            (400, Some("ThrottlingException"), Unclear),
            (400, Some("RequestTimeoutException"), Unclear),
            (408, Some("RequestTimeoutException"), Unclear),
            (408, Some("NobodyKnowsThis"), Unclear),
            (429, Some("TooManyRequestsException"), Unclear),
            (403, None, Unclear),
            (307, Some("TemporaryRedirect"), Unclear),
            (500, Some("ServiceUnavailableException"), Unclear),
            (503, Some("InsufficientCapacityException"), Unclear),
        ] {
            let answer = HttpResponse::new(status.try_into().unwrap(), SdkBody::empty());
            assert_eq!(refused(&answer, code), expected, "{status} {code:?}");
        }
    }
}
