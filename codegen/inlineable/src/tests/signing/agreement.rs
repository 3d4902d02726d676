//! Whatever is to be signed, ours does with it what the official signer does, and signs by itself what is plain.

use super::support::{Body, By, Call, Override, Who};
use crate::config::http::HttpRequest;
use crate::plumbing::signing::Signer;
use aws_runtime::auth::{HttpSignatureType, SigningOptions};
use aws_smithy_types::Document;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use std::cell::Cell;
use std::time::{Duration, UNIX_EPOCH};

const CASES: u32 = 3000;

#[test]
fn ours_agrees_with_the_official_signer() {
    let ours = Cell::new(0);
    // All calls are of one signer, whose keys outlive them.
    let signer = Signer::default();
    let mut runner =
        TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
    let result = runner.run(&calls(), |call| {
        let (by, result) = call.sign(&signer);
        ours.set(ours.get() + u32::from(by == By::Ours));
        let (ours, official) = (result.as_ref().map(parts), call.sign_officially());
        prop_assert_eq!(ours, official.as_ref().map(parts));
        Ok(())
    });
    result.unwrap_or_else(|err| panic!("{err}"));
    let range = CASES / 4..CASES / 4 * 3;
    assert!(range.contains(&ours.get()), "signed by ours: {} of {CASES}", ours.get());
}

type Parts = (String, String, Vec<(String, Vec<u8>)>);

/// Headers in the order in which they are sent.
fn parts(request: &HttpRequest) -> Parts {
    let headers = request.headers().iter_bytes();
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    (request.method().to_owned(), request.uri().to_owned(), headers)
}

fn calls() -> impl Strategy<Value = Call> {
    let request = (methods(), uris(), prop::collection::vec(headers(), 0..8), bodies());
    let signer = (people(), tokens(), regions(), regions(), times(), skews());
    let how = (options(), overrides(), endpoints());
    (request, signer, how).prop_map(|(request, signer, how)| {
        let (method, uri, headers, body) = request;
        let (who, token, region, service, time, skew) = signer;
        let (options, from_outside, endpoint) = how;
        let time = UNIX_EPOCH + time;
        Call {
            method,
            uri,
            headers,
            body,
            who,
            token,
            region,
            service,
            options,
            from_outside,
            endpoint,
            time,
            skew,
        }
    })
}

