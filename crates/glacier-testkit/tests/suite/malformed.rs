//! What is no proper HTTP request gets a proper answer all the same.

use glacier_testkit::rules::{self, Rule};

use crate::raw::{Client, emulator, error, talk};

/// Bytes that are no request, and what they are told.
pub(crate) struct Case {
    name: &'static str,
    sent: Vec<u8>,
    pub(crate) rule: &'static Rule,
    message: String,
}

#[test]
fn each_malformed_request_gets_a_whole_error_and_an_orderly_end() {
    let emulator = emulator();
    for Case { name, sent, rule, message } in cases() {
        let got = Client::new(emulator.local_addr()).send(&sent).half_close().read_to_end();
        assert_eq!(got, error(400, "BadRequest", &message), "{name} ({})", rule.id);
    }
    // The emulator is none the worse for it.
    let got = talk(&emulator, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assert!(got.contains("MissingParameterValueException"), "{got}");
}

pub(crate) fn cases() -> Vec<Case> {
    [lines(), headers(), lengths(), bodies(), targets(), hosts()].into_iter().flatten().collect()
}

/// Request lines, and what is none.
#[rustfmt::skip]
fn lines() -> Vec<Case> {
    const METHOD: &str = "invalid HTTP method parsed";
    const VERSION: &str = "invalid HTTP version parsed";
    const HTTP_2: &str = "invalid HTTP version parsed (found HTTP2 preface)";
    const URI: &str = "invalid URI";
    const EARLY: &str = "connection closed before message completed";
    vec![
        not_http("noise", b"\x00\x01\x02\x03\r\n\r\n", METHOD),
        not_http("a word", "HELLO\r\n\r\n", METHOD),
        not_http("no method", " / HTTP/1.1\r\n\r\n", METHOD),
        not_http("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", METHOD),
        not_http("HTTP/0.9", "GET /\r\n\r\n", URI),
        not_http("HTTP/1.2", "GET / HTTP/1.2\r\nHost: h\r\n\r\n", VERSION),
        not_http("HTTP/2.0", "GET / HTTP/2.0\r\nHost: h\r\n\r\n", VERSION),
        not_http("another protocol", "BREW / HTCPCP/1.0\r\nHost: h\r\n\r\n", VERSION),
        not_http("an HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0", HTTP_2),
        not_http("bytes that are no UTF-8", b"GET /-/vaults/v\xff HTTP/1.1\r\nHost: h\r\n\r\n", URI),
        not_http("a space in the target", to("/-/vaults/my vault"), VERSION),
        not_http("a tab in the target", to("/-/vaults/my\tvault"), URI),
        not_http("NUL in the target", to("/-/vaults/v\0"), URI),
        not_http("a path without a slash", to("-/vaults/v"), URI),
        not_http("half a request line", "GET / HT", EARLY),
        not_http("half a head", "GET / HTTP/1.1\r\nHost: h\r\n", EARLY),
    ]
}

#[rustfmt::skip]
fn headers() -> Vec<Case> {
    const HEADER: &str = "invalid HTTP header parsed";
    const LARGE: &str = "message head is too large";
    let get = |lines: &str| format!("GET /-/vaults/v HTTP/1.1\r\nHost: h\r\n{lines}\r\n");
    let long = "x".repeat(70_000);
    vec![
        not_http("a space in a name", get("Bad Name: x\r\n"), HEADER),
        not_http("a space before the colon", get("Name : x\r\n"), HEADER),
        not_http("no name", get(": x\r\n"), HEADER),
        not_http("no colon", get("Name\r\n"), HEADER),
        not_http("a folded line", get("Name: x\r\n y\r\n"), HEADER),
        not_http("a name outside ASCII", get("Näme: x\r\n"), HEADER),
        not_http("NUL in a value", get("Name: a\0b\r\n"), HEADER),
        not_http("a control character in a value", get("Name: a\x01b\r\n"), HEADER),
        not_http("a carriage return in a value", get("Name: a\rb\r\n"), HEADER),
        not_http("101 headers", get(&"Name: x\r\n".repeat(100)), LARGE),
        not_http("a header of 70 KB", get(&format!("Name: {long}\r\n")), LARGE),
        not_http("a target of 70 KB", to(&format!("/{long}")), LARGE),
        not_http("headers without end", get(&"Name: x\r\n".repeat(10_000)), LARGE),
    ]
}

#[rustfmt::skip]
fn lengths() -> Vec<Case> {
    const LENGTH: &str = "invalid content-length parsed";
    const CODING: &str = "invalid transfer-encoding parsed";
    const BOTH: &str = "The request has both Content-Length and Transfer-Encoding";
    let ambiguous = |name, lines| case(name, post(lines) + "0\r\n\r\n", &rules::LENGTH_AMBIGUOUS, BOTH.to_owned());
    vec![
        not_http("a negative length", post("Content-Length: -1\r\n"), LENGTH),
        not_http("a length with a sign", post("Content-Length: +2\r\n"), LENGTH),
        not_http("a length that is no number", post("Content-Length: two\r\n"), LENGTH),
        not_http("a fraction of a length", post("Content-Length: 2.0\r\n"), LENGTH),
        not_http("a hexadecimal length", post("Content-Length: 0x2\r\n"), LENGTH),
        not_http("an empty length", post("Content-Length:\r\n"), LENGTH),
        not_http("a list of lengths", post("Content-Length: 2, 2\r\n"), LENGTH),
        not_http("two different lengths", post("Content-Length: 2\r\nContent-Length: 3\r\n"), LENGTH),
        not_http("a length beyond 64 bits", post("Content-Length: 18446744073709551616\r\n"), LENGTH),
        not_http("a length at 64 bits", post("Content-Length: 18446744073709551615\r\n"), "message head is too large"),
        not_http("an unknown transfer coding", post("Transfer-Encoding: gzip\r\n"), CODING),
        not_http("a transfer coding after chunked", post("Transfer-Encoding: chunked, gzip\r\n"), CODING),
        not_http("chunked in HTTP/1.0", post("Transfer-Encoding: chunked\r\n").replace("/1.1", "/1.0"), "unexpected transfer-encoding parsed"),
        ambiguous("a length, then chunked", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"),
        ambiguous("chunked, then a length", "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n"),
        ambiguous("chunked between lengths", "content-length: 2\r\ntransfer-encoding: chunked\r\ncontent-length: 3\r\n"),
    ]
}

#[rustfmt::skip]
fn bodies() -> Vec<Case> {
    const NO_SIZE: &str = "Invalid chunk size line: missing size digit";
    const EARLY: &str = "end of file before message length reached";
    let unreadable = |name, sent: String, cause| {
        case(name, sent, &rules::BODY_UNREADABLE, format!("The request body can't be read: {cause}"))
    };
    let large = |name, sent: String| {
        case(name, sent, &rules::BODY_TOO_LARGE, "The request body has more than 1048576 bytes".to_owned())
    };
    let chunked = |body: &str| post("Transfer-Encoding: chunked\r\n") + body;
    let sized = |length: u64, body: &str| post(&format!("Content-Length: {length}\r\n")) + body;
    let long = " ".repeat(0x10_0001);
    vec![
        unreadable("a chunk size that is no number", chunked("x\r\n{}\r\n0\r\n\r\n"), NO_SIZE),
        unreadable("no chunk size", chunked("\r\n{}\r\n0\r\n\r\n"), NO_SIZE),
        unreadable("a chunk size beyond 64 bits", chunked("11111111111111111\r\n"), "invalid chunk size: overflow"),
        unreadable("a chunk longer than its size", chunked("1\r\n{}\r\n0\r\n\r\n"), "Invalid chunk body CR"),
        unreadable("a chunk that ends early", chunked("5\r\n{}"), EARLY),
        unreadable("no last chunk", chunked("2\r\n{}\r\n"), "unexpected EOF during chunk size line"),
        unreadable("a body that ends early", sized(10, "{}"), EARLY),
        unreadable("a body that never begins", sized(10, ""), EARLY),
        large("a body that is too long", sized(0x10_0001, &long)),
        large("a chunk that is too long", chunked(&format!("100001\r\n{long}\r\n0\r\n\r\n"))),
        large("a length that is too long", sized(9_223_372_036_854_775_807, "")),
    ]
}

#[rustfmt::skip]
fn targets() -> Vec<Case> {
    let target = |name, target: &str, fault| {
        case(name, to(target), &rules::TARGET_INVALID, format!("The request target {fault}"))
    };
    vec![
        target("a letter outside ASCII", "/-/vaults/vält", "has characters outside ASCII"),
        target("a fragment", "/-/vaults/v#lock", "has a fragment"),
        target("an encoding cut off", "/-/vaults/v%2", "has a broken percent-encoding"),
        target("an encoding that is none", "/-/vaults/v%zz", "has a broken percent-encoding"),
        target("a broken encoding in the query", "/-/vaults?limit=%", "has a broken percent-encoding"),
    ]
}

#[rustfmt::skip]
fn hosts() -> Vec<Case> {
    const NO_NAME: &str = "is not a host name with or without a port";
    let host = |name, lines: &str, fault| {
        let sent = format!("GET /-/vaults/v HTTP/1.1\r\n{lines}\r\n");
        case(name, sent, &rules::HOST_INVALID, format!("The Host header {fault}"))
    };
    vec![
        host("no host", "", "is missing"),
        host("two hosts", "Host: a\r\nHost: b\r\n", "is there more than once"),
        host("a host with a space", "Host: a b\r\n", NO_NAME),
        host("a host with a path", "Host: a/b\r\n", NO_NAME),
        host("a host with a user", "Host: a@b\r\n", NO_NAME),
        host("a host with a port that is none", "Host: a:b\r\n", NO_NAME),
    ]
}

fn to(target: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: h\r\n\r\n")
}

fn post(lines: &str) -> String {
    format!("POST /-/vaults/v/lock-policy HTTP/1.1\r\nHost: h\r\n{lines}\r\n")
}

fn not_http(name: &'static str, sent: impl AsRef<[u8]>, reason: &str) -> Case {
    case(name, sent, &rules::NOT_HTTP, format!("The request is not valid HTTP: {reason}"))
}

fn case(name: &'static str, sent: impl AsRef<[u8]>, rule: &'static Rule, message: String) -> Case {
    Case { name, sent: sent.as_ref().to_owned(), rule, message }
}
