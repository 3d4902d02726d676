//! Requests of any bytes: there is an answer of the documented form, and the service goes on.

use glacier_testkit::state::Request;
use glacier_testkit::strategies::{self, Call};
use glacier_testkit::wire::HttpRequest;
use glacier_testkit::{Emulator, Glacier};
use http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use http::{Method, Response};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseError;

use crate::answers::well_formed;
use crate::clients::CLIENTS;
use crate::doors::{address, runtime};
use crate::socket::{self, Received};
use crate::support::cases;

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_message_gets_a_documented_answer(
        (method, path, query) in (method(), path(), query()),
        headers in headers(),
        body in body(),
        unsigned in any::<bool>(),
    ) {
        let builder = Glacier::builder();
        let builder = if unsigned { builder.allow_unsigned_requests() } else { builder };
        let glacier = builder.build();
        glacier.create_vault("v").unwrap();
        let request = HttpRequest { method: &method, path: &path, query: &query, headers: &headers, body: &body };
        well_formed(&glacier.serve(&request))?;
    }

    #[test]
    fn any_bytes_get_documented_answers_and_the_server_goes_on(bytes in bytes()) {
        documented_answers_and_going_on(&bytes)?;
    }
}

/// One byte away from a request of the usual version, so that the property comes upon it, but seldom.
#[test]
fn the_older_version_gets_documented_answers_too() {
    documented_answers_and_going_on(b"GET /-/vaults/v HTTP/1.0\r\nHost: h\r\n\r\n").unwrap();
}

fn documented_answers_and_going_on(bytes: &[u8]) -> Result<(), TestCaseError> {
    let runtime = runtime();
    let emulator = runtime.block_on(Glacier::builder().allow_unsigned_requests().start());
    let answers = runtime.block_on(socket::exchange(&address(&emulator), bytes));
    // Empty lines before a request are none of it.
    let nothing = bytes.iter().all(|byte| b"\r\n".contains(byte));
    prop_assert_eq!(answers.is_empty(), nothing, "{:?}", String::from_utf8_lossy(bytes));
    for answer in split(&answers)? {
        well_formed(&answer)?;
    }
    runtime.block_on(still_serves(&emulator))
}

async fn still_serves(emulator: &Emulator) -> Result<(), TestCaseError> {
    let request = Request::CreateVault { vault: "v".to_owned() };
    match socket::send(&address(emulator), &CLIENTS[0].message(&request)).await {
        Received::Answer(response) => prop_assert_eq!(response.status(), 201),
        other => prop_assert!(false, "{:?}", other),
    }
    Ok(())
}

/// All answers that came on one connection: what looks like a second request gets one too.
fn split(mut bytes: &[u8]) -> Result<Vec<Response<Vec<u8>>>, TestCaseError> {
    let mut answers = Vec::new();
    while !bytes.is_empty() {
        let text = String::from_utf8_lossy(bytes);
        let Some((answer, rest)) = socket::first_answer(bytes) else {
            return Err(TestCaseError::fail(format!("not an answer: {text}")));
        };
        // An interim answer is none.
        if answer.status() != 100 {
            answers.push(answer);
        }
        bytes = rest;
    }
    Ok(answers)
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let honest = strategies::call().prop_map(|call| socket::written(&call.to_http())).boxed();
    let spoilt = (honest.clone(), vec(spoiling(), 1..4)).prop_map(|(bytes, spoilings)| {
        spoilings.into_iter().fold(bytes, |bytes, spoiling| spoiling.apply(bytes))
    });
    prop_oneof![
        1 => honest,
        6 => spoilt,
        1 => vec(any::<u8>(), 1..200),
        1 => "[A-Z]{1,5} /[ -~]{0,20}( HTTP/[0-9.]{1,3})?(\r\n)?".prop_map(String::into_bytes),
    ]
}

/// A way to spoil bytes, at a place.
#[derive(Debug, Clone)]
enum Spoiling {
    Truncate(Index),
    Put(Index, u8),
    Insert(Index, &'static str),
    Repeat(Index, Index),
    Remove(Index, Index),
}

fn spoiling() -> impl Strategy<Value = Spoiling> {
    let inserted = select(vec![
        "\r\n",
        "\n",
        "\0",
        " ",
        ":",
        "\r\n\r\n",
        "\r\ncontent-length: 3\r\n",
        "\r\ntransfer-encoding: chunked\r\n",
        "\r\nexpect: 100-continue\r\n",
        "\r\nauthorization: AWS4-HMAC-SHA256 Credential=a/b/c/d/e\r\n",
        "\r\nhost: a\r\nhost: b\r\n",
        "%",
        "%zz",
        "/",
        "?",
        "?operation=add&operation=remove",
        "\u{e9}",
        "{",
        "\"",
    ]);
    prop_oneof![
        any::<Index>().prop_map(Spoiling::Truncate),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Spoiling::Put(at, byte)),
        (any::<Index>(), inserted).prop_map(|(at, text)| Spoiling::Insert(at, text)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Spoiling::Repeat(from, to)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Spoiling::Remove(from, to)),
    ]
}

