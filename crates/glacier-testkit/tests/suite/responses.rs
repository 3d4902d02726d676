//! Every success as it goes over the wire, whole.

use std::collections::HashSet;

use glacier_testkit::Glacier;
use glacier_testkit::state::{LockId, LockIds, SeededLockIds};
use glacier_testkit::wire::RequestIds;
use http::Method;

use crate::world::{DAY, Message, POLICY, World, policy_body};

/// Steps of one life of a vault: request, status, headers beside the common ones, body.
#[test]
fn each_answer_has_its_status_its_headers_and_its_body() {
    let mut world = World::new();
    let [lock_id, second_lock_id] =
        [0, 1].map(|nth| lock_ids(0).nth(nth).expect("IDs have no end"));
    let complete = format!("/-/vaults/v/lock-policy/{second_lock_id}");
    let policy = policy_body(POLICY);
    let described = r#"{"CreationDate":"2013-03-20T17:03:43.221Z","LastInventoryDate":null,"NumberOfArchives":null,"SizeInBytes":null,"VaultARN":"arn:aws:glacier:us-east-1:111122223333:vaults/v","VaultName":"v"}"#;
    let in_progress = r#"{"Policy":"{\"Statement\":[{\"Effect\":\"Deny\"}]}","State":"InProgress","ExpirationDate":"2013-03-21T17:03:43.221Z","CreationDate":"2013-03-20T17:03:43.221Z"}"#;
    let locked = r#"{"Policy":"{\"Statement\":[{\"Effect\":\"Deny\"}]}","State":"Locked","ExpirationDate":null,"CreationDate":"2013-03-20T17:03:43.221Z"}"#;
    let location = Some(("location", "/111122223333/vaults/v"));
    for (method, path, sent, status, header, received) in [
        (Method::PUT, "/-/vaults/v", "", 201, location, ""),
        (Method::PUT, "/-/vaults/v", "", 201, location, ""),
        (Method::GET, "/-/vaults/v", "", 200, None, described),
        (
            Method::POST,
            "/-/vaults/v/lock-policy",
            &policy,
            201,
            Some(("x-amz-lock-id", &*lock_id)),
            "",
        ),
        (Method::GET, "/-/vaults/v/lock-policy", "", 200, None, in_progress),
        (Method::DELETE, "/-/vaults/v/lock-policy", "", 204, None, ""),
        (Method::DELETE, "/-/vaults/v/lock-policy", "", 204, None, ""),
        (
            Method::POST,
            "/-/vaults/v/lock-policy",
            &policy,
            201,
            Some(("x-amz-lock-id", &*second_lock_id)),
            "",
        ),
        (Method::POST, &complete, "", 204, None, ""),
        (Method::POST, &complete, "", 204, None, ""),
        (Method::GET, "/-/vaults/v/lock-policy", "", 200, None, locked),
        (Method::DELETE, "/-/vaults/v", "", 204, None, ""),
    ] {
        let message = Message::new(method, path, sent);
        let (_, response) = world.send(&message);

        let step = format!("{} {path}", message.method);
        assert_eq!(response.status(), status, "{step}");
        assert_eq!(String::from_utf8(response.body().clone()).unwrap(), received, "{step}");
        let mut expected =
            vec![("x-amzn-requestid", "an-id"), ("date", "Thu, 01 Jan 1970 00:00:00 GMT")];
        expected.splice(0..0, header);
        if !received.is_empty() {
            expected.push(("content-type", "application/json"));
        }
        let headers: Vec<(&str, &str)> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
            .collect();
        assert_eq!(headers, expected, "{step}");
    }
}

#[test]
fn lock_ids_have_the_documented_form_and_follow_the_seed() {
    let ids: Vec<String> = lock_ids(7).take(1_000).collect();
    assert!(
        ids.iter().all(|id| id.len() == 24 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    );
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
    assert!(lock_ids(7).take(1_000).eq(ids.iter().cloned()));
    assert_ne!(lock_ids(8).next(), lock_ids(7).next());
}

#[test]
fn request_ids_have_the_observed_form_and_follow_the_seed() {
    let ids: Vec<String> = request_ids(7).take(1_000).collect();
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    assert!(ids.iter().all(|id| id.len() == 47 && id.bytes().all(allowed)));
    assert!(ids.concat().contains('_') && ids.concat().contains('-'));
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
    assert!(request_ids(7).take(1_000).eq(ids.iter().cloned()));
}

#[test]
fn a_test_can_bring_its_own_lock_ids() {
    let mut ids =
        ["-a/b+c=d", "%2F"].map(|id| LockId::try_from(id.to_owned()).unwrap()).into_iter().cycle();
    let glacier = Glacier::builder()
        .allow_unsigned_requests()
        .lock_ids(move || ids.next().expect("a cycle has no end"))
        .build();
    let vault = glacier.create_vault("v").unwrap();
    let serve =
        |method, path, body: &str| glacier.serve(&Message::new(method, path, body).borrow());

    let initiated = serve(Method::POST, "/-/vaults/v/lock-policy", &policy_body(POLICY));
    assert_eq!(initiated.headers()["x-amz-lock-id"], "-a/b+c=d");
    serve(Method::DELETE, "/-/vaults/v/lock-policy", "");
    let initiated = serve(Method::POST, "/-/vaults/v/lock-policy", &policy_body(POLICY));
    assert_eq!(initiated.headers()["x-amz-lock-id"], "%2F");
    assert_eq!(serve(Method::POST, "/-/vaults/v/lock-policy/%2F", "").status(), 400);
    assert_eq!(serve(Method::POST, "/-/vaults/v/lock-policy/%252F", "").status(), 204);

    glacier.clock().advance(DAY);
    assert_eq!(vault.lock().expect("a final lock").id().as_str(), "%2F");
}

#[test]
fn what_cannot_be_a_lock_id() {
    for text in ["", "a b", "ä", "\n", &"x".repeat(256)] {
        let error = LockId::try_from(text.to_owned()).unwrap_err();
        let expected = format!("`{text}` is not a lock ID of 1 to 255 visible ASCII characters");
        assert_eq!(error.to_string(), expected);
    }
}

fn lock_ids(seed: u64) -> impl Iterator<Item = String> {
    let mut ids = SeededLockIds::new(seed);
    std::iter::repeat_with(move || ids.next_lock_id().to_string())
}

fn request_ids(seed: u64) -> impl Iterator<Item = String> {
    let mut ids = RequestIds::new(seed);
    std::iter::repeat_with(move || ids.next_id())
}
