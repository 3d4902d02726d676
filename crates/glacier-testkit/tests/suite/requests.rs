//! How requests are read: paths, bodies, and which fault counts when there are several.

use std::time::SystemTime;

use glacier_testkit::rules::{self, Rule};
use glacier_testkit::state::{Operation, Request, Standing};
use glacier_testkit::wire::{self, Unsigned};
use http::Method;

use crate::world::{
    Message, POLICY, World, abort, add_tags, complete, create, decided_by, delete,
    delete_access_policy, delete_archive, describe, get, get_access_policy, initiate, list,
    list_tags, policy_body, remove_tags, set_access_policy,
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
        (Method::GET, "/-/vaults", "", list(None, None)),
        (Method::PUT, "/-/vaults/v/access-policy", &policy, set_access_policy("v", POLICY)),
        (Method::GET, "/-/vaults/v/access-policy", "", get_access_policy("v")),
        (Method::DELETE, "/-/vaults/v/access-policy", "", delete_access_policy("v")),
        (
            Method::POST,
            "/-/vaults/v/tags?operation=add",
            r#"{"Tags":{"a":"1"}}"#,
            add_tags("v", &[("a", "1")]),
        ),
        (
            Method::POST,
            "/-/vaults/v/tags?operation=remove",
            r#"{"TagKeys":["a"]}"#,
            remove_tags("v", &["a"]),
        ),
        (Method::GET, "/-/vaults/v/tags", "", list_tags("v")),
        (Method::DELETE, "/-/vaults/v/archives/id", "", delete_archive("v", "id")),
        (Method::DELETE, "/-/vaults/v/archives/-a%2Fb", "", delete_archive("v", "-a/b")),
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
fn queries_are_read_as_far_as_the_operation_has_parameters() {
    let arn = "arn:aws:glacier:us-east-1:111122223333:vaults/v";
    let escaped = "arn%3Aaws%3Aglacier%3Aus-east-1%3A111122223333%3Avaults%2Fv";
    for (query, read) in [
        ("limit=2", Ok(list(Some("2"), None))),
        ("limit=abc", Ok(list(Some("abc"), None))),
        ("limit=", Ok(list(Some(""), None))),
        ("limit", Ok(list(Some(""), None))),
        ("Limit=2", Ok(list(None, None))),
        ("marker=", Ok(list(None, Some("")))),
        (&*format!("marker={arn}&limit=1"), Ok(list(Some("1"), Some(arn)))),
        (&*format!("limit=1&&marker={escaped}"), Ok(list(Some("1"), Some(arn)))),
        ("%6Cimit=%31", Ok(list(Some("1"), None))),
        ("marker=%ff", Ok(list(None, Some("\u{fffd}")))),
        ("more=1&more=2&=&?&%", Ok(list(None, None))),
        ("limit=1&limit=1", Err(&rules::QUERY_REPEATED)),
        ("marker=&limit=1&marker=", Err(&rules::QUERY_REPEATED)),
    ] {
        let message = Message::new(Method::GET, &format!("/-/vaults?{query}"), "");
        assert_eq!(decode(&message), read, "`{query}`");
    }
    let elsewhere = Message::new(Method::GET, "/-/vaults/v?limit=0&limit=0&operation=add", "");
    assert_eq!(decode(&elsewhere), Ok(describe("v")));
}

#[test]
fn the_query_says_what_is_done_with_tags() {
    for (query, read) in [
        ("operation=add", Ok(Operation::AddTagsToVault)),
        ("operation=remove", Ok(Operation::RemoveTagsFromVault)),
        ("more=1&operation=%61dd", Ok(Operation::AddTagsToVault)),
        ("", Err(&rules::TAGS_OPERATION_MISSING)),
        ("Operation=add", Err(&rules::TAGS_OPERATION_MISSING)),
        ("operation", Err(&rules::TAGS_OPERATION_UNKNOWN)),
        ("operation=", Err(&rules::TAGS_OPERATION_UNKNOWN)),
        ("operation=ADD", Err(&rules::TAGS_OPERATION_UNKNOWN)),
        ("operation=list", Err(&rules::TAGS_OPERATION_UNKNOWN)),
        ("operation=add&operation=add", Err(&rules::QUERY_REPEATED)),
    ] {
        let body = r#"{"Tags":{"a":"1"},"TagKeys":["a"]}"#;
        let message = Message::new(Method::POST, &format!("/-/vaults/v/tags?{query}"), body);
        assert_eq!(decode(&message).map(|request| request.operation()), read, "`{query}`");
        let operation = wire::operation(&Method::POST, "/-/vaults/v/tags", query);
        assert_eq!(operation, read.ok(), "`{query}`");
    }
}

/// With the fifteen of the emulator, these are the 33 operations of Glacier.
#[test]
fn operations_that_are_not_served_say_so_by_name() {
    for (method, path, name) in [
        (Method::POST, "/-/vaults/v/archives", "UploadArchive"),
        (Method::POST, "/-/vaults/v/jobs", "InitiateJob"),
        (Method::GET, "/-/vaults/v/jobs", "ListJobs"),
        (Method::GET, "/-/vaults/v/jobs/id", "DescribeJob"),
        (Method::GET, "/-/vaults/v/jobs/id/output", "GetJobOutput"),
        (Method::PUT, "/-/vaults/v/notification-configuration", "SetVaultNotifications"),
        (Method::GET, "/-/vaults/v/notification-configuration", "GetVaultNotifications"),
        (Method::DELETE, "/-/vaults/v/notification-configuration", "DeleteVaultNotifications"),
        (Method::POST, "/-/vaults/v/multipart-uploads", "InitiateMultipartUpload"),
        (Method::GET, "/-/vaults/v/multipart-uploads", "ListMultipartUploads"),
        (Method::PUT, "/-/vaults/v/multipart-uploads/id", "UploadMultipartPart"),
        (Method::GET, "/-/vaults/v/multipart-uploads/id", "ListParts"),
        (Method::POST, "/-/vaults/v/multipart-uploads/id", "CompleteMultipartUpload"),
        (Method::DELETE, "/-/vaults/v/multipart-uploads/id", "AbortMultipartUpload"),
        (Method::GET, "/-/policies/data-retrieval", "GetDataRetrievalPolicy"),
        (Method::PUT, "/-/policies/data-retrieval", "SetDataRetrievalPolicy"),
        (Method::GET, "/-/provisioned-capacity", "ListProvisionedCapacity"),
        (Method::POST, "/-/provisioned-capacity", "PurchaseProvisionedCapacity"),
    ] {
        let mut world = World::with_vault("v");
        let message = Message::new(method, path, "");
        let refused = world.send(&message).0.unwrap_err();
        assert_eq!(refused.rule(), &rules::OPERATION_NOT_SERVED, "{name}");
        assert_eq!(
            refused.message(),
            format!(
                "This emulator of Glacier does not serve {name}: it has the operations around vault locks only"
            )
        );
        assert_eq!(wire::operation(&message.method, path, ""), None, "{name}");

        world.identity.caller.standing = Standing::NewAccount;
        assert_eq!(decided_by(&world.send(&message).0), &rules::NEW_ACCOUNT, "{name}");
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
        "/-/vault",
        "/-/vaults/",
        "//vaults",
        "//vaults/v",
        "/-/vaults//lock-policy",
        "/-/vaults//tags",
        "/-/vaults/v/",
        "/-/vaults/v/lock-policy/",
        "/-/vaults/v/lock-policy//",
        "/-/vaults/v/lock-policy/id/",
        "/-/vaults/v/lock-policy/id/more",
        "/-/vaults/v/Lock-Policy",
        "/-/Vaults/v",
        "/x/-/vaults/v",
        "/-/vaults/v/tags/",
        "/-/vaults/v/access-policy/id",
        "/-/vaults/v/archives/",
        "/-/vaults/v/archives/id/more",
        "/-/vaults/v/jobs/id/output/",
        "/-/vaults/v/jobs/id/Output",
        "/-/vaults/v/multipart-uploads/",
        "/-/policies",
        "/-/policies/data-retrieval/",
        "/-/provisioned-capacity/id",
        "/-/vaults/v/jobs/id/output/a/b/c/d/e/f/g",
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
        ("/-/vaults", &["GET"]),
        ("/-/vaults/v/access-policy", &["PUT", "GET", "DELETE"]),
        ("/-/vaults/v/tags", &["POST", "GET"]),
        ("/-/vaults/v/archives/id", &["DELETE"]),
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
fn bodies_with_a_policy() {
    let deep = "[".repeat(100_000);
    let nested =
        [r#"{"More":"#, &"[".repeat(100_000), &"]".repeat(100_000), r#","Policy":"p"}"#].concat();
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
        (br#"{"Policy":"p"} {}"#, Err(&rules::BODY_NOT_JSON)),
        (br#"{"Policy":"p","Policy":"p"}"#, Err(&rules::BODY_NOT_JSON)),
        (br#"{"Policy":"p","Policy":null}"#, Err(&rules::BODY_NOT_JSON)),
        (br#"{"More":1,"More":2,"Policy":"p"}"#, Ok(initiate("v", "p"))),
        (nested.as_bytes(), Ok(initiate("v", "p"))),
        (br#"{Policy:"p"}"#, Err(&rules::BODY_NOT_JSON)),
        (br"{'Policy':'p'}", Err(&rules::BODY_NOT_JSON)),
        (br"Policy=p", Err(&rules::BODY_NOT_JSON)),
        (b"{\"Policy\":\"a\0b\"}", Err(&rules::BODY_NOT_JSON)),
        (b"{\"More\":\"\xff\",\"Policy\":\"p\"}", Err(&rules::BODY_NOT_JSON)),
        (b"\xff\xfe{\0}\0", Err(&rules::BODY_NOT_JSON)),
        (br#"{"Policy":"\ud83d"}"#, Err(&rules::BODY_NOT_JSON)),
        (b"{\"Policy\":\"\xff\"}", Err(&rules::BODY_NOT_JSON)),
        (b"\xef\xbb\xbf{\"Policy\":\"p\"}", Err(&rules::BODY_NOT_JSON)),
        (deep.as_bytes(), Err(&rules::BODY_NOT_JSON)),
    ] {
        let message = Message::new(Method::POST, "/-/vaults/v/lock-policy", body);
        assert_eq!(decode(&message), read, "{}", String::from_utf8_lossy(body));

        let message = Message::new(Method::PUT, "/-/vaults/v/access-policy", body);
        let read = read.map(|request| match request {
            Request::InitiateVaultLock { vault, policy } => set_access_policy(&vault, &policy),
            other => panic!("not an Initiate: {other:?}"),
        });
        assert_eq!(decode(&message), read, "{}", String::from_utf8_lossy(body));
    }
}

#[test]
fn bodies_with_tags() {
    let tags = |tags: &[(&str, &str)]| Ok(add_tags("v", tags));
    for (body, read) in [
        (r#"{"Tags":{}}"#, tags(&[])),
        (r#"{"Tags":{"b":"","a":"1"},"More":1}"#, tags(&[("a", "1"), ("b", "")])),
        ("", Err(&rules::TAGS_MISSING)),
        ("{}", Err(&rules::TAGS_MISSING)),
        (r#"{"Tags":null}"#, Err(&rules::TAGS_MISSING)),
        (r#"{"tags":{"a":"1"}}"#, Err(&rules::TAGS_MISSING)),
        (r#"{"Tags":[]}"#, Err(&rules::BODY_NOT_JSON)),
        (r#"{"Tags":"a"}"#, Err(&rules::BODY_NOT_JSON)),
        (r#"{"Tags":{"a":1}}"#, Err(&rules::BODY_NOT_JSON)),
        (r#"{"Tags":{"a":null}}"#, Err(&rules::BODY_NOT_JSON)),
        (r#"{"Tags":{"a":"1","a":"1"}}"#, Err(&rules::BODY_NOT_JSON)),
        (r#"{"Tags":{},"Tags":{}}"#, Err(&rules::BODY_NOT_JSON)),
        (r#"[{"a":"1"}]"#, Err(&rules::BODY_NOT_JSON)),
    ] {
        let message = Message::new(Method::POST, "/-/vaults/v/tags?operation=add", body);
        assert_eq!(decode(&message), read, "{body}");
    }
    let keys = |keys: &[&str]| Ok(remove_tags("v", keys));
    for (body, read) in [
        (r#"{"TagKeys":[]}"#, keys(&[])),
        (r#"{"TagKeys":["b","a","b"],"More":1}"#, keys(&["b", "a", "b"])),
        ("", Err(&rules::TAGS_MISSING)),
        (r#"{"TagsKeys":["a"]}"#, Err(&rules::TAGS_MISSING)),
        (r#"{"TagKeys":null}"#, Err(&rules::TAGS_MISSING)),
        (r#"{"TagKeys":"a"}"#, Err(&rules::BODY_NOT_JSON)),
        (r#"{"TagKeys":{"a":"1"}}"#, Err(&rules::BODY_NOT_JSON)),
        (r#"{"TagKeys":[null]}"#, Err(&rules::BODY_NOT_JSON)),
        (r#"[["a"]]"#, Err(&rules::BODY_NOT_JSON)),
    ] {
        let message = Message::new(Method::POST, "/-/vaults/v/tags?operation=remove", body);
        assert_eq!(decode(&message), read, "{body}");
    }
}

#[test]
fn bodies_where_none_belongs() {
    for (method, path) in [
        (Method::GET, "/-/vaults"),
        (Method::GET, "/-/vaults/v"),
        (Method::DELETE, "/-/vaults/v"),
        (Method::GET, "/-/vaults/v/tags"),
        (Method::POST, "/-/vaults/v/lock-policy/id"),
        (Method::DELETE, "/-/vaults/v/archives/id"),
    ] {
        let with_body = Message::new(method, path, "{");
        assert!(decode(&with_body).is_ok(), "{} {path}", with_body.method);
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
    let deny = POLICY.replace("glacier:DeleteArchive", "glacier:InitiateVaultLock");
    world.initiate("v");
    world.call(set_access_policy("v", &deny)).unwrap();
    assert_eq!(send(&mut world, &message), &rules::POLICY_DENIES);
    world.call(delete_access_policy("v")).unwrap();
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
