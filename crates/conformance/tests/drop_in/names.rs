//! Everything that the client re-exports is there under its name, and is the runtime's own.

use super::sdk;

/// Holds for two names of one type only.
trait Same<T: ?Sized> {}

impl<T: ?Sized> Same<T> for T {}

fn same<T: ?Sized + Same<U>, U: ?Sized>() {}

macro_rules! same_types {
    ($($name:ty = $original:ty;)*) => {
        $(same::<$name, $original>();)*
    };
}

#[test]
fn crate_root() {
    same_types! {
        sdk::Client = sdk::client::Client;
        sdk::Config = sdk::config::Config;
    }
    let _: sdk::Error;
    let version: &'static str = sdk::meta::PKG_VERSION;
    assert_eq!(version.split('.').count(), 3, "{version}");
}

#[test]
fn config() {
    same_types! {
        sdk::config::AppName = aws_types::app_name::AppName;
        sdk::config::BehaviorVersion = aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
        sdk::config::ConfigBag = aws_smithy_types::config_bag::ConfigBag;
        sdk::config::Credentials = aws_credential_types::Credentials;
        sdk::config::FrameworkMetadata = aws_types::sdk_ua_metadata::FrameworkMetadata;
        sdk::config::FrozenLayer = aws_smithy_types::config_bag::FrozenLayer;
        sdk::config::IdentityCache = aws_smithy_runtime::client::identity::IdentityCache;
        sdk::config::Layer = aws_smithy_types::config_bag::Layer;
        sdk::config::Region = aws_types::region::Region;
        sdk::config::RuntimeComponents = aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
        sdk::config::RuntimeComponentsBuilder =
            aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
        sdk::config::SharedAsyncSleep = aws_smithy_async::rt::sleep::SharedAsyncSleep;
        sdk::config::SharedCredentialsProvider = aws_credential_types::provider::SharedCredentialsProvider;
        sdk::config::SharedHttpClient = aws_smithy_runtime_api::client::http::SharedHttpClient;
        sdk::config::SharedIdentityCache = aws_smithy_runtime_api::client::identity::SharedIdentityCache;
        sdk::config::SharedInterceptor = aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
        sdk::config::SharedRuntimePlugin = aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
        sdk::config::Sleep = aws_smithy_async::rt::sleep::Sleep;
        sdk::config::StalledStreamProtectionConfig =
            aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
        dyn sdk::config::AsyncSleep = dyn aws_smithy_async::rt::sleep::AsyncSleep;
        dyn sdk::config::HttpClient = dyn aws_smithy_runtime_api::client::http::HttpClient;
        dyn sdk::config::Intercept = dyn aws_smithy_runtime_api::client::interceptors::Intercept;
        dyn sdk::config::ProvideCredentials = dyn aws_credential_types::provider::ProvideCredentials;
        dyn sdk::config::ResolveCachedIdentity = dyn aws_smithy_runtime_api::client::identity::ResolveCachedIdentity;
        dyn sdk::config::RuntimePlugin = dyn aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
    }
}

/// A trait that cannot be made into an object.
#[test]
fn into_shared() {
    fn shared<T: sdk::config::IntoShared<sdk::config::SharedAsyncSleep>>(
        sleep: T,
    ) -> sdk::config::SharedAsyncSleep {
        aws_smithy_runtime_api::shared::IntoShared::into_shared(sleep)
    }
    let _ = shared(aws_smithy_async::rt::sleep::TokioSleep::new());
}

#[test]
fn config_http_retry_timeout_endpoint() {
    same_types! {
        sdk::config::http::HttpRequest = aws_smithy_runtime_api::client::orchestrator::HttpRequest;
        sdk::config::http::HttpResponse = aws_smithy_runtime_api::client::orchestrator::HttpResponse;
        dyn sdk::config::retry::ClassifyRetry = dyn aws_smithy_runtime_api::client::retries::classifiers::ClassifyRetry;
        sdk::config::retry::RetryAction = aws_smithy_runtime_api::client::retries::classifiers::RetryAction;
        sdk::config::retry::ShouldAttempt = aws_smithy_runtime_api::client::retries::ShouldAttempt;
        sdk::config::retry::ClientRateLimiter = aws_smithy_runtime::client::retries::ClientRateLimiter;
        sdk::config::retry::RetryPartition = aws_smithy_runtime::client::retries::RetryPartition;
        sdk::config::retry::TokenBucket = aws_smithy_runtime::client::retries::TokenBucket;
        sdk::config::retry::ReconnectMode = aws_smithy_types::retry::ReconnectMode;
        sdk::config::retry::RetryConfig = aws_smithy_types::retry::RetryConfig;
        sdk::config::retry::RetryConfigBuilder = aws_smithy_types::retry::RetryConfigBuilder;
        sdk::config::retry::RetryMode = aws_smithy_types::retry::RetryMode;
        sdk::config::timeout::TimeoutConfig = aws_smithy_types::timeout::TimeoutConfig;
        sdk::config::timeout::TimeoutConfigBuilder = aws_smithy_types::timeout::TimeoutConfigBuilder;
        sdk::config::endpoint::Endpoint = aws_smithy_types::endpoint::Endpoint;
        sdk::config::endpoint::EndpointFuture<'_> = aws_smithy_runtime_api::client::endpoint::EndpointFuture<'_>;
        sdk::config::endpoint::SharedEndpointResolver = aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
    }
}

