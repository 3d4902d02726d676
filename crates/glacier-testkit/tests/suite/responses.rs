//! Every success as it goes over the wire, whole.

use std::collections::HashSet;
use std::time::Duration;

use glacier_testkit::Glacier;
use glacier_testkit::rules::{self, Rule};
use glacier_testkit::state::{LockId, LockIds, SeededLockIds};
use glacier_testkit::wire::RequestIds;
use http::Method;

use crate::world::{DAY, Message, POLICY, World, create, decided_by, policy_body};

/// A request, and its answer beside the common headers.
pub(crate) struct Step {
    method: Method,
    path: String,
    sent: String,
    status: u16,
    header: Option<(&'static str, String)>,
    received: String,
    pub(crate) rule: &'static Rule,
}

#[test]
fn each_answer_has_its_status_its_headers_and_its_body() {
    let mut world = World::new();
    world.now = world.now - DAY;
    world.call(create("w")).unwrap();
    world.plant("w", "a", Duration::ZERO);
    world.now = world.now + DAY;
    for Step { method, path, sent, status, header, received, rule } in steps() {
        let message = Message::new(method, &path, sent);
        let (outcome, response) = world.send(&message);

        let step = format!("{} {path}", message.method);
        assert_eq!(decided_by(&outcome), rule, "{step}");
        assert_eq!(response.status(), status, "{step}");
        assert_eq!(String::from_utf8(response.body().clone()).unwrap(), received, "{step}");
        let mut expected =
            vec![("x-amzn-requestid", "an-id"), ("date", "Thu, 01 Jan 1970 00:00:00 GMT")];
        expected.splice(0..0, header.iter().map(|(name, value)| (*name, value.as_str())));
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

/// Steps of one life of the vault `v`, beside the vault `w` that had one archive a day ago.
#[rustfmt::skip]
pub(crate) fn steps() -> Vec<Step> {
    const VAULT: &str = "/-/vaults/v";
    const LOCK: &str = "/-/vaults/v/lock-policy";
    const ACCESS: &str = "/-/vaults/v/access-policy";
    const ADD: &str = "/-/vaults/v/tags?operation=add";
    const REMOVE: &str = "/-/vaults/v/tags?operation=remove";
    const ESCAPED: &str = r#"{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"glacier:DeleteArchive\",\"Resource\":\"arn:aws:glacier:us-east-1:111122223333:vaults/v\"}]}"#;

    let [first_id, second_id] = [0, 1].map(|nth| lock_ids(0).nth(nth).expect("IDs have no end"));
    let complete = format!("{LOCK}/{second_id}");
    let policy = policy_body(POLICY);
    let location = || Some(("location", "/111122223333/vaults/v".to_owned()));
    let lock_id = |id: &str| Some(("x-amz-lock-id", id.to_owned()));
    let v = r#"{"CreationDate":"2013-03-20T17:03:43.221Z","LastInventoryDate":null,"NumberOfArchives":null,"SizeInBytes":null,"VaultARN":"arn:aws:glacier:us-east-1:111122223333:vaults/v","VaultName":"v"}"#;
    let w = r#"{"CreationDate":"2013-03-19T17:03:43.221Z","LastInventoryDate":"2013-03-20T17:03:43.221Z","NumberOfArchives":1,"SizeInBytes":1,"VaultARN":"arn:aws:glacier:us-east-1:111122223333:vaults/w","VaultName":"w"}"#;
    let in_progress = &format!(r#"{{"Policy":"{ESCAPED}","State":"InProgress","ExpirationDate":"2013-03-21T17:03:43.221Z","CreationDate":"2013-03-20T17:03:43.221Z"}}"#);
    let locked = &format!(r#"{{"Policy":"{ESCAPED}","State":"Locked","ExpirationDate":null,"CreationDate":"2013-03-20T17:03:43.221Z"}}"#);
    let access = &format!(r#"{{"Policy":"{ESCAPED}"}}"#);
    let all = &format!(r#"{{"Marker":null,"VaultList":[{v},{w}]}}"#);
    let one = &format!(r#"{{"Marker":"arn:aws:glacier:us-east-1:111122223333:vaults/v","VaultList":[{v}]}}"#);
    let rest = &format!(r#"{{"Marker":null,"VaultList":[{w}]}}"#);
    vec![
        step(Method::PUT, VAULT, "", 201, location(), "", &rules::CREATE),
        step(Method::PUT, VAULT, "", 201, location(), "", &rules::CREATE_AGAIN),
        step(Method::GET, VAULT, "", 200, None, v, &rules::DESCRIBE),
        step(Method::GET, "/-/vaults/w", "", 200, None, w, &rules::DESCRIBE_INVENTORY),
        step(Method::GET, "/-/vaults", "", 200, None, all, &rules::LIST),
        step(Method::GET, "/-/vaults?limit=1", "", 200, None, one, &rules::LIST),
        step(Method::GET, "/-/vaults?marker=arn:aws:glacier:us-east-1:111122223333:vaults/v", "", 200, None, rest, &rules::LIST),

        step(Method::POST, LOCK, &policy, 201, lock_id(&first_id), "", &rules::INITIATE),
        step(Method::GET, LOCK, "", 200, None, in_progress, &rules::GET_IN_PROGRESS),
        step(Method::DELETE, LOCK, "", 204, None, "", &rules::ABORT),
        step(Method::DELETE, LOCK, "", 204, None, "", &rules::ABORT_WITHOUT_LOCK),

        step(Method::PUT, ACCESS, &policy, 204, None, "", &rules::ACCESS_POLICY_SET),
        step(Method::GET, ACCESS, "", 200, None, access, &rules::ACCESS_POLICY_GET),
        step(Method::DELETE, ACCESS, "", 204, None, "", &rules::ACCESS_POLICY_DELETE),
        step(Method::DELETE, ACCESS, "", 204, None, "", &rules::ACCESS_POLICY_DELETE_AGAIN),

        step(Method::GET, "/-/vaults/v/tags", "", 200, None, r#"{"Tags":{}}"#, &rules::TAGS_LIST),
        step(Method::POST, ADD, r#"{"Tags":{"b":"","a":"1"}}"#, 204, None, "", &rules::TAGS_ADD),
        step(Method::POST, ADD, r#"{"Tags":{"a":"2"}}"#, 204, None, "", &rules::TAGS_ADD),
        step(Method::GET, "/-/vaults/v/tags", "", 200, None, r#"{"Tags":{"a":"2","b":""}}"#, &rules::TAGS_LIST),
        step(Method::POST, REMOVE, r#"{"TagKeys":["b","c"]}"#, 204, None, "", &rules::TAGS_REMOVE),
        step(Method::GET, "/-/vaults/v/tags", "", 200, None, r#"{"Tags":{"a":"2"}}"#, &rules::TAGS_LIST),

        step(Method::DELETE, "/-/vaults/w/archives/a", "", 204, None, "", &rules::ARCHIVE_DELETE),
        step(Method::DELETE, "/-/vaults/w/archives/a", "", 204, None, "", &rules::ARCHIVE_DELETE_MISSING),
        step(Method::GET, "/-/vaults/w", "", 200, None, w, &rules::DESCRIBE_INVENTORY),

        step(Method::POST, LOCK, &policy, 201, lock_id(&second_id), "", &rules::INITIATE),
        step(Method::POST, &complete, "", 204, None, "", &rules::COMPLETE),
        step(Method::POST, &complete, "", 204, None, "", &rules::COMPLETE_AGAIN),
        step(Method::GET, LOCK, "", 200, None, locked, &rules::GET_LOCKED),
        step(Method::DELETE, VAULT, "", 204, None, "", &rules::DELETE_LOCKED),
    ]
}

fn step(
    method: Method,
    path: &str,
    sent: &str,
    status: u16,
    header: Option<(&'static str, String)>,
    received: &str,
    rule: &'static Rule,
) -> Step {
    let [path, sent, received] = [path, sent, received].map(str::to_owned);
    Step { method, path, sent, status, header, received, rule }
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
