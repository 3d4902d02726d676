//! Signatures that are wrong in one way each, with the whole text of the refusal.

use glacier_testkit::rules::{self, Rule};
use glacier_testkit::state::ErrorCode;
use glacier_testkit::wire::Identity;
use http::{HeaderMap, HeaderValue, Method, Request};

use super::signer::{Signer, authenticate, plain};

type Fault = Box<dyn Fn(&mut Request<Vec<u8>>)>;

pub(crate) struct Case {
    pub(crate) rule: &'static Rule,
    code: ErrorCode,
    fault: Fault,
    message: String,
}

#[test]
fn each_fault_has_its_code_and_its_text() {
    for Case { rule, code, fault, message } in cases() {
        let mut request = Signer::then().signed();
        fault(&mut request);
        let refused = authenticate(&Identity::default(), &request).unwrap_err();
        assert_eq!((refused.code(), refused.message()), (code, &*message));
        assert_eq!(refused.rule(), rule, "{message}");
    }
}

/// The request that the faults are put into, beside its signature.
#[test]
fn without_a_fault_the_request_passes() {
    let request = Signer::then().signed();
    let authorization = request.headers()["authorization"].to_str().unwrap();
    let start = format!("AWS4-HMAC-SHA256 Credential={SCOPE}, SignedHeaders={NAMES}, Signature=");
    assert!(authorization.starts_with(&start), "{authorization}");
    assert_eq!(authenticate(&Identity::default(), &request), Ok(Identity::default().caller));
}

const SCOPE: &str = "AKIAIOSFODNN7EXAMPLE/20130320/us-east-1/glacier/aws4_request";
const NAMES: &str = "host;x-amz-date;x-amz-glacier-version";
const HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

