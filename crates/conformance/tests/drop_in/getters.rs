//! What a configuration says about itself.

use aws_runtime::invocation_id::SharedInvocationIdGenerator;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::auth::{AuthSchemePreference, SharedAuthSchemeOptionResolver};
use sdk::Config;
use sdk::config::endpoint::SharedEndpointResolver;
use sdk::config::retry::RetryConfig;
use sdk::config::timeout::TimeoutConfig;
use sdk::config::{
    AppName, Builder, FrameworkMetadata, Region, SharedAsyncSleep, SharedCredentialsProvider,
    SharedHttpClient, SharedIdentityCache, StalledStreamProtectionConfig,
};

use super::sdk;

#[test]
fn signatures() {
    let _: fn() -> Builder = Config::builder;
    let _: fn(&Config) -> Builder = Config::to_builder;
    let _: fn(&Config) -> Option<&StalledStreamProtectionConfig> =
        Config::stalled_stream_protection;
    let _: fn(&Config) -> Option<SharedHttpClient> = Config::http_client;
    let _: fn(&Config) -> Option<SharedAuthSchemeOptionResolver> = Config::auth_scheme_resolver;
    let _: fn(&Config) -> Option<&AuthSchemePreference> = Config::auth_scheme_preference;
    let _: fn(&Config) -> SharedEndpointResolver = Config::endpoint_resolver;
    let _: fn(&Config) -> Option<&RetryConfig> = Config::retry_config;
    let _: fn(&Config) -> Option<SharedAsyncSleep> = Config::sleep_impl;
    let _: fn(&Config) -> Option<&TimeoutConfig> = Config::timeout_config;
    let _: fn(&Config) -> Option<&RetryPartition> = Config::retry_partition;
    let _: fn(&Config) -> Option<SharedIdentityCache> = Config::identity_cache;
    let _: fn(&Config) -> Option<SharedTimeSource> = Config::time_source;
    let _: fn(&Config) -> Option<&AppName> = Config::app_name;
    let _: fn(&Config) -> Vec<&FrameworkMetadata> = Config::framework_metadata;
    let _: fn(&Config) -> Option<bool> = Config::disable_clock_skew_correction;
    let _: fn(&Config) -> Option<SharedInvocationIdGenerator> = Config::invocation_id_generator;
    let _: fn(&Config) -> &'static str = Config::signing_name;
    let _: fn(&Config) -> Option<&Region> = Config::region;
    #[expect(deprecated, reason = "it is still called")]
    let _: fn(&Config) -> Option<SharedCredentialsProvider> = Config::credentials_provider;
    let _: fn() -> Builder = Builder::new;
    let _: fn(Builder) -> Config = Builder::build;
}

/// What was never set is unset, but for the clock.
#[test]
fn nothing_set() {
    for config in [Config::builder().build(), Builder::new().build(), Builder::default().build()] {
        assert!(config.http_client().is_none());
        assert_eq!(config.auth_schemes().count(), 0);
        assert!(config.auth_scheme_resolver().is_none());
        assert!(config.auth_scheme_preference().is_none());
        assert!(config.retry_config().is_none());
        assert!(config.sleep_impl().is_none());
        assert!(config.timeout_config().is_none());
        assert!(config.retry_partition().is_none());
        assert!(config.identity_cache().is_none());
        assert_eq!(config.interceptors().count(), 0);
        assert!(config.time_source().is_some(), "the clock of the machine");
        assert_eq!(config.retry_classifiers().count(), 0);
        assert!(config.app_name().is_none());
        assert!(config.framework_metadata().is_empty());
        assert_eq!(config.disable_clock_skew_correction(), None);
        assert!(config.invocation_id_generator().is_none());
        assert_eq!(config.signing_name(), "glacier");
        assert_eq!(config.region(), None);
        #[expect(deprecated, reason = "it is still called")]
        let provider = config.credentials_provider();
        assert!(provider.is_none());
        assert!(config.stalled_stream_protection().is_none());
    }
}
