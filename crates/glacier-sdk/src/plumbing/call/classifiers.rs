//! Whether a call is tried again: the official classifiers as one, which has nothing to ask of a success.

use crate::plumbing::call::clock::OutOfStep;
use crate::plumbing::errors::ModeledError;
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_smithy_runtime::client::retries::classifiers::{
    ModeledAsRetryableClassifier, TransientErrorClassifier, run_classifiers_on_ctx,
};
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority, SharedRetryClassifier,
};
use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
use std::marker::PhantomData;

/// Several classifiers in the place of one.
#[derive(Debug)]
pub(crate) struct Classifiers {
    ordered: Vec<SharedRetryClassifier>,
}

impl Classifiers {
    /// Those of a service and those of an operation with this error.
    pub(crate) fn of<E: ModeledError + ProvideErrorKind + Send + Sync>(
        service: impl Iterator<Item = SharedRetryClassifier>,
    ) -> Self {
        let mut ordered: Vec<_> = service.chain(of_operation::<E>()).collect();
        ordered.sort_by_key(ClassifyRetry::priority);
        Self { ordered }
    }
}

impl ClassifyRetry for Classifiers {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        if let Some(Ok(_)) = context.output_or_error() {
            return RetryAction::NoActionIndicated;
        }
        run_classifiers_on_ctx(self.ordered.iter().cloned(), context)
    }

    fn name(&self) -> &'static str {
        "Classifiers"
    }
}

/// The classifiers of an operation with this error.
pub(crate) fn of_operation<E: ModeledError + ProvideErrorKind + Send + Sync>()
-> [SharedRetryClassifier; 4] {
    [
        SharedRetryClassifier::new(TransientErrorClassifier::<E>::new()),
        SharedRetryClassifier::new(ModeledAsRetryableClassifier::<E>::new()),
        SharedRetryClassifier::new(AwsErrorCodeClassifier::<E>::new()),
        SharedRetryClassifier::new(ClockSkewClassifier::<E>(PhantomData)),
    ]
}

/// Tries again what may have failed because the clocks differ, as `ServiceClockSkewClassifier` does: that one
/// reads what the official interceptor measured, this one what [`Clock`](crate::plumbing::call::clock::Clock) did.
#[derive(Debug)]
struct ClockSkewClassifier<E>(PhantomData<E>);

/// Codes of errors that a wrong time may be the reason of.
const CODES: [&str; 5] = [
    "InvalidSignatureException",
    "SignatureDoesNotMatch",
    "AuthFailure",
    "RequestTimeTooSkewed",
    "AccessDeniedException",
];

impl<E: ModeledError + Send + Sync> ClassifyRetry for ClockSkewClassifier<E> {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        if context.response().and_then(|response| response.extension::<OutOfStep>()).is_none() {
            return RetryAction::NoActionIndicated;
        }
        let error = match context.output_or_error() {
            Some(Err(err)) => err.as_operation_error().and_then(|err| err.downcast_ref::<E>()),
            _ => None,
        };
        match error.and_then(|err| err.code()) {
            Some(code) if CODES.contains(&code) => {
                RetryAction::retryable_error(ErrorKind::ServerError)
            }
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "ServiceClockSkew"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::http_status_code_classifier())
    }
}
