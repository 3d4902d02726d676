//! What the log says of requests, and how much it keeps.

use std::time::SystemTime;

use glacier_testkit::Glacier;
use glacier_testkit::clock::MovableClock;
use glacier_testkit::faults::{Effect, Fault};
use glacier_testkit::requests::{LogLimits, LoggedRequest};
use glacier_testkit::rules;
use glacier_testkit::state::{ErrorCode, Operation, Timestamp};
use glacier_testkit::wire::HttpRequest;
use http::{HeaderMap, Method};
use proptest::prelude::*;

use crate::raw::{Client, builder};

const LOCK: &str = "/-/vaults/v/lock-policy";

#[test]
fn a_request_is_logged_with_its_answer() {
    let clock = MovableClock::frozen_at(Timestamp::from_millis(1_363_799_023_221));
    let emulator = builder().clock(clock).listen("127.0.0.1:0").unwrap();
    emulator.faults().inject(Fault::lose_response().after(1));
    let before = SystemTime::now();
    let body = r#"{"Policy":"{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"glacier:DeleteArchive\",\"Resource\":\"arn:aws:glacier:us-east-1:111122223333:vaults/v\"}}"}"#;
    for attempt in [1, 2] {
        let request = format!(
            "POST {LOCK}?a=b%20c HTTP/1.1\r\nHost: h\r\nx-amz-glacier-version: 2012-06-01\r\nX-Twice: 1\r\nx-twice: \u{e9}\r\n\
             amz-sdk-invocation-id: 5\r\namz-sdk-request: ttl=1; attempt={attempt}; max=3\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        let mut client = Client::new(emulator.local_addr());
        let got = client.send(request).read_to_end();
        assert_eq!(got.is_empty(), attempt == 2);
        emulator.create_vault("v").unwrap();
    }
    let after = SystemTime::now();

    let logged = emulator.requests().all();
    assert_eq!(logged.len(), 2);
    for (request, number) in logged.iter().zip(1..) {
        assert_eq!(
            (request.number(), request.attempt()),
            (number, Some(u32::try_from(number).unwrap()))
        );
        assert_eq!(request.invocation_id(), Some("5"));
        assert_eq!(
            (request.method(), request.path(), request.query()),
            (&Method::POST, LOCK, "a=b%20c")
        );
        assert_eq!(request.operation(), Some(Operation::InitiateVaultLock));
        assert_eq!(request.body(), body.as_bytes());
        let twice: Vec<&[u8]> =
            request.headers().get_all("x-twice").iter().map(AsRef::as_ref).collect();
        assert_eq!(twice, [&b"1"[..], "\u{e9}".as_bytes()]);
        assert_eq!(request.clock(), Timestamp::from_millis(1_363_799_023_221));
        assert!((before..=after).contains(&request.received()));
        assert_eq!(request.answer().request_id.len(), 47);
    }
    let (refused, lost) = (&logged[0], &logged[1]);
    assert_eq!(
        (refused.answer().status, refused.answer().code),
        (404, Some(ErrorCode::ResourceNotFound))
    );
    assert_eq!(refused.answer().rule, &rules::VAULT_NOT_FOUND);
    assert_eq!(refused.fault().effect, None);
    assert_eq!((lost.answer().status, lost.answer().code), (201, None));
    assert_eq!(lost.answer().rule, &rules::INITIATE);
    assert_eq!(lost.fault().effect, Some(Effect::LoseResponse));
}

#[test]
fn a_request_whose_body_can_not_be_read_is_logged_without_it() {
    let emulator = builder().listen("127.0.0.1:0").unwrap();
    let request = format!("POST {LOCK} HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n{{}}");
    Client::new(emulator.local_addr()).send(request).half_close().read_to_end();
    let logged = emulator.requests().of(Operation::InitiateVaultLock);
    assert_eq!(logged.len(), 1);
    assert_eq!((logged[0].answer().rule, logged[0].body()), (&rules::BODY_UNREADABLE, &b""[..]));
    // What is no request at all leaves no trace.
    Client::new(emulator.local_addr()).send("rubbish\r\n\r\n").read_to_end();
    assert_eq!(emulator.requests().total(), 1);
}

#[test]
fn attempts_are_read_from_what_the_sdks_send() {
    for (value, attempt) in [
        (Some("attempt=1; max=3"), Some(1)),
        (Some("attempt=12"), Some(12)),
        (Some("ttl=20260101T000000Z; attempt=2; max=3"), Some(2)),
        (Some("max=3"), None),
        (Some("attempt=one"), None),
        (Some("attempt"), None),
        (Some(""), None),
        (None, None),
    ] {
        let glacier = Glacier::builder().build();
        let headers =
            value.map(|value| ("amz-sdk-request".parse().unwrap(), value.parse().unwrap()));
        get(&glacier, "/", &HeaderMap::from_iter(headers), b"");
        assert_eq!(glacier.requests().last().unwrap().attempt(), attempt, "{value:?}");
    }
}

#[test]
fn requests_of_an_operation() {
    let glacier = Glacier::builder().build();
    for path in [LOCK, "/-/vaults/v", "/nowhere", LOCK] {
        get(&glacier, path, &HeaderMap::new(), b"");
    }
    let numbers = |operation| {
        let of = glacier.requests().of(operation);
        of.iter().map(LoggedRequest::number).collect::<Vec<_>>()
    };
    assert_eq!(numbers(Operation::GetVaultLock), [1, 4]);
    assert_eq!(numbers(Operation::DescribeVault), [2]);
    assert_eq!(glacier.requests().all()[2].operation(), None);
    assert_eq!(glacier.requests().last().unwrap().number(), 4);

    glacier.requests().clear();
    assert!(glacier.requests().all().is_empty() && glacier.requests().last().is_none());
    get(&glacier, LOCK, &HeaderMap::new(), b"");
    assert_eq!((numbers(Operation::GetVaultLock), glacier.requests().total()), (vec![5], 5));
}

#[test]
fn the_usual_log_keeps_a_thousand_requests() {
    let glacier = Glacier::builder().build();
    for _ in 0..1_001 {
        get(&glacier, "/", &HeaderMap::new(), b"");
    }
    let all = glacier.requests().all();
    assert_eq!((all.len(), all[0].number(), glacier.requests().total()), (1_000, 2, 1_001));
}

proptest! {
    #[test]
    fn the_log_keeps_the_latest_that_fit(
        entries in 0_usize..6,
        bytes in 0_usize..4_000,
        lengths in prop::collection::vec(0_usize..2_000, 0..12),
    ) {
        let glacier = Glacier::builder().log_limits(LogLimits { entries, bytes }).build();
        for length in &lengths {
            get(&glacier, "/", &HeaderMap::new(), &vec![b'x'; *length]);
        }
        let kept: Vec<usize> = glacier.requests().all().iter().map(|request| request.body().len()).collect();
        prop_assert!(kept.len() <= entries);
        prop_assert!(kept.iter().sum::<usize>() <= bytes);
        prop_assert!(lengths.ends_with(&kept));
        prop_assert_eq!(glacier.requests().total(), lengths.len() as u64);
    }
}

fn get(glacier: &Glacier, path: &str, headers: &HeaderMap, body: &[u8]) {
    glacier.serve(&HttpRequest { method: &Method::GET, path, query: "", headers, body });
}
