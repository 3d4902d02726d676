//! The endpoint from the environment, from profiles and from the caller, and which of them wins.

use std::sync::{Arc, Mutex};

use aws_config::{BehaviorVersion, ConfigLoader};
use aws_types::SdkConfig;
use aws_types::os_shim_internal::{Env, Fs};
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use conformance::{Answer, Script};
use sdk::config::{Credentials, Region, SharedCredentialsProvider};

use super::sdk;

fn loader(http: &Script, env: &[(&str, &str)]) -> ConfigLoader {
    let profile = "[profile dev]\nservices = local\nendpoint_url = http://profile\n[services local]\nglacier =\n  endpoint_url = http://profile-glacier\n";
    let env: Vec<_> =
        [("AWS_CONFIG_FILE", "/config")].into_iter().chain(env.iter().copied()).collect();
    aws_config::defaults(BehaviorVersion::latest())
        .env(Env::from_slice(&env))
        .fs(Fs::from_slice(&[("/config", profile)]))
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::for_tests())
        .http_client(http.clone())
}

async fn authority(http: Script, client: sdk::Client) -> String {
    client.describe_vault().vault_name("v").send().await.unwrap();
    http.sent()[0].uri.trim_end_matches("/-/vaults/v").to_owned()
}

fn accepting() -> Script {
    Script::answering(Answer::new(200, &[], ""))
}

#[tokio::test]
async fn variables_and_profiles() {
    let cases: [(&[(&str, &str)], &str); 8] = [
        (&[], "https://glacier.us-east-1.amazonaws.com"),
        (&[("AWS_ENDPOINT_URL", "http://all")], "http://all"),
        (&[("AWS_ENDPOINT_URL_GLACIER", "http://glacier")], "http://glacier"),
        (
            &[
                ("AWS_ENDPOINT_URL", "http://all"),
                ("AWS_ENDPOINT_URL_GLACIER", "http://glacier/base"),
            ],
            "http://glacier/base",
        ),
        (&[("AWS_ENDPOINT_URL_S3", "http://s3")], "https://glacier.us-east-1.amazonaws.com"),
        (&[("AWS_PROFILE", "dev")], "http://profile-glacier"),
        (&[("AWS_PROFILE", "dev"), ("AWS_ENDPOINT_URL", "http://all")], "http://all"),
        (
            &[
                ("AWS_ENDPOINT_URL_GLACIER", "http://glacier"),
                ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"),
            ],
            "https://glacier.us-east-1.amazonaws.com",
        ),
    ];
    for (env, expected) in cases {
        let http = accepting();
        let shared = loader(&http, env).load().await;
        assert_eq!(authority(http, sdk::Client::new(&shared)).await, expected, "{env:?}");
    }
}

/// What the caller says, says more than the environment; on the client more than on the shared configuration.
#[tokio::test]
async fn the_caller_wins() {
    let env = [("AWS_ENDPOINT_URL_GLACIER", "http://glacier")];
    let http = accepting();
    let shared = loader(&http, &env).endpoint_url("http://loader").load().await;
    assert_eq!(authority(http, sdk::Client::new(&shared)).await, "http://loader");

    let http = accepting();
    let shared = loader(&http, &env).load().await;
    let config = sdk::config::Builder::from(&shared).endpoint_url("http://client").build();
    assert_eq!(authority(http, sdk::Client::from_conf(config)).await, "http://client");

    let http = accepting();
    let shared = loader(&http, &env).load().await;
    let mut config = sdk::config::Builder::from(&shared);
    config.set_endpoint_url(None);
    let expected = "https://glacier.us-east-1.amazonaws.com";
    assert_eq!(authority(http, sdk::Client::from_conf(config.build())).await, expected);
}

/// Remembers what is asked.
#[derive(Clone, Debug, Default)]
struct Asked(Arc<Mutex<Vec<[String; 3]>>>);

impl LoadServiceConfig for Asked {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        self.0
            .lock()
            .unwrap()
            .push([key.service_id(), key.env(), key.profile()].map(str::to_owned));
        Some("http://asked".to_owned())
    }
}

/// What a client asks of the service configuration, under which names.
#[tokio::test]
async fn service_configuration() {
    let (http, asked) = (accepting(), Asked::default());
    let shared = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::for_tests()))
        .http_client(http.clone())
        .endpoint_url("http://shared")
        .service_config(asked.clone())
        .build();
    assert_eq!(authority(http, sdk::Client::new(&shared)).await, "http://asked");
    let asked = asked.0.lock().unwrap().clone();
    assert_eq!(asked, [["Glacier", "AWS_ENDPOINT_URL", "endpoint_url"].map(str::to_owned)]);
}
