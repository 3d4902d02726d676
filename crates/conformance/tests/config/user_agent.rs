//! The user agent as it really is, without the one for tests: features in use are named in it by code letters.

use aws_runtime::auth::sigv4::SigV4AuthScheme;
use aws_smithy_async::rt::sleep::TokioSleep;
use conformance::{Answer, Script};
use sdk::config::retry::RetryConfig;
use sdk::config::{AppName, BehaviorVersion, Builder, Credentials, FrameworkMetadata, Region};

use super::sdk;

/// Both headers for a range of configurations, the version of the crate taken out.
pub(in super::super::super) async fn all() -> Vec<String> {
    let builder = || {
        let builder = sdk::Config::builder().behavior_version(BehaviorVersion::latest());
        builder.region(Region::new("us-east-1")).credentials_provider(Credentials::for_tests())
    };
    let framework = FrameworkMetadata::new("framework", Some("1.0")).unwrap();
    let builders = [
        ("plain", builder()),
        ("app", builder().app_name(AppName::new("the-app").unwrap())),
        ("framework", builder().framework_metadata(framework.clone())),
        (
            "app and framework",
            builder().framework_metadata(framework).app_name(AppName::new("a").unwrap()),
        ),
        ("endpoint", builder().endpoint_url("http://localhost")),
        ("FIPS", builder().use_fips(true).use_dual_stack(true)),
        ("adaptive", builder().retry_config(RetryConfig::adaptive()).sleep_impl(TokioSleep::new())),
        ("one attempt", builder().retry_config(RetryConfig::disabled())),
        ("auth scheme", builder().push_auth_scheme(SigV4AuthScheme::new())),
        ("attributes", builder().emit_input_attributes(["vaultName"])),
    ];
    let mut texts = Vec::new();
    for (case, builder) in builders {
        texts.push(format!("{case}: {}", user_agent(builder).await));
    }
    texts
}

async fn user_agent(builder: Builder) -> String {
    let http = Script::answering(Answer::new(200, &[], ""));
    let client = sdk::Client::from_conf(builder.http_client(http.clone()).build());
    client.describe_vault().vault_name("v").send().await.unwrap();
    let sent = http.sent();
    let values =
        ["user-agent", "x-amz-user-agent"].map(|name| sent[0].header(name).unwrap_or_default());
    values
        .join(" | ")
        .replace(&format!("api/glacier/{}", sdk::meta::PKG_VERSION), "api/glacier/(version)")
}

/// The replacement above replaces something.
#[tokio::test]
async fn version() {
    let texts = all().await;
    assert_eq!(
        texts.iter().filter(|text| text.contains(" api/glacier/(version) ")).count(),
        texts.len(),
        "{texts:#?}"
    );
}
