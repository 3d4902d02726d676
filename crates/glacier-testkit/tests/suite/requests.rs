//! How requests are read: paths, bodies, and which fault counts when there are several.

use std::time::SystemTime;

use glacier_testkit::rules::{self, Rule};
use glacier_testkit::state::{Request, Standing};
use glacier_testkit::wire::{self, Unsigned};
use http::Method;

use crate::world::{
    Message, POLICY, World, abort, complete, create, delete, describe, get, initiate, policy_body,
};

#[test]
fn paths_name_operations() {
    let policy = policy_body(POLICY);
    for (method, path, body, request) in [
        (Method::POST, "/-/vaults/v/lock-policy", &*policy, initiate("v", POLICY)),
        (Method::POST, "/-/vaults/v/lock-policy/id", "", complete("v", "id")),
        (Method::DELETE, "/-/vaults/v/lock-policy", "", abort("v")),
        (Method::GET, "/-/vaults/v/lock-policy", "", get("v")),
        (Method::PUT, "/-/vaults/v", "", create("v")),
        (Method::GET, "/-/vaults/v", "", describe("v")),
        (Method::DELETE, "/-/vaults/v", "", delete("v")),
        // The account may be spelt out, and escapes count for what they stand for.
        (Method::GET, "/111122223333/vaults/v", "", describe("v")),
        (Method::GET, "/%2D/vaults/%76", "", describe("v")),
        // Cut first, decoded then: an escaped slash belongs to its label.
        (Method::GET, "/-/vaults/a%2Fb%20c", "", describe("a/b c")),
        (Method::GET, "/-/vaults/v%2Flock-policy", "", describe("v/lock-policy")),
        (Method::POST, "/-/vaults/v/lock-policy/a%2Fb%2Bc%3Dd%20e", "", complete("v", "a/b+c=d e")),
        (Method::POST, "/-/vaults/v/lock-policy/-a+b", "", complete("v", "-a+b")),
        (Method::POST, "/-/vaults/v/lock-policy/%2525", "", complete("v", "%25")),
        // Neither a broken escape nor a byte that is no UTF-8 is a reason to fall over.
        (Method::GET, "/-/vaults/v%", "", describe("v%")),
        (Method::GET, "/-/vaults/v%zz", "", describe("v%zz")),
        (Method::GET, "/-/vaults/%ff", "", describe("\u{fffd}")),
    ] {
        let message = Message::new(method, path, body);
        assert_eq!(decode(&message), Ok(request), "{} {path}", message.method);
    }
}

#[test]
fn paths_that_name_nothing() {
    for path in [
        "",
        "/",
        "//",
        "*",
        "-/vaults/v",
        "/-",
        "/-/vaults",
        "/-/vaults/",
        "//vaults/v",
        "/-/vaults//lock-policy",
        "/-/vaults/v/",
        "/-/vaults/v/lock-policy/",
        "/-/vaults/v/lock-policy//",
        "/-/vaults/v/lock-policy/id/",
        "/-/vaults/v/lock-policy/id/more",
        "/-/vaults/v/Lock-Policy",
        "/-/Vaults/v",
        "/x/-/vaults/v",
    ] {
        for method in [Method::GET, Method::POST, Method::PUT, Method::DELETE] {
            let message = Message::new(method, path, policy_body(POLICY));
            assert_eq!(decode(&message), Err(&rules::PATH_UNKNOWN), "{} `{path}`", message.method);
        }
    }
}

#[test]
fn methods_that_a_path_does_not_have() {
    let known = [
        ("/-/vaults/v", &["PUT", "GET", "DELETE"][..]),
        ("/-/vaults/v/lock-policy", &["POST", "DELETE", "GET"]),
        ("/-/vaults/v/lock-policy/id", &["POST"]),
    ];
    for (path, methods) in known {
        for method in [
            "GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get",
            "X",
        ] {
            let message = Message::new(method.parse().unwrap(), path, "");
            let is_unknown = decode(&message) == Err(&rules::METHOD_UNKNOWN);
            assert_eq!(is_unknown, !methods.contains(&method), "{method} {path}");
        }
    }
}