impl Spoiling {
    fn apply(self, mut bytes: Vec<u8>) -> Vec<u8> {
        let length = bytes.len();
        let between = |a: Index, b: Index| {
            let (a, b) = (a.index(length + 1), b.index(length + 1));
            a.min(b)..a.max(b)
        };
        match self {
            Self::Truncate(end) => bytes.truncate(end.index(length + 1)),
            Self::Put(at, byte) => {
                if let Some(place) = bytes.get_mut(at.index(length + 1)) {
                    *place = byte;
                }
            }
            Self::Insert(at, text) => {
                let at = at.index(length + 1);
                bytes.splice(at..at, text.bytes());
            }
            Self::Repeat(a, b) => {
                let range = between(a, b);
                let (at, again) = (range.end, bytes[range].to_vec());
                bytes.splice(at..at, again);
            }
            Self::Remove(a, b) => drop(bytes.drain(between(a, b))),
        }
        bytes
    }
}

fn method() -> impl Strategy<Value = Method> {
    let known = select(vec![Method::GET, Method::POST, Method::PUT, Method::DELETE]);
    let unknown = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}".prop_map(|name| name.parse().unwrap());
    prop_oneof![4 => known, 1 => unknown]
}

/// Mostly what could come from a client that is nearly right.
fn path() -> impl Strategy<Value = String> {
    let honest = strategies::call().prop_map(|call: Call| call.to_http().uri().path().to_owned());
    let known = select(vec![
        "",
        "-",
        "vaults",
        "v",
        "lock-policy",
        "access-policy",
        "tags",
        "archives",
        "111122223333",
        "%2F",
        "%ff",
        "%",
    ]);
    let segment = prop_oneof![6 => known.prop_map(str::to_owned), 1 => ".*"];
    let segments = vec(segment, 0..8).prop_map(|segments| segments.join("/"));
    let start = select(vec!["/-/vaults/", "/-/vaults/v/lock-policy", "/-/vaults/v/tags"]);
    prop_oneof![
        2 => honest,
        3 => (start, ".{0,300}").prop_map(|(start, rest)| format!("{start}{rest}")),
        3 => segments,
        1 => ".*",
    ]
}

fn query() -> impl Strategy<Value = String> {
    let known = select(vec![
        "",
        "operation=add",
        "operation=remove",
        "limit=1",
        "limit=0",
        "marker=",
        "limit",
        "&",
        "=",
    ]);
    let one = prop_oneof![4 => known.prop_map(str::to_owned), 1 => ".{0,40}"];
    vec(one, 0..3).prop_map(|all| all.join("&"))
}

fn headers() -> impl Strategy<Value = HeaderMap> {
    let byte = prop_oneof![Just(b'\t'), b' '..0x7f, 0x80..=0xff_u8];
    let bytes = vec(byte, 0..80).prop_map(|bytes| HeaderValue::from_bytes(&bytes).unwrap()).boxed();
    let scope = "(AWS4-HMAC-SHA256 )?Credential=[a-z0-9/, =-]{0,60}(SignedHeaders=[a-z;-]{0,20})?(, Signature=[0-9a-f]{0,64})?";
    let authorization = prop_oneof![scope.prop_map(|scope| scope.parse().unwrap()), bytes.clone()];
    let version =
        prop_oneof![9 => Just(HeaderValue::from_static("2012-06-01")), 1 => bytes.clone()];
    let date = prop_oneof![Just(HeaderValue::from_static("20130320T170343Z")), bytes];
    let date = weighted(0.5, date);
    (weighted(0.9, version), weighted(0.5, authorization), date).prop_map(
        |(version, authorization, date)| {
            let version =
                version.map(|value| (HeaderName::from_static("x-amz-glacier-version"), value));
            let authorization = authorization.map(|value| (AUTHORIZATION, value));
            let date = date.map(|value| (HeaderName::from_static("x-amz-date"), value));
            version.into_iter().chain(authorization).chain(date).collect()
        },
    )
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    let honest = strategies::call().prop_map(|call: Call| call.to_http().into_body()).boxed();
    let truncated = (honest.clone(), any::<Index>()).prop_map(|(mut body, end)| {
        body.truncate(end.index(body.len() + 1));
        body
    });
    let json = select(vec![
        "null",
        "[]",
        "{",
        "{}",
        r#"{"Policy":null}"#,
        r#"{"Policy":1}"#,
        r#"{"Policy":"{}","Policy":"{}"}"#,
        r#"{"Tags":[]}"#,
        r#"{"Tags":{"k":null}}"#,
        r#"{"TagKeys":{}}"#,
        r#"{"TagKeys":[null]}"#,
    ]);
    prop_oneof![2 => honest, 2 => truncated, 2 => json.prop_map(|text| text.as_bytes().to_vec()), 1 => vec(any::<u8>(), 0..200)]
}
