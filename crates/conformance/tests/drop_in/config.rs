//! Every setter of the configuration, plain and `set_`, and what the getter says afterwards.

use std::time::{Duration, UNIX_EPOCH};

use aws_runtime::auth::sigv4::SigV4AuthScheme;
use aws_runtime::invocation_id::{
    DefaultInvocationIdGenerator, InvocationIdGenerator as _, SharedInvocationIdGenerator,
};
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::client::auth::{AuthScheme as _, AuthSchemeId, AuthSchemePreference};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use conformance::{Answer, Script};
use sdk::config::endpoint::{DefaultResolver, ResolveEndpoint as _, SharedEndpointResolver};
use sdk::config::retry::{ReconnectMode, RetryConfig, RetryMode, RetryPartition, TokenBucket};
use sdk::config::timeout::TimeoutConfig;
use sdk::config::{
    AppName, BehaviorVersion, Builder, Credentials, FrameworkMetadata, IdentityCache, Region,
    SharedAsyncSleep, SharedCredentialsProvider, SharedHttpClient, SharedInterceptor,
    StalledStreamProtectionConfig,
};

use super::sdk;

fn builder() -> Builder {
    sdk::Config::builder()
}

#[test]
fn signatures_of_setters() {
    type Setter<T> = fn(&mut Builder, Option<T>) -> &mut Builder;
    let _: Setter<StalledStreamProtectionConfig> = Builder::set_stalled_stream_protection;
    let _: Setter<SharedHttpClient> = Builder::set_http_client;
    let _: Setter<AuthSchemePreference> = Builder::set_auth_scheme_preference;
    let _: Setter<SharedEndpointResolver> = Builder::set_endpoint_resolver;
    let _: Setter<RetryConfig> = Builder::set_retry_config;
    let _: Setter<SharedAsyncSleep> = Builder::set_sleep_impl;
    let _: Setter<TimeoutConfig> = Builder::set_timeout_config;
    let _: Setter<RetryPartition> = Builder::set_retry_partition;
    let _: Setter<SharedTimeSource> = Builder::set_time_source;
    let _: Setter<AppName> = Builder::set_app_name;
    let _: Setter<bool> = Builder::set_disable_clock_skew_correction;
    let _: Setter<SharedInvocationIdGenerator> = Builder::set_invocation_id_generator;
    let _: Setter<String> = Builder::set_endpoint_url;
    let _: Setter<bool> = Builder::set_use_dual_stack;
    let _: Setter<bool> = Builder::set_use_fips;
    let _: Setter<Region> = Builder::set_region;
    let _: Setter<SharedCredentialsProvider> = Builder::set_credentials_provider;
    let _: Setter<BehaviorVersion> = Builder::set_behavior_version;
    let _: fn(&mut Builder) -> &mut Builder = Builder::set_allow_no_auth;
    let _: fn(&mut Builder, SharedInterceptor) -> &mut Builder = Builder::push_interceptor;
    let _: fn(&mut Builder, SharedRetryClassifier) -> &mut Builder = Builder::push_retry_classifier;
    let _: fn(&mut Builder, FrameworkMetadata) -> &mut Builder = Builder::push_framework_metadata;
    let _: fn(&mut Builder) -> &mut Builder = Builder::apply_test_defaults;
    let _: fn(&mut Builder) -> &mut Builder = Builder::apply_test_defaults_v2;
    let _: fn(Builder) -> Builder = Builder::with_test_defaults;
    let _: fn(Builder) -> Builder = Builder::with_test_defaults_v2;
    let _: fn(Builder) -> Builder = Builder::allow_no_auth;
    let _: fn(Builder) -> Builder = Builder::behavior_version_latest;
    let _: fn(Builder, BehaviorVersion) -> Builder = Builder::behavior_version;
    let _: fn(Builder, RetryConfig) -> Builder = Builder::retry_config;
    let _: fn(Builder, TimeoutConfig) -> Builder = Builder::timeout_config;
    let _: fn(Builder, RetryPartition) -> Builder = Builder::retry_partition;
    let _: fn(Builder, AppName) -> Builder = Builder::app_name;
    let _: fn(Builder, FrameworkMetadata) -> Builder = Builder::framework_metadata;
    let _: fn(Builder, StalledStreamProtectionConfig) -> Builder =
        Builder::stalled_stream_protection;
}

