//! What is answered to a request whose sender isn't known for certain.

use crate::credentials::Holder;
use crate::rules::{self, Rule};
use crate::state::{ErrorCode, ServiceError};
use crate::wire::HttpRequest;

/// No signature in the headers, and perhaps one in the query.
pub(super) fn unsigned(request: &HttpRequest<'_>) -> ServiceError {
    let mut parameters = request.query.split('&');
    let (rule, message) = if parameters.any(|it| it.starts_with("X-Amz-Algorithm=")) {
        let message = "The request is signed in its query, but presigned URLs are not served; \
                       sign it with an Authorization header";
        (&rules::PRESIGNED_URL, message)
    } else if request.headers.contains_key(http::header::AUTHORIZATION) {
        let message =
            "The Authorization header is not that of AWS Signature Version 4, AWS4-HMAC-SHA256";
        (&rules::AUTHORIZATION_MISSING, message)
    } else {
        (&rules::AUTHORIZATION_MISSING, "The request has no Authorization header")
    };
    ServiceError::new(ErrorCode::MissingAuthenticationToken, rule, message)
}

pub(super) fn malformed(fault: &str) -> ServiceError {
    invalid(&rules::AUTHORIZATION_MALFORMED, fault)
}

pub(super) fn date_missing() -> ServiceError {
    let fault =
        "The request has neither an x-amz-date nor a Date header that says when it was signed";
    invalid(&rules::SIGNING_DATE, fault)
}

pub(super) fn date_malformed(header: &str, found: &str) -> ServiceError {
    let fault = format!(
        "The date of the signature must have the form YYYYMMDDTHHMMSSZ, but {header} is {found}"
    );
    invalid(&rules::SIGNING_DATE, fault)
}

pub(super) fn expired(signed: &str, earliest: &str, now: &str) -> ServiceError {
    let fault =
        format!("Signature expired: {signed} is now earlier than {earliest} ({now} - 5 min.)");
    invalid(&rules::SIGNATURE_EXPIRED, fault)
}

pub(super) fn not_yet_current(signed: &str, latest: &str, now: &str) -> ServiceError {
    let fault = format!(
        "Signature not yet current: {signed} is still later than {latest} ({now} + 5 min.)"
    );
    invalid(&rules::SIGNATURE_NOT_YET_CURRENT, fault)
}

pub(super) fn signed_headers(fault: &str) -> ServiceError {
    invalid(&rules::SIGNED_HEADERS, fault)
}

pub(super) fn scope(part: &str, found: &str, wanted: &str) -> ServiceError {
    let fault = format!("The {part} of the credential scope is `{found}`, but must be {wanted}");
    invalid(&rules::CREDENTIAL_SCOPE, fault)
}

pub(super) fn payload_hash(hash: &str, claimed: &str) -> ServiceError {
    let fault = format!(
        "The value passed in as x-amz-content-sha256 does not match the computed payload hash. \
         Computed digest: {hash} expected hash: {claimed}"
    );
    invalid(&rules::PAYLOAD_HASH, fault)
}

pub(super) fn access_key_unknown(access_key_id: &str) -> ServiceError {
    let message = format!(
        "The access key ID {access_key_id} is not known here; \
         name it and its secret when you set up the emulator"
    );
    unrecognized(&rules::ACCESS_KEY_UNKNOWN, message)
}

/// Shows what should have been signed, so that it can be compared with what was.
pub(super) fn signature_wrong(
    holder: &Holder<'_>,
    canonical_request: &str,
    string_to_sign: &str,
) -> ServiceError {
    let secret = match holder {
        Holder::Known(_) => "that the secret belongs to the access key ID",
        Holder::Conventional(_) => {
            "that the secret is the same text as the access key ID, or name both when you set up the emulator"
        }
    };
    let fault = format!(
        "The request signature we calculated does not match the signature you provided. \
         Check {secret}.\n\n\
         The Canonical String for this request should have been\n'{canonical_request}'\n\n\
         The String-to-Sign should have been\n'{string_to_sign}'\n"
    );
    invalid(&rules::SIGNATURE_WRONG, fault)
}

pub(super) fn session_token_wrong(is_there: bool) -> ServiceError {
    let message = if is_there {
        "The session token in x-amz-security-token is not that of the access key"
    } else {
        "The access key is a temporary one, and the request lacks its session token in x-amz-security-token"
    };
    unrecognized(&rules::SESSION_TOKEN_WRONG, message)
}

pub(super) fn session_expired() -> ServiceError {
    let message = "The session token has expired";
    ServiceError::new(ErrorCode::ExpiredToken, &rules::SESSION_EXPIRED, message)
}

fn invalid(rule: &'static Rule, message: impl Into<String>) -> ServiceError {
    ServiceError::new(ErrorCode::InvalidSignature, rule, message)
}

fn unrecognized(rule: &'static Rule, message: impl Into<String>) -> ServiceError {
    ServiceError::new(ErrorCode::UnrecognizedClient, rule, message)
}
