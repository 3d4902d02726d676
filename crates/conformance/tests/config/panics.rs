//! Clients that can't be built: when, and what the panic says.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;
use conformance::{Answer, Script};
use sdk::config::{BehaviorVersion, Credentials, Region};
use sdk::error::{BoxError, DisplayErrorContext};

use super::sdk;

fn panic_of(build: impl FnOnce() -> sdk::Client) -> Option<String> {
    let text = |panic: Box<dyn Any + Send>| match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => panic
            .downcast_ref::<&str>()
            .map_or_else(|| "no text".to_owned(), |text| (*text).to_owned()),
    };
    catch_unwind(AssertUnwindSafe(build)).err().map(text)
}

/// Without a behavior version there is no client, unless the feature `behavior-version-latest` is on: some other package
/// of a build can switch it on, and then a client comes out. The words are each client's own; they name both ways out.
#[test]
fn no_behavior_version() {
    let config =
        || sdk::Config::builder().region(Region::new("us-east-1")).http_client(Script::new([]));
    let panics = [
        panic_of(|| sdk::Client::from_conf(config().build())),
        panic_of(|| sdk::Client::new(&aws_types::SdkConfig::builder().build())),
    ];
    for panic in panics.into_iter().flatten() {
        assert!(panic.starts_with("Invalid client configuration: "), "{panic}");
        assert!(
            panic.contains("version must be set") && panic.contains("`behavior-version-latest`"),
            "{panic}"
        );
    }
    assert_eq!(
        panic_of(|| sdk::Client::from_conf(config().behavior_version_latest().build())),
        None
    );
}

/// An HTTP client that is particular about configurations.
#[derive(Debug)]
struct Particular {
    at_construction: bool,
}

impl HttpClient for Particular {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        Script::answering(Answer::new(200, &[], "")).http_connector(settings, components)
    }

    fn validate_base_client_config(
        &self,
        _: &RuntimeComponentsBuilder,
        _: &ConfigBag,
    ) -> Result<(), BoxError> {
        if self.at_construction { Err("not to my taste".into()) } else { Ok(()) }
    }

    fn validate_final_config(&self, _: &RuntimeComponents, _: &ConfigBag) -> Result<(), BoxError> {
        Err("still not to my taste".into())
    }
}

fn particular(at_construction: bool) -> sdk::Config {
    let config = sdk::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"));
    config
        .credentials_provider(Credentials::for_tests())
        .http_client(Particular { at_construction })
        .build()
}

/// Components are asked when a client is made, and again for each call.
#[tokio::test]
async fn components_refuse_a_configuration() {
    let panic = panic_of(|| sdk::Client::from_conf(particular(true)));
    assert_eq!(panic.as_deref(), Some("Invalid client configuration: not to my taste"));

    let client = sdk::Client::from_conf(particular(false));
    let error = client.describe_vault().vault_name("v").send().await.unwrap_err();
    let whole = DisplayErrorContext(&error).to_string();
    let text = whole.strip_suffix(&format!(" ({error:?})")).unwrap();
    assert_eq!(text, "failed to construct request: still not to my taste");
}