/// Values that are stored as they are: set, read, set to nothing, read again.
#[test]
fn plain_values() {
    macro_rules! stored {
        ($plain:ident, $set:ident, $get:ident, $value:expr) => {
            let config = stored!($plain, $set, $get, $value, then None);
            assert!(config.$get().is_none(), stringify!($set));
        };
        // Where nothing changes nothing.
        ($plain:ident, $set:ident, $get:ident, $value:expr, kept) => {
            let config = stored!($plain, $set, $get, $value, then None);
            assert!(config.$get().is_some(), stringify!($set));
        };
        ($plain:ident, $set:ident, $get:ident, $value:expr, then None) => {{
            let config = builder().$plain($value).build();
            assert!(config.$get().is_some(), stringify!($plain));
            assert!(config.to_builder().build().$get().is_some(), "kept on the way through a builder");
            let mut cleared = config.to_builder();
            cleared.$set(None);
            cleared.build()
        }};
    }
    let protection =
        StalledStreamProtectionConfig::enabled().grace_period(Duration::from_secs(3)).build();
    let generator = DefaultInvocationIdGenerator::with_seed(1);
    stored!(
        stalled_stream_protection,
        set_stalled_stream_protection,
        stalled_stream_protection,
        protection
    );
    stored!(http_client, set_http_client, http_client, Script::new([]));
    stored!(
        auth_scheme_preference,
        set_auth_scheme_preference,
        auth_scheme_preference,
        [AuthSchemeId::from("sigv4")]
    );
    stored!(retry_config, set_retry_config, retry_config, RetryConfig::standard(), kept);
    stored!(sleep_impl, set_sleep_impl, sleep_impl, TokioSleep::new());
    stored!(
        retry_partition,
        set_retry_partition,
        retry_partition,
        RetryPartition::new("mine"),
        kept
    );
    stored!(app_name, set_app_name, app_name, AppName::new("app").unwrap());
    stored!(
        disable_clock_skew_correction,
        set_disable_clock_skew_correction,
        disable_clock_skew_correction,
        true
    );
    stored!(
        invocation_id_generator,
        set_invocation_id_generator,
        invocation_id_generator,
        generator
    );
    stored!(region, set_region, region, Region::new("r"));
}

#[test]
fn values_that_can_be_read_back() {
    let config = builder()
        .region(Some(Region::from_static("r-1")))
        .app_name(AppName::new("app").unwrap())
        .retry_config(
            RetryConfig::adaptive()
                .with_max_attempts(7)
                .with_reconnect_mode(ReconnectMode::ReuseAllConnections),
        )
        .retry_partition(RetryPartition::custom("p").token_bucket(TokenBucket::unlimited()).build())
        .time_source(StaticTimeSource::new(UNIX_EPOCH + Duration::from_secs(9)))
        .invocation_id_generator(DefaultInvocationIdGenerator::with_seed(7))
        .disable_clock_skew_correction(Some(false))
        .build();
    assert_eq!(config.region().map(AsRef::as_ref), Some("r-1"));
    assert_eq!(config.app_name().map(AsRef::as_ref), Some("app"));
    let retries = config.retry_config().unwrap();
    assert_eq!((retries.mode(), retries.max_attempts()), (RetryMode::Adaptive, 7));
    assert_eq!(config.retry_partition().unwrap().to_string(), "p");
    assert_eq!(config.time_source().unwrap().now(), UNIX_EPOCH + Duration::from_secs(9));
    let id = config.invocation_id_generator().unwrap().generate().unwrap();
    assert_eq!(id, DefaultInvocationIdGenerator::with_seed(7).generate().unwrap());
    assert_eq!(config.disable_clock_skew_correction(), Some(false));
    assert_eq!(builder().region(None).build().region(), None);
}

/// Timeouts are merged: what the later value leaves open stays, and nothing at all changes nothing.
#[test]
fn timeouts_are_merged() {
    let seconds = Duration::from_secs;
    let read = TimeoutConfig::builder().read_timeout(seconds(1)).build();
    let connect = TimeoutConfig::builder().connect_timeout(seconds(2)).build();
    let mut merged = builder().timeout_config(read).timeout_config(connect);
    merged.set_timeout_config(None);
    let config = merged.build();
    let timeouts = config.timeout_config().unwrap();
    let all = [timeouts.read_timeout(), timeouts.connect_timeout(), timeouts.operation_timeout()];
    assert_eq!(all, [Some(seconds(1)), Some(seconds(2)), None]);
}

