//! The settings of a client: how calls run.

use super::super::retry::{ClassifyRetry, RetryConfig, RetryPartition};
use super::super::timeout::TimeoutConfig;
use super::super::{
    AsyncSleep, HttpClient, Intercept, IntoShared, ResolveCachedIdentity, SharedAsyncSleep,
    SharedHttpClient, SharedInterceptor, StalledStreamProtectionConfig,
};
use super::Builder;
use aws_runtime::invocation_id::{InvocationIdGenerator, SharedInvocationIdGenerator};
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_types::telemetry::RequestedTelemetryAttributes;

impl Builder {
    /// Sets what sends requests.
    pub fn http_client(self, http_client: impl HttpClient + 'static) -> Self {
        self.with(|builder| builder.set_http_client(Some(http_client.into_shared())))
    }

    /// See [`Builder::http_client`].
    pub fn set_http_client(&mut self, value: Option<SharedHttpClient>) -> &mut Self {
        self.components.set_http_client(value);
        self
    }

    /// Sets how failed calls are repeated.
    pub fn retry_config(self, retry_config: RetryConfig) -> Self {
        self.with(|builder| builder.set_retry_config(Some(retry_config)))
    }

    /// See [`Builder::retry_config`]. `None` changes nothing.
    pub fn set_retry_config(&mut self, value: Option<RetryConfig>) -> &mut Self {
        if let Some(value) = value {
            self.config.store_put(value);
        }
        self
    }

    /// Sets the partition within which clients share the limits of their retries. Without it there
    /// is one for each region of the service.
    pub fn retry_partition(self, partition: RetryPartition) -> Self {
        self.with(|builder| builder.set_retry_partition(Some(partition)))
    }

    /// See [`Builder::retry_partition`]. `None` changes nothing.
    pub fn set_retry_partition(&mut self, value: Option<RetryPartition>) -> &mut Self {
        if let Some(value) = value {
            self.config.store_put(value);
        }
        self
    }

    /// Adds a judge of whether a failed call is to be repeated.
    pub fn retry_classifier(self, classifier: impl ClassifyRetry + 'static) -> Self {
        let classifier = SharedRetryClassifier::new(classifier);
        self.with(|builder| builder.push_retry_classifier(classifier))
    }

    /// See [`Builder::retry_classifier`].
    pub fn push_retry_classifier(&mut self, classifier: SharedRetryClassifier) -> &mut Self {
        self.components.push_retry_classifier(classifier);
        self
    }

    /// Replaces all that [`Builder::retry_classifier`] added.
    pub fn set_retry_classifiers(
        &mut self,
        classifiers: impl IntoIterator<Item = SharedRetryClassifier>,
    ) -> &mut Self {
        self.components.set_retry_classifiers(classifiers.into_iter());
        self
    }

    /// Sets how long things may take. What the new value leaves open stays as it was set before.
    pub fn timeout_config(self, timeout_config: TimeoutConfig) -> Self {
        self.with(|builder| builder.set_timeout_config(Some(timeout_config)))
    }

    /// See [`Builder::timeout_config`]. `None` changes nothing.
    pub fn set_timeout_config(&mut self, value: Option<TimeoutConfig>) -> &mut Self {
        if let Some(mut value) = value {
            if let Some(earlier) = self.config.load::<TimeoutConfig>() {
                value.take_defaults_from(earlier);
            }
            self.config.store_put(value);
        }
        self
    }

    /// Sets when a connection without progress is given up.
    pub fn stalled_stream_protection(self, protection: StalledStreamProtectionConfig) -> Self {
        self.with(|builder| builder.set_stalled_stream_protection(Some(protection)))
    }

    /// See [`Builder::stalled_stream_protection`].
    pub fn set_stalled_stream_protection(
        &mut self,
        value: Option<StalledStreamProtectionConfig>,
    ) -> &mut Self {
        self.config.store_or_unset(value);
        self
    }

