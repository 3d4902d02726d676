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
    assert!(got.starts_with("HTTP/1.1 "), "{got}");
}

pub(crate) fn cases() -> Vec<Case> {
    let http = |reason: &str| format!("The request is not valid HTTP: {reason}");
    let target = |fault: &str| format!("The request target {fault}");
    let host = |fault: &str| format!("The Host header {fault}");
    let unread = |cause: &str| format!("The request body can't be read: {cause}");
    let method = http("invalid HTTP method parsed");
    let uri = http("invalid URI");
    let version = http("invalid HTTP version parsed");
    let header = http("invalid HTTP header parsed");
    let length = http("invalid content-length parsed");
    let early = http("connection closed before message completed");
    let large = http("message head is too large");
    let ambiguous = "The request has both Content-Length and Transfer-Encoding".to_owned();
    let get = |extra: &str| format!("GET /-/vaults/v HTTP/1.1\r\nHost: h\r\n{extra}\r\n");
    let post = |rest: &str| format!("POST /-/vaults/v/lock-policy HTTP/1.1\r\nHost: h\r\n{rest}");
    let chunked = |rest: &str| post(&format!("Transfer-Encoding: chunked\r\n\r\n{rest}"));
    let to = |target: &str| format!("GET {target} HTTP/1.1\r\nHost: h\r\n\r\n");
    let hosts = |lines: &str| format!("GET /-/vaults/v HTTP/1.1\r\n{lines}\r\n");
    let no_size = unread("Invalid chunk size line: missing size digit");
    let too_early = unread("end of file before message length reached");
    let too_long = "The request body has more than 1048576 bytes";
    let n = &rules::NOT_HTTP;
    let t = &rules::TARGET_INVALID;
    let h = &rules::HOST_INVALID;
    let l = &rules::LENGTH_AMBIGUOUS;
    let b = &rules::BODY_UNREADABLE;
    vec![
        case("noise", b"\x00\x01\x02\x03\r\n\r\n", n, &method),
        case("a word", "HELLO\r\n\r\n", n, &method),
        case("an empty method", " / HTTP/1.1\r\n\r\n", n, &method),
        case("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", n, &method),
        case("an HTTP/0.9 request", "GET /\r\n\r\n", n, &uri),
        case("HTTP/1.2", "GET / HTTP/1.2\r\nHost: h\r\n\r\n", n, &version),
        case("HTTP/2.0", "GET / HTTP/2.0\r\nHost: h\r\n\r\n", n, &version),
        case("not HTTP", "GET / HTCPCP/1.0\r\nHost: h\r\n\r\n", n, &version),
        case(
            "an HTTP/2 preface",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0",
            n,
            &http("invalid HTTP version parsed (found HTTP2 preface)"),
        ),
        case("a space in a name", get("Bad Name: x\r\n"), n, &header),
        case("a space before the colon", get("Name : x\r\n"), n, &header),
        case("no name", get(": x\r\n"), n, &header),
        case("no colon", get("Name\r\n"), n, &header),
        case("a folded line", get("Name: x\r\n y\r\n"), n, &header),
        case("NUL in a value", get("Name: a\0b\r\n"), n, &header),
        case("a control character in a value", get("Name: a\x01b\r\n"), n, &header),
        case("a stray carriage return", get("Name: a\rb\r\n"), n, &header),
        case("a name outside ASCII", get("Näme: x\r\n"), n, &header),
        case("a negative length", post("Content-Length: -1\r\n\r\n"), n, &length),
        case("a length with a sign", post("Content-Length: +2\r\n\r\n{}"), n, &length),
        case("a length that is no number", post("Content-Length: two\r\n\r\n{}"), n, &length),
        case("a fraction of a length", post("Content-Length: 2.0\r\n\r\n{}"), n, &length),
        case("a hexadecimal length", post("Content-Length: 0x2\r\n\r\n{}"), n, &length),
        case("an empty length", post("Content-Length:\r\n\r\n{}"), n, &length),
        case("a list of lengths", post("Content-Length: 2, 2\r\n\r\n{}"), n, &length),
        case(
            "a length beyond 64 bits",
            post("Content-Length: 18446744073709551616\r\n\r\n"),
            n,
            &length,
        ),
        case(
            "a length at 64 bits",
            post("Content-Length: 18446744073709551615\r\n\r\n"),
            n,
            &large,
        ),
        case(
            "two different lengths",
            post("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} "),
            n,
            &length,
        ),
        case(
            "length, then chunked",
            post("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            l,
            &ambiguous,
        ),
        case(
            "chunked, then length",
            post("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n"),
            l,
            &ambiguous,
        ),
        case(
            "an unknown transfer coding",
            post("Transfer-Encoding: gzip\r\n\r\n"),
            n,
            &http("invalid transfer-encoding parsed"),
        ),
        case(
            "chunked is not the last",
            post("Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n"),
            n,
            &http("invalid transfer-encoding parsed"),
        ),
        case(
            "chunked in HTTP/1.0",
            "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            n,
            &http("unexpected transfer-encoding parsed"),
        ),
        case("a chunk size that is no number", chunked("x\r\n{}\r\n0\r\n\r\n"), b, &no_size),
        case("no chunk size", chunked("\r\n{}\r\n0\r\n\r\n"), b, &no_size),
        case(
            "a chunk size beyond 64 bits",
            chunked("11111111111111111\r\n"),
            b,
            &unread("invalid chunk size: overflow"),
        ),
        case(
            "a chunk longer than its size",
            chunked("1\r\n{}\r\n0\r\n\r\n"),
            b,
            &unread("Invalid chunk body CR"),
        ),
        case("a chunk that ends early", chunked("5\r\n{}"), b, &too_early),
        case(
            "no last chunk",
            chunked("2\r\n{}\r\n"),
            b,
            &unread("unexpected EOF during chunk size line"),
        ),
        case("a body that ends early", post("Content-Length: 10\r\n\r\n{}"), b, &too_early),
        case(
            "a body that is too long",
            post(&format!("Content-Length: 1048577\r\n\r\n{}", " ".repeat(1_048_577))),
            &rules::BODY_TOO_LARGE,
            too_long,
        ),
        case(
            "chunks that are too long",
            chunked(&format!("100001\r\n{}\r\n0\r\n\r\n", " ".repeat(0x10_0001))),
            &rules::BODY_TOO_LARGE,
            too_long,
        ),
        case(
            "a length that is too long",
            post("Content-Length: 9223372036854775807\r\n\r\n"),
            &rules::BODY_TOO_LARGE,
            too_long,
        ),
        case("a body that never begins", post("Content-Length: 10\r\n\r\n"), b, &too_early),
        case("101 headers", get(&"Name: x\r\n".repeat(100)), n, &large),
        case("a header of 70 KB", get(&format!("Name: {}\r\n", "x".repeat(70_000))), n, &large),
        case("a target of 70 KB", to(&format!("/{}", "x".repeat(70_000))), n, &large),
        case(
            "headers without end",
            "GET / HTTP/1.1\r\n".to_owned() + &"Name: x\r\n".repeat(10_000),
            n,
            &large,
        ),
        case(
            "letters outside ASCII in the path",
            to("/-/vaults/vält"),
            t,
            &target("has characters outside ASCII"),
        ),
        case(
            "bytes that are no UTF-8 in the path",
            b"GET /-/vaults/v\xff HTTP/1.1\r\nHost: h\r\n\r\n",
            n,
            &uri,
        ),
        case("a space in the path", to("/-/vaults/my vault"), n, &version),
        case("a tab in the path", to("/-/vaults/my\tvault"), n, &uri),
        case("NUL in the path", to("/-/vaults/v\0"), n, &uri),
        case("a path without a slash", to("-/vaults/v"), n, &uri),
        case("a fragment", to("/-/vaults/v#lock"), t, &target("has a fragment")),
        case(
            "an encoding cut off",
            to("/-/vaults/v%2"),
            t,
            &target("has a broken percent-encoding"),
        ),
        case(
            "an encoding that is none",
            to("/-/vaults/v%zz"),
            t,
            &target("has a broken percent-encoding"),
        ),
        case(
            "a broken encoding in the query",
            to("/-/vaults?limit=%"),
            t,
            &target("has a broken percent-encoding"),
        ),
        case("no host", hosts(""), h, &host("is missing")),
        case("two hosts", hosts("Host: a\r\nHost: b\r\n"), h, &host("is there more than once")),
        case(
            "a host that is none",
            hosts("Host: a b\r\n"),
            h,
            &host("is not a host name with or without a port"),
        ),
        case(
            "a host with a path",
            hosts("Host: a/b\r\n"),
            h,
            &host("is not a host name with or without a port"),
        ),
        case(
            "a host with a user",
            hosts("Host: a@b\r\n"),
            h,
            &host("is not a host name with or without a port"),
        ),
        case("half a request line", "GET / HT", n, &early),
        case("half a head", "GET / HTTP/1.1\r\nHost: h\r\n", n, &early),
    ]
}

fn case(name: &'static str, sent: impl AsRef<[u8]>, rule: &'static Rule, message: &str) -> Case {
    Case { name, sent: sent.as_ref().to_owned(), rule, message: message.to_owned() }
}