fn methods() -> impl Strategy<Value = String> {
    select(vec!["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "FROB"]).prop_map(str::to_owned)
}

fn uris() -> impl Strategy<Value = String> {
    let authority = prop_oneof![
        20 => "[a-z0-9][a-z0-9.-]{0,20}[a-z0-9]",
        3 => "[a-z]{1,8}:(80|443|8080|0443|65535)",
        1 => select(vec!["[::1]", "[::1]:443", "user@host", "user:pass@host:443", "UPPER.example", "h_h", "127.0.0.1:443"])
            .prop_map(str::to_owned),
    ];
    let path = prop_oneof![
        20 => "(/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,10}){1,4}/?",
        2 => "(/|/[A-Za-z0-9._~-]{0,3}){1,5}",
        1 => "(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-F]{2}){0,8}){1,3}",
        1 => Just(String::new()),
    ];
    let query = prop_oneof![
        16 => Just(String::new()),
        1 => r"\?(([A-Za-z0-9._~-]|%[0-9A-F]{2}|\+){0,5}(=[A-Za-z0-9._~-]{0,5})?&?){0,4}",
    ];
    let scheme = select(vec!["https", "https", "https", "http", "HTTPS"]);
    (scheme, authority, path, query)
        .prop_map(|(scheme, authority, path, query)| format!("{scheme}://{authority}{path}{query}"))
}

fn headers() -> impl Strategy<Value = (String, Vec<u8>)> {
    let known = vec![
        "content-type",
        "content-length",
        "host",
        "authorization",
        "user-agent",
        "x-amz-user-agent",
        "transfer-encoding",
        "x-amzn-trace-id",
        "x-amz-date",
        "x-amz-security-token",
        "x-amz-content-sha256",
        "amz-sdk-request",
        "x-a",
    ];
    let common =
        vec!["content-type", "user-agent", "x-amz-glacier-version", "amz-sdk-invocation-id"];
    let name = prop_oneof![
        24 => select(common).prop_map(str::to_owned),
        3 => "x-[a-z0-9_-]{1,3}",
        1 => select(known).prop_map(str::to_owned),
    ];
    let value = prop_oneof![
        60 => "[!-~]{0,10}( [!-~]{1,10}){0,3}".prop_map(String::into_bytes),
        1 => "[ -~\t]{0,20}".prop_map(String::into_bytes),
        1 => select(vec![" a", "a ", "a  b", " ", "", "\t", "é"]).prop_map(|value| value.as_bytes().to_vec()),
        1 => prop::collection::vec(0x80_u8.., 1..4),
    ];
    (name, value)
}

fn bodies() -> impl Strategy<Value = Body> {
    prop_oneof![
        20 => prop::collection::vec(any::<u8>(), 0..300).prop_map(Body::InMemory),
        1 => Just(Body::Streamed),
    ]
}

/// Few, so that kept keys are used again.
fn people() -> impl Strategy<Value = Who> {
    prop_oneof![
        20 => ("AKID[A-C]", prop_oneof!["[a-c]", "[a-c]{100}", "[ü\n]{0,2}"])
            .prop_map(|(access_key_id, secret)| Who::Somebody { access_key_id, secret }),
        1 => Just(Who::Nobody),
    ]
}

fn tokens() -> impl Strategy<Value = Option<String>> {
    let token =
        prop_oneof![20 => "[A-Za-z0-9+/=]{1,80}", 1 => "[ -~]{0,20}", 1 => Just("é".to_owned())];
    prop::option::of(token)
}

fn regions() -> impl Strategy<Value = Option<String>> {
    prop_oneof![40 => "[a-c]{1,2}".prop_map(Some), 1 => Just(None)]
}

fn times() -> impl Strategy<Value = Duration> {
    let years = 0..=253_402_300_799_u64;
    let some_days = 1_700_000_000..1_700_400_000_u64;
    (prop_oneof![4 => some_days, 1 => years], 0..1_000_000_000_u32)
        .prop_map(|(seconds, nanos)| Duration::new(seconds, nanos))
}

/// Milliseconds. The latest time stays within the year 9999, beyond which the official signer can't count.
fn skews() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![40 => Just(Some(0)), 20 => (-90_000_000..0_i64).prop_map(Some), 1 => Just(None)]
}

fn options() -> impl Strategy<Value = SigningOptions> {
    let flags = any::<[bool; 6]>();
    prop_oneof![16 => Just(None), 1 => flags.prop_map(Some)].prop_map(|flags| {
        let mut options = SigningOptions::default();
        if let Some([encode, hash, normalize, omit, optional, query]) = flags {
            options.double_uri_encode = encode;
            options.content_sha256_header = hash;
            options.normalize_uri_path = normalize;
            options.omit_session_token = omit;
            options.signing_optional = optional;
            if query {
                options.signature_type = HttpSignatureType::HttpRequestQueryParams;
                options.expires_in = Some(Duration::from_mins(1));
            }
        }
        options
    })
}

fn overrides() -> impl Strategy<Value = Option<Override>> {
    let some = select(vec![
        Override::UnsignedPayload,
        Override::PrecomputedPayload,
        Override::TokenName,
        Override::SignedChunks,
    ]);
    prop_oneof![20 => Just(None), 1 => some.prop_map(Some)]
}

fn endpoints() -> impl Strategy<Value = std::collections::HashMap<String, Document>> {
    let keys = vec![
        "name",
        "signingName",
        "signingRegion",
        "disableDoubleEncoding",
        "disableNormalizePath",
    ];
    let value = prop_oneof![
        "[a-c]{1,2}".prop_map(Document::String),
        any::<bool>().prop_map(Document::Bool),
    ];
    let some = prop::collection::hash_map(select(keys).prop_map(str::to_owned), value, 1..3);
    prop_oneof![8 => Just(std::collections::HashMap::new()), 1 => some]
}
