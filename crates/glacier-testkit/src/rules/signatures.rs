//! Signatures: who sent a request, and whether it is as they signed it.

use super::{Mark, Rule};

rules! {
    SIGNATURES: "Signatures: who sent a request, and whether it is as they signed it. The first fault in this order decides.";
    AUTHORIZATION_MISSING = "authorization-missing", Documented,
        "A request without `Authorization`, or with one of another scheme than AWS4, gets 400 \
         `MissingAuthenticationTokenException`.",
        "api-error-responses; the message is chosen, and so is what another scheme gets, after other AWS services";
    PRESIGNED_URL = "presigned-url", Chosen,
        "A request signed in its query gets 400 `MissingAuthenticationTokenException`.",
        "api-common-request-headers requires `Authorization`";
    AUTHORIZATION_MALFORMED = "authorization-malformed", Chosen,
        "`Authorization` twice, with another algorithm than `AWS4-HMAC-SHA256`, or without exactly one well-formed \
         `Credential`, `SignedHeaders` and `Signature`, gets 403 `InvalidSignatureException`.",
        "the `IncompleteSignatureException` of other AWS services is not in api-error-responses";
    SIGNING_DATE = "signing-date", Documented,
        "The date of a signature is `x-amz-date`, or else `Date`, in the form `YYYYMMDDTHHMMSSZ`; without one the \
         request gets 403 `InvalidSignatureException`.",
        "api-common-request-headers; the code is chosen";
    SIGNATURE_EXPIRED = "signature-expired", Observed,
        "A signature older than 5 minutes gets 403 `InvalidSignatureException`.",
        "MoriTanosuke/glacieruploader#14 and vsespb/mt-aws-glacier#2";
    SIGNATURE_NOT_YET_CURRENT = "signature-not-yet-current", Observed,
        "A signature more than 5 minutes ahead gets 403 `InvalidSignatureException`.",
        "basak/glacier-cli#36";
    SIGNATURE_TIME_IS_REAL = "signature-time-is-real", Chosen,
        "The age of a signature is measured by the real time, whatever the emulator's clock shows.",
        "clients sign by the real time, and a moved clock must not make that stale";
    SIGNED_HEADERS = "signed-headers", Chosen,
        "`SignedHeaders` names `host`, in lower case and alphabetical order, and only headers that are there; otherwise \
         the request gets 403 `InvalidSignatureException`. Other headers may go unsigned.",
        "the documented form, without a code; clients that sign no more than `host` and `x-amz-date` work with AWS";
    CREDENTIAL_SCOPE = "credential-scope", Chosen,
        "A credential scope has the day of the signature, a region, `glacier` and `aws4_request`; otherwise the request \
         gets 403 `InvalidSignatureException`.",
        "amazon-glacier-signing-requests gives the form; the code is that of other AWS services";
    ACCESS_KEY_UNKNOWN = "access-key-unknown", Documented,
        "An access key ID that nobody has gets 400 `UnrecognizedClientException`.",
        "api-error-responses; the message is chosen";
    ACCESS_KEY_CONVENTION = "access-key-convention", Chosen,
        "Unless access keys are named, those known are the one of AWS's examples and every one whose secret, and \
         session token if it is sent, is the same text as its ID; an ID of 12 digits is its account.",
        "dummy credentials are set like this everywhere; IDs that begin with `AKIA` or `ASIA` are real ones";
    PAYLOAD_HASH = "payload-hash", Observed,
        "An `x-amz-content-sha256` that is not the hash of the body, `UNSIGNED-PAYLOAD` included, gets 403 \
         `InvalidSignatureException`.",
        "basak/glacier-cli#27, which cuts off the code; that it means unsigned payloads too is chosen";
    CANONICAL_REQUEST = "canonical-request", Chosen,
        "The path that is signed is the one sent, without empty and dot segments, percent-encoded once more; a dot \
         segment at its end may leave a slash. In queries a plus is a space.",
        "the official SDKs sign so, and differ in that slash";
    SIGNATURE_WRONG = "signature-wrong", Documented,
        "A signature that is not that of this request by this access key gets 403 `InvalidSignatureException`, with the \
         canonical request and the string to sign in its message.",
        "api-error-responses; the message after vsespb/mt-aws-glacier#9 and SimpleAmazonGlacierUploader/SAGU#33";
    SESSION_TOKEN_WRONG = "session-token-wrong", Documented,
        "An `x-amz-security-token` that is not that of the access key, or is missing, gets 400 \
         `UnrecognizedClientException`.",
        "api-error-responses; the message is chosen";
    SESSION_EXPIRED = "session-expired", Documented,
        "Temporary credentials that have expired get 403 `ExpiredTokenException`.",
        "api-error-responses; the message is chosen";
}
