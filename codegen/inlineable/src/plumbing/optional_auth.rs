//! Operations that need no signature.

use crate::service::UNSIGNED;
use aws_runtime::auth::sigv4;
use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::AuthSchemeOption;

/// Whether an operation that needs no signature takes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsigned {
    /// It is sent as it is.
    Always,
    /// It is signed if there are credentials.
    WithoutCredentials,
}

/// The ways of authentication of an operation, if it is one that needs no signature.
pub(crate) fn options(operation: &str) -> Option<Vec<AuthSchemeOption>> {
    let (_, unsigned) = UNSIGNED.iter().find(|(name, _)| *name == operation)?;
    let unsigned_too = (*unsigned == Unsigned::WithoutCredentials).then_some(sigv4::SCHEME_ID);
    let schemes = unsigned_too.into_iter().chain([NO_AUTH_SCHEME_ID]);
    Some(schemes.map(AuthSchemeOption::from).collect())
}
