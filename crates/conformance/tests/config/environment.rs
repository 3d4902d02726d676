//! Everything else that the shared configuration carries into a client.

use aws_config::BehaviorVersion;
use aws_types::os_shim_internal::{Env, Fs};
use conformance::{Answer, Script};
use sdk::config::retry::RetryMode;

use super::sdk;

#[tokio::test]
async fn from_the_environment() {
    let http = Script::answering(Answer::new(200, &[], ""));
    let env = [
        ("AWS_REGION", "eu-central-2"),
        ("AWS_ACCESS_KEY_ID", "FROMENV"),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
        ("AWS_SESSION_TOKEN", "token"),
        ("AWS_USE_FIPS_ENDPOINT", "true"),
        ("AWS_USE_DUALSTACK_ENDPOINT", "true"),
        ("AWS_MAX_ATTEMPTS", "5"),
        ("AWS_RETRY_MODE", "adaptive"),
        ("AWS_SDK_UA_APP_ID", "the-app"),
    ];
    let loader = aws_config::defaults(BehaviorVersion::latest())
        .env(Env::from_slice(&env))
        .fs(Fs::from_slice(&[]));
    let client = sdk::Client::new(&loader.http_client(http.clone()).load().await);
    let config = client.config();
    let retries = config.retry_config().unwrap();
    assert_eq!((retries.mode(), retries.max_attempts()), (RetryMode::Adaptive, 5));
    assert_eq!(config.region().map(AsRef::as_ref), Some("eu-central-2"));
    assert_eq!(config.app_name().map(AsRef::as_ref), Some("the-app"));
    client.describe_vault().vault_name("v").send().await.unwrap();
    let sent = &http.sent()[0];
    assert_eq!(sent.uri, "https://glacier-fips.eu-central-2.api.aws/-/vaults/v");
    assert_eq!(sent.header("x-amz-security-token"), Some("token"));
    let authorization = sent.header("authorization").unwrap_or_default();
    assert!(authorization.contains("Credential=FROMENV/"), "{authorization}");
    assert!(authorization.contains("/eu-central-2/glacier/aws4_request,"), "{authorization}");
    let user_agent = sent.header("x-amz-user-agent").unwrap_or_default();
    assert!(
        user_agent.contains(" api/glacier/") && user_agent.contains(" app/the-app"),
        "{user_agent}"
    );
    assert_eq!(sent.header("amz-sdk-request"), Some("attempt=1; max=5"));
}

/// The header that stops endless loops between functions is sent where a function runs.
#[tokio::test]
async fn nothing_about_loops_outside_of_functions() {
    let http = Script::answering(Answer::new(200, &[], ""));
    let config = sdk::Config::builder().with_test_defaults_v2().http_client(http.clone()).build();
    sdk::Client::from_conf(config).describe_vault().vault_name("v").send().await.unwrap();
    assert_eq!(http.sent()[0].header("x-amzn-trace-id"), None);
}
