//! Operations whose ways of authentication are others than those of the service.

use crate::service::OPERATION_AUTH_SCHEMES;
use aws_smithy_runtime_api::client::auth::{AuthSchemeId, AuthSchemeOption};

/// Operations by name, each with its ways of authentication, best first.
pub(crate) type OperationAuth = &'static [(&'static str, &'static [AuthSchemeId])];

/// The ways of authentication of an operation, if it has its own.
pub(crate) fn options(operation: &str) -> Option<Vec<AuthSchemeOption>> {
    let (_, schemes) = OPERATION_AUTH_SCHEMES.iter().find(|(name, _)| *name == operation)?;
    Some(schemes.iter().cloned().map(AuthSchemeOption::from).collect())
}
