//! Signs requests with AWS's own signer, which shares no code with the emulator's verification.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials as SigningCredentials;
use aws_sigv4::http_request::{
    SignableBody, SignableRequest, SignatureLocation, SigningSettings, sign,
};
use aws_sigv4::sign::v4;
use bytes::Bytes;
use http::Request;

use super::call::Call;
use super::port::SendError;
use crate::credentials::Credentials;

/// How a request is signed; rightly, unless a case says otherwise.
#[derive(Debug, Clone, Default)]
pub(crate) struct Signing {
    pub(crate) by: By,
    /// How far the signer's clock is off, in seconds.
    pub(crate) seconds_off: i64,
    /// Another region than the endpoint's.
    pub(crate) region: Option<String>,
    /// Another service than `glacier`.
    pub(crate) service: Option<&'static str>,
    /// Whether the signature is in the query, as in a presigned URL.
    pub(crate) in_query: bool,
}

/// Whose signature a request carries.
#[derive(Debug, Clone, Default)]
pub(crate) enum By {
    /// The account under test.
    #[default]
    Caller,
    /// The second account.
    SecondAccount,
    /// Temporary credentials whose time is over.
    Expired,
    /// These credentials.
    Other(Credentials),
    /// Nobody's: the request is not signed.
    Nobody,
}

/// Makes finished requests out of calls.
#[derive(Debug, Clone)]
pub(crate) struct Signer {
    /// Without a slash at the end.
    pub(crate) endpoint_url: String,
    pub(crate) region: String,
    pub(crate) caller: Credentials,
    pub(crate) second_account: Option<Credentials>,
    pub(crate) expired: Option<Credentials>,
}

impl Signer {
    /// The request of a call, signed as it asks and tampered with afterwards if it asks for that.
    pub(crate) fn request(&self, call: &Call) -> Result<Request<Bytes>, SendError> {
        let mut request = self.unsigned(call)?;
        if let Some(credentials) = self.credentials(&call.signing.by)? {
            self.sign(&mut request, &call.signing, credentials)?;
        }
        if let Some(tamper) = &call.tamper {
            tamper(&mut request);
        }
        Ok(request)
    }

    fn unsigned(&self, call: &Call) -> Result<Request<Bytes>, SendError> {
        let uri = format!("{}{}", self.endpoint_url, call.target());
        let mut builder = Request::builder().method(call.method).uri(uri);
        for (name, value) in &call.headers {
            builder = builder.header(*name, value);
        }
        if !call.body.is_empty() && !call.headers.iter().any(|(name, _)| *name == "content-type") {
            builder = builder.header("content-type", "application/json");
        }
        builder.body(call.body.clone()).map_err(|error| SendError::new(&error))
    }

    fn credentials<'a>(&'a self, by: &'a By) -> Result<Option<&'a Credentials>, SendError> {
        let found = match by {
            By::Caller => Ok(Some(&self.caller)),
            By::Other(credentials) => Ok(Some(credentials)),
            By::Nobody => Ok(None),
            By::SecondAccount => {
                self.second_account.as_ref().map(Some).ok_or("of a second account")
            }
            By::Expired => self.expired.as_ref().map(Some).ok_or("that have expired"),
        };
        found.map_err(|missing| SendError::text(format!("there are no credentials {missing}")))
    }

    fn sign(
        &self,
        request: &mut Request<Bytes>,
        signing: &Signing,
        credentials: &Credentials,
    ) -> Result<(), SendError> {
        let identity = for_signing(credentials).into();
        let mut settings = SigningSettings::default();
        if signing.in_query {
            settings.signature_location = SignatureLocation::QueryParams;
            settings.expires_in = Some(Duration::from_mins(1));
        }
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(signing.region.as_deref().unwrap_or(&self.region))
            .name(signing.service.unwrap_or("glacier"))
            .time(shifted(SystemTime::now(), signing.seconds_off))
            .settings(settings)
            .build()
            .map_err(|error| SendError::new(&error))?
            .into();
        let uri = request.uri().to_string();
        let headers = request
            .headers()
            .iter()
            .filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
        let body = SignableBody::Bytes(request.body());
        let signable = SignableRequest::new(request.method().as_str(), uri, headers, body)
            .map_err(|error| SendError::new(&error))?;
        let (instructions, _) =
            sign(signable, &params).map_err(|error| SendError::new(&error))?.into_parts();
        instructions.apply_to_request_http1x(request);
        Ok(())
    }
}

fn for_signing(credentials: &Credentials) -> SigningCredentials {
    let mut signing = SigningCredentials::builder()
        .access_key_id(credentials.access_key_id())
        .secret_access_key(credentials.secret_access_key())
        .provider_name("glacier-contract");
    signing.set_session_token(credentials.get_session_token().map(str::to_owned));
    signing.build()
}

fn shifted(time: SystemTime, seconds: i64) -> SystemTime {
    let by = Duration::from_secs(seconds.unsigned_abs());
    let shifted = if seconds < 0 { time.checked_sub(by) } else { time.checked_add(by) };
    shifted.unwrap_or(time)
}
