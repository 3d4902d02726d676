//! Every error as it goes over the wire, whole.

use std::time::Duration;

use glacier_testkit::rules::{self, Rule};
use glacier_testkit::state::{MAX_TAGS, MAX_VAULTS, Standing};
use glacier_testkit::wire::Unsigned;
use http::Method;

use crate::world::{Message, POLICY, World, complete, create, policy_body};

const LOCK: &str = "/-/vaults/v/lock-policy";

/// What leads to an error, and what it looks like.
pub(crate) struct Case {
    world: World,
    message: Message,
    status: u16,
    body: String,
    pub(crate) rule: &'static Rule,
}

#[test]
fn each_error_has_its_status_its_headers_and_its_body() {
    for case in cases() {
        let Case { mut world, message, status, body, rule } = case;
        let (outcome, response) = world.send(&message);

        let id = rule.id;
        assert_eq!(outcome.unwrap_err().rule(), rule, "{id}");
        assert_eq!(response.status(), status, "{id}");
        assert_eq!(String::from_utf8(response.body().clone()).unwrap(), body, "{id}");
        let headers: Vec<(&str, &str)> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
            .collect();
        let expected = [
            ("x-amzn-requestid", "an-id"),
            ("date", "Thu, 01 Jan 1970 00:00:00 GMT"),
            ("content-type", "application/json"),
        ];
        assert_eq!(headers, expected, "{id}");
    }
}