#[test]
fn config_interceptors() {
    use aws_smithy_runtime_api::client::interceptors::context as original;
    use sdk::config::interceptors as ours;
    same_types! {
        ours::InterceptorContext = original::InterceptorContext;
        ours::BeforeSerializationInterceptorContextRef<'_> = original::BeforeSerializationInterceptorContextRef<'_>;
        ours::BeforeSerializationInterceptorContextMut<'_> = original::BeforeSerializationInterceptorContextMut<'_>;
        ours::BeforeTransmitInterceptorContextRef<'_> = original::BeforeTransmitInterceptorContextRef<'_>;
        ours::BeforeTransmitInterceptorContextMut<'_> = original::BeforeTransmitInterceptorContextMut<'_>;
        ours::BeforeDeserializationInterceptorContextRef<'_> = original::BeforeDeserializationInterceptorContextRef<'_>;
        ours::BeforeDeserializationInterceptorContextMut<'_> = original::BeforeDeserializationInterceptorContextMut<'_>;
        ours::AfterDeserializationInterceptorContextRef<'_> = original::AfterDeserializationInterceptorContextRef<'_>;
        ours::FinalizerInterceptorContextRef<'_> = original::FinalizerInterceptorContextRef<'_>;
        ours::FinalizerInterceptorContextMut<'_> = original::FinalizerInterceptorContextMut<'_>;
    }
}

#[test]
fn error_and_operation() {
    use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
    same_types! {
        sdk::error::BoxError = aws_smithy_runtime_api::box_error::BoxError;
        sdk::error::ConnectorError = aws_smithy_runtime_api::client::result::ConnectorError;
        sdk::error::BuildError = aws_smithy_types::error::operation::BuildError;
        sdk::error::DisplayErrorContext<std::fmt::Error> = aws_smithy_types::error::display::DisplayErrorContext<std::fmt::Error>;
        sdk::error::ErrorMetadata = aws_smithy_types::error::metadata::ErrorMetadata;
        dyn sdk::error::ProvideErrorMetadata = dyn aws_smithy_types::error::metadata::ProvideErrorMetadata;
        dyn sdk::operation::RequestId = dyn aws_types::request_id::RequestId;
        sdk::error::SdkError<()> = aws_smithy_runtime_api::client::result::SdkError<(), HttpResponse>;
        sdk::error::SdkError<(), u8> = aws_smithy_runtime_api::client::result::SdkError<(), u8>;
    }
    let _: Option<sdk::error::UnknownVariantError> = None;
}

#[test]
fn primitives() {
    #[expect(unused_imports, reason = "an empty module that must be there")]
    use sdk::primitives::event_stream;

    same_types! {
        sdk::primitives::SdkBody = aws_smithy_types::body::SdkBody;
        sdk::primitives::ByteStreamError = aws_smithy_types::byte_stream::error::Error;
        sdk::primitives::AggregatedBytes = aws_smithy_types::byte_stream::AggregatedBytes;
        sdk::primitives::ByteStream = aws_smithy_types::byte_stream::ByteStream;
        sdk::primitives::DateTimeFormat = aws_smithy_types::date_time::Format;
        sdk::primitives::FsBuilder = aws_smithy_types::byte_stream::FsBuilder;
        sdk::primitives::Length = aws_smithy_types::byte_stream::Length;
        sdk::primitives::Blob = aws_smithy_types::Blob;
        sdk::primitives::DateTime = aws_smithy_types::DateTime;
    }
}
