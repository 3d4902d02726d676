//! Facts of the service's model.

use crate::config::SharedInterceptor;
use crate::plumbing::glacier::ApiVersion;
use crate::plumbing::optional_auth::Unsigned;

/// Name of the service, in configuration and in metrics.
pub(crate) const SERVICE_ID: &str = "Glacier";

/// Name of the service in the user agent.
pub(crate) const USER_AGENT_ID: &str = "glacier";

/// Name of the service in signatures.
pub(crate) const SIGNING_NAME: &str = "glacier";

/// Scope of metrics.
pub(crate) const SCOPE: &str = "aws-sdk-glacier";

/// Name of the retry partition of clients without a region.
pub(crate) const RETRY_PARTITION: &str = "glacier";

/// Operations that need no signature.
pub(crate) const UNSIGNED: &[(&str, Unsigned)] = &[("Greet", Unsigned::WithoutCredentials)];

/// Interceptors of all operations.
pub(crate) fn interceptors() -> Vec<SharedInterceptor> {
    vec![SharedInterceptor::permanent(ApiVersion("2012-06-01"))]
}
