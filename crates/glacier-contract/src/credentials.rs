//! Credentials and region, from where every AWS tool looks for them.

use aws_config::environment::region::EnvironmentVariableRegionProvider;
use aws_config::meta::region::RegionProviderChain;
use aws_config::profile::ProfileFileRegionProvider;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::provider::ProvideCredentials;
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;

use glacier_testkit::Credentials;

use crate::run::Error;

/// The caller: credentials, and the region to sign for.
pub(crate) struct Caller {
    pub(crate) credentials: Credentials,
    pub(crate) region: String,
}

/// The usual chain: environment, profile, single sign-on, container, instance.
pub(crate) async fn of_caller(region: Option<&str>) -> Result<Caller, Error> {
    let chain = RegionProviderChain::first_try(region.map(|region| Region::new(region.to_owned())))
        .or_else(EnvironmentVariableRegionProvider::new())
        .or_else(ProfileFileRegionProvider::new())
        .or_else("us-east-1");
    let region =
        chain.region().await.map_or_else(|| "us-east-1".to_owned(), |region| region.to_string());
    let config = loader(&region).load().await;
    Ok(Caller { credentials: credentials(&config).await?, region })
}

/// Those of a profile.
pub(crate) async fn of_profile(profile: &str, region: &str) -> Result<Credentials, Error> {
    credentials(&loader(region).profile_name(profile).load().await).await
}

fn loader(region: &str) -> aws_config::ConfigLoader {
    let https = Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https();
    aws_config::defaults(BehaviorVersion::latest())
        .region(Region::new(region.to_owned()))
        .http_client(https)
}

async fn credentials(config: &SdkConfig) -> Result<Credentials, Error> {
    let provider = config.credentials_provider().ok_or(Error::NoCredentials(String::new()))?;
    let found = provider.provide_credentials().await;
    let found = found.map_err(|error| {
        let causes = std::iter::successors(Some(&error as &dyn std::error::Error), |e| e.source());
        Error::NoCredentials(causes.map(ToString::to_string).collect::<Vec<_>>().join(": "))
    })?;
    let credentials = Credentials::new(found.access_key_id(), found.secret_access_key());
    Ok(match found.session_token() {
        Some(token) => credentials.session_token(token),
        None => credentials,
    })
}
