//! Configurations, and clients made of them.

use crate::config::auth::{self, DefaultAuthSchemeResolver};
use crate::config::retry::{RetryConfig, RetryPartition};
use crate::config::timeout::TimeoutConfig;
use crate::config::{
    AppName, BehaviorVersion, Builder, FrameworkMetadata, IdentityCache, Intercept, Region,
    SharedInterceptor, StalledStreamProtectionConfig,
};
use crate::meta::PKG_VERSION;
use crate::{Client, Config};
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_runtime::auth::sigv4::{self, SigV4AuthScheme};
use aws_runtime::invocation_id::PredefinedInvocationIdGenerator;
use aws_smithy_async::time::StaticTimeSource;
use aws_smithy_http_client::test_util::capture_request;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_types::SdkConfig;
use aws_types::origin::Origin;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use std::time::{Duration, UNIX_EPOCH};

#[derive(Debug)]
struct Nothing;

#[aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint]
impl Intercept for Nothing {
    fn name(&self) -> &'static str {
        "Nothing"
    }
}

#[test]
fn what_is_set_can_be_read() {
    let app_name = AppName::new("app").unwrap();
    let config = Config::builder()
        .region(Region::new("eu-central-1"))
        .retry_config(RetryConfig::standard().with_max_attempts(7))
        .retry_partition(RetryPartition::new("p"))
        .app_name(app_name.clone())
        .disable_clock_skew_correction(true)
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .auth_scheme_preference([AuthSchemeId::from("a")])
        .auth_scheme_resolver(DefaultAuthSchemeResolver::default())
        .push_auth_scheme(SigV4AuthScheme::new())
        .identity_cache(IdentityCache::no_cache())
        .interceptor(Nothing)
        .retry_classifier(HttpStatusCodeClassifier::default())
        .time_source(StaticTimeSource::from_secs(1))
        .sleep_impl(aws_smithy_async::rt::sleep::TokioSleep::new())
        .http_client(capture_request(None).0)
        .invocation_id_generator(PredefinedInvocationIdGenerator::new(vec![]))
        .build();
    // A builder made of a configuration makes the same again.
    for config in [config.clone(), config.to_builder().build()] {
        assert_eq!(config.region(), Some(&Region::new("eu-central-1")));
        assert_eq!(config.retry_config().map(RetryConfig::max_attempts), Some(7));
        assert_eq!(config.retry_partition(), Some(&RetryPartition::new("p")));
        assert_eq!(config.app_name(), Some(&app_name));
        assert_eq!(config.disable_clock_skew_correction(), Some(true));
        assert!(!config.stalled_stream_protection().unwrap().is_enabled());
        assert!(config.auth_scheme_preference().is_some());
        assert!(config.auth_scheme_resolver().is_some());
        assert_eq!(config.auth_schemes().count(), 1);
        assert!(config.identity_cache().is_some());
        assert_eq!(config.interceptors().count(), 1);
        assert_eq!(config.retry_classifiers().count(), 1);
        let now = config.time_source().map(|clock| clock.now());
        assert_eq!(now, Some(UNIX_EPOCH + Duration::from_secs(1)));
        assert!(config.sleep_impl().is_some());
        assert!(config.http_client().is_some());
        assert!(config.invocation_id_generator().is_some());
        assert_eq!(config.signing_name(), "glacier");
    }
}

#[test]
fn what_is_not_set_is_none() {
    let config = Config::builder().build();
    assert_eq!(config.region(), None);
    assert!(config.retry_config().is_none());
    assert!(config.retry_partition().is_none());
    assert!(config.timeout_config().is_none());
    assert_eq!(config.app_name(), None);
    assert_eq!(config.disable_clock_skew_correction(), None);
    assert!(config.stalled_stream_protection().is_none());
    assert!(config.auth_scheme_preference().is_none());
    assert!(config.auth_scheme_resolver().is_none());
    assert_eq!(config.auth_schemes().count(), 0);
    assert!(config.identity_cache().is_none());
    assert_eq!(config.interceptors().count(), 0);
    assert_eq!(config.retry_classifiers().count(), 0);
    assert!(config.sleep_impl().is_none());
    assert!(config.http_client().is_none());
    assert!(config.invocation_id_generator().is_none());
    assert!(config.framework_metadata().is_empty());
    // These two have a default.
    assert!(config.time_source().is_some());
    assert!(format!("{:?}", config.endpoint_resolver()).contains("DefaultResolver"));
    #[expect(deprecated, reason = "it is what is tested")]
    let credentials = config.credentials_provider();
    assert!(credentials.is_none());
}

