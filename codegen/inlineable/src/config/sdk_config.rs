//! From the configuration that all clients of a program share to that of this one.

use super::{Builder, Config};
use crate::service::SERVICE_ID;
use aws_types::SdkConfig;
use aws_types::service_config::ServiceConfigKey;

impl From<&SdkConfig> for Config {
    fn from(shared: &SdkConfig) -> Self {
        Builder::from(shared).build()
    }
}

impl From<&SdkConfig> for Builder {
    fn from(shared: &SdkConfig) -> Self {
        let mut builder = Self::default();
        builder
            .set_region(shared.region().cloned())
            .set_credentials_provider(shared.credentials_provider())
            .set_endpoint_url(endpoint_url(shared))
            .set_use_fips(shared.use_fips())
            .set_use_dual_stack(shared.use_dual_stack())
            .set_retry_config(shared.retry_config().cloned())
            .set_timeout_config(shared.timeout_config().cloned())
            .set_sleep_impl(shared.sleep_impl())
            .set_time_source(shared.time_source())
            .set_http_client(shared.http_client())
            .set_behavior_version(shared.behavior_version())
            .set_auth_scheme_preference(shared.auth_scheme_preference().cloned())
            .set_disable_clock_skew_correction(shared.disable_clock_skew_correction())
            .set_app_name(shared.app_name().cloned());
        builder.share_account_id_endpoint_mode(shared); // only: config::account_id
        builder.share_sigv4a(shared); // only: config::sigv4a
        builder.share_token_provider(shared); // only: config::bearer
        builder.share_environment_token(shared); // only: config::bearer_environment
        builder.share_request_compression(shared); // only: config::request_compression
        // Unset, these two must leave the defaults of the runtime as they are.
        if let Some(protection) = shared.stalled_stream_protection() {
            builder.set_stalled_stream_protection(Some(protection));
        }
        if let Some(cache) = shared.identity_cache() {
            builder.set_identity_cache(cache);
        }
        for metadata in shared.framework_metadata() {
            builder.push_framework_metadata(metadata.clone());
        }
        builder
    }
}

/// The endpoint set in code; else that of the environment or profile for this service; else that
/// for all services.
fn endpoint_url(shared: &SdkConfig) -> Option<String> {
    let key = ServiceConfigKey::builder().service_id(SERVICE_ID);
    let key = key.env("AWS_ENDPOINT_URL").profile("endpoint_url").build().ok()?;
    let in_code = shared.get_origin("endpoint_url").is_client_config();
    let for_service = shared.service_config().filter(|_| !in_code);
    let for_service = for_service.and_then(|config| config.load_config(key));
    for_service.or_else(|| shared.endpoint_url().map(str::to_owned))
}
