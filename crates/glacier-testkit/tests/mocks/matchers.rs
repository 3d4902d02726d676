//! Each matcher takes the call that it describes, and says of another one why not.

use glacier_testkit::mocks::{self, MockGlacier};
use glacier_testkit::state::Operation;
use serde_json::json;
use wiremock::matchers::header;

use crate::answers::{call, calls};
use crate::client::Call;

/// Mounts the mock alone, sends it its call, and asks it why the other one doesn't match.
macro_rules! check {
    ($mock:expr, matches $matching:expr, but $other:expr, because $reason:expr) => {{
        let glacier = MockGlacier::start().await;
        let mock = $mock;
        let description = format!("{mock:?}");
        mock.mount(&glacier).await;
        let answer = $matching.send(&glacier.endpoint_url());
        assert!(answer.status.is_success(), "{description}: {}", answer.body);
        let answer = $other.send(&glacier.endpoint_url());
        assert_eq!(answer.status, 400, "{description}: {}", answer.body);
        let message = answer.message();
        let (_, reason) = message.rsplit_once("): ").unwrap();
        assert_eq!(reason, concat!($reason, "."), "{description}");
    }};
}

#[tokio::test]
async fn operations() {
    for (operation, call) in calls() {
        let glacier = MockGlacier::start().await;
        mount_all(&glacier).await;
        call.send(&glacier.endpoint_url());
        let error = glacier.verify().unwrap_err().to_string();
        let answered_by = error.rsplit_once("answered by ").unwrap().1;
        assert_eq!(answered_by, format!("{operation}\n"));
        glacier.reset().await;
    }
}

/// One mock for each operation, of which two calls are expected.
async fn mount_all(glacier: &MockGlacier) {
    macro_rules! mount {
        ($($function:ident)*) => {
            $(mocks::$function().answers_throttling().expect(2).mount(glacier).await;)*
        };
    }
    mount!(abort_vault_lock add_tags_to_vault complete_vault_lock create_vault delete_archive delete_vault);
    mount!(delete_vault_access_policy describe_vault get_vault_access_policy get_vault_lock);
    mount!(initiate_vault_lock list_tags_for_vault list_vaults remove_tags_from_vault);
    mount!(set_vault_access_policy);
}

#[tokio::test]
async fn labels() {
    let delete = |path: &str| Call::new(&format!("DELETE {path}"), "");
    check!(mocks::delete_vault().vault("v").answers_empty(),
        matches delete("/-/vaults/v"), but delete("/-/vaults/V"),
        because "the vault is `V`, not `v`");
    // Cut at the slashes first and decoded then.
    check!(mocks::delete_vault().vault("a b/c").answers_empty(),
        matches delete("/-/vaults/a%20b%2Fc"), but delete("/-/vaults/a%2520b%2Fc"),
        because "the vault is `a%20b/c`, not `a b/c`");
    check!(mocks::delete_vault().account("111122223333").answers_empty(),
        matches delete("/111122223333/vaults/v"), but delete("/-/vaults/v"),
        because "the account is `-`, not `111122223333`");
    check!(mocks::complete_vault_lock().lock_id("a/b+c=").answers_empty(),
        matches Call::new("POST /-/vaults/v/lock-policy/a%2Fb%2Bc%3D", ""),
        but Call::new("POST /-/vaults/v/lock-policy/other", ""),
        because "the lock ID is `other`, not `a/b+c=`");
    check!(mocks::delete_archive().archive_id("-x").answers_empty(),
        matches delete("/-/vaults/v/archives/-x"), but delete("/-/vaults/v/archives/y"),
        because "the archive ID is `y`, not `-x`");
}

#[tokio::test]
async fn headers() {
    let get = call(Operation::GetVaultLock);
    let attempt = |header: &str| get.clone().with_header("amz-sdk-request", header);
    check!(mocks::get_vault_lock().region("eu-west-1").answers_locked("{}"),
        matches get.clone().signed_for("eu-west-1"), but get.clone().signed_for("us-east-1"),
        because "the region is `us-east-1`, not `eu-west-1`");
    check!(mocks::get_vault_lock().region("eu-west-1").answers_locked("{}"),
        matches get.clone().signed_for("eu-west-1"), but get,
        because "there is no region");
    check!(mocks::get_vault_lock().attempt(2).answers_locked("{}"),
        matches attempt("attempt=2; max=3"), but attempt("attempt=1; max=3"),
        because "the attempt is `1`, not `2`");
    check!(mocks::get_vault_lock().attempt(1).answers_locked("{}"),
        matches attempt("ttl=20260101T000000Z; attempt=1; max=3"), but get,
        because "there is no attempt");
    check!(mocks::get_vault_lock().and(header("x-mine", "1")).answers_locked("{}"),
        matches get.clone().with_header("x-mine", "1"), but get,
        because "its own condition is not met");
}