#[test]
fn bodies_of_initiate() {
    let deep = "[".repeat(100_000);
    for (body, read) in [
        (br#"{"Policy":"p"}"#.as_slice(), Ok(initiate("v", "p"))),
        (br#" {"Policy": "p", "More": [1, {}]} "#, Ok(initiate("v", "p"))),
        (br#"{"Policy":"\u00e4\ud83d\udd12\n"}"#, Ok(initiate("v", "ä🔒\n"))),
        ("{\"Policy\":\"ä🔒\"}".as_bytes(), Ok(initiate("v", "ä🔒"))),
        (br#"{"Policy":""}"#, Ok(initiate("v", ""))),
        (br"", Err(&rules::POLICY_MISSING)),
        (br"{}", Err(&rules::POLICY_MISSING)),
        (br#"{"Policy":null}"#, Err(&rules::POLICY_MISSING)),
        (br#"{"policy":"p"}"#, Err(&rules::POLICY_MISSING)),
        (br#"{"Policy":1}"#, Err(&rules::BODY_NOT_JSON)),
        (br#"{"Policy":["p"]}"#, Err(&rules::BODY_NOT_JSON)),
        (br#"["p"]"#, Err(&rules::BODY_NOT_JSON)),
        (br#""p""#, Err(&rules::BODY_NOT_JSON)),
        (br"null", Err(&rules::BODY_NOT_JSON)),
        (br" ", Err(&rules::BODY_NOT_JSON)),
        (br#"{"Policy":"p""#, Err(&rules::BODY_NOT_JSON)),
        (br#"{"Policy":"p"}}"#, Err(&rules::BODY_NOT_JSON)),
        (br#"{"Policy":"\ud83d"}"#, Err(&rules::BODY_NOT_JSON)),
        (b"{\"Policy\":\"\xff\"}", Err(&rules::BODY_NOT_JSON)),
        (b"\xef\xbb\xbf{\"Policy\":\"p\"}", Err(&rules::BODY_NOT_JSON)),
        (deep.as_bytes(), Err(&rules::BODY_NOT_JSON)),
    ] {
        let message = Message::new(Method::POST, "/-/vaults/v/lock-policy", body);
        assert_eq!(decode(&message), read, "{}", String::from_utf8_lossy(body));
    }
}

#[test]
fn bodies_where_none_belongs() {
    for method in [Method::GET, Method::DELETE] {
        let with_body = Message::new(method, "/-/vaults/v", "{}");
        assert!(decode(&with_body).is_ok(), "{}", with_body.method);
    }
    let with_body = Message::new(Method::PUT, "/-/vaults/v", "{}");
    assert_eq!(decode(&with_body), Err(&rules::BODY_NOT_EMPTY));
}

#[test]
fn the_first_fault_in_the_documented_order_decides() {
    let mut world = World::new();
    world.identity.caller.standing = Standing::NewAccount;
    let mut message = Message::new(Method::PUT, "/444455556666/vaults/v/lock-policies", "{");
    message.headers.clear();
    let send = |world: &mut World, message: &Message| match world.send(message).0 {
        Ok(answer) => answer.rule,
        Err(refused) => refused.rule(),
    };

    // Each step mends one fault and meets the next.
    world.identity.unsigned = Unsigned::Refused;
    assert_eq!(send(&mut world, &message), &rules::AUTHORIZATION_MISSING);
    world.identity.unsigned = Unsigned::Allowed;
    assert_eq!(send(&mut world, &message), &rules::VERSION_MISSING);
    message = message.with_header("x-amz-glacier-version", "2012-06-01");
    assert_eq!(send(&mut world, &message), &rules::PATH_UNKNOWN);
    message.path = "/444455556666/vaults/v/lock-policy".to_owned();
    assert_eq!(send(&mut world, &message), &rules::METHOD_UNKNOWN);
    message.method = Method::POST;
    assert_eq!(send(&mut world, &message), &rules::ACCOUNT_OWN_ONLY);
    message.path = "/-/vaults/v/lock-policy".to_owned();
    assert_eq!(send(&mut world, &message), &rules::NEW_ACCOUNT);
    world.identity.caller.standing = Standing::Customer;
    assert_eq!(send(&mut world, &message), &rules::BODY_NOT_JSON);
    message.body = policy_body("{").into_bytes();
    assert_eq!(send(&mut world, &message), &rules::VAULT_NOT_FOUND);
    world.call(create("v")).unwrap();
    world.initiate("v");
    assert_eq!(send(&mut world, &message), &rules::INITIATE_IN_PROGRESS);
    world.call(abort("v")).unwrap();
    assert_eq!(send(&mut world, &message), &rules::POLICY_CONTENT);
    message.body = policy_body(POLICY).into_bytes();
    assert_eq!(send(&mut world, &message), &rules::INITIATE);
}

/// What a request asks for, or the rule that refuses it.
fn decode(message: &Message) -> Result<Request, &'static Rule> {
    let decoded = wire::decode(&World::new().identity, &message.borrow(), SystemTime::now());
    decoded.map(|(_, request)| request).map_err(|refused| refused.rule())
}