/// Framework names come in the order in which they were given.
#[test]
fn framework_metadata() {
    let lib = |name: &'static str, version: &'static str| {
        FrameworkMetadata::new(name, Some(version)).unwrap()
    };
    let mut several = builder().framework_metadata(lib("a", "1")).framework_metadata(lib("b", "2"));
    several.push_framework_metadata(lib("c", "3"));
    let config = several.build();
    let names: Vec<_> = config.framework_metadata().iter().map(|each| each.name()).collect();
    assert_eq!(names, ["a", "b", "c"]);
}

/// Values that have no getter show in the request.
#[tokio::test]
async fn values_that_show_in_the_request() {
    async fn uri(builder: Builder) -> String {
        let http = Script::answering(Answer::new(200, &[], ""));
        let client = sdk::Client::from_conf(
            builder.with_test_defaults_v2().http_client(http.clone()).build(),
        );
        client.create_vault().vault_name("v").send().await.unwrap();
        http.sent()[0].uri.clone()
    }
    assert_eq!(uri(builder().endpoint_url("http://e/b")).await, "http://e/b/-/vaults/v");
    assert_eq!(
        uri(builder().use_fips(true)).await,
        "https://glacier-fips.us-east-1.amazonaws.com/-/vaults/v"
    );
    assert_eq!(
        uri(builder().use_dual_stack(true)).await,
        "https://glacier.us-east-1.api.aws/-/vaults/v"
    );
    let mut cleared = builder().endpoint_url("http://e").use_fips(true).use_dual_stack(true);
    cleared.set_endpoint_url(None).set_use_fips(None).set_use_dual_stack(None);
    assert_eq!(uri(cleared).await, "https://glacier.us-east-1.amazonaws.com/-/vaults/v");
    let mut set = builder();
    set.set_endpoint_url(Some("http://s".to_owned()))
        .set_use_fips(Some(false))
        .set_use_dual_stack(Some(false));
    assert_eq!(uri(set).await, "http://s/-/vaults/v");
}

/// Credentials: a value, a shared provider, none.
#[tokio::test]
async fn credentials() {
    let key_of = async |builder: Builder| {
        let http = Script::answering(Answer::new(204, &[], ""));
        let config = builder
            .region(Region::new("us-east-1"))
            .behavior_version_latest()
            .http_client(http.clone())
            .build();
        sdk::Client::from_conf(config)
            .delete_vault()
            .vault_name("v")
            .send()
            .await
            .map_err(sdk::Error::from)?;
        let authorization = http.sent()[0].header("authorization").unwrap_or_default().to_owned();
        Ok::<_, sdk::Error>(authorization.split(['=', '/']).nth(1).unwrap_or_default().to_owned())
    };
    let key = |key: &str| Credentials::new(key, "secret", None, None, "here");
    assert_eq!(key_of(builder().credentials_provider(key("A"))).await.unwrap(), "A");
    let mut shared = builder();
    shared.set_credentials_provider(Some(SharedCredentialsProvider::new(key("B"))));
    assert_eq!(key_of(shared).await.unwrap(), "B");
    let mut again = builder().credentials_provider(key("C"));
    again.set_credentials_provider(Some(SharedCredentialsProvider::new(key("D"))));
    again.set_identity_cache(IdentityCache::no_cache());
    assert_eq!(key_of(again).await.unwrap(), "D");
    assert_eq!(
        key_of(
            builder().identity_cache(IdentityCache::lazy().build()).credentials_provider(key("E"))
        )
        .await
        .unwrap(),
        "E"
    );
    assert!(key_of(builder()).await.is_err());
}

/// What has no value to look at: it is accepted, and a client comes out.
#[test]
fn the_rest() {
    let attributes = builder()
        .emit_input_attributes(["vaultName"])
        .capture_input_attributes(vec![String::from("accountId")]);
    let mut all = attributes
        .push_auth_scheme(SigV4AuthScheme::new())
        .behavior_version(BehaviorVersion::latest());
    all.set_behavior_version(None).set_behavior_version(Some(BehaviorVersion::latest()));
    all.set_sleep_impl(Some(SharedAsyncSleep::new(TokioSleep::new())));
    all.set_time_source(Some(SharedTimeSource::default()));
    all.set_endpoint_resolver(Some(DefaultResolver::new().into_shared_resolver()));
    let config = all.region(Region::new("us-east-1")).http_client(Script::new([])).build();
    assert_eq!(
        config
            .auth_schemes()
            .map(|scheme| scheme.scheme_id().inner().to_owned())
            .collect::<Vec<_>>(),
        ["sigv4"]
    );
    let _ = sdk::Client::from_conf(config);
}
