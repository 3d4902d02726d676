//! Facts of the service's model.

use crate::config::SharedInterceptor;
use crate::config::bearer;
use crate::config::bearer_environment::TokenName;
use crate::plumbing::glacier::ApiVersion;
use crate::plumbing::operation_auth::OperationAuth;
use aws_runtime::auth::sigv4;
use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;

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

/// Ways of authentication, best first.
pub(crate) const AUTH_SCHEMES: &[AuthSchemeId] = &[
    sigv4::SCHEME_ID,
    #[cfg(feature = "sigv4a")]
    crate::config::sigv4a::SCHEME_ID,
    bearer::SCHEME_ID,
];

/// Operations with other ways of authentication.
pub(crate) const OPERATION_AUTH_SCHEMES: OperationAuth =
    &[("Greet", &[sigv4::SCHEME_ID, NO_AUTH_SCHEME_ID])];

/// The name of the service in the variable with its token.
pub(crate) const TOKEN_NAME: TokenName = TokenName("ping");

/// Interceptors of all operations.
pub(crate) fn interceptors() -> Vec<SharedInterceptor> {
    vec![SharedInterceptor::permanent(ApiVersion("2012-06-01"))]
}