#[test]
fn none_takes_back_or_changes_nothing() {
    let mut builder = Config::builder()
        .region(Region::new("eu-central-1"))
        .use_fips(true)
        .retry_config(RetryConfig::adaptive())
        .retry_partition(RetryPartition::new("p"))
        .timeout_config(TimeoutConfig::disabled());
    builder
        .set_region(None)
        .set_use_fips(None)
        .set_retry_config(None)
        .set_retry_partition(None)
        .set_timeout_config(None)
        .set_credentials_provider(None);
    let config = builder.build();
    assert_eq!(config.region(), None);
    assert!(config.retry_config().is_some());
    assert!(config.retry_partition().is_some());
    assert!(config.timeout_config().is_some());
}

#[test]
fn timeouts_add_up() {
    let seconds = |seconds| Duration::from_secs(seconds);
    let config = Config::builder()
        .timeout_config(
            TimeoutConfig::builder().connect_timeout(seconds(1)).read_timeout(seconds(2)).build(),
        )
        .timeout_config(TimeoutConfig::builder().read_timeout(seconds(3)).build())
        .build();
    let timeouts = config.timeout_config().unwrap();
    assert_eq!(timeouts.connect_timeout(), Some(seconds(1)));
    assert_eq!(timeouts.read_timeout(), Some(seconds(3)));
}

#[test]
fn lists_grow_or_are_replaced() {
    let framework = |name: &'static str| FrameworkMetadata::new(name, Some("1")).unwrap();
    let mut builder = Config::builder()
        .framework_metadata(framework("one"))
        .framework_metadata(framework("two"))
        .interceptor(Nothing)
        .retry_classifier(HttpStatusCodeClassifier::default());
    builder
        .push_interceptor(SharedInterceptor::new(Nothing))
        .push_retry_classifier(SharedRetryClassifier::new(HttpStatusCodeClassifier::default()));
    let config = builder.clone().build();
    let names = config.framework_metadata();
    assert_eq!(names, [&framework("one"), &framework("two")]);
    assert_eq!(config.interceptors().count(), 2);
    assert_eq!(config.retry_classifiers().count(), 2);

    builder.set_interceptors([SharedInterceptor::new(Nothing)]).set_retry_classifiers([]);
    let config = builder.build();
    assert_eq!(config.interceptors().count(), 1);
    assert_eq!(config.retry_classifiers().count(), 0);
}

#[test]
fn test_defaults_are_the_same_everywhere() {
    let config = Config::builder().with_test_defaults().build();
    let now = config.time_source().map(|clock| clock.now());
    assert_eq!(now, Some(UNIX_EPOCH + Duration::from_secs(1_234_567_890)));
    assert_eq!(config.region(), None);

    let region = |builder: Builder| builder.with_test_defaults_v2().build().region().cloned();
    assert_eq!(region(Config::builder()), Some(Region::new("us-east-1")));
    let set = Config::builder().region(Region::new("eu-central-1"));
    assert_eq!(region(set), Some(Region::new("eu-central-1")));
}

#[test]
#[cfg(not(feature = "behavior-version-latest"))]
fn a_client_needs_a_behavior_version() {
    let client = || Client::from_conf(Config::builder().build());
    let panic = std::panic::catch_unwind(client).unwrap_err();
    assert_eq!(
        *panic.downcast::<String>().unwrap(),
        "Invalid client configuration: a behavior version must be set: call `behavior_version` on \
         the configuration, or enable the cargo feature `behavior-version-latest`",
    );
}

#[test]
#[cfg(feature = "behavior-version-latest")]
fn a_client_has_the_latest_behavior_version() {
    Client::from_conf(Config::builder().build());
}