    /// Sets how to wait; retries and timeouts need it. With the feature `rt-tokio` it has a default.
    pub fn sleep_impl(self, sleep_impl: impl AsyncSleep + 'static) -> Self {
        self.with(|builder| builder.set_sleep_impl(Some(sleep_impl.into_shared())))
    }

    /// See [`Builder::sleep_impl`].
    pub fn set_sleep_impl(&mut self, value: Option<SharedAsyncSleep>) -> &mut Self {
        self.components.set_sleep_impl(value);
        self
    }

    /// Sets the clock that signatures and caches go by.
    pub fn time_source(self, time_source: impl TimeSource + 'static) -> Self {
        self.with(|builder| builder.set_time_source(Some(time_source.into_shared())))
    }

    /// See [`Builder::time_source`].
    pub fn set_time_source(&mut self, value: Option<SharedTimeSource>) -> &mut Self {
        self.components.set_time_source(value);
        self
    }

    /// Signs with the clock as it is, even if answers show that the service's differs.
    pub fn disable_clock_skew_correction(self, disable: impl Into<Option<bool>>) -> Self {
        self.with(|builder| builder.set_disable_clock_skew_correction(disable.into()))
    }

    /// See [`Builder::disable_clock_skew_correction`].
    pub fn set_disable_clock_skew_correction(&mut self, value: Option<bool>) -> &mut Self {
        self.config.store_or_unset(value.map(DisableClockSkewCorrection::from));
        self
    }

    /// Sets the cache that credentials are kept in between calls.
    pub fn identity_cache(self, cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.with(|builder| builder.set_identity_cache(cache))
    }

    /// See [`Builder::identity_cache`].
    pub fn set_identity_cache(&mut self, value: impl ResolveCachedIdentity + 'static) -> &mut Self {
        self.components.set_identity_cache(Some(value));
        self
    }

    /// Adds code that sees, and may change, each step of each call.
    pub fn interceptor(self, interceptor: impl Intercept + 'static) -> Self {
        self.with(|builder| builder.push_interceptor(SharedInterceptor::new(interceptor)))
    }

    /// See [`Builder::interceptor`].
    pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) -> &mut Self {
        self.components.push_interceptor(interceptor);
        self
    }

    /// Replaces all that [`Builder::interceptor`] added.
    pub fn set_interceptors(
        &mut self,
        interceptors: impl IntoIterator<Item = SharedInterceptor>,
    ) -> &mut Self {
        self.components.set_interceptors(interceptors.into_iter());
        self
    }

    /// Sets where the ID comes from that all attempts of a call have in common.
    pub fn invocation_id_generator(self, generator: impl InvocationIdGenerator + 'static) -> Self {
        let generator = SharedInvocationIdGenerator::new(generator);
        self.with(|builder| builder.set_invocation_id_generator(Some(generator)))
    }

    /// See [`Builder::invocation_id_generator`].
    pub fn set_invocation_id_generator(
        &mut self,
        value: Option<SharedInvocationIdGenerator>,
    ) -> &mut Self {
        self.config.store_or_unset(value);
        self
    }

    /// Adds input members, by their names in the model, to the attributes of metrics.
    pub fn emit_input_attributes(self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.request_attributes(|requested| requested.emit(names.into_iter().map(Into::into)))
    }

    /// Makes input members, by their names in the model, readable for interceptors, but keeps
    /// them out of metrics.
    pub fn capture_input_attributes(
        self,
        names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.request_attributes(|requested| {
            requested.capture_only(names.into_iter().map(Into::into));
        })
    }

    fn request_attributes(mut self, add: impl FnOnce(&mut RequestedTelemetryAttributes)) -> Self {
        let requested = self.config.load::<RequestedTelemetryAttributes>();
        let mut requested = requested.cloned().unwrap_or_default();
        add(&mut requested);
        self.config.store_put(requested);
        self
    }
}