#[rustfmt::skip]
pub(crate) fn cases() -> Vec<Case> {
    let missing = |fault, message| case(&rules::AUTHORIZATION_MISSING, ErrorCode::MissingAuthenticationToken, fault, message);
    let malformed = |value: &str, message: &str| case(&rules::AUTHORIZATION_MALFORMED, ErrorCode::InvalidSignature, authorization(value), message);
    let scope = |scope: &str, message: &str| case(&rules::CREDENTIAL_SCOPE, ErrorCode::InvalidSignature, replace(SCOPE, scope), message);
    let not_a_scope = |scope: &str| {
        let message = format!("Credential is `{scope}`, not ACCESS_KEY_ID/YYYYMMDD/REGION/glacier/aws4_request");
        case(&rules::AUTHORIZATION_MALFORMED, ErrorCode::InvalidSignature, replace(SCOPE, scope), &message)
    };
    let names = |names: &str, message: &str| case(&rules::SIGNED_HEADERS, ErrorCode::InvalidSignature, replace(NAMES, names), message);
    let date = |fault, message: &str| case(&rules::SIGNING_DATE, ErrorCode::InvalidSignature, fault, message);
    let not_a_date = |value: &str| {
        let message = format!("The date of the signature must have the form YYYYMMDDTHHMMSSZ, but x-amz-date is `{value}`");
        case(&rules::SIGNING_DATE, ErrorCode::InvalidSignature, header("x-amz-date", value), &message)
    };
    let payload = |claimed: &str| {
        let message = format!(
            "The value passed in as x-amz-content-sha256 does not match the computed payload hash. \
             Computed digest: {HASH} expected hash: {claimed}"
        );
        case(&rules::PAYLOAD_HASH, ErrorCode::InvalidSignature, header("x-amz-content-sha256", claimed), &message)
    };
    let other_scheme = "The Authorization header is not that of AWS Signature Version 4, AWS4-HMAC-SHA256";
    let no_date = "The request has neither an x-amz-date nor a Date header that says when it was signed";
    let lower = "SignedHeaders has capital letters";
    let sorted = "SignedHeaders is not in alphabetical order, each name once";
    let all = "Authorization lacks Credential and SignedHeaders and Signature";
    vec![
        missing(without("authorization"), "The request has no Authorization header"),
        missing(authorization(""), other_scheme),
        missing(authorization("Basic dGVzdDp0ZXN0"), other_scheme),
        missing(authorization("AWS AKIAIOSFODNN7EXAMPLE:signature"), other_scheme),
        case(&rules::PRESIGNED_URL, ErrorCode::MissingAuthenticationToken, presigned(),
            "The request is signed in its query, but presigned URLs are not served; sign it with an Authorization header"),

        malformed("AWS4-HMAC-SHA256", all),
        malformed("AWS4-HMAC-SHA256 ,, ,", all),
        malformed("AWS4-HMAC-SHA25 Credential=a", "The algorithm in Authorization is AWS4-HMAC-SHA25, not AWS4-HMAC-SHA256"),
        malformed("AWS4-ECDSA-P256-SHA256 Credential=a", "The algorithm in Authorization is AWS4-ECDSA-P256-SHA256, not AWS4-HMAC-SHA256"),
        malformed("AWS4-HMAC-SHA256 Credential=a, credential=b", "Authorization lacks SignedHeaders and Signature"),
        malformed("AWS4-HMAC-SHA256 Signature=a,SignedHeaders=host", "Authorization lacks Credential"),
        malformed("AWS4-HMAC-SHA256 Credential=a, SignedHeaders", "Authorization has `SignedHeaders` where NAME=VALUE belongs"),
        malformed("AWS4-HMAC-SHA256 Credential=a, Credential=a", "Authorization has Credential more than once"),
        malformed("AWS4-HMAC-SHA256 Signature=a, Signature=b", "Authorization has Signature more than once"),
        case(&rules::AUTHORIZATION_MALFORMED, ErrorCode::InvalidSignature, twice("authorization"), "There is more than one Authorization header"),
        case(&rules::AUTHORIZATION_MALFORMED, ErrorCode::InvalidSignature, bytes("authorization", b"AWS4-HMAC-SHA256 Credential=\xe4"), "The Authorization header is not ASCII"),
        malformed(&format!("AWS4-HMAC-SHA256 Credential={SCOPE}, SignedHeaders={NAMES}, Signature=abc"),
            "Signature is `abc`, not 64 lower-case hexadecimal digits"),
        malformed(&format!("AWS4-HMAC-SHA256 Credential={SCOPE}, SignedHeaders={NAMES}, Signature={}", HASH.to_uppercase()),
            &format!("Signature is `{}`, not 64 lower-case hexadecimal digits", HASH.to_uppercase())),
        malformed(&format!("AWS4-HMAC-SHA256 Credential={SCOPE}, SignedHeaders={NAMES}, Signature="),
            "Signature is ``, not 64 lower-case hexadecimal digits"),
        not_a_scope(""),
        not_a_scope("AKIAIOSFODNN7EXAMPLE"),
        not_a_scope("AKIAIOSFODNN7EXAMPLE/20130320/us-east-1/glacier"),
        not_a_scope("AKIAIOSFODNN7EXAMPLE/20130320/us-east-1/glacier/aws4_request/"),
        not_a_scope("/20130320/us-east-1/glacier/aws4_request"),

        date(without("x-amz-date"), no_date),
        date(twice("x-amz-date"), "The date of the signature must have the form YYYYMMDDTHHMMSSZ, but x-amz-date is there more than once"),
        date(rfc_date(), "The date of the signature must have the form YYYYMMDDTHHMMSSZ, but date is `Wed, 20 Mar 2013 17:03:43 GMT`"),
        date(bytes("x-amz-date", b"\xff"), "The date of the signature must have the form YYYYMMDDTHHMMSSZ, but x-amz-date is `\u{fffd}`"),
        not_a_date(""),
        not_a_date("2013-03-20T17:03:43Z"),
        not_a_date("20130320T170343"),
        not_a_date("20130320T170343+"),
        not_a_date("20130320T1703433Z"),
        not_a_date("20130320T170360Z"),
        not_a_date("20130229T170343Z"),
        not_a_date("20131320T170343Z"),
        case(&rules::SIGNATURE_EXPIRED, ErrorCode::InvalidSignature, header("x-amz-date", "20130320T165842Z"),
            "Signature expired: 20130320T165842Z is now earlier than 20130320T165843Z (20130320T170343Z - 5 min.)"),
        case(&rules::SIGNATURE_NOT_YET_CURRENT, ErrorCode::InvalidSignature, header("x-amz-date", "20130320T170844Z"),
            "Signature not yet current: 20130320T170844Z is still later than 20130320T170843Z (20130320T170343Z + 5 min.)"),

        names("", "SignedHeaders names ``, a header that the request does not have"),
        names("x-amz-date;x-amz-glacier-version", "SignedHeaders lacks host"),
        names("Host;x-amz-date;x-amz-glacier-version", lower),
        names("x-amz-date;host;x-amz-glacier-version", sorted),
        names("host;host;x-amz-date;x-amz-glacier-version", sorted),
        names("host;x-amz-date;x-amz-glacier-version;", sorted),
        names(";host;x-amz-date", "SignedHeaders names ``, a header that the request does not have"),
        names("host;nowhere", "SignedHeaders names `nowhere`, a header that the request does not have"),
        names("h\"{;host", "SignedHeaders names `h\"{`, a header that the request does not have"),
        case(&rules::SIGNED_HEADERS, ErrorCode::InvalidSignature, without("host"), "SignedHeaders names `host`, a header that the request does not have"),

        scope("AKIAIOSFODNN7EXAMPLE/20130321/us-east-1/glacier/aws4_request", "The date of the credential scope is `20130321`, but must be `20130320`"),
        scope("AKIAIOSFODNN7EXAMPLE/20130320/US-EAST-1/glacier/aws4_request", "The region of the credential scope is `US-EAST-1`, but must be a region name"),
        scope("AKIAIOSFODNN7EXAMPLE/20130320//glacier/aws4_request", "The region of the credential scope is ``, but must be a region name"),
        scope("AKIAIOSFODNN7EXAMPLE/20130320/us-east-1/s3/aws4_request", "The service of the credential scope is `s3`, but must be `glacier`"),
        scope("AKIAIOSFODNN7EXAMPLE/20130320/us-east-1/glacier/aws3_request", "The last part of the credential scope is `aws3_request`, but must be `aws4_request`"),

        case(&rules::ACCESS_KEY_UNKNOWN, ErrorCode::UnrecognizedClient, replace(SCOPE, "AKIANOBODY/20130320/us-east-1/glacier/aws4_request"),
            "The access key ID AKIANOBODY is not known here; name it and its secret when you set up the emulator"),
        payload("UNSIGNED-PAYLOAD"),
        payload("STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
        payload(""),
        payload(&HASH.to_uppercase()),
        case(&rules::SIGNATURE_WRONG, ErrorCode::InvalidSignature, header("x-amz-glacier-version", "2012-06-02"),
            &wrong_signature("that the secret belongs to the access key ID", SCOPE, "1adbf83033308d4061f7b654a786d1093621378ec432309265fa66d17c96ea52")),
        case(&rules::SIGNATURE_WRONG, ErrorCode::InvalidSignature, wrong_conventional_key(),
            &wrong_signature("that the secret is the same text as the access key ID, or name both when you set up the emulator", "test/20130320/us-east-1/glacier/aws4_request", "1adbf83033308d4061f7b654a786d1093621378ec432309265fa66d17c96ea52")),
        case(&rules::SESSION_TOKEN_WRONG, ErrorCode::UnrecognizedClient, header("x-amz-security-token", "a token"),
            "The session token in x-amz-security-token is not that of the access key"),
    ]
}

fn wrong_signature(check: &str, scope: &str, hash: &str) -> String {
    let (_, scope) = scope.split_once('/').expect("an access key ID before the scope");
    format!(
        "The request signature we calculated does not match the signature you provided. Check {check}.\n\n\
         The Canonical String for this request should have been\n\
         'GET\n/-/vaults/v\n\nhost:localhost:4566\nx-amz-date:20130320T170343Z\nx-amz-glacier-version:2012-06-02\n\n\
         {NAMES}\n{HASH}'\n\n\
         The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20130320T170343Z\n{scope}\n{hash}'\n"
    )
}

fn case(rule: &'static Rule, code: ErrorCode, fault: Fault, message: &str) -> Case {
    Case { rule, code, fault, message: message.to_owned() }
}

fn authorization(value: &str) -> Fault {
    header("authorization", value)
}

fn header(name: &'static str, value: &str) -> Fault {
    bytes(name, value.as_bytes())
}

fn bytes(name: &'static str, value: &[u8]) -> Fault {
    let value = HeaderValue::from_bytes(value).unwrap();
    on_headers(move |headers| drop(headers.insert(name, value.clone())))
}

fn without(name: &'static str) -> Fault {
    on_headers(move |headers| drop(headers.remove(name)))
}

fn twice(name: &'static str) -> Fault {
    on_headers(move |headers| {
        headers.append(name, headers[name].clone());
    })
}

/// Puts a text into `Authorization` in the place of another.
fn replace(old: &'static str, new: &str) -> Fault {
    let new = new.to_owned();
    on_headers(move |headers| {
        let value = headers["authorization"].to_str().unwrap();
        assert!(value.contains(old), "{value}");
        let value = value.replace(old, &new).parse().unwrap();
        headers.insert("authorization", value);
    })
}

fn rfc_date() -> Fault {
    on_headers(|headers| {
        headers.remove("x-amz-date");
        headers.insert("date", "Wed, 20 Mar 2013 17:03:43 GMT".parse().unwrap());
    })
}

fn wrong_conventional_key() -> Fault {
    Box::new(|request| {
        header("x-amz-glacier-version", "2012-06-02")(request);
        replace("AKIAIOSFODNN7EXAMPLE", "test")(request);
    })
}

fn presigned() -> Fault {
    let query = "/-/vaults/v?a=b&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0";
    Box::new(move |request| *request = plain(Method::GET, query, ""))
}

fn on_headers(change: impl Fn(&mut HeaderMap) + 'static) -> Fault {
    Box::new(move |request| change(request.headers_mut()))
}
