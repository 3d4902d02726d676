//! SigV4 signatures that cost little: the authentication scheme `sigv4`.
//!
//! Most requests of a client are alike: a short path, a handful of headers, a body in memory, the same credentials. These
//! are signed here, with a signing key that is made once a day. All others are handed to the official signer, which gets
//! its request untouched:
//!
//! * those whose signature is not the plain one: options of the operation that are not the default (a query that carries
//!   the signature, a body that stays unsigned, one with a checksum header), a payload or a name of the token set from
//!   outside, a body that is signed piece by piece, an endpoint that says how paths are encoded (`conditions.rs`);
//! * those that would have to be brought into canonical form: a query, a path with anything but unreserved characters or
//!   with segments to remove, a host that is not a plain name, values of headers with blanks to remove, too many headers
//!   (`conditions.rs`, `headers.rs`);
//! * those that can't be signed: the official signer says why;
//! * those whose time is not known, see [`ClockSkew`];
//! * all, while somebody traces what is signed: the official signer tells it step by step.
//!
//! Whoever signs, the request is the same, byte for byte.

pub(crate) mod canonical;
pub(crate) mod conditions;
pub(crate) mod headers;
pub(crate) mod key;
pub(crate) mod skew;

use crate::config::http::HttpRequest;
use crate::config::{ConfigBag, RuntimeComponents};
use crate::error::BoxError;
use crate::plumbing::signing::canonical::authorization;
use crate::plumbing::signing::conditions::{Target, Terms};
use crate::plumbing::signing::headers::SignedHeaders;
use crate::plumbing::signing::key::SigningKeys;
use crate::plumbing::signing::skew::ClockSkew;
use aws_runtime::auth::sigv4::{SCHEME_ID, SigV4Signer};
use aws_smithy_runtime_api::client::auth::{self, AuthSchemeEndpointConfig, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::runtime_components::GetIdentityResolver;
use http::HeaderName;
use http::header::AUTHORIZATION;

/// The authentication scheme `sigv4`. It keeps signing keys, so there is one a client.
#[derive(Debug, Default)]
pub(crate) struct AuthScheme {
    signer: Signer,
}

impl AuthScheme {
    pub(crate) fn new() -> Self {
        Self::default()
    }
}

impl auth::AuthScheme for AuthScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        SCHEME_ID
    }

    fn identity_resolver(
        &self,
        resolvers: &dyn GetIdentityResolver,
    ) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(SCHEME_ID)
    }

    fn signer(&self) -> &dyn Sign {
        &self.signer
    }
}

/// Signs what is plain, and leaves the rest to the official signer.
#[derive(Debug, Default)]
pub(crate) struct Signer {
    keys: SigningKeys,
    official: SigV4Signer,
}

impl Sign for Signer {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        endpoint: AuthSchemeEndpointConfig<'_>,
        components: &RuntimeComponents,
        cfg: &ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(signature) = self.signature(request, identity, &endpoint, components, cfg) {
            return signature.apply(request);
        }
        match skew::corrected(components, cfg)? {
            None => self.official.sign_http_request(request, identity, endpoint, components, cfg),
            Some(it) => self.official.sign_http_request(request, identity, endpoint, &it, cfg),
        }
    }
}

impl Signer {
    /// The signature of a request, or `None` if it is one for the official signer.
    pub(crate) fn signature(
        &self,
        request: &HttpRequest,
        identity: &Identity,
        endpoint: &AuthSchemeEndpointConfig<'_>,
        components: &RuntimeComponents,
        cfg: &ConfigBag,
    ) -> Option<Signature> {
        let skew = ClockSkew::of(cfg)?;
        let terms = Terms::of(identity, endpoint, cfg)?;
        let target = Target::of(request)?;
        let time = skew.apply(components.time_source().unwrap_or_default().now());
        let seconds = time.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
        let key = self.keys.get(&terms, seconds)?;
        let date = key.date_time(seconds)?;
        let token = terms.credentials.session_token();
        let headers = SignedHeaders::of(request.headers(), target.host, &date, token)?;
        let authorization = authorization(&target, &headers, &key, &date)?;
        Some(Signature { date, authorization, token: token.map(str::to_owned) })
    }
}

const X_AMZ_DATE: HeaderName = HeaderName::from_static("x-amz-date");
const X_AMZ_SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");

/// The headers that make a request a signed one.
pub(crate) struct Signature {
    date: String,
    authorization: String,
    token: Option<String>,
}

impl Signature {
    fn apply(self, request: &mut HttpRequest) -> Result<(), BoxError> {
        let headers = request.headers_mut();
        headers.try_insert(X_AMZ_DATE, self.date)?;
        headers.try_insert(AUTHORIZATION, self.authorization)?;
        if let Some(token) = self.token {
            headers.try_insert(X_AMZ_SECURITY_TOKEN, token)?;
        }
        Ok(())
    }
}
