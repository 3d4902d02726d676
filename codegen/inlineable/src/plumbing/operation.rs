//! An operation, and how it is called.

use crate::client::Handle;
use crate::config::auth::Params;
use crate::config::endpoint::ParamsBuilder;
use crate::config::{
    Builder, FrozenLayer, Intercept, Layer, RuntimeComponentsBuilder, RuntimePlugin,
    SharedInterceptor,
};
use crate::error::{BoxError, BuildError, ConnectorError, SdkError};
use crate::plumbing::call::classifiers;
use crate::plumbing::errors::ModeledError;
use crate::plumbing::interceptors::CallParams;
use crate::plumbing::request::Request;
use crate::plumbing::response::{ErrorResponse, Response};
use crate::plumbing::serde::{RequestSerializer, ResponseDeserializer};
use crate::service;
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_runtime::service_clock_skew::ServiceClockSkewClassifier;
use aws_smithy_runtime::client::orchestrator;
use aws_smithy_runtime::client::retries::classifiers::{
    ModeledAsRetryableClassifier, TransientErrorClassifier,
};
use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input};
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugins, StaticRuntimePlugin};
use aws_smithy_runtime_api::client::ser_de::{SharedRequestSerializer, SharedResponseDeserializer};
use aws_smithy_types::retry::ProvideErrorKind;
use std::fmt;
use tracing::Instrument;

/// What is particular to an operation.
pub(crate) trait Operation: RuntimePlugin + Default + 'static {
    /// Name of the operation in the model.
    const NAME: &'static str;

    /// HTTP status of a successful answer in the model; any other 2xx will do as well.
    const SUCCESS: u16;

    type Input: fmt::Debug + Send + Sync + 'static;
    type Output: fmt::Debug + Send + Sync + 'static;
    type Error: ModeledError + ProvideErrorKind + CreateUnhandledError + Send + Sync;

    /// The span of a call; see [`operation_span`].
    fn span() -> tracing::Span;

    /// Members of the input, by their names in the model, that may be asked for in telemetry.
    fn attributes(input: &Self::Input) -> impl Iterator<Item = (&'static str, Option<&str>)>;

    /// Parameters of the endpoint rules that the operation or its input decides.
    fn endpoint_params(_: &Self::Input, params: ParamsBuilder) -> ParamsBuilder {
        params
    }

    /// Interceptors of this operation alone.
    fn interceptors() -> Vec<SharedInterceptor> {
        Vec::new()
    }

    /// The request for an input.
    fn request(input: Self::Input) -> Result<Request, BuildError>;

    /// What writes the requests.
    fn serializer() -> SharedRequestSerializer {
        SharedRequestSerializer::new(RequestSerializer::<Self>::default())
    }

    /// The output that a successful answer tells of.
    fn output(response: &Response<'_>) -> Result<Self::Output, BoxError>;

    /// What reads the answers.
    fn deserializer() -> SharedResponseDeserializer {
        SharedResponseDeserializer::new(ResponseDeserializer::<Self>::default())
    }

    /// The error with this code, or `None` if the operation does not model it.
    fn error(_: &str, _: &ErrorResponse<'_>) -> Result<Option<Self::Error>, BoxError> {
        Ok(None)
    }
}

/// The span of a call. The ID tells concurrent calls apart in logs; it is not sent.
macro_rules! operation_span {
    ($service:literal, $operation:literal) => {
        #[inline]
        fn span() -> tracing::Span {
            tracing::debug_span!(
                concat!($service, ".", $operation),
                "rpc.service" = $service,
                "rpc.method" = $operation,
                "sdk_invocation_id" = fastrand::u32(1_000_000..10_000_000),
                "rpc.system" = "aws-api",
            )
        }
    };
}
pub(crate) use operation_span;

/// Calls an operation once.
pub(crate) async fn send<O: Operation>(
    handle: &Handle,
    input: O::Input,
    config_override: Option<Box<Builder>>,
) -> CallResult<O> {
    let plugins = handle.composition.plugins::<O>(config_override);
    invoke::<O>(&plugins, input).await
}

/// What comes of a call.
pub(crate) type CallResult<O> = Result<<O as Operation>::Output, SdkError<<O as Operation>::Error>>;

/// Calls an operation with the plugins of a call.
pub(crate) async fn invoke<O: Operation>(
    plugins: &RuntimePlugins,
    input: O::Input,
) -> CallResult<O> {
    let unhandled = |err: Error| O::Error::create_unhandled_error(err.into(), None);
    let typed = |err: Error| err.downcast().unwrap_or_else(unhandled);
    let output = orchestrator::invoke(service::SERVICE_ID, O::NAME, Input::erase(input), plugins)
        .instrument(O::span())
        .await
        .map_err(|err| err.map_service_error(typed))?;
    // Only an interceptor that replaces the output can make it one of another type.
    output.downcast().map_err(|_| {
        let err = "the output is one of another operation".into();
        SdkError::dispatch_failure(ConnectorError::other(err, None))
    })
}

/// Configuration of an operation, for its [`RuntimePlugin::config`].
pub(crate) fn config<O: Operation>() -> FrozenLayer {
    let mut layer = Layer::new(O::NAME);
    configure::<O>(&mut layer);
    layer.freeze()
}

/// Adds the configuration of an operation.
pub(crate) fn configure<O: Operation>(layer: &mut Layer) {
    layer
        .store_put(O::serializer())
        .store_put(O::deserializer())
        .store_put(AuthSchemeOptionResolverParams::new(Params::new(O::NAME)))
        .store_put(Metadata::new(O::NAME, service::SERVICE_ID))
        .store_put(SigV4OperationSigningConfig::default());
}

/// Components of an operation, for its [`RuntimePlugin::runtime_components`].
pub(crate) fn runtime_components<O: Operation>() -> RuntimeComponentsBuilder {
    let mut components = RuntimeComponentsBuilder::new(O::NAME)
        .with_retry_classifier(TransientErrorClassifier::<O::Error>::new())
        .with_retry_classifier(ModeledAsRetryableClassifier::<O::Error>::new())
        .with_retry_classifier(AwsErrorCodeClassifier::<O::Error>::new())
        .with_retry_classifier(ServiceClockSkewClassifier::<O::Error>::new());
    components.extend_interceptors(official_interceptors::<O>().into_iter());
    components
}

/// An operation as a plugin that is made once, for clients whose [`Clock`](crate::plumbing::call::clock::Clock) is not the
/// official one.
pub(crate) fn plugin<O: Operation>() -> StaticRuntimePlugin {
    let mut components = RuntimeComponentsBuilder::new(O::NAME);
    components
        .extend_interceptors(official_interceptors::<O>().into_iter())
        .extend_retry_classifiers(classifiers::of_operation::<O::Error>().into_iter());
    StaticRuntimePlugin::new().with_config(config::<O>()).with_runtime_components(components)
}

fn official_interceptors<O: Operation>() -> Vec<SharedInterceptor> {
    interceptors(CallParams::<O>::new(None), StalledStreamProtectionInterceptor::default())
}

/// The interceptors of an operation; `guard` protects its streams.
pub(crate) fn interceptors<O: Operation>(
    params: CallParams<O>,
    guard: impl Intercept + 'static,
) -> Vec<SharedInterceptor> {
    let mut interceptors =
        vec![SharedInterceptor::permanent(params), SharedInterceptor::permanent(guard)];
    interceptors.extend(O::interceptors());
    interceptors
}
