//! Who sent a request. Signatures are not verified yet; this is the one place where they will be.

use http::HeaderMap;
use http::header::AUTHORIZATION;

use crate::rules;
use crate::state::{AccountId, Caller, ErrorCode, Region, ServiceError};

/// Whose requests are answered, and as whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The account and standing that every request gets, and the region of those that name none.
    pub caller: Caller,
    /// What happens to requests without a signature.
    pub unsigned: Unsigned,
}

/// What happens to requests without a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsigned {
    /// They are refused, [`rules::AUTHORIZATION_MISSING`].
    Refused,
    /// They are served.
    Allowed,
}

/// Decides who the caller is, by the credential scope if there is one, [`rules::REGION_FROM_SCOPE`].
pub(super) fn authenticate(
    identity: &Identity,
    headers: &HeaderMap,
) -> Result<Caller, ServiceError> {
    let mut caller = identity.caller.clone();
    match (headers.get(AUTHORIZATION), identity.unsigned) {
        (Some(authorization), _) => {
            if let Some(region) = authorization.to_str().ok().and_then(scope_region) {
                caller.region = region;
            }
            Ok(caller)
        }
        (None, Unsigned::Allowed) => Ok(caller),
        (None, Unsigned::Refused) => Err(ServiceError::new(
            ErrorCode::MissingAuthenticationToken,
            &rules::AUTHORIZATION_MISSING,
            "The request has no Authorization header",
        )),
    }
}

/// The region in `Credential=KEY/DATE/REGION/SERVICE/aws4_request`.
fn scope_region(authorization: &str) -> Option<Region> {
    let (_, credential) = authorization.split_once("Credential=")?;
    credential.split(['/', ',', ' ']).nth(2)?.parse().ok()
}

impl Default for Identity {
    /// An old customer in us-east-1 under the account number of AWS's examples, whose requests are signed.
    fn default() -> Self {
        Self {
            caller: Caller::root(AccountId::example(), Region::example()),
            unsigned: Unsigned::Refused,
        }
    }
}
