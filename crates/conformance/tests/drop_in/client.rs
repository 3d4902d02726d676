//! How clients are made and handed around.

use std::sync::Arc;

use aws_smithy_types::retry::RetryConfig;
use aws_types::SdkConfig;
use conformance::{Answer, Script};
use sdk::config::{AppName, BehaviorVersion, Credentials, Region, SharedCredentialsProvider};

use super::{answered, sdk};

fn shared_config(http: &Script) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::for_tests()))
        .http_client(http.clone())
        .retry_config(RetryConfig::disabled())
        .app_name(AppName::new("app").unwrap())
        .build()
}

#[test]
fn signatures() {
    let _: fn(&SdkConfig) -> sdk::Client = sdk::Client::new;
    let _: fn(sdk::Config) -> sdk::Client = sdk::Client::from_conf;
    let _: fn(&sdk::Client) -> &sdk::Config = sdk::Client::config;
    let _: fn(&SdkConfig) -> sdk::Config = sdk::Config::new;
    let _: fn(&SdkConfig) -> sdk::Config = |shared| shared.into();
    let _: fn(&SdkConfig) -> sdk::config::Builder = |shared| shared.into();
}

/// Every way from the shared configuration to a client gives the same client.
#[tokio::test]
async fn from_the_shared_configuration() {
    let http = Script::answering(Answer::new(200, &[], ""));
    let shared = shared_config(&http);
    let clients = [
        sdk::Client::new(&shared),
        sdk::Client::from_conf(sdk::Config::new(&shared)),
        sdk::Client::from_conf((&shared).into()),
        sdk::Client::from_conf(sdk::config::Builder::from(&shared).build()),
    ];
    for client in &clients {
        assert_eq!(client.config().region(), Some(&Region::new("eu-central-1")));
        assert_eq!(client.config().app_name().map(AsRef::as_ref), Some("app"));
        client.describe_vault().vault_name("v").send().await.unwrap();
    }
    for sent in http.sent() {
        assert_eq!(sent.uri, "https://glacier.eu-central-1.amazonaws.com/-/vaults/v");
        let user_agent = sent.header("x-amz-user-agent").unwrap_or_default();
        assert!(
            user_agent.contains(&format!(" api/glacier/{} ", sdk::meta::PKG_VERSION)),
            "{user_agent}"
        );
        assert!(user_agent.contains(" app/app"), "{user_agent}");
    }
}

/// Something changed on top of the shared configuration.
#[tokio::test]
async fn shared_configuration_with_a_change() {
    let http = Script::answering(Answer::new(200, &[], ""));
    let config = sdk::config::Builder::from(&shared_config(&http))
        .endpoint_url("http://localhost:9000")
        .build();
    sdk::Client::from_conf(config).describe_vault().vault_name("v").send().await.unwrap();
    assert_eq!(http.sent()[0].uri, "http://localhost:9000/-/vaults/v");
    assert_eq!(http.sent()[0].header("x-amz-security-token"), None);
}

/// A client is cheap to clone, is shared between tasks and threads, and outlives the place where it was made.
#[tokio::test]
async fn shared_between_tasks() {
    fn shareable<T: Clone + Send + Sync + std::fmt::Debug + 'static>(_: &T) {}
    let (client, http) = answered(200, &[], "");
    shareable(&client);
    shareable(client.config());
    let in_arc = Arc::new(client.clone());
    let tasks = (0..4).map(|number| {
        let (client, in_arc) = (client.clone(), Arc::clone(&in_arc));
        tokio::spawn(async move {
            client.describe_vault().vault_name(format!("{number}")).send().await?;
            in_arc.get_vault_lock().vault_name(format!("{number}")).send().await?;
            Ok::<_, sdk::Error>(())
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap().unwrap();
    }
    assert_eq!(http.sent().len(), 8);
}

/// The names that generic code of users is written with.
#[tokio::test]
async fn behind_a_trait_of_the_user() {
    trait Vaults {
        fn size(&self, vault: &str) -> impl Future<Output = Result<i64, sdk::Error>> + Send;
    }
    impl Vaults for sdk::Client {
        async fn size(&self, vault: &str) -> Result<i64, sdk::Error> {
            Ok(self.describe_vault().vault_name(vault).send().await?.size_in_bytes)
        }
    }
    async fn total(vaults: &impl Vaults) -> Result<i64, sdk::Error> {
        Ok(vaults.size("a").await? + vaults.size("b").await?)
    }
    let (client, _) = answered(200, &[], r#"{"SizeInBytes": 21}"#);
    assert_eq!(total(&client).await.unwrap(), 42);
}

/// Test defaults: a clock that stands still, credentials and a user agent for tests; the second version with a region.
#[tokio::test]
async fn test_defaults() {
    let http = Script::answering(Answer::new(200, &[], ""));
    let mut by_setter = sdk::Config::builder();
    by_setter.apply_test_defaults_v2();
    let builders = [sdk::Config::builder().with_test_defaults_v2(), by_setter];
    for builder in builders {
        let client = sdk::Client::from_conf(builder.http_client(http.clone()).build());
        client.describe_vault().vault_name("v").send().await.unwrap();
    }
    for sent in http.sent() {
        assert_eq!(sent.header("x-amz-date"), Some("20090213T233130Z"));
        let authorization = sent.header("authorization").unwrap_or_default();
        assert!(authorization.starts_with(
            "AWS4-HMAC-SHA256 Credential=ANOTREAL/20090213/us-east-1/glacier/aws4_request, "
        ));
        let user_agent = sent.header("x-amz-user-agent").unwrap_or_default();
        assert!(user_agent.starts_with("aws-sdk-rust/0.123.test "), "{user_agent}");
    }

    let mut by_setter = sdk::Config::builder();
    by_setter.apply_test_defaults();
    for builder in [sdk::Config::builder().with_test_defaults(), by_setter] {
        assert_eq!(builder.build().region(), None);
    }
    let kept =
        sdk::Config::builder().region(Region::new("us-west-1")).with_test_defaults_v2().build();
    assert_eq!(kept.region(), Some(&Region::new("us-west-1")));
}