#[tokio::test]
async fn policies() {
    let initiate = |policy: &str| {
        let body = json!({ "Policy": policy }).to_string();
        Call::new("POST /-/vaults/v/lock-policy", body)
    };
    let set = |policy: &str| {
        let body = json!({ "Policy": policy }).to_string();
        Call::new("PUT /-/vaults/v/access-policy", body)
    };
    check!(mocks::initiate_vault_lock().policy("{ }").answers_lock_id("l"),
        matches initiate("{ }"), but initiate("{}"),
        because "the policy is `{}`, not `{ }`");
    check!(mocks::initiate_vault_lock().policy("{}").answers_lock_id("l"),
        matches initiate("{}"), but Call::new("POST /-/vaults/v/lock-policy", "{}"),
        because "Required parameter is missing: Policy");
    check!(mocks::set_vault_access_policy().policy("{}").answers_empty(),
        matches set("{}"), but set("[\n]"),
        because r"the policy is `[\n]`, not `{}`");
    let [long, other] = ["Deny", "Allow"].map(|effect| {
        format!(r#"{{"Version":"2012-10-17","Statement":{{"Sid":"a","Effect":"{effect}","Principal":"*"}}}}"#)
    });
    check!(mocks::initiate_vault_lock().policy(long.clone()).answers_lock_id("l"),
        matches initiate(&long), but initiate(&other),
        because "from character 58 on the policy is `Allow\",\"Principal\":\"*\"}}`, not `Deny\",\"Principal\":\"*\"}}`");
    check!(mocks::initiate_vault_lock().policy_where(str::is_empty).answers_lock_id("l"),
        matches initiate(""), but initiate("{}"),
        because "the function refuses the policy `{}`");
}

#[tokio::test]
async fn policies_as_json() {
    let initiate = |policy: &str| {
        let body = json!({ "Policy": policy }).to_string();
        Call::new("POST /-/vaults/v/lock-policy", body)
    };
    macro_rules! case {
        ($other:literal, $reason:literal) => {
            check!(
                mocks::initiate_vault_lock()
                    .policy_json(json!({ "Id": "a", "Statement": [{ "Effect": "Deny", "a/b": 1 }] }))
                    .answers_lock_id("l"),
                matches initiate(r#" {"Statement": [{"a/b": 1, "Effect": "Deny"}], "Id": "a"} "#),
                but initiate($other),
                because $reason
            );
        };
    }
    case!(
        r#"{"Id":"a","Statement":[{"Effect":"Allow","a/b":1}]}"#,
        r#"`/Statement/0/Effect` of the policy is `"Allow"`, not `"Deny"`"#
    );
    case!(
        r#"{"Id":"a","Statement":[{"Effect":"Deny"}]}"#,
        "`/Statement/0/a~1b` of the policy is missing"
    );
    case!(
        r#"{"Id":"a","Statement":[],"Z":0}"#,
        r#"`/Statement` of the policy is `[]`, not `[{"Effect":"Deny","a/b":1}]`"#
    );
    case!(
        r#"{"Id":"a","Statement":[{"Effect":"Deny","a/b":1}],"Z":0}"#,
        "`/Z` of the policy is too much"
    );
    case!("[]", r#"the policy is `[]`, not `{"Id":"a","Statement":[{"Effect":"Deny","a/b":1}]}`"#);
    case!("{", "the policy is not JSON: EOF while parsing an object at line 1 column 1");
}

#[tokio::test]
async fn tags_and_pages() {
    let add = |body: &str| Call::new("POST /-/vaults/v/tags?operation=add", body);
    let remove = |body: &str| Call::new("POST /-/vaults/v/tags?operation=remove", body);
    let list = |query: &str| Call::new(&format!("GET /-/vaults{query}"), "");
    check!(mocks::add_tags_to_vault().tags([("b", "2"), ("a", "1")]).answers_empty(),
        matches add(r#"{"Tags":{"a":"1","b":"2"}}"#), but add(r#"{"Tags":{"a":"1"}}"#),
        because r#"the set of tags is `{"a":"1"}`, not `{"a":"1","b":"2"}`"#);
    check!(mocks::remove_tags_from_vault().tag_keys(["b", "a"]).answers_empty(),
        matches remove(r#"{"TagKeys":["a","b"]}"#), but remove(r#"{"TagKeys":["c"]}"#),
        because r#"the set of tag keys is `["c"]`, not `["a","b"]`"#);
    check!(mocks::list_vaults().limit(5).answers_vaults([]),
        matches list("?limit=5"), but list("?limit=6"),
        because "the limit is `6`, not `5`");
    check!(mocks::list_vaults().marker("arn:aws:glacier:a:b:vaults/v").answers_vaults([]),
        matches list("?marker=arn%3Aaws%3Aglacier%3Aa%3Ab%3Avaults%2Fv"), but list(""),
        because "there is no marker");
    check!(mocks::list_vaults().without_marker().answers_vaults([]),
        matches list("?limit=5"), but list("?marker=m"),
        because "the marker is `m`");
}

/// What is no call of Glacier is none for its mocks, even if nothing else is asked of it.
#[tokio::test]
async fn what_is_no_call_of_glacier() {
    let glacier = MockGlacier::start().await;
    mocks::get_vault_lock().answers_locked("{}").mount(&glacier).await;
    for (call, message) in [
        (
            call(Operation::GetVaultLock).without_headers(),
            "No mock matches GET `/-/vaults/v/lock-policy`, which is no call of Glacier: Required header is missing: x-amz-glacier-version.",
        ),
        (
            Call::new("GET /health", ""),
            "No mock matches GET `/health`, which is no call of Glacier: No operation has the path: /health.",
        ),
    ] {
        assert_eq!(call.send(&glacier.endpoint_url()).message(), message);
    }
}
