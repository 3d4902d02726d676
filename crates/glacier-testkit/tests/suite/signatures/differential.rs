//! Whatever AWS's signer signs verifies.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use glacier_testkit::wire::Identity;
use glacier_testkit::{Credentials, Keyring};
use http::{HeaderName, Method, Request};
use proptest::prelude::*;
use proptest::sample::select;

use super::signer::{Signer, authenticate, authenticate_at, plain};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_the_official_signer_signs_verifies(
        mut request in request(),
        (id, secret) in ("[A-Za-z0-9]{1,128}", "[ -~]{0,150}"),
        token in prop::option::of("[A-Za-z0-9+/=]{1,60}"),
        region in "[a-z0-9-]{1,20}",
        now in 300_u64..4_000_000_000,
        age in -300_i64..=300,
        sends_payload_hash: bool,
    ) {
        let now = UNIX_EPOCH + Duration::from_secs(now);
        let time = shift(now, age);
        let signer = Signer {
            access_key_id: &id,
            secret_access_key: &secret,
            session_token: token.as_deref(),
            region: &region,
            time,
            sends_payload_hash,
        };
        signer.sign(&mut request);

        let mut credentials = Credentials::new(&*id, &*secret);
        if let Some(token) = &token {
            credentials = credentials.session_token(token);
        }
        let identity = Identity { keyring: Keyring::from_iter([credentials]), ..Identity::default() };
        // The second time with the signing key at hand.
        for _ in 0..2 {
            let caller = authenticate_at(now, &identity, &request);
            prop_assert!(caller.is_ok(), "{}\n{:?}", caller.unwrap_err(), request);
        }
    }
}

/// Dot segments at the end are where the official signers differ; this is botocore's way.
#[test]
fn a_dot_segment_at_the_end_may_leave_no_slash() {
    for (sent, signed) in [
        ("/-/vaults/.", "/-/vaults"),
        ("/-/vaults/..", "/-"),
        ("/-/vaults/v/lock-policy/..", "/-/vaults/v"),
        ("/-/vaults/.", "/-/vaults/"),
        ("/..", "/"),
    ] {
        let mut request = plain(Method::GET, signed, "");
        Signer::then().sign(&mut request);
        *request.uri_mut() = format!("http://localhost:4566{sent}").parse().unwrap();
        assert!(authenticate(&Identity::default(), &request).is_ok(), "{sent} signed as {signed}");
    }
    let mut request = plain(Method::GET, "/-/vaults", "");
    Signer::then().sign(&mut request);
    *request.uri_mut() = "http://localhost:4566/-/vaults/".parse().unwrap();
    assert!(authenticate(&Identity::default(), &request).is_err(), "a slash is no dot segment");
}

/// Clients such as awscurl sign no more than they must, and `Date` can stand for `x-amz-date`.
#[test]
fn what_need_not_be_signed_need_not_be_there() {
    let bare = |date: &'static str| {
        let mut request = Request::builder()
            .uri("http://localhost:4566/-/vaults/v")
            .header("host", "localhost:4566")
            .body(Vec::new())
            .unwrap();
        Signer::then().sign(&mut request);
        let time = request.headers_mut().remove("x-amz-date").unwrap();
        request.headers_mut().insert(date, time);
        request.headers_mut().insert("x-amz-glacier-version", "2012-06-01".parse().unwrap());
        request.headers_mut().insert("amz-sdk-request", "attempt=1".parse().unwrap());
        request
    };
    let identity = Identity::default();
    assert!(authenticate(&identity, &bare("x-amz-date")).is_ok());

    // Signed by the same date, though not as the same header: only the names of the headers are wrong.
    let refused = authenticate(&identity, &bare("date")).unwrap_err();
    assert!(refused.message().contains("`x-amz-date`, a header that the request does not have"));

    let mut both = bare("x-amz-date");
    both.headers_mut().insert("date", "Wed, 20 Mar 2013 17:03:43 GMT".parse().unwrap());
    assert!(authenticate(&identity, &both).is_ok(), "x-amz-date wins");
}

pub(super) fn request() -> impl Strategy<Value = Request<Vec<u8>>> {
    let method = select(&["GET", "PUT", "POST", "DELETE", "PATCH", "X"]);
    let body = prop::collection::vec(any::<u8>(), 0..200);
    (method, path(), query(), headers(), body).prop_map(|(method, path, query, headers, body)| {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = plain(method, &format!("{path}{query}"), body);
        for (name, value) in headers {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            request.headers_mut().append(name, value.parse().unwrap());
        }
        request
    })
}

fn path() -> impl Strategy<Value = String> {
    let known = select(&["", ".", "..", "-", "vaults", "%2F", "%2e", "%20a", "%C3%A4", "%", "%zz"]);
    let segment = prop_oneof![
        4 => known.prop_map(str::to_owned),
        2 => "[A-Za-z0-9._~-]{1,8}",
        2 => "[!$&'()*+,;=:@|{}\"a]{1,5}",
        1 => "[äß漢🔒]{1,3}",
    ];
    prop::collection::vec(segment, 1..7).prop_map(|segments| format!("/{}", segments.join("/")))
}

fn query() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        3 => "[A-Za-z0-9._~-]{0,6}",
        1 => select(&["%20", "+", "a+b", "%2B", "%2f%2F", "%C3%A4", "%", "%4", "a%zz", "/?:@", "!$'()*,;", "="]).prop_map(str::to_owned),
        1 => "[ä漢]",
    ];
    let parameter = prop_oneof![
        5 => (text.clone(), text.clone()).prop_map(|(name, value)| format!("{name}={value}")),
        1 => text,
        1 => Just("limit=10".to_owned()),
    ];
    let query =
        prop::collection::vec(parameter, 0..5).prop_map(|all| format!("?{}", all.join("&")));
    prop_oneof![Just(String::new()), query]
}

/// Not those that the signer sets or leaves out, and no tabs at the ends, which no server gets to see.
fn headers() -> impl Strategy<Value = Vec<(String, String)>> {
    let name =
        prop_oneof!["x-[a-c]", "x-amz-[a-c]{2}", Just("content-type".to_owned()), "amz-sdk-[ab]"];
    let value = prop_oneof![
        "[!-~]{0,9}",
        " {0,3}[!-~]{1,4} {1,3}[!-~]{1,4} {0,3}",
        "[a-z]\t[a-z]",
        Just(" ".to_owned())
    ];
    prop::collection::vec((name, value), 0..5)
}

fn shift(time: SystemTime, seconds: i64) -> SystemTime {
    let by = Duration::from_secs(seconds.unsigned_abs());
    if seconds < 0 { time - by } else { time + by }
}
