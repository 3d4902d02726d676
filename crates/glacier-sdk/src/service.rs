// Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.
//! What the rest of the crate has to know of the service.

use crate::config::SharedInterceptor;
use crate::plumbing::glacier::ApiVersion;
use aws_runtime::auth::sigv4;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;

/// What the service is called in traces and in the shared configuration.
pub(crate) const SERVICE_ID: &str = "Glacier";

/// Names the service in the user agent.
pub(crate) const USER_AGENT_ID: &str = "glacier";

/// The service part of a SigV4 credential scope.
pub(crate) const SIGNING_NAME: &str = "glacier";

/// The scope of metrics, the same as in the official crate, so that dashboards go on working.
pub(crate) const SCOPE: &str = "aws-sdk-glacier";

/// Clients of one partition share their retry quota; this is its name, before the region.
pub(crate) const RETRY_PARTITION: &str = "glacier";

/// Ways of authentication, best first.
pub(crate) const AUTH_SCHEMES: &[AuthSchemeId] = &[sigv4::SCHEME_ID];

/// Interceptors of every operation, beyond those of any AWS client.
pub(crate) fn interceptors() -> Vec<SharedInterceptor> {
    vec![SharedInterceptor::permanent(ApiVersion("2012-06-01"))]
}