#[test]
fn a_client_with_a_behavior_version_is_made() {
    let config = Config::builder().behavior_version(BehaviorVersion::latest());
    let config = config
        .region(Region::new("eu-central-1"))
        .sleep_impl(aws_smithy_async::rt::sleep::TokioSleep::new());
    let client = Client::from_conf(config.build());
    assert_eq!(client.clone().config().region(), Some(&Region::new("eu-central-1")));
}

/// What the environment or profile says of the service `Glacier`.
#[derive(Debug)]
struct Environment;

impl LoadServiceConfig for Environment {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let key = (key.service_id(), key.env(), key.profile());
        let known = ("Glacier", "AWS_ENDPOINT_URL", "endpoint_url");
        (key == known).then(|| "https://service.example".to_owned())
    }
}

#[test]
fn the_endpoint_url_for_the_service_wins_over_that_for_all() {
    let shared = |origin| {
        let mut shared = SdkConfig::builder().endpoint_url("https://all.example");
        shared.insert_origin("endpoint_url", origin);
        shared
    };
    let env = Origin::shared_environment_variable;
    let cases = [
        (SdkConfig::builder(), None),
        (shared(env()), Some("https://all.example")),
        (SdkConfig::builder().service_config(Environment), Some("https://service.example")),
        (shared(env()).service_config(Environment), Some("https://service.example")),
        (shared(Origin::shared_config()).service_config(Environment), Some("https://all.example")),
    ];
    for (shared, expected) in cases {
        let config = Config::new(&shared.build());
        let debug = format!("{config:?}");
        match expected {
            Some(url) => assert!(debug.contains(&format!("EndpointUrl(\"{url}\")")), "{debug}"),
            None => assert!(!debug.contains("EndpointUrl("), "{debug}"),
        }
    }
}

#[test]
fn shared_settings_are_taken_over() {
    let app_name = AppName::new("app").unwrap();
    let framework = FrameworkMetadata::new("one", Some("1")).unwrap();
    let shared = SdkConfig::builder()
        .region(Region::new("eu-central-1"))
        .credentials_provider(SharedCredentialsProvider::new(
            crate::config::Credentials::for_tests(),
        ))
        .retry_config(RetryConfig::adaptive())
        .timeout_config(TimeoutConfig::disabled())
        .sleep_impl(aws_smithy_async::rt::sleep::TokioSleep::new())
        .time_source(StaticTimeSource::from_secs(1))
        .http_client(capture_request(None).0)
        .behavior_version(BehaviorVersion::latest())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .identity_cache(IdentityCache::no_cache())
        .disable_clock_skew_correction(true)
        .app_name(app_name.clone())
        .framework_metadata(framework.clone())
        .use_fips(true)
        .use_dual_stack(true)
        .build();
    let client = Client::new(&shared);
    let config = client.config();
    assert_eq!(config.region(), Some(&Region::new("eu-central-1")));
    assert!(config.retry_config().is_some() && config.timeout_config().is_some());
    assert!(config.sleep_impl().is_some() && config.http_client().is_some());
    let now = config.time_source().map(|clock| clock.now());
    assert_eq!(now, Some(UNIX_EPOCH + Duration::from_secs(1)));
    assert!(!config.stalled_stream_protection().unwrap().is_enabled());
    assert!(config.identity_cache().is_some());
    assert_eq!(config.disable_clock_skew_correction(), Some(true));
    assert_eq!(config.app_name(), Some(&app_name));
    assert_eq!(config.framework_metadata(), [&framework]);
    let debug = format!("{config:?}");
    assert!(debug.contains("UseFips(true)") && debug.contains("UseDualStack(true)"), "{debug}");
    assert!(debug.contains(&format!("{:?}", sigv4::SCHEME_ID)), "{debug}");
}

#[test]
fn parameters_of_authentication_name_the_operation() {
    let params = auth::Params::builder().operation_name("Ping").build().unwrap();
    assert_eq!(params.operation_name(), "Ping");
    let err = auth::Params::builder().build().unwrap_err();
    assert_eq!(err.to_string(), "a required field was missing: `operation_name`");
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(PKG_VERSION, env!("CARGO_PKG_VERSION"));
}
