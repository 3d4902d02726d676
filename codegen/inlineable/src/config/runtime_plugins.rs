//! What the runtime is made of before an operation adds its own part.

use super::auth::{DefaultAuthSchemeResolver, ResolveAuthScheme};
use super::endpoint::{DefaultResolver, ResolveEndpoint};
use super::{Builder, Config};
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
use aws_smithy_runtime::client::defaults::{DefaultPluginParams, default_plugins};
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime::client::identity::no_auth::NoAuthIdentityResolver;
use aws_smithy_runtime::client::metrics::MetricsRuntimePlugin;
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    Order, RuntimePlugin, RuntimePlugins, StaticRuntimePlugin,
};
use aws_smithy_types::config_bag::Layer;
use aws_types::region::{Region, SigningRegion};
use std::mem;

/// The plugins of a client: defaults, then what the user configured, then metrics.
pub(crate) fn base_client_runtime_plugins(config: Config) -> Result<RuntimePlugins, BoxError> {
    let behavior_version = config.behavior_version.or(default_behavior_version()).ok_or(
        "a behavior version must be set: call `behavior_version` on the configuration, or enable \
         the cargo feature `behavior-version-latest`",
    )?;
    let retry_partition = match config.region() {
        Some(region) => format!("{}-{region}", service::RETRY_PARTITION),
        None => service::RETRY_PARTITION.to_owned(),
    };
    let defaults = DefaultPluginParams::new()
        .with_retry_partition_name(retry_partition)
        .with_behavior_version(behavior_version)
        .with_is_aws_sdk(true);
    let time_source = config.runtime_components.time_source().unwrap_or_default();
    let metrics = MetricsRuntimePlugin::builder()
        .with_scope(service::SCOPE)
        .with_time_source(time_source)
        .build()?;
    let configured = StaticRuntimePlugin::new()
        .with_config(config.layer)
        .with_runtime_components(config.runtime_components);
    let plugins = RuntimePlugins::new()
        .with_client_plugins(default_plugins(defaults))
        .with_client_plugin(configured)
        .with_client_plugin(service_plugin())
        .with_client_plugin(metrics);
    Ok(plugins.with_client_plugins(config.runtime_plugins))
}

fn default_behavior_version() -> Option<BehaviorVersion> {
    cfg!(feature = "behavior-version-latest").then(BehaviorVersion::latest)
}

/// What every client of this service starts from; the user's configuration wins over it.
fn service_plugin() -> StaticRuntimePlugin {
    let mut config = Layer::new(service::SERVICE_ID);
    config.store_put(AuthSchemeAndEndpointOrchestrationV2);
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
    StaticRuntimePlugin::new()
        .with_order(Order::Defaults)
        .with_config(config.freeze())
        .with_runtime_components(components)
}

/// The plugins of a call: the client's, the operation's, and what replaces settings for this call.
pub(crate) fn call_plugins(
    client: &RuntimePlugins,
    operation: impl RuntimePlugin + 'static,
    config_override: Option<Builder>,
) -> RuntimePlugins {
    let plugins = client.clone().with_operation_plugin(operation);
    let Some(mut config_override) = config_override else {
        return plugins;
    };
    let own = mem::take(&mut config_override.runtime_plugins);
    plugins
        .with_operation_plugins(own)
        .with_operation_plugin(config_override_plugin(config_override))
}

fn config_override_plugin(config_override: Builder) -> StaticRuntimePlugin {
    let mut config = config_override.config;
    if let Some(region) = config.load::<Region>().cloned() {
        config.store_put(SigningRegion::from(region));
    }
    // Other credentials get a cache of their own, for the attempts of this call, so that the
    // client's does not grow with each of them.
    let mut components = config_override.runtime_components;
    if components.has_identity_resolvers() && components.identity_cache().is_none() {
        components.set_identity_cache(Some(IdentityCache::lazy().max_partitions(1).build()));
    }
    StaticRuntimePlugin::new()
        .with_config(Layer::from(config).with_name("config override").freeze())
        .with_runtime_components(components)
}
