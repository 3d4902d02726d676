//! What the knobs refuse, each refusal whole.

use glacier_testkit::control::{ControlErrorCode, ROUTES};
use glacier_testkit::wire::HttpRequest;
use http::{HeaderMap, Method};
use pretty_assertions::assert_eq;
use serde_json::json;

use crate::support::Knobs;

const INDEX: &str = "GET /_emulator/ lists each route with its members";

/// Method, path, query and body; code, message and help.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const CASES: &[Case] = &[
    (
        "GET",
        "/_emulator/nothing",
        "",
        "",
        "UnknownPath",
        "the emulator has no `/_emulator/nothing`",
        "GET /_emulator/ lists what it has",
    ),
    (
        "GET",
        "/_emulator//health",
        "",
        "",
        "UnknownPath",
        "the emulator has no `/_emulator//health`",
        "GET /_emulator/ lists what it has",
    ),
    (
        "DELETE",
        "/_emulator/clock",
        "",
        "",
        "UnknownMethod",
        "`/_emulator/clock` does not have the method DELETE",
        "it has GET, POST",
    ),
    (
        "POST",
        "/_emulator/clock",
        "",
        "",
        "InvalidBody",
        "the body does not say how far to move the clock",
        "the clock only moves forward; give days, hours or seconds, such as {\"hours\": 24}",
    ),
    (
        "POST",
        "/_emulator/clock",
        "",
        r#"{"hours":-1}"#,
        "InvalidBody",
        "`hours` is -1, and the clock can't go there",
        "the clock only moves forward; give days, hours or seconds, such as {\"hours\": 24}",
    ),
    (
        "POST",
        "/_emulator/clock",
        "",
        r#"{"days":1e300}"#,
        "InvalidBody",
        "`days` is 1e+300, and the clock can't go there",
        "the clock only moves forward; give days, hours or seconds, such as {\"hours\": 24}",
    ),
    (
        "POST",
        "/_emulator/clock",
        "",
        r#"{"hour":1}"#,
        "InvalidBody",
        "unknown field `hour`, expected one of `days`, `hours`, `seconds` at line 1 column 7",
        INDEX,
    ),
    (
        "POST",
        "/_emulator/clock",
        "",
        r#"{"hours":"1"}"#,
        "InvalidBody",
        "invalid type: string \"1\", expected a JSON number at line 1 column 12",
        INDEX,
    ),
    (
        "POST",
        "/_emulator/clock",
        "",
        "hours=24",
        "InvalidBody",
        "the body is not a JSON object",
        INDEX,
    ),
    (
        "POST",
        "/_emulator/clock",
        "hours=24",
        "{}",
        "InvalidQuery",
        "unknown parameter `hours`",
        "this path takes no parameters",
    ),
    (
        "PUT",
        "/_emulator/new_account",
        "",
        "",
        "InvalidBody",
        "missing field `new_account` at line 1 column 2",
        INDEX,
    ),
    (
        "GET",
        "/_emulator/vaults",
        "region=x&region=y",
        "",
        "InvalidQuery",
        "`region` is there twice",
        "this path takes account, region",
    ),
    (
        "GET",
        "/_emulator/vaults",
        "account=1",
        "",
        "InvalidQuery",
        "`1` is not an account number of 12 digits",
        "without the parameter, the emulator's own account and region are meant",
    ),
    (
        "GET",
        "/_emulator/vaults/a%2Fb",
        "",
        "",
        "InvalidName",
        "`a/b` is not a vault name",
        "a name has 1 to 255 letters, digits, underscores, hyphens and dots",
    ),
    (
        "GET",
        "/_emulator/vaults/none",
        "",
        "",
        "VaultNotFound",
        "there is no vault `none` in account 111122223333, region us-east-1",
        "PUT to the same path creates it; ?account= and ?region= name another place",
    ),
    (
        "DELETE",
        "/_emulator/vaults/none",
        "",
        "",
        "VaultNotFound",
        "there is no vault `none` in account 111122223333, region us-east-1",
        "PUT to the same path creates it; ?account= and ?region= name another place",
    ),
    (
        "PUT",
        "/_emulator/vaults/v",
        "",
        r#"{"lock":true}"#,
        "InvalidBody",
        "unknown field `lock`, expected `tags` or `access_policy` at line 1 column 7",
        INDEX,
    ),
    (
        "PUT",
        "/_emulator/vaults/none/archives/a",
        "",
        "",
        "VaultNotFound",
        "there is no vault `none` in account 111122223333, region us-east-1",
        "PUT to the same path creates it; ?account= and ?region= name another place",
    ),
    (
        "DELETE",
        "/_emulator/vaults/old/archives/a",
        "",
        "",
        "ArchiveNotFound",
        "the vault `old` has no archive `a`",
        "GET /_emulator/vaults/{vault} lists its archives",
    ),
    (
        "PUT",
        "/_emulator/vaults/old/archives/here",
        "",
        "",
        "Refused",
        "the archive `here` is in the vault `old` already",
        "GET /_emulator/vaults shows what is there",
    ),
    (
        "PUT",
        "/_emulator/vaults/old/archives/%C3%A4",
        "",
        "",
        "InvalidName",
        "`ä` is not an archive ID of 1 to 255 visible ASCII characters",
        "escape in the path what is no letter or digit",
    ),
    (
        "PUT",
        "/_emulator/snapshot",
        "",
        r#"{"version":2}"#,
        "InvalidBody",
        "the snapshot has version 2; this emulator reads version 1",
        INDEX,
    ),
    ("POST", "/_emulator/reset", "", "[]", "InvalidBody", "the body is not a JSON object", INDEX),
];

#[test]
fn each_refusal_says_what_is_wrong_and_what_to_do() {
    let knobs = Knobs::new();
    knobs.send(&Method::PUT, "/_emulator/vaults/old", "");
    knobs.send(&Method::PUT, "/_emulator/vaults/old/archives/here", "");
    let before = knobs.glacier.snapshot();
    for &(method, path, query, body, code, message, help) in CASES {
        let (status, answer) =
            knobs.ask(&method.parse().unwrap(), path, query, &HeaderMap::new(), body);
        let expected = json!({ "code": code, "message": message, "help": help });
        assert_eq!(answer, expected, "{method} {path}");
        let code = ControlErrorCode::ALL.iter().find(|it| it.as_str() == code).unwrap();
        assert_eq!(status, code.status().as_u16());
    }
    assert_eq!(knobs.glacier.snapshot(), before);
}

#[test]
fn a_wrong_method_is_told_the_right_ones() {
    let knobs = Knobs::new();
    let request = HttpRequest {
        method: &Method::PATCH,
        path: "/_emulator/vaults/v",
        query: "",
        headers: &HeaderMap::new(),
        body: b"",
    };
    let answer = knobs.glacier.serve(&request);
    assert_eq!(answer.status(), 405);
    assert_eq!(answer.headers()["allow"], "GET, PUT, DELETE");
}

#[test]
fn what_a_web_page_sends_is_refused() {
    let knobs = Knobs::new();
    let headers =
        HeaderMap::from_iter([(http::header::ORIGIN, "http://example.com".parse().unwrap())]);
    for route in ROUTES {
        let (status, answer) =
            knobs.ask(&route.method.parse().unwrap(), route.path, "", &headers, "{}");
        assert_eq!(status, 403);
        assert_eq!(
            answer,
            json!({
                "code": "CrossSite",
                "message": "the request comes from the web page `http://example.com`",
                "help": "the knobs are for programs; send the request without an Origin header",
            })
        );
    }
}