/// One case a rule that refuses, more where a rule has more than one way to be broken.
#[rustfmt::skip]
pub(crate) fn cases() -> Vec<Case> {
    const DENIED: &str = "AccessDeniedException";
    const INVALID: &str = "InvalidParameterValueException";
    const MISSING: &str = "MissingParameterValueException";
    const NOT_FOUND: &str = "ResourceNotFoundException";
    const NO_VAULT: &str = "Vault not found for ARN: arn:aws:glacier:us-east-1:111122223333:vaults/v";
    const NO_LOCK: &str = "No vault lock policy is set for: v";
    const NO_POLICY: &str = "Required parameter is missing: Policy";
    const BAD_POLICY: &str = "The specified vault lock policy is invalid. Provide a valid policy.";
    const NOT_JSON: &str = "The request body is not a JSON object with members of the right types";
    const BAD_ACCESS_POLICY: &str = "The specified vault access policy is invalid. Provide a valid policy.";
    const NEWCOMER: &str = "This API is no longer supported for new accounts. \
        Please use S3 Glacier storage classes instead. Please contact AWS Support if you believe this is an error.";

    let policy = policy_body(POLICY);
    let long = "x".repeat(256);
    let long_policy = policy_body(&" ".repeat(20_481));
    let put = |path| Message::new(Method::PUT, path, "");
    let get = |path| Message::new(Method::GET, path, "");
    let delete = |path| Message::new(Method::DELETE, path, "");
    let initiate = |body: &str| Message::new(Method::POST, LOCK, body);
    let post = |path, body: &str| Message::new(Method::POST, path, body);
    let add_tags = |tags: &str| post("/-/vaults/v/tags?operation=add", &format!(r#"{{"Tags":{tags}}}"#));
    let remove_tags = |keys: &str| post("/-/vaults/v/tags?operation=remove", &format!(r#"{{"TagKeys":{keys}}}"#));
    let set_access = |policy: &str| Message::new(Method::PUT, "/-/vaults/v/access-policy", policy_body(policy));
    let complete = || Message::new(Method::POST, "/-/vaults/v/lock-policy/x", "");
    let no_version = get(LOCK).without_header("x-amz-glacier-version");
    let old_version = get(LOCK).with_header("x-amz-glacier-version", "2012-06-02");
    let empty_id = Message::new(Method::POST, "/-/vaults/v/lock-policy/", &*policy);
    vec![
        case(&rules::AUTHORIZATION_MISSING, signed_only(), get(LOCK), 400, "MissingAuthenticationTokenException", "The request has no Authorization header"),
        case(&rules::VERSION_MISSING, unlocked(), no_version, 400, MISSING, "Required header is missing: x-amz-glacier-version"),
        case(&rules::VERSION_UNKNOWN, unlocked(), old_version, 400, INVALID, "The value of x-amz-glacier-version is not supported: 2012-06-02"),
        case(&rules::PATH_UNKNOWN, unlocked(), empty_id, 404, "UnknownOperationException", "No operation has the path: /-/vaults/v/lock-policy/"),
        case(&rules::METHOD_UNKNOWN, unlocked(), put(LOCK), 405, "MethodNotAllowedException", "No operation has the method PUT on the path: /-/vaults/v/lock-policy"),
        case(&rules::ACCOUNT_OWN_ONLY, unlocked(), delete("/444455556666/vaults/v/lock-policy"), 403, DENIED, "Access denied for account ID: 444455556666"),
        case(&rules::ACCOUNT_NEEDS_GRANT, unlocked(), get("/444455556666/vaults/v/lock-policy"), 403, DENIED, "Access denied for account ID: 444455556666"),
        case(&rules::ACCOUNT_MALFORMED, unlocked(), get("/1111-2222-3333/vaults/v"), 403, DENIED, "Access denied for account ID: 1111-2222-3333"),
        case(&rules::NEW_ACCOUNT, new_account(), get(LOCK), 400, "NoLongerSupportedException", NEWCOMER),
        case(&rules::BODY_NOT_JSON, unlocked(), initiate("{"), 400, "SerializationException", NOT_JSON),
        case(&rules::BODY_NOT_JSON, unlocked(), initiate(r#"{"Policy":{}}"#), 400, "SerializationException", NOT_JSON),
        case(&rules::BODY_NOT_EMPTY, World::new(), Message::new(Method::PUT, "/-/vaults/v", "{}"), 400, INVALID, "The request body must be empty, but has 2 bytes"),
        case(&rules::POLICY_MISSING, unlocked(), initiate("{}"), 400, MISSING, NO_POLICY),
        case(&rules::POLICY_MISSING, unlocked(), initiate(""), 400, MISSING, NO_POLICY),
        case(&rules::VAULT_NAME_REFUSED, World::new(), put("/-/vaults/a%20b"), 400, INVALID, "Invalid vault name: a b"),
        case(&rules::VAULT_NAME_NOT_FOUND, World::new(), get("/-/vaults/testz:z"), 404, NOT_FOUND, "Vault not found for ARN: testz:z"),
        case(&rules::VAULT_NOT_FOUND, World::new(), get(LOCK), 404, NOT_FOUND, NO_VAULT),
        case(&rules::DELETE_MISSING, World::new(), delete("/-/vaults/v"), 404, NOT_FOUND, NO_VAULT),
        case(&rules::VAULT_LIMIT, full(), put("/-/vaults/v"), 400, "LimitExceededException", "The limit of 1000 vaults is reached for account ID: 111122223333"),
        case(&rules::INITIATE_IN_PROGRESS, in_progress(), initiate(&policy), 403, DENIED, "A vault lock is already in progress for: v"),
        case(&rules::INITIATE_LOCKED, locked(), initiate(&policy), 403, DENIED, "The vault is locked: v"),
        case(&rules::COMPLETE_WITHOUT_LOCK, unlocked(), complete(), 404, NOT_FOUND, NO_LOCK),
        case(&rules::COMPLETE_WRONG_ID_IN_PROGRESS, in_progress(), complete(), 400, INVALID, "The lock ID is not that of the vault lock in progress for: v"),
        case(&rules::COMPLETE_WRONG_ID_LOCKED, locked(), complete(), 403, DENIED, "The vault is locked: v"),
        case(&rules::ABORT_LOCKED, locked(), delete(LOCK), 403, DENIED, "The vault is locked: v"),
        case(&rules::GET_WITHOUT_LOCK, unlocked(), get(LOCK), 404, NOT_FOUND, NO_LOCK),
        case(&rules::POLICY_SIZE, unlocked(), initiate(&long_policy), 400, INVALID, "The vault lock policy exceeds the limit of 20480 bytes"),
        case(&rules::POLICY_CONTENT, unlocked(), initiate(&policy_body("")), 400, INVALID, BAD_POLICY),
        case(&rules::POLICY_CONTENT, unlocked(), initiate(&policy_body("{}")), 400, INVALID, BAD_POLICY),

        case(&rules::OPERATION_NOT_SERVED, unlocked(), post("/-/vaults/v/archives", "x"), 404, "UnknownOperationException", "This emulator of Glacier does not serve UploadArchive: it has the operations around vault locks only"),
        case(&rules::QUERY_REPEATED, unlocked(), get("/-/vaults?limit=1&limit=2"), 400, INVALID, "The query has this parameter more than once: limit"),
        case(&rules::LIST_LIMIT_INVALID, unlocked(), get("/-/vaults?limit=11"), 400, INVALID, "The limit must be a number from 1 to 10: 11"),
        case(&rules::LIST_MARKER_INVALID, unlocked(), get("/-/vaults?marker=v"), 400, INVALID, "The marker is not the ARN of a vault: v"),
        case(&rules::TAGS_OPERATION_MISSING, unlocked(), post("/-/vaults/v/tags", ""), 400, MISSING, "Required parameter is missing: operation"),
        case(&rules::TAGS_OPERATION_UNKNOWN, unlocked(), post("/-/vaults/v/tags?operation=set", ""), 400, INVALID, "The operation on tags must be add or remove: set"),
        case(&rules::TAGS_MISSING, unlocked(), post("/-/vaults/v/tags?operation=add", "{}"), 400, MISSING, "Required parameter is missing: Tags"),
        case(&rules::TAGS_MISSING, unlocked(), post("/-/vaults/v/tags?operation=remove", ""), 400, MISSING, "Required parameter is missing: TagKeys"),
        case(&rules::BODY_NOT_JSON, unlocked(), add_tags(r#"{"a":1}"#), 400, "SerializationException", NOT_JSON),
        case(&rules::TAGS_PER_CALL, unlocked(), add_tags("{}"), 400, INVALID, "A call takes 1 to 10 tags, not 0"),
        case(&rules::TAGS_PER_CALL, unlocked(), remove_tags("[]"), 400, INVALID, "A call takes 1 to 10 tags, not 0"),
        case(&rules::TAG_LENGTH, unlocked(), add_tags(r#"{"":"1"}"#), 400, INVALID, "A tag key has 1 to 128 characters: "),
        case(&rules::TAG_LENGTH, unlocked(), add_tags(&format!(r#"{{"a":"{long}"}}"#)), 400, INVALID, &format!("A tag value has at most 255 characters: {long}")),
        case(&rules::TAG_CHARACTERS, unlocked(), add_tags(r#"{"a":"b;c"}"#), 400, INVALID, "Tags consist of letters, digits, spaces and _ . / = + - @: b;c"),
        case(&rules::TAG_RESERVED, unlocked(), add_tags(r#"{"aws:a":"b"}"#), 400, INVALID, "Tag keys that begin with aws: are reserved: aws:a"),
        case(&rules::TAG_RESERVED, unlocked(), remove_tags(r#"["aws:a"]"#), 400, INVALID, "Tag keys that begin with aws: are reserved: aws:a"),
        case(&rules::TAG_LIMIT, fully_tagged(), add_tags(r#"{"a":"b"}"#), 400, "LimitExceededException", "The limit of 50 tags is exceeded for: v"),
        case(&rules::ACCESS_POLICY_NONE, unlocked(), get("/-/vaults/v/access-policy"), 404, NOT_FOUND, "No vault access policy is set for: v"),
        case(&rules::POLICY_MISSING, unlocked(), put("/-/vaults/v/access-policy"), 400, MISSING, NO_POLICY),
        case(&rules::POLICY_SIZE, unlocked(), set_access(&" ".repeat(20_481)), 400, INVALID, "The vault access policy exceeds the limit of 20480 bytes"),
        case(&rules::ACCESS_POLICY_CONTENT, unlocked(), set_access("{}"), 400, INVALID, BAD_ACCESS_POLICY),
        case(&rules::DELETE_NOT_EMPTY, with_archive(), delete("/-/vaults/v"), 400, INVALID, "Vault not empty or recently written to: arn:aws:glacier:us-east-1:111122223333:vaults/v"),
        case(&rules::POLICY_DENIES, in_progress(), delete("/-/vaults/v/archives/a"), 403, DENIED, "arn:aws:iam::111122223333:root may not perform glacier:DeleteArchive on arn:aws:glacier:us-east-1:111122223333:vaults/v: statement 1 of the vault lock policy denies it"),
        case(&rules::ARCHIVE_OF_ANOTHER_VAULT, with_archive(), delete("/-/vaults/w/archives/a"), 400, INVALID, "Invalid vault name: arn:aws:glacier:us-east-1:111122223333:vaults/w"),
    ]
}

fn case(
    rule: &'static Rule,
    world: World,
    message: Message,
    status: u16,
    code: &str,
    text: &str,
) -> Case {
    let body = format!(r#"{{"code":"{code}","message":"{text}","type":"Client"}}"#);
    Case { world, message, status, body, rule }
}

fn unlocked() -> World {
    World::with_vault("v")
}

fn signed_only() -> World {
    let mut world = unlocked();
    world.identity.unsigned = Unsigned::Refused;
    world
}

fn in_progress() -> World {
    let mut world = unlocked();
    world.initiate("v");
    world
}

fn locked() -> World {
    let mut world = unlocked();
    let lock_id = world.initiate("v");
    world.call(complete("v", lock_id.as_str())).unwrap();
    world
}

fn full() -> World {
    let mut world = World::new();
    for number in 0..MAX_VAULTS {
        world.call(create(&number.to_string())).unwrap();
    }
    world
}

fn new_account() -> World {
    let mut world = unlocked();
    world.identity.caller.standing = Standing::NewAccount;
    world
}

/// An archive `a` in the vault `v`, and the vault `w` without any.
fn with_archive() -> World {
    let mut world = unlocked();
    world.call(create("w")).unwrap();
    world.plant("v", "a", Duration::ZERO);
    world
}

fn fully_tagged() -> World {
    let mut world = unlocked();
    let tags = (0..MAX_TAGS).map(|number| (number.to_string(), String::new())).collect();
    let scope = world.scope();
    world.state.set_tags(&scope, "v", tags).unwrap();
    world
}
