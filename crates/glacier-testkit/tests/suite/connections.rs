//! Connections as HTTP/1.1 allows them, and the time that they may take.

use std::time::Duration;

use glacier_testkit::Emulator;
use glacier_testkit::faults::Fault;
use glacier_testkit::server::Limits;
use glacier_testkit::state::LockState;

use crate::raw::{Client, builder, emulator, error, patient, talk, talk_in_memory};

const VERSION: &str = "x-amz-glacier-version: 2012-06-01\r\n";
const LOCK: &str = "/-/vaults/v/lock-policy";
const POLICY: &str = r#"{"Policy":"{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"glacier:DeleteArchive\",\"Resource\":\"arn:aws:glacier:us-east-1:111122223333:vaults/v\"}}"}"#;
const SHORT: Duration = Duration::from_millis(20);

/// The answers to requests on `lock-policy` that tests look for.
const CREATED: &str = "HTTP/1.1 201 Created\r\n";
const NO_VAULT: &str = "Vault not found for ARN: arn:aws:glacier:us-east-1:111122223333:vaults/v";
const NO_CONTENT: &str = "HTTP/1.1 204 No Content\r\nx-amzn-requestid: *\r\ndate: *\r\n\r\n";

#[test]
fn an_answer_to_each_request_on_a_connection_that_stays() {
    let emulator = with_vault();
    let mut client = Client::new(emulator.local_addr());
    for _ in 0..3 {
        assert_starts(&client.send(initiate("")).read_answer(), CREATED);
        assert_eq!(client.send(abort("")).read_answer(), NO_CONTENT);
    }
    assert_eq!(emulator.requests().total(), 6);
}

#[test]
fn requests_sent_at_once_are_answered_one_by_one() {
    let emulator = with_vault();
    let chunked = initiate_with("Transfer-Encoding: chunked\r\n", &chunks(&[POLICY]));
    let all = [initiate(""), abort(""), chunked, abort("Connection: close\r\n")].concat();
    let answers = talk(&emulator, all);
    let statuses: Vec<&str> = answers.matches("HTTP/1.1 20").collect();
    assert_eq!(statuses.len(), 4, "{answers}");
    let statuses = emulator.requests().all().into_iter().map(|request| request.answer().status);
    assert_eq!(statuses.collect::<Vec<_>>(), [201, 204, 201, 204]);
}

#[test]
fn a_stream_of_ones_own_carries_what_a_socket_does() {
    let close = "Connection: close\r\n";
    for bytes in [initiate(close), abort("") + &abort(close), "rubbish\r\n\r\n".to_owned()] {
        let over_a_socket = talk(&with_vault(), &bytes);
        assert_eq!(talk_in_memory(with_vault().glacier(), &bytes), over_a_socket);
    }
}

/// It can't be reset, so it ends without an answer.
#[test]
fn a_reset_of_a_stream_of_ones_own_is_its_end() {
    let emulator = with_vault();
    emulator.faults().inject(Fault::reset());
    assert_eq!(talk_in_memory(emulator.glacier(), initiate("")), "");
}

