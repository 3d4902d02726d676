//! Interceptors, retry classifiers and credential providers of the user's own: when they are asked, what they can read.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use aws_credential_types::provider::future;
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_runtime_api::client::retries::classifiers::{RetryReason, SharedRetryClassifier};
use conformance::{Answer, Reply, Script};
use sdk::config::interceptors::BeforeTransmitInterceptorContextMut;
use sdk::config::retry::{ClassifyRetry, RetryAction, RetryConfig, RetryPartition};
use sdk::config::{
    Builder, ConfigBag, Credentials, Intercept, ProvideCredentials, RuntimeComponents,
    SharedInterceptor,
};
use sdk::error::BoxError;

use super::sdk;

fn builder() -> Builder {
    sdk::Config::builder().with_test_defaults_v2()
}

#[derive(Clone, Debug, Default)]
struct Counting(Arc<AtomicUsize>);

#[dyn_dispatch_hint]
impl Intercept for Counting {
    fn name(&self) -> &'static str {
        "Counting"
    }

    fn modify_before_transmit(
        &self,
        _: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

impl ClassifyRetry for Counting {
    fn classify_retry(&self, _: &InterceptorContext) -> RetryAction {
        self.0.fetch_add(1, Ordering::Relaxed);
        RetryAction::NoActionIndicated
    }

    fn name(&self) -> &'static str {
        "Counting"
    }
}

#[tokio::test]
async fn interceptors_and_classifiers() {
    let (counting, classifying) = (Counting::default(), Counting::default());
    let mut several = builder().interceptor(counting.clone()).retry_classifier(classifying.clone());
    several.push_interceptor(SharedInterceptor::new(counting.clone()));
    several.push_retry_classifier(SharedRetryClassifier::new(classifying.clone()));
    let config = several.http_client(Script::answering(Answer::new(204, &[], ""))).build();
    assert_eq!((config.interceptors().count(), config.retry_classifiers().count()), (2, 2));
    sdk::Client::from_conf(config.clone()).delete_vault().vault_name("v").send().await.unwrap();
    assert_eq!(counting.0.load(Ordering::Relaxed), 2);
    assert!(classifying.0.load(Ordering::Relaxed) >= 2, "each is asked");

    let mut fewer = config.to_builder();
    fewer
        .set_interceptors([SharedInterceptor::new(counting.clone())])
        .set_retry_classifiers(vec![]);
    let config = fewer.build();
    assert_eq!((config.interceptors().count(), config.retry_classifiers().count()), (1, 0));
}

/// A classifier of the user's own decides what is tried again.
#[tokio::test(start_paused = true)]
async fn classifier_of_the_user() {
    #[derive(Debug)]
    struct DeniedPasses;
    impl ClassifyRetry for DeniedPasses {
        fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
            match context.response().map(|response| response.status().as_u16()) {
                Some(403) => RetryAction::RetryIndicated(RetryReason::RetryableError {
                    kind: aws_smithy_types::retry::ErrorKind::TransientError,
                    retry_after: None,
                }),
                _ => RetryAction::NoActionIndicated,
            }
        }

        fn name(&self) -> &'static str {
            "DeniedPasses"
        }
    }
    let http = Script::answering(Answer::new(403, &[], r#"{"code":"AccessDeniedException"}"#));
    let config = builder().http_client(http.clone()).retry_classifier(DeniedPasses);
    let config = config.retry_partition(RetryPartition::custom("denied passes").build());
    let config = config.retry_config(RetryConfig::standard().with_max_attempts(4));
    sdk::Client::from_conf(config.build()).delete_vault().vault_name("v").send().await.unwrap_err();
    assert_eq!(http.sent().len(), 4);
}

/// Members named for telemetry are there for interceptors, by the names of the model.
#[tokio::test]
async fn input_attributes() {
    use aws_smithy_types::telemetry::CapturedTelemetryAttributes;

    #[derive(Clone, Debug, Default)]
    struct Reader(Arc<std::sync::Mutex<Vec<(String, String)>>>);
    #[dyn_dispatch_hint]
    impl Intercept for Reader {
        fn name(&self) -> &'static str {
            "Reader"
        }

        fn modify_before_transmit(
            &self,
            _: &mut BeforeTransmitInterceptorContextMut<'_>,
            _: &RuntimeComponents,
            cfg: &mut ConfigBag,
        ) -> Result<(), BoxError> {
            let captured = cfg.load::<CapturedTelemetryAttributes>().cloned().unwrap_or_default();
            let pairs = captured.iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
            self.0.lock().unwrap().extend(pairs);
            Ok(())
        }
    }
    let reader = Reader::default();
    let config = builder().http_client(Script::answering(Answer::new(204, &[], "")));
    let config = config
        .emit_input_attributes(["vaultName", "lockId", "policy"])
        .capture_input_attributes(["accountId"]);
    let client = sdk::Client::from_conf(config.interceptor(reader.clone()).build());
    client.complete_vault_lock().account_id("a").vault_name("v").lock_id("l").send().await.unwrap();
    client.delete_vault().vault_name("w").send().await.unwrap();
    let mut pairs = reader.0.lock().unwrap().clone();
    pairs.sort();
    let expected = [("accountId", "a"), ("lockId", "l"), ("vaultName", "v"), ("vaultName", "w")];
    assert_eq!(pairs, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

/// Credentials are asked for once in the life of a client; those of a single call once in that call, retries included.
#[tokio::test(start_paused = true)]
async fn credentials_are_kept() {
    #[derive(Clone, Debug, Default)]
    struct Provider(Counting);
    impl ProvideCredentials for Provider {
        fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
        where
            Self: 'a,
        {
            self.0.0.fetch_add(1, Ordering::Relaxed);
            future::ProvideCredentials::ready(Ok(Credentials::for_tests()))
        }
    }
    let (of_client, of_call) = (Provider::default(), Provider::default());
    let http = Script::new([Reply::Reset, Reply::Reset, Reply::Answer(Answer::new(204, &[], ""))]);
    let config = builder().credentials_provider(of_client.clone()).http_client(http.clone());
    let config = config.retry_partition(RetryPartition::custom("credentials").build());
    let client = sdk::Client::from_conf(config.build());
    let count = |provider: &Provider| provider.0.0.load(Ordering::Relaxed);
    for _ in 0..2 {
        client.delete_vault().vault_name("v").send().await.unwrap();
    }
    assert_eq!((http.sent().len(), count(&of_client)), (4, 1));

    let http = Script::new([Reply::Reset, Reply::Reset, Reply::Answer(Answer::new(204, &[], ""))]);
    for calls in 1..3 {
        let there =
            sdk::Config::builder().credentials_provider(of_call.clone()).http_client(http.clone());
        client
            .delete_vault()
            .vault_name("v")
            .customize()
            .config_override(there)
            .send()
            .await
            .unwrap();
        assert_eq!(count(&of_call), calls);
    }
    assert_eq!((http.sent().len(), count(&of_client)), (4, 1));
}
