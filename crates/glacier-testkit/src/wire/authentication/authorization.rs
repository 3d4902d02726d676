//! The header that carries a signature.

use http::HeaderMap;
use http::header::AUTHORIZATION;

use super::date::SigningDate;
use super::refusal;
use crate::state::{Region, ServiceError};

const ALGORITHM: &str = "AWS4-HMAC-SHA256";
const SERVICE: &str = "glacier";
const TERMINATOR: &str = "aws4_request";

/// What an `Authorization` of Signature Version 4 says.
#[derive(Debug)]
pub(super) struct Authorization<'a> {
    pub(super) scope: CredentialScope<'a>,
    /// As it was sent: names divided by semicolons.
    pub(super) signed_headers: &'a str,
    pub(super) signature: [u8; 32],
}

/// What a signing key is good for.
#[derive(Debug)]
pub(super) struct CredentialScope<'a> {
    pub(super) access_key_id: &'a str,
    pub(super) date: &'a str,
    pub(super) region: &'a str,
    /// Date, region, service and terminator, as they were sent.
    pub(super) text: &'a str,
    service: &'a str,
    terminator: &'a str,
}

impl<'a> Authorization<'a> {
    /// Reads the header; `None` if there is none, or one of another scheme.
    pub(super) fn read(headers: &'a HeaderMap) -> Result<Option<Self>, ServiceError> {
        let mut values = headers.get_all(AUTHORIZATION).iter();
        let Some(value) = values.next() else { return Ok(None) };
        if values.next().is_some() {
            return Err(refusal::malformed("There is more than one Authorization header"));
        }
        if !value.as_bytes().trim_ascii_start().starts_with(b"AWS4-") {
            return Ok(None);
        }
        let Ok(text) = value.to_str() else {
            return Err(refusal::malformed("The Authorization header is not ASCII"));
        };
        Self::parse(text).map(Some)
    }

    fn parse(text: &'a str) -> Result<Self, ServiceError> {
        let (algorithm, parameters) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        if algorithm != ALGORITHM {
            let fault = format!("The algorithm in Authorization is {algorithm}, not {ALGORITHM}");
            return Err(refusal::malformed(&fault));
        }
        let Parameters { credential, signed_headers, signature } = Parameters::parse(parameters)?;
        Ok(Self {
            scope: CredentialScope::parse(credential)?,
            signed_headers,
            signature: parse_signature(signature)?,
        })
    }

    /// Lets pass what signs `host` and only headers that are there, [`rules::SIGNED_HEADERS`](crate::rules::SIGNED_HEADERS).
    pub(super) fn must_cover(&self, headers: &HeaderMap) -> Result<(), ServiceError> {
        let mut signs_host = false;
        let mut before = "";
        for name in self.signed_headers.split(';') {
            if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
                return Err(refusal::signed_headers("SignedHeaders has capital letters"));
            }
            if name <= before && !before.is_empty() {
                let fault = "SignedHeaders is not in alphabetical order, each name once";
                return Err(refusal::signed_headers(fault));
            }
            if !headers.contains_key(name) {
                let fault = format!(
                    "SignedHeaders names `{name}`, a header that the request does not have"
                );
                return Err(refusal::signed_headers(&fault));
            }
            signs_host |= name == "host";
            before = name;
        }
        if signs_host { Ok(()) } else { Err(refusal::signed_headers("SignedHeaders lacks host")) }
    }
}

impl<'a> CredentialScope<'a> {
    fn parse(credential: &'a str) -> Result<Self, ServiceError> {
        let malformed = || {
            let fault = format!(
                "Credential is `{credential}`, not ACCESS_KEY_ID/YYYYMMDD/REGION/{SERVICE}/{TERMINATOR}"
            );
            refusal::malformed(&fault)
        };
        let (access_key_id, text) = credential.split_once('/').ok_or_else(malformed)?;
        let mut parts = text.split('/');
        let mut next = || parts.next().ok_or_else(malformed);
        let (date, region, service, terminator) = (next()?, next()?, next()?, next()?);
        if access_key_id.is_empty() || parts.next().is_some() {
            return Err(malformed());
        }
        Ok(Self { access_key_id, date, region, text, service, terminator })
    }

    /// Lets pass what is made for this service and the day of the signature, and gives the region.
    pub(super) fn must_fit(&self, date: &SigningDate<'_>) -> Result<Region, ServiceError> {
        for (part, found, wanted) in [
            ("date", self.date, date.day()),
            ("service", self.service, SERVICE),
            ("last part", self.terminator, TERMINATOR),
        ] {
            if found != wanted {
                return Err(refusal::scope(part, found, &format!("`{wanted}`")));
            }
        }
        self.region.parse().map_err(|_| refusal::scope("region", self.region, "a region name"))
    }
}

struct Parameters<'a> {
    credential: &'a str,
    signed_headers: &'a str,
    signature: &'a str,
}

impl<'a> Parameters<'a> {
    /// Reads what commas divide. Names that mean nothing are passed over.
    fn parse(text: &'a str) -> Result<Self, ServiceError> {
        let names = ["Credential", "SignedHeaders", "Signature"];
        let mut values = [None; 3];
        for parameter in text.split(',').map(str::trim).filter(|parameter| !parameter.is_empty()) {
            let Some((name, value)) = parameter.split_once('=') else {
                let fault = format!("Authorization has `{parameter}` where NAME=VALUE belongs");
                return Err(refusal::malformed(&fault));
            };
            let slots = names.iter().zip(&mut values);
            for (_, slot) in slots.filter(|(known, _)| **known == name) {
                if slot.replace(value).is_some() {
                    let fault = format!("Authorization has {name} more than once");
                    return Err(refusal::malformed(&fault));
                }
            }
        }
        if let [Some(credential), Some(signed_headers), Some(signature)] = values {
            return Ok(Self { credential, signed_headers, signature });
        }
        let missing = names.iter().zip(values).filter(|(_, value)| value.is_none());
        let missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
        Err(refusal::malformed(&format!("Authorization lacks {}", missing.join(" and "))))
    }
}

fn parse_signature(text: &str) -> Result<[u8; 32], ServiceError> {
    let mut signature = [0; 32];
    // Capital letters are hexadecimal too, but a signature has none.
    let is_lower_case = !text.bytes().any(|byte| byte.is_ascii_uppercase());
    match hex::decode_to_slice(text, &mut signature) {
        Ok(()) if is_lower_case => Ok(signature),
        _ => {
            let fault = format!("Signature is `{text}`, not 64 lower-case hexadecimal digits");
            Err(refusal::malformed(&fault))
        }
    }
}
