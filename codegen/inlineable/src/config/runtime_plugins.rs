//! What the runtime is made of before an operation adds its own part, and how the official client composes it.

use super::account_id; // only: config::account_id
use super::auth::{DefaultAuthSchemeResolver, ResolveAuthScheme};
use super::bearer; // only: config::bearer
use super::defaults::default_plugins;
use super::endpoint::{DefaultResolver, ResolveEndpoint};
use super::sigv4a; // only: config::sigv4a
use super::{
    BehaviorVersion, Builder, Config, FrozenLayer, IdentityCache, Layer, Region,
    RuntimeComponentsBuilder, RuntimePlugin, SharedInterceptor, SharedRuntimePlugin,
};
use crate::error::BoxError;
use crate::plumbing::interceptors::FeatureTracker;
use crate::plumbing::signing;
use crate::service;
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

/// What the plugins of a client are made of. However they are composed, all calls share it.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(super) behavior_version: BehaviorVersion,
    /// The runtime's defaults.
    pub(super) defaults: Vec<SharedRuntimePlugin>,
    /// What every client of this service starts from, without interceptors.
    pub(super) service: RuntimeComponentsBuilder,
    /// What calls need that are not authenticated.
    pub(super) no_auth: RuntimeComponentsBuilder,
    /// What the user configured: as a layer, and as it was built.
    pub(super) layer: FrozenLayer,
    pub(super) user: Builder,
    metrics: SharedRuntimePlugin,
}

impl Parts {
    /// An error if something is missing that nothing can stand in for.
    pub(crate) fn new(config: Config) -> Result<Self, BoxError> {
        let Config { layer, builder: user } = config;
        let latest = || cfg!(feature = "behavior-version-latest").then(BehaviorVersion::latest);
        let behavior_version = user.behavior_version.or_else(latest).ok_or(
            "a behavior version must be set: call `behavior_version` on the configuration, or \
             enable the cargo feature `behavior-version-latest`",
        )?;
        let retry_partition = match layer.load::<Region>() {
            Some(region) => format!("{}-{region}", service::RETRY_PARTITION),
            None => service::RETRY_PARTITION.to_owned(),
        };
        let metrics = MetricsRuntimePlugin::builder()
            .with_scope(service::SCOPE)
            .with_time_source(user.components.time_source().unwrap_or_default())
            .build()?;
        Ok(Self {
            behavior_version,
            defaults: default_plugins(retry_partition, behavior_version),
            service: service_components(),
            no_auth: no_auth_components(),
            layer,
            user,
            metrics: SharedRuntimePlugin::new(metrics),
        })
    }

    /// The plugins of a client as the official one composes them: defaults, then what the user configured, then metrics.
    pub(crate) fn plugins(&self, interceptors: Vec<SharedInterceptor>) -> RuntimePlugins {
        let components = self.service_with(interceptors);
        RuntimePlugins::new()
            .with_client_plugins(self.defaults.iter().cloned())
            .with_client_plugin(plugin(self.layer.clone(), self.user.components.clone()))
            .with_client_plugin(plugin(service_layer(), components).with_order(Order::Defaults))
            .with_client_plugin(self.metrics.clone())
            .with_client_plugins(self.user.plugins.iter().cloned())
    }

    /// All that clients of this service start from.
    pub(super) fn service_with(
        &self,
        interceptors: Vec<SharedInterceptor>,
    ) -> RuntimeComponentsBuilder {
        let mut components = self.service.clone().merge_from(&self.no_auth);
        components.extend_interceptors(interceptors.into_iter());
        components
    }
}

/// What every client of this service starts from; the user's configuration wins over it.
fn service_components() -> RuntimeComponentsBuilder {
    let auth_scheme_resolver = DefaultAuthSchemeResolver::default().into_shared_resolver();
    let auth_scheme_resolver = sigv4a::endpoint_first(auth_scheme_resolver); // only: config::sigv4a
    RuntimeComponentsBuilder::new("service")
        .with_auth_scheme_option_resolver(Some(auth_scheme_resolver))
        .with_auth_scheme(signing::AuthScheme::new())
        .merge_from(&sigv4a::components()) // only: config::sigv4a
        .merge_from(&bearer::components()) // only: config::bearer
        .with_endpoint_resolver(Some(DefaultResolver::new().into_shared_resolver()))
        .with_retry_classifier(HttpStatusCodeClassifier::default())
}

fn no_auth_components() -> RuntimeComponentsBuilder {
    let no_identity = SharedIdentityResolver::new(NoAuthIdentityResolver::new());
    RuntimeComponentsBuilder::new("no authentication")
        .with_auth_scheme(NoAuthScheme::new())
        .with_identity_resolver(NO_AUTH_SCHEME_ID, no_identity)
}

pub(super) fn service_layer() -> FrozenLayer {
    let mut layer = Layer::new(service::SERVICE_ID);
    configure_service(&mut layer);
    layer.freeze()
}

pub(super) fn configure_service(layer: &mut Layer) {
    layer.store_put(AuthSchemeAndEndpointOrchestrationV2);
}

/// The interceptors of every client of this service, as the official one has them.
pub(super) fn official_interceptors() -> Vec<SharedInterceptor> {
    service_interceptors(
        SharedInterceptor::new(ServiceClockSkewInterceptor::new()),
        SharedInterceptor::new(RequestInfoInterceptor::new()),
    )
}

/// The interceptors of every client of this service; these two go by the service's clock.
pub(super) fn service_interceptors(
    clock: SharedInterceptor,
    request_info: SharedInterceptor,
) -> Vec<SharedInterceptor> {
    let mut interceptors = vec![
        SharedInterceptor::permanent(account_id::NoteMode), // only: config::account_id
        SharedInterceptor::permanent(ConnectionPoisoningInterceptor::new()),
        SharedInterceptor::permanent(FeatureTracker),
        clock,
        request_info,
        SharedInterceptor::new(UserAgentInterceptor::new()),
    ];
    interceptors.extend(service::interceptors());
    interceptors.push(SharedInterceptor::new(InvocationIdInterceptor::new()));
    interceptors.push(SharedInterceptor::permanent(RecursionDetectionInterceptor::new()));
    interceptors
}

/// The plugins of a call: the client's, the operation's, and what replaces settings for this call.
pub(crate) fn call_plugins(
    client: &RuntimePlugins,
    operation: impl RuntimePlugin + 'static,
    config_override: Option<Builder>,
) -> RuntimePlugins {
    let plugins = client.clone().with_operation_plugin(operation);
    match config_override {
        Some(config_override) => with_override(plugins, config_override),
        None => plugins,
    }
}

/// Adds what replaces settings for a call.
pub(super) fn with_override(plugins: RuntimePlugins, config_override: Builder) -> RuntimePlugins {
    let Builder { mut config, mut components, plugins: own, .. } = config_override;
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

pub(super) fn plugin(
    layer: FrozenLayer,
    components: RuntimeComponentsBuilder,
) -> StaticRuntimePlugin {
    StaticRuntimePlugin::new().with_config(layer).with_runtime_components(components)
}
