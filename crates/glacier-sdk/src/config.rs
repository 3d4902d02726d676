//! Configuration of a [`Client`](crate::Client) and the types that it is made of.

pub mod auth;
pub mod endpoint;
pub mod http;
pub mod interceptors;
pub mod retry;
pub mod timeout;

mod builder;
pub(crate) mod composition;
mod defaults;
pub(crate) mod runtime_plugins;
mod sdk_config;

pub use aws_credential_types::Credentials;
pub use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
pub use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
pub use aws_smithy_runtime::client::identity::IdentityCache;
pub use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
pub use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
pub use aws_smithy_runtime_api::client::identity::{ResolveCachedIdentity, SharedIdentityCache};
pub use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
pub use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
pub use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, SharedRuntimePlugin};
pub use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
pub use aws_smithy_runtime_api::shared::IntoShared;
pub use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
pub use aws_types::app_name::AppName;
pub use aws_types::region::Region;
pub use aws_types::sdk_ua_metadata::FrameworkMetadata;
pub use builder::Builder;

use crate::service;
use aws_runtime::invocation_id::SharedInvocationIdGenerator;
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemePreference, SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_types::SdkConfig;
use endpoint::{ResolveEndpoint, SharedEndpointResolver};
use retry::{RetryConfig, RetryPartition};
use timeout::TimeoutConfig;

/// Configuration of a [`Client`](crate::Client).
///
/// Made by a [`Builder`], or from the configuration that all clients of a program share. A getter
/// tells what was set, not what a client falls back to; the setter of the same name on [`Builder`]
/// says what the setting does.
///
/// ```
/// use glacier_sdk::config::{Config, Region};
///
/// let config = Config::builder().region(Region::new("eu-central-1")).build();
/// assert_eq!(config.region(), Some(&Region::new("eu-central-1")));
/// ```
#[derive(Clone, Debug)]
pub struct Config {
    /// What the builder set, in the form that calls share.
    layer: FrozenLayer,
    builder: Builder,
}

impl Config {
    /// Starts a configuration.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Starts a configuration with the settings of this one.
    pub fn to_builder(&self) -> Builder {
        self.builder.clone()
    }

    /// Takes over what all clients of a program share.
    pub fn new(config: &SdkConfig) -> Self {
        Builder::from(config).build()
    }

    /// When a connection counts as stalled.
    pub fn stalled_stream_protection(&self) -> Option<&StalledStreamProtectionConfig> {
        self.layer.load::<StalledStreamProtectionConfig>()
    }

    /// The HTTP client.
    pub fn http_client(&self) -> Option<SharedHttpClient> {
        self.builder.components.http_client()
    }

    /// The ways of authentication added to those that the service knows.
    pub fn auth_schemes(&self) -> impl Iterator<Item = SharedAuthScheme> + '_ {
        self.builder.components.auth_schemes()
    }

    /// The resolver of the way of authentication.
    pub fn auth_scheme_resolver(&self) -> Option<SharedAuthSchemeOptionResolver> {
        self.builder.components.auth_scheme_option_resolver()
    }

    /// The preferred ways of authentication.
    pub fn auth_scheme_preference(&self) -> Option<&AuthSchemePreference> {
        self.layer.load::<AuthSchemePreference>()
    }

    /// The endpoint resolver: the one that was set, else the one that follows the service's rules.
    pub fn endpoint_resolver(&self) -> SharedEndpointResolver {
        let resolver = self.builder.components.endpoint_resolver();
        resolver.unwrap_or_else(|| endpoint::DefaultResolver::new().into_shared_resolver())
    }

    /// How failed calls are repeated.
    pub fn retry_config(&self) -> Option<&RetryConfig> {
        self.layer.load::<RetryConfig>()
    }

    /// What is used to wait.
    pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
        self.builder.components.sleep_impl()
    }

    /// How long things may take.
    pub fn timeout_config(&self) -> Option<&TimeoutConfig> {
        self.layer.load::<TimeoutConfig>()
    }

    /// The partition within which retries share their limits.
    pub fn retry_partition(&self) -> Option<&RetryPartition> {
        self.layer.load::<RetryPartition>()
    }

    /// The cache of credentials.
    pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
        self.builder.components.identity_cache()
    }

    /// The interceptors added to those of the runtime.
    pub fn interceptors(&self) -> impl Iterator<Item = SharedInterceptor> + '_ {
        self.builder.components.interceptors()
    }

    /// The clock.
    pub fn time_source(&self) -> Option<SharedTimeSource> {
        self.builder.components.time_source()
    }

    /// The retry classifiers added to those of the runtime.
    pub fn retry_classifiers(&self) -> impl Iterator<Item = SharedRetryClassifier> + '_ {
        self.builder.components.retry_classifiers()
    }

    /// The name of the program.
    pub fn app_name(&self) -> Option<&AppName> {
        self.layer.load::<AppName>()
    }

    /// The frameworks that the program is built on, in the order they were added.
    pub fn framework_metadata(&self) -> Vec<&FrameworkMetadata> {
        let mut metadata: Vec<_> = self.layer.load::<FrameworkMetadata>().collect();
        metadata.reverse(); // They are loaded newest first.
        metadata
    }

    /// Whether the clock is used as it is, even if the service's differs.
    pub fn disable_clock_skew_correction(&self) -> Option<bool> {
        let setting = self.layer.load::<DisableClockSkewCorrection>();
        setting.map(DisableClockSkewCorrection::is_disabled)
    }

    /// The source of invocation IDs.
    pub fn invocation_id_generator(&self) -> Option<SharedInvocationIdGenerator> {
        self.layer.load::<SharedInvocationIdGenerator>().cloned()
    }

    /// The name of the service in signatures.
    pub fn signing_name(&self) -> &'static str {
        service::SIGNING_NAME
    }

    /// The region.
    pub fn region(&self) -> Option<&Region> {
        self.layer.load::<Region>()
    }

    /// Always `None`: a configuration does not give its credentials away.
    #[deprecated(note = "always `None`")]
    pub fn credentials_provider(&self) -> Option<SharedCredentialsProvider> {
        None
    }
}
