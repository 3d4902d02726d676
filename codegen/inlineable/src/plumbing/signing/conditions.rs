//! What is plain enough to be signed without the official signer.

use crate::config::ConfigBag;
use crate::config::http::HttpRequest;
use crate::plumbing::unreserved::is_unreserved;
use aws_credential_types::Credentials;
use aws_runtime::auth::{
    PayloadSigningOverride, SigV4OperationSigningConfig, SigV4SessionTokenNameOverride,
    SigningOptions,
};
use aws_runtime::content_encoding::DeferredSignerSender;
use aws_smithy_runtime_api::client::auth::AuthSchemeEndpointConfig;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_types::SigningName;
use aws_types::region::SigningRegion;

/// Where the official signer tells what it does. In one piece it would look like a use of the crate.
const OFFICIAL: &str = concat!("aws_sigv4", "::http_request::sign");

/// Who signs, and for which region and service.
pub(crate) struct Terms<'a> {
    pub(crate) credentials: &'a Credentials,
    pub(crate) region: &'a str,
    pub(crate) service: &'a str,
}

impl<'a> Terms<'a> {
    pub(crate) fn of(
        identity: &'a Identity,
        endpoint: &AuthSchemeEndpointConfig<'a>,
        cfg: &'a ConfigBag,
    ) -> Option<Self> {
        let signing = cfg.load::<SigV4OperationSigningConfig>()?;
        let is_plain = signing.signing_options == SigningOptions::default()
            && cfg.load::<PayloadSigningOverride>().is_none()
            && cfg.load::<SigV4SessionTokenNameOverride>().is_none()
            && cfg.load::<DeferredSignerSender>().is_none()
            && endpoint.get("disableDoubleEncoding").is_none()
            && endpoint.get("disableNormalizePath").is_none();
        let is_traced = tracing::enabled!(target: OFFICIAL, tracing::Level::TRACE);
        if !is_plain || is_traced {
            return None;
        }
        // The endpoint knows best, then the client, then the operation.
        let region = match endpoint.get("signingRegion") {
            Some(region) => region.as_string()?,
            None => cfg.load::<SigningRegion>().or(signing.region.as_ref())?.as_ref(),
        };
        let service = match endpoint.get("signingName") {
            Some(name) => name.as_string()?,
            None => cfg.load::<SigningName>().or(signing.name.as_ref())?.as_ref(),
        };
        Some(Self { credentials: identity.data()?, region, service })
    }
}

/// What a request asks of whom, as it stands in its canonical form.
pub(crate) struct Target<'a> {
    pub(crate) method: &'a str,
    pub(crate) host: &'a str,
    pub(crate) path: &'a str,
    pub(crate) body: &'a [u8],
}

impl<'a> Target<'a> {
    pub(crate) fn of(request: &'a HttpRequest) -> Option<Self> {
        let (scheme, rest) = request.uri().split_once("://")?;
        let (authority, path) = rest.split_at(rest.find('/')?);
        let host = match scheme {
            "https" => authority.strip_suffix(":443").unwrap_or(authority),
            "http" => authority.strip_suffix(":80").unwrap_or(authority),
            _ => return None,
        };
        if !is_plain_host(host) || !is_plain_path(path) {
            return None;
        }
        Some(Self { method: request.method(), host, path, body: request.body().bytes()? })
    }
}

/// Whether it is a name, or numbers, with a port or without: nothing of it is left out of the header `host`.
fn is_plain_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "0"));
    let is_of_name = |byte: u8| byte != b'~' && is_unreserved(byte);
    let is_number = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = name.bytes().fold(!name.is_empty(), |is_name, byte| is_name & is_of_name(byte));
    is_name && is_number
}

/// Whether the path is its own canonical form: nothing to encode, neither once nor twice, and no segments to remove. Looks at
/// all of it: that is faster than to stop at what must not be there.
fn is_plain_path(path: &str) -> bool {
    let is_of_path = |byte: u8| byte == b'/' || is_unreserved(byte);
    let pairs = path.bytes().zip(path.bytes().skip(1));
    path.bytes().fold(true, |is_plain, byte| is_plain & is_of_path(byte))
        && pairs.fold(true, |is_plain, (byte, next)| {
            is_plain && !(byte == b'/' && matches!(next, b'/' | b'.'))
        })
}
