//! Which requests go to the official signer, one by one, and that no more do.

use super::support::{Body, By, Call, Override, Who};
use crate::plumbing::signing::Signer;
use crate::plumbing::signing::skew::ClockSkew;
use aws_runtime::auth::HttpSignatureType;
use aws_smithy_types::Document;
use std::time::{Duration, UNIX_EPOCH};

type Change = fn(&mut Call);

fn header(call: &mut Call, name: &str, value: &str) {
    call.headers.push((name.to_owned(), value.as_bytes().to_vec()));
}

fn property(call: &mut Call, name: &str, value: Document) {
    call.endpoint.insert(name.to_owned(), value);
}

#[test]
fn plain_requests_are_ours() {
    let cases: &[Change] = &[
        |_| {},
        |call| call.uri = "https://host/-/vaults/my_vault.1~x/lock-policy/abc".to_owned(),
        |call| call.uri = "http://127.0.0.1:4566/".to_owned(),
        |call| call.uri = "https://host:443/".to_owned(),
        |call| call.uri = "http://host:80/".to_owned(),
        |call| call.body = Body::InMemory(vec![0xff; 1000]),
        |call| call.token = Some("t/+=".to_owned()),
        |call| call.skew = Some(10 * 60 * 1000),
        |call| call.time = UNIX_EPOCH,
        |call| call.time = UNIX_EPOCH + Duration::from_secs(253_402_300_799),
        |call| header(call, "host", "elsewhere"),
        |call| header(call, "x-a", "a b\tc"),
        |call| header(call, "x-a", ""),
        |call| ["1", "2"].into_iter().for_each(|value| header(call, "x-a", value)),
        |call| (0..18).for_each(|n| header(call, &format!("x-{n}"), "")),
        |call| (0..40).for_each(|_| header(call, "user-agent", "not signed")),
        |call| property(call, "signingName", Document::String("s".to_owned())),
        |call| property(call, "signingRegion", Document::String("r".to_owned())),
        |call| property(call, "name", Document::String("sigv4".to_owned())),
    ];
    check(cases, By::Ours);
}

#[test]
fn all_others_are_the_official_signers() {
    let cases: &[Change] = &[
        |call| call.uri = "https://host/?a=b".to_owned(),
        |call| call.uri = "https://host/?".to_owned(),
        |call| call.uri = "https://host".to_owned(),
        |call| call.uri = "https://host/a%20b".to_owned(),
        |call| call.uri = "https://host/a:b".to_owned(),
        |call| call.uri = "https://host/a//b".to_owned(),
        |call| call.uri = "https://host/./b".to_owned(),
        |call| call.uri = "https://host/a/..".to_owned(),
        |call| call.uri = "https://[::1]/".to_owned(),
        |call| call.uri = "https://me@host/".to_owned(),
        |call| call.body = Body::Streamed,
        |call| call.token = Some("é".to_owned()),
        |call| call.who = Who::Nobody,
        |call| call.skew = None,
        |call| call.region = None,
        |call| call.service = None,
        |call| call.time = UNIX_EPOCH - Duration::from_secs(1),
        |call| header(call, "x-amz-date", "20150830T123600Z"),
        |call| header(call, "x-amz-security-token", "t"),
        |call| header(call, "x-a", " a"),
        |call| header(call, "x-a", "a "),
        |call| header(call, "x-a", "a  b"),
        |call| header(call, "x-a", "é"),
        |call| header(call, "user-agent", "é"),
        |call| (0..19).for_each(|n| header(call, &format!("x-{n}"), "")),
        |call| call.options.double_uri_encode = false,
        |call| call.options.normalize_uri_path = false,
        |call| call.options.content_sha256_header = true,
        |call| call.options.omit_session_token = true,
        |call| {
            call.options.signature_type = HttpSignatureType::HttpRequestQueryParams;
            call.options.expires_in = Some(Duration::from_mins(1));
        },
        |call| call.from_outside = Some(Override::UnsignedPayload),
        |call| call.from_outside = Some(Override::PrecomputedPayload),
        |call| call.from_outside = Some(Override::TokenName),
        |call| call.from_outside = Some(Override::SignedChunks),
        |call| property(call, "signingName", Document::Bool(true)),
        |call| property(call, "signingRegion", Document::Bool(true)),
        |call| property(call, "disableDoubleEncoding", Document::Bool(false)),
        |call| property(call, "disableNormalizePath", Document::Bool(false)),
    ];
    check(cases, By::Official);
}

/// Each case is signed by the right one, and as the official signer does it.
fn check(cases: &[Change], expected: By) {
    for (number, change) in cases.iter().enumerate() {
        let mut call = Call::default();
        change(&mut call);
        let (by, signed) = call.sign(&Signer::default());
        assert_eq!(by, expected, "case {number}: {call:?}");
        let headers = |request: crate::config::http::HttpRequest| {
            (
                request.uri().to_owned(),
                format!("{:?}", request.headers().iter().collect::<Vec<_>>()),
            )
        };
        assert_eq!(signed.map(headers), call.sign_officially().map(headers), "case {number}");
    }
}

#[test]
fn a_skew_is_added_or_taken_off() {
    let noon = UNIX_EPOCH + Duration::from_hours(12);
    let cases = [
        (0, Some(noon)),
        (1500, noon.checked_add(Duration::from_millis(1500))),
        (-1500, noon.checked_sub(Duration::from_millis(1500))),
        (i64::MAX, noon.checked_add(Duration::from_millis(i64::MAX.unsigned_abs()))),
        (i64::MIN, noon.checked_sub(Duration::from_millis(i64::MIN.unsigned_abs()))),
    ];
    for (millis, expected) in cases {
        let skewed = ClockSkew(millis).apply(noon);
        assert_eq!(skewed, expected.unwrap_or(noon), "{millis}");
    }
}