#[test]
fn what_follows_a_request_and_is_none_is_answered_after_it() {
    let emulator = with_vault();
    for rubbish in [
        "rubbish\r\n\r\n",
        "GET /a b HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\na b: c\r\n\r\n",
    ] {
        let mut client = Client::new(emulator.local_addr());
        let answers = client.send(abort("") + rubbish).read_to_end();
        let (first, second) = answers.split_at(NO_CONTENT.len());
        assert_eq!(first, NO_CONTENT);
        assert_starts(second, "HTTP/1.1 400 Bad Request\r\n");
        assert!(
            second.contains(r#"{"code":"BadRequest","message":"The request is not valid HTTP: "#),
            "{second}"
        );
    }
}

#[test]
fn a_length_beside_chunks_is_found_in_a_request_that_was_sent_with_another() {
    let emulator = with_vault();
    let both =
        initiate_with("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", &chunks(&[POLICY]));
    let answers = talk(&emulator, initiate("") + &both);
    let message = "The request has both Content-Length and Transfer-Encoding";
    assert!(answers.ends_with(&error(400, "BadRequest", message)), "{answers}");
}

#[test]
fn a_fragment_is_found_behind_a_body_in_chunks_that_it_was_sent_with() {
    let emulator = with_vault();
    let chunked = initiate_with("Transfer-Encoding: chunked\r\n", &chunks(&[POLICY]));
    let fragment = "GET /-/vaults/v#lock HTTP/1.1\r\nHost: h\r\n\r\n";
    let answers = talk(&emulator, chunked + fragment);
    assert!(answers.starts_with("HTTP/1.1 201 Created\r\n"), "{answers}");
    let message = "The request target has a fragment";
    assert!(answers.ends_with(&error(400, "BadRequest", message)), "{answers}");
}

#[test]
fn every_way_to_write_a_request_is_understood() {
    let emulator = with_vault();
    let absolute = |authority: &str| initiate("").replacen(LOCK, &format!("{authority}{LOCK}"), 1);
    let with_host = |host: &str| initiate("").replacen("Host: h", &format!("Host: {host}"), 1);
    let http_10 = |lines: &str| {
        initiate(lines).replacen("HTTP/1.1", "HTTP/1.0", 1).replacen("Host: h\r\n", "", 1)
    };
    for (name, request) in [
        ("plain", initiate("")),
        ("a host with a port", with_host("localhost:4566")),
        ("the service's host", with_host("glacier.eu-west-1.amazonaws.com")),
        ("an address", with_host("[::1]:80")),
        ("an empty host", with_host("")),
        ("absolute", absolute("http://glacier.us-east-1.amazonaws.com")),
        ("absolute with a port", absolute("http://localhost:4566")),
        ("HTTP/1.0", http_10("")),
        ("HTTP/1.0 kept alive", http_10("Connection: keep-alive\r\n")),
        ("lines that end without a carriage return", initiate("").replace("\r\n", "\n")),
        ("empty lines before", format!("\r\n\r\n{}", initiate(""))),
        ("the same length twice", initiate(&format!("Content-Length: {}\r\n", POLICY.len()))),
        ("one chunk", initiate_with("Transfer-Encoding: chunked\r\n", &chunks(&[POLICY]))),
        (
            "a chunk per byte",
            initiate_with(
                "transfer-encoding: Chunked\r\n",
                &chunks(&POLICY.split("").filter(|byte| !byte.is_empty()).collect::<Vec<_>>()),
            ),
        ),
        (
            "a chunk with an extension",
            initiate_with(
                "Transfer-Encoding: chunked\r\n",
                &chunks(&[POLICY]).replacen("\r\n", ";a=b\r\n", 1),
            ),
        ),
        (
            "trailers",
            initiate_with(
                "Transfer-Encoding: chunked\r\nTrailer: a\r\n",
                &chunks(&[POLICY]).replacen("0\r\n\r\n", "0\r\na: b\r\n\r\n", 1),
            ),
        ),
        ("an upgrade", initiate("Connection: upgrade\r\nUpgrade: h2c\r\n")),
        ("100 headers", initiate(&"Name: x\r\n".repeat(97))),
        ("a header of 60 KB", initiate(&format!("Name: {}\r\n", "x".repeat(60_000)))),
    ] {
        let got = Client::new(emulator.local_addr()).send(&request).half_close().read_to_end();
        let created = if request.contains("HTTP/1.0") {
            CREATED.replace("1.1", "1.0")
        } else {
            CREATED.to_owned()
        };
        assert!(got.starts_with(&created), "{name}: {got}");
        let lock = emulator.vault("v").lock().unwrap();
        assert_eq!(
            (lock.policy(), lock.state()),
            (
                r#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"glacier:DeleteArchive","Resource":"arn:aws:glacier:us-east-1:111122223333:vaults/v"}}"#,
                LockState::InProgress
            ),
            "{name}"
        );
        talk(&emulator, abort("Connection: close\r\n"));
    }
}

#[test]
fn a_request_may_come_in_pieces() {
    let emulator = with_vault();
    let mut client = Client::new(emulator.local_addr());
    for byte in initiate("").as_bytes() {
        client.send([*byte]);
    }
    assert_starts(&client.read_answer(), CREATED);
}

#[test]
fn a_client_that_waits_to_be_asked_for_the_body_is_asked() {
    let emulator = with_vault();
    let request = initiate("Expect: 100-continue\r\n");
    let (head, body) = request.split_at(request.len() - POLICY.len());
    let mut client = Client::new(emulator.local_addr());
    assert_eq!(client.send(head).read_answer(), "HTTP/1.1 100 Continue\r\n\r\n");
    assert_starts(&client.send(body).read_answer(), CREATED);
}

#[test]
fn a_body_that_will_not_be_taken_is_not_asked_for() {
    let emulator = with_vault();
    let head =
        "POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2000000\r\n\r\n";
    let got = Client::new(emulator.local_addr()).send(head).half_close().read_to_end();
    assert_eq!(got, error(400, "BadRequest", "The request body has more than 1048576 bytes"));
}

/// Only a program may put a snapshot back, and only a snapshot may be long.
#[test]
fn knobs_ask_for_no_more_than_they_can_use() {
    let emulator = with_vault();
    let ask = |route: &str, header: &str| {
        let head = format!(
            "{route} HTTP/1.1\r\nHost: h\r\n{header}Expect: 100-continue\r\nContent-Length: 2000000\r\n\r\n"
        );
        Client::new(emulator.local_addr()).send(head).half_close().read_to_end()
    };
    let refused = error(400, "BadRequest", "The request body has more than 1048576 bytes");
    assert_starts(&ask("PUT /_emulator/snapshot", ""), "HTTP/1.1 100 Continue\r\n\r\n");
    assert_eq!(ask("PUT /_emulator/snapshot", "Origin: http://example.com\r\n"), refused);
    assert_eq!(ask("POST /_emulator/clock", ""), refused);
    assert_eq!(ask("PUT /_emulator/nothing", ""), refused);
}

#[test]
fn a_client_that_goes_on_sending_still_gets_its_answer() {
    let emulator = builder().limits(patient()).listen("127.0.0.1:0").unwrap();
    let mut client = Client::new(emulator.local_addr());
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 50000000\r\n\r\n");
    client.send(vec![b' '; 50_000_000]);
    let got = client.half_close().read_to_end();
    assert_eq!(got, error(400, "BadRequest", "The request body has more than 1048576 bytes"));
}

#[test]
fn methods_and_targets_that_no_operation_has() {
    let emulator = with_vault();
    let unknown = |path: &str| format!("No operation has the path: {path}");
    let no_method =
        |method: &str| format!("No operation has the method {method} on the path: {LOCK}");
    for (line, status, code, message) in [
        ("OPTIONS *", 404, "UnknownOperationException", unknown("*")),
        ("CONNECT localhost:80", 404, "UnknownOperationException", unknown("")),
        ("GET /", 404, "UnknownOperationException", unknown("/")),
        ("GET http://localhost", 404, "UnknownOperationException", unknown("/")),
        (&format!("get {LOCK}"), 405, "MethodNotAllowedException", no_method("get")),
        (&format!("PATCH {LOCK}"), 405, "MethodNotAllowedException", no_method("PATCH")),
        (&format!("BREW {LOCK}"), 405, "MethodNotAllowedException", no_method("BREW")),
    ] {
        let request = format!("{line} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n{VERSION}\r\n");
        let got = talk(&emulator, request);
        let want = error(status, code, &message).replace("connection: close\r\n", "");
        assert_eq!(got.replace("connection: close\r\n", ""), want, "{line}");
    }
}

#[test]
fn a_head_that_does_not_come_is_told_that_it_is_late() {
    let limits = Limits { head: SHORT, ..patient() };
    let emulator = builder().limits(limits).listen("127.0.0.1:0").unwrap();
    emulator.create_vault("v").unwrap();
    let late =
        error(408, "RequestTimeoutException", "The head of the request did not arrive in time");
    for part in ["G", "GET / HTTP/1.1\r\nHost: h\r\n"] {
        assert_eq!(talk(&emulator, part), late, "{part}");
        // The same on a connection that was of use before, sent after the answer or with the request.
        let mut client = Client::new(emulator.local_addr());
        assert_eq!(client.send(abort("")).read_answer(), NO_CONTENT);
        assert_eq!(client.send(part).read_to_end(), late, "{part}");
        assert_eq!(talk(&emulator, abort("") + part), NO_CONTENT.to_owned() + &late, "{part}");
    }
}

#[test]
fn a_body_that_does_not_come_is_told_that_it_is_late() {
    let limits = Limits { body: SHORT, ..patient() };
    let emulator = builder().limits(limits).listen("127.0.0.1:0").unwrap();
    let late =
        error(408, "RequestTimeoutException", "The body of the request did not arrive in time");
    for rest in [
        "Content-Length: 10\r\n\r\n",
        "Content-Length: 10\r\n\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{",
    ] {
        let request = format!("POST {LOCK} HTTP/1.1\r\nHost: h\r\n{rest}");
        assert_eq!(talk(&emulator, request), late, "{rest}");
    }
}

#[test]
fn an_idle_connection_is_closed_without_a_word() {
    let talk_within = |idle, request: &str| {
        let emulator =
            builder().limits(Limits { idle, ..patient() }).listen("127.0.0.1:0").unwrap();
        talk(&emulator, request)
    };
    assert_eq!(talk_within(SHORT, ""), "");
    // The same after an answer, which the client has to ask for within the time: more of it, if it was too late.
    let mut answers = (0..10).map(|double| talk_within(SHORT * (1 << double), &abort("")));
    let answer = answers.find(|answer| !answer.is_empty()).unwrap();
    let not_found = error(404, "ResourceNotFoundException", NO_VAULT);
    assert_eq!(answer, not_found.replace("connection: close\r\n", ""));
    // Empty lines before a request are none.
    assert_eq!(Client::new(emulator().local_addr()).send("\r\n").half_close().read_to_end(), "");
}

#[test]
fn a_client_that_leaves_is_not_missed() {
    let emulator = with_vault();
    for part in ["", "G", &initiate("")[..60]] {
        Client::new(emulator.local_addr()).send(part);
    }
    assert_eq!(Client::new(emulator.local_addr()).half_close().read_to_end(), "");
    assert_starts(&talk(&emulator, abort("Connection: close\r\n")), "HTTP/1.1 204 No Content\r\n");
}

fn with_vault() -> Emulator {
    let emulator = emulator();
    emulator.create_vault("v").unwrap();
    emulator
}

fn initiate(headers: &str) -> String {
    initiate_with(&format!("Content-Length: {}\r\n{headers}", POLICY.len()), POLICY)
}

fn initiate_with(headers: &str, body: &str) -> String {
    format!("POST {LOCK} HTTP/1.1\r\nHost: h\r\n{VERSION}{headers}\r\n{body}")
}

fn abort(headers: &str) -> String {
    format!("DELETE {LOCK} HTTP/1.1\r\nHost: h\r\n{VERSION}{headers}\r\n")
}

fn chunks(parts: &[&str]) -> String {
    let sized = parts.iter().map(|part| format!("{:x}\r\n{part}\r\n", part.len()));
    sized.collect::<String>() + "0\r\n\r\n"
}

#[track_caller]
fn assert_starts(answer: &str, start: &str) {
    assert!(answer.starts_with(start), "{answer}");
}
