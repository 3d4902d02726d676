//! What the runtime is made of before an operation adds its own part.

use super::auth::{DefaultAuthSchemeResolver, ResolveAuthScheme};
use super::defaults::default_plugins;
use super::endpoint::{DefaultResolver, ResolveEndpoint};
use super::{
    BehaviorVersion, Builder, Config, ConfigBag, FrozenLayer, IdentityCache, Layer, Region,
    RuntimeComponentsBuilder, RuntimePlugin, SharedInterceptor,
};
use crate::error::BoxError;
use crate::plumbing::interceptors::FeatureTracker;
use crate::service;
use aws_runtime::auth::sigv4::SigV4AuthScheme;
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_runtime::client::auth::no_auth::{NO_AUTH_SCHEME_ID, NoAuthScheme};
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime::client::identity::no_auth::NoAuthIdentityResolver;
use aws_smithy_runtime::client::metrics::MetricsRuntimePlugin;
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::runtime_plugin::{Order, RuntimePlugins, StaticRuntimePlugin};
use aws_types::region::SigningRegion;

/// The plugins of a client: defaults, then what the user configured, then metrics. An error if
/// they can't work together.
pub(crate) fn base_client_runtime_plugins(config: Config) -> Result<RuntimePlugins, BoxError> {
    let Config { layer, builder } = config;
    let latest = || cfg!(feature = "behavior-version-latest").then(BehaviorVersion::latest);
    let behavior_version = builder.behavior_version.or_else(latest).ok_or(
        "a behavior version must be set: call `behavior_version` on the configuration, or enable \
         the cargo feature `behavior-version-latest`",
    )?;
    let retry_partition = match layer.load::<Region>() {
        Some(region) => format!("{}-{region}", service::RETRY_PARTITION),
        None => service::RETRY_PARTITION.to_owned(),
    };
    let metrics = MetricsRuntimePlugin::builder()
        .with_scope(service::SCOPE)
        .with_time_source(builder.components.time_source().unwrap_or_default())
        .build()?;
    let plugins = RuntimePlugins::new()
        .with_client_plugins(default_plugins(retry_partition, behavior_version))
        .with_client_plugin(plugin(layer, builder.components))
        .with_client_plugin(service_plugin().with_order(Order::Defaults))
        .with_client_plugin(metrics)
        .with_client_plugins(builder.plugins);
    let mut cfg = ConfigBag::base();
    plugins.apply_client_configuration(&mut cfg)?.validate_base_client_config(&cfg)?;
    Ok(plugins)
}

/// What every client of this service starts from; the user's configuration wins over it.
fn service_plugin() -> StaticRuntimePlugin {
    let mut layer = Layer::new(service::SERVICE_ID);
    layer.store_put(AuthSchemeAndEndpointOrchestrationV2);
    let auth_scheme_resolver = DefaultAuthSchemeResolver::default().into_shared_resolver();
    let no_identity = SharedIdentityResolver::new(NoAuthIdentityResolver::new());
    let mut components = RuntimeComponentsBuilder::new("service")
        .with_auth_scheme_option_resolver(Some(auth_scheme_resolver))
        .with_auth_scheme(SigV4AuthScheme::new())
        .with_auth_scheme(NoAuthScheme::new())
        .with_identity_resolver(NO_AUTH_SCHEME_ID, no_identity)
        .with_endpoint_resolver(Some(DefaultResolver::new().into_shared_resolver()))
        .with_retry_classifier(HttpStatusCodeClassifier::default());
    components
        .push_interceptor(SharedInterceptor::permanent(ConnectionPoisoningInterceptor::new()))
        .push_interceptor(SharedInterceptor::permanent(FeatureTracker))
        .push_interceptor(ServiceClockSkewInterceptor::new())
        .push_interceptor(RequestInfoInterceptor::new())
        .push_interceptor(UserAgentInterceptor::new())
        .extend_interceptors(service::interceptors().into_iter())
        .push_interceptor(InvocationIdInterceptor::new())
        .push_interceptor(SharedInterceptor::permanent(RecursionDetectionInterceptor::new()));
    plugin(layer.freeze(), components)
}

/// The plugins of a call: the client's, the operation's, and what replaces settings for this call.
pub(crate) fn call_plugins(
    client: &RuntimePlugins,
    operation: impl RuntimePlugin + 'static,
    config_override: Option<Builder>,
) -> RuntimePlugins {
    let plugins = client.clone().with_operation_plugin(operation);
    let Some(Builder { mut config, mut components, plugins: own, .. }) = config_override else {
        return plugins;
    };
    if let Some(region) = config.load::<Region>().cloned() {
        config.store_put(SigningRegion::from(region));
    }
    // Other credentials get a cache of their own, for the attempts of this call, so that the
    // client's does not grow with each of them.
    if components.has_identity_resolvers() && components.identity_cache().is_none() {
        components.set_identity_cache(Some(IdentityCache::lazy().max_partitions(1).build()));
    }
    let layer = Layer::from(config).with_name("config override").freeze();
    plugins.with_operation_plugins(own).with_operation_plugin(plugin(layer, components))
}

fn plugin(layer: FrozenLayer, components: RuntimeComponentsBuilder) -> StaticRuntimePlugin {
    StaticRuntimePlugin::new().with_config(layer).with_runtime_components(components)
}
