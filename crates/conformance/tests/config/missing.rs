//! What a call says when the configuration can't do: the whole text, and nothing is sent.

use conformance::{Answer, Script};
use sdk::config::{BehaviorVersion, Builder, Credentials, Region};
use sdk::error::DisplayErrorContext;

use super::sdk;

/// The texts of the error and of its sources, without `Debug`.
async fn text(builder: Builder) -> String {
    let http = Script::answering(Answer::new(200, &[], ""));
    let config =
        builder.behavior_version(BehaviorVersion::latest()).http_client(http.clone()).build();
    let error =
        sdk::Client::from_conf(config).describe_vault().vault_name("v").send().await.unwrap_err();
    assert_eq!(http.sent(), []);
    let whole = DisplayErrorContext(&error).to_string();
    whole.strip_suffix(&format!(" ({error:?})")).unwrap().to_owned()
}

fn complete() -> Builder {
    sdk::Config::builder()
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::for_tests())
}

#[tokio::test]
async fn region() {
    let builder = sdk::Config::builder().credentials_provider(Credentials::for_tests());
    assert_eq!(
        text(builder).await,
        "dispatch failure: other: Invalid Configuration: Missing Region"
    );
}

#[tokio::test]
async fn fips_or_dual_stack_with_an_endpoint() {
    let fips = complete().endpoint_url("http://localhost").use_fips(true);
    let expected = "dispatch failure: other: Invalid Configuration: FIPS and custom endpoint are not supported";
    assert_eq!(text(fips).await, expected);
    let dual_stack = complete().endpoint_url("http://localhost").use_dual_stack(true);
    let expected = "dispatch failure: other: Invalid Configuration: Dualstack and custom endpoint are not supported";
    assert_eq!(text(dual_stack).await, expected);
}

#[tokio::test]
async fn credentials() {
    let builder = sdk::Config::builder().region(Region::new("us-east-1"));
    let expected = "dispatch failure: other: failed to select an auth scheme to sign the request with. \"sigv4\" wasn't a \
        valid option because there was no identity resolver for it. Be sure to set an identity, such as credentials, auth \
        token, or other identity type that is required for this service. ";
    let text = text(builder).await;
    assert!(text.starts_with(expected), "{text}");
}

/// Credentials that can't be had.
#[tokio::test]
async fn credentials_that_fail() {
    use aws_credential_types::provider::error::CredentialsError;
    use aws_credential_types::provider::future::ProvideCredentials as Provided;

    #[derive(Debug)]
    struct Vault(fn() -> CredentialsError);
    impl sdk::config::ProvideCredentials for Vault {
        fn provide_credentials<'a>(&'a self) -> Provided<'a>
        where
            Self: 'a,
        {
            Provided::ready(Err((self.0)()))
        }
    }
    let builder = |error| {
        sdk::Config::builder().region(Region::new("us-east-1")).credentials_provider(Vault(error))
    };
    let text_of = async |error| text(builder(error)).await;
    let empty = text_of(|| CredentialsError::not_loaded("the safe is empty")).await;
    assert_eq!(
        empty,
        "dispatch failure: other: the credential provider was not enabled: the safe is empty"
    );
    let stuck = text_of(|| CredentialsError::provider_error("the safe is stuck")).await;
    assert_eq!(
        stuck,
        "dispatch failure: other: an error occurred while loading credentials: the safe is stuck"
    );
}

#[tokio::test]
async fn region_that_is_no_host_label() {
    let whole = text(complete().region(Region::new("not a region"))).await;
    let expected = "read_before_execution interceptor encountered an error: endpoint params could not be built: \
        invalid value for field: `region` - must be a valid host label";
    assert!(
        whole.starts_with("failed to construct request: ") && whole.ends_with(expected),
        "{whole}"
    );
}
