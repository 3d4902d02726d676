//! Signs requests with AWS's own signer, so that the emulator's verification meets a second opinion.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PayloadChecksumKind, SignableBody, SignableRequest, SigningSettings, sign,
};
use aws_sigv4::sign::v4;
use glacier_testkit::state::{Caller, ServiceError};
use glacier_testkit::wire::{self, HttpRequest, Identity};
use http::{Method, Request};

/// 2013-03-20T17:03:43Z, when the requests of these tests are signed.
pub(crate) fn then() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_363_799_023)
}

#[derive(Debug, Clone)]
pub(crate) struct Signer<'a> {
    pub(crate) access_key_id: &'a str,
    pub(crate) secret_access_key: &'a str,
    pub(crate) session_token: Option<&'a str>,
    pub(crate) region: &'a str,
    pub(crate) time: SystemTime,
    pub(crate) sends_payload_hash: bool,
}

impl Default for Signer<'_> {
    /// Signs now, for us-east-1, with the credentials that an emulator knows unless it is told others.
    fn default() -> Self {
        Self {
            access_key_id: "AKIAIOSFODNN7EXAMPLE",
            secret_access_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            session_token: None,
            region: "us-east-1",
            time: SystemTime::now(),
            sends_payload_hash: false,
        }
    }
}

impl<'a> Signer<'a> {
    pub(crate) fn then() -> Self {
        Self { time: then(), ..Self::default() }
    }

    pub(crate) fn with_key(access_key_id: &'a str, secret_access_key: &'a str) -> Self {
        Self { access_key_id, secret_access_key, ..Self::then() }
    }

    /// Adds the headers that carry the signature.
    pub(crate) fn sign<B: AsRef<[u8]>>(&self, request: &mut Request<B>) {
        let identity = Credentials::new(
            self.access_key_id,
            self.secret_access_key,
            self.session_token.map(str::to_owned),
            None,
            "test",
        )
        .into();
        let mut settings = SigningSettings::default();
        if self.sends_payload_hash {
            settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
        }
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(self.region)
            .name("glacier")
            .time(self.time)
            .settings(settings)
            .build()
            .unwrap()
            .into();
        let uri = request.uri().to_string();
        let headers = request.headers().iter();
        let headers = headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap()));
        let body = SignableBody::Bytes(request.body().as_ref());
        let signable = SignableRequest::new(request.method().as_str(), uri, headers, body).unwrap();
        let (instructions, _) = sign(signable, &params).unwrap().into_parts();
        instructions.apply_to_request_http1x(request);
    }

    /// A signed `DescribeVault`.
    pub(crate) fn signed(&self) -> Request<Vec<u8>> {
        let mut request = plain(Method::GET, "/-/vaults/v", "");
        self.sign(&mut request);
        request
    }
}

/// A request without a signature.
pub(crate) fn plain(method: Method, target: &str, body: impl Into<Vec<u8>>) -> Request<Vec<u8>> {
    Request::builder()
        .method(method)
        .uri(format!("http://localhost:4566{target}"))
        .header("host", "localhost:4566")
        .header("x-amz-glacier-version", "2012-06-01")
        .body(body.into())
        .unwrap()
}

/// Whom a request is from at that time.
pub(crate) fn authenticate_at(
    now: SystemTime,
    identity: &Identity,
    request: &Request<Vec<u8>>,
) -> Result<Caller, ServiceError> {
    let request = HttpRequest {
        method: request.method(),
        path: request.uri().path(),
        query: request.uri().query().unwrap_or_default(),
        headers: request.headers(),
        body: request.body(),
    };
    wire::authenticate(identity, &request, now)
}

/// Whom a request is from, at the time when those of these tests are signed.
pub(crate) fn authenticate(
    identity: &Identity,
    request: &Request<Vec<u8>>,
) -> Result<Caller, ServiceError> {
    authenticate_at(then(), identity, request)
}
