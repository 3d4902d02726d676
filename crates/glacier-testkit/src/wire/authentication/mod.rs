//! Who sent a request: Signature Version 4, verified.
//!
//! Written from the documented steps and independent of any signer, so that the two can contradict each other. Nothing
//! is read but the arguments: the time of the check is one of them.

mod authorization;
mod canonical;
mod date;
mod hash;
mod payload;
mod refusal;
mod signing_key;

use std::time::SystemTime;

use http::{HeaderMap, HeaderName, HeaderValue};

use self::authorization::Authorization;
use self::canonical::{CanonicalRequest, PathReading};
use self::date::SigningDate;
use self::hash::HexHash;
use self::signing_key::SigningKey;
use super::HttpRequest;
use crate::credentials::{Holder, Keyring};
use crate::state::{AccountId, Caller, Region, ServiceError, Standing};

pub(crate) use self::signing_key::SigningKeys;

#[cfg(doc)]
use crate::rules;

/// Whose requests are answered, and as whom.
#[derive(Debug, Clone)]
pub struct Identity {
    /// Who sends unsigned requests; signed ones get the account unless the access key names another, and the standing.
    pub caller: Caller,
    /// The access keys that requests can be signed with.
    pub keyring: Keyring,
    /// What happens to requests without a signature.
    pub unsigned: Unsigned,
}

/// What happens to requests without a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsigned {
    /// They are refused, [`rules::AUTHORIZATION_MISSING`].
    Refused,
    /// They are served. Those that carry a signature must still be right.
    Allowed,
}

const SESSION_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");

/// Decides who the caller is, by the rules of [`rules::SIGNATURES`] in the order of the table.
///
/// The time is the real one, whatever time the service goes by: [`rules::SIGNATURE_TIME_IS_REAL`].
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
/// use glacier_testkit::{rules, wire::{self, HttpRequest, Identity}};
/// use http::{HeaderMap, Method};
///
/// // The check vector of the developer guide.
/// let headers = HeaderMap::from_iter([
///     ("host".parse()?, "glacier.us-east-1.amazonaws.com".parse()?),
///     ("x-amz-date".parse()?, "20120525T002453Z".parse()?),
///     ("x-amz-glacier-version".parse()?, "2012-06-01".parse()?),
///     ("authorization".parse()?, "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20120525/us-east-1/glacier/aws4_request, \
///         SignedHeaders=host;x-amz-date;x-amz-glacier-version, \
///         Signature=3ce5b2f2fffac9262b4da9256f8d086b4aaf42eba5f111c21681a65a127b7c2a".parse()?),
/// ]);
/// let request = HttpRequest { method: &Method::PUT, path: "/-/vaults/examplevault", query: "", headers: &headers, body: b"" };
///
/// let then = UNIX_EPOCH + Duration::from_secs(1_337_905_493);
/// let caller = wire::authenticate(&Identity::default(), &request, then)?;
/// assert_eq!(caller.principal, "arn:aws:iam::111122223333:root");
///
/// let too_late = then + Duration::from_secs(301);
/// let refused = wire::authenticate(&Identity::default(), &request, too_late).unwrap_err();
/// assert_eq!(refused.rule(), &rules::SIGNATURE_EXPIRED);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// `MissingAuthenticationTokenException`, `InvalidSignatureException`, `UnrecognizedClientException` or
/// `ExpiredTokenException`, with a message that says what is wrong.
pub fn authenticate(
    identity: &Identity,
    request: &HttpRequest<'_>,
    now: SystemTime,
) -> Result<Caller, ServiceError> {
    let Some(authorization) = Authorization::read(request.headers)? else {
        return match identity.unsigned {
            Unsigned::Allowed => Ok(identity.caller.clone()),
            Unsigned::Refused => Err(refusal::unsigned(request)),
        };
    };
    let date = SigningDate::read(request.headers)?;
    date.must_be_near(now)?;
    authorization.must_cover(request.headers)?;
    let region = authorization.scope.must_fit(&date)?;

    let access_key_id = authorization.scope.access_key_id;
    let keyring = &identity.keyring;
    let holder =
        keyring.find(access_key_id).ok_or_else(|| refusal::access_key_unknown(access_key_id))?;
    let payload_hash = payload::hash(request)?;
    let signed =
        Signed { request, authorization: &authorization, date: &date, payload_hash: &payload_hash };
    signed.verify(&holder, keyring)?;
    must_be_current(&holder, request.headers, now)?;
    Ok(caller(identity, &holder, region))
}

/// The region in the credential scope of a signature, whether that is right or not.
pub(super) fn region(headers: &HeaderMap) -> Option<&str> {
    Some(Authorization::read(headers).ok()??.scope.region)
}

/// What a signature is made for.
struct Signed<'a> {
    request: &'a HttpRequest<'a>,
    authorization: &'a Authorization<'a>,
    date: &'a SigningDate<'a>,
    payload_hash: &'a HexHash,
}

impl Signed<'_> {
    fn verify(&self, holder: &Holder<'_>, keyring: &Keyring) -> Result<(), ServiceError> {
        let scope = &self.authorization.scope;
        let cached = keyring.signing_keys().get(scope);
        let is_cached = cached.is_some();
        let key = cached.unwrap_or_else(|| SigningKey::derive(holder.secret_access_key(), scope));

        let is_right = PathReading::of(self.request.path).any(|reading| {
            let hash = self.canonical_request(reading).hash();
            key.signs(self.date.text, scope, &hash, &self.authorization.signature)
        });
        if !is_right {
            return Err(self.refusal(holder));
        }
        // Only what has verified is worth a place, so that no sender of junk can drive out the others.
        if !is_cached {
            keyring.signing_keys().keep(scope, key);
        }
        Ok(())
    }

    fn canonical_request(&self, reading: PathReading) -> CanonicalRequest {
        let signed_headers = self.authorization.signed_headers;
        CanonicalRequest::new(self.request, reading, signed_headers, self.payload_hash)
    }

    fn refusal(&self, holder: &Holder<'_>) -> ServiceError {
        let expected = self.canonical_request(PathReading::default());
        let scope = &self.authorization.scope;
        let string_to_sign = signing_key::string_to_sign(self.date.text, scope, &expected.hash());
        refusal::signature_wrong(holder, &expected.redacted(), &string_to_sign)
    }
}

/// Lets temporary credentials pass that come with their token and have not expired.
fn must_be_current(
    holder: &Holder<'_>,
    headers: &HeaderMap,
    now: SystemTime,
) -> Result<(), ServiceError> {
    let mut tokens = headers.get_all(SESSION_TOKEN).iter().map(HeaderValue::as_bytes);
    let token = tokens.next();
    if tokens.next().is_some() || !holder.accepts(token) {
        return Err(refusal::session_token_wrong(token.is_some()));
    }
    if holder.has_expired(now) {
        return Err(refusal::session_expired());
    }
    Ok(())
}

fn caller(identity: &Identity, holder: &Holder<'_>, region: Region) -> Caller {
    let account = holder.account().unwrap_or_else(|| identity.caller.account.clone());
    let standing = identity.caller.standing;
    match holder.principal() {
        Some(principal) => Caller { account, region, standing, principal: principal.to_owned() },
        None => Caller::root(account, region, standing),
    }
}

impl Default for Identity {
    /// An old customer in us-east-1 under the account number of AWS's examples, whose requests are signed.
    fn default() -> Self {
        Self {
            caller: Caller::root(AccountId::example(), Region::example(), Standing::Customer),
            keyring: Keyring::default(),
            unsigned: Unsigned::Refused,
        }
    }
}
