//! The knobs over HTTP: what each does, and each refusal whole.

use glacier_testkit::clock::Clock as _;
use glacier_testkit::control::ROUTES;
use glacier_testkit::persistence::Snapshot;
use glacier_testkit::rules;
use http::{HeaderMap, Method};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::support::{DAY, Knobs, POLICY, policy_body};

#[test]
fn every_route_is_reached_and_says_so_in_the_index() {
    let knobs = Knobs::new();
    let index = knobs.get("/_emulator/");
    let listed: Vec<String> = index["routes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|route| {
            format!("{} {}", route["method"].as_str().unwrap(), route["path"].as_str().unwrap())
        })
        .collect();
    let stated: Vec<String> = ROUTES.iter().map(|route| format!("{route:?}")).collect();
    assert_eq!(listed, stated);
    for route in ROUTES {
        let path = route.path.replace(['{', '}'], "");
        let (status, answer) = knobs.send(&route.method.parse().unwrap(), &path, "");
        assert!(status != 405 && answer["code"] != "UnknownPath", "{route:?}: {status} {answer}");
    }
}

#[test]
fn without_the_last_slash_it_is_the_index_too() {
    let knobs = Knobs::new();
    assert_eq!(knobs.get("/_emulator"), knobs.get("/_emulator/"));
}

#[test]
fn it_says_that_it_is_healthy_and_what_it_is() {
    let knobs = Knobs::new();
    assert_eq!(knobs.get("/_emulator/health"), json!({ "status": "ok" }));
    let info = knobs.get("/_emulator/info");
    assert_eq!(info["account"], "111122223333");
    assert_eq!(info["region"], "us-east-1");
    assert_eq!(info["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn the_clock_moves_by_the_sum_of_its_members() {
    let knobs = Knobs::new();
    for (body, millis) in [
        (r#"{"seconds":0.5}"#, 500),
        (r#"{"seconds":1}"#, 1_500),
        (r#"{"hours":1,"seconds":1}"#, 3_602_500),
        (r#"{"days":1,"hours":1,"seconds":1}"#, 93_603_500_u64),
        (r#"{"days":0.5}"#, 136_803_500),
        (r#"{"seconds":0}"#, 136_803_500),
    ] {
        let (status, answer) = knobs.send(&Method::POST, "/_emulator/clock", body);
        assert_eq!(status, 200);
        assert_eq!(answer["ahead_millis"], millis);
        let now = knobs.glacier.clock().now();
        assert_eq!(answer["now"], now.to_string());
        assert_eq!(answer["now_millis"], now.as_millis());
        assert_eq!(knobs.get("/_emulator/clock"), answer);
    }
}

#[test]
fn a_vault_is_created_shown_and_removed() {
    let knobs = Knobs::new();
    let (status, created) = knobs.send(&Method::PUT, "/_emulator/vaults/v", "");
    assert_eq!(status, 201);
    assert_eq!(created["arn"], "arn:aws:glacier:us-east-1:111122223333:vaults/v");
    assert_eq!(created["created"], "2013-03-20T17:03:43.221Z");
    assert_eq!(created["lock"], Value::Null);

    assert_eq!(knobs.call(&Method::POST, "/-/vaults/v/lock-policy", &policy_body(POLICY)), 201);
    let shown = knobs.get("/_emulator/vaults/v");
    let lock_id = knobs.glacier.vault("v").lock().unwrap().id().to_string();
    assert_eq!(
        shown["lock"],
        json!({
            "id": lock_id, "state": "InProgress", "policy": POLICY,
            "created": "2013-03-20T17:03:43.221Z", "expires": "2013-03-21T17:03:43.221Z",
        })
    );
    assert_eq!(knobs.call(&Method::POST, &format!("/-/vaults/v/lock-policy/{lock_id}"), ""), 204);
    assert_eq!(knobs.get("/_emulator/vaults/v")["lock"]["state"], "Locked");
    assert_eq!(knobs.get("/_emulator/vaults")["vaults"].as_array().unwrap().len(), 1);

    assert_eq!(knobs.send(&Method::DELETE, "/_emulator/vaults/v", "").0, 200);
    assert_eq!(knobs.get("/_emulator/vaults"), json!({ "vaults": [] }));
}

#[test]
fn a_vault_is_planted_with_all_that_belongs_to_it() {
    let knobs = Knobs::new();
    let body = json!({ "tags": { "LegalHold": "true" }, "access_policy": POLICY });
    let (status, created) = knobs.send(&Method::PUT, "/_emulator/vaults/v", &body.to_string());
    assert_eq!((status, &created["tags"]), (201, &json!({ "LegalHold": "true" })));
    assert_eq!(created["access_policy"], POLICY);

    let path = "/_emulator/vaults/v/archives/a%2Fb";
    let (status, planted) = knobs.send(&Method::PUT, path, r#"{"age_days":400,"size":7}"#);
    let archive = json!({
        "id": "a/b", "size": 7, "created": "2012-02-14T17:03:43.221Z", "age_days": 400,
    });
    assert_eq!((status, &planted), (201, &archive));
    knobs.send(&Method::POST, "/_emulator/clock", r#"{"days":1}"#);
    let shown = knobs.get("/_emulator/vaults/v");
    assert_eq!(shown["archives"][0]["age_days"], 401);
    assert_eq!(shown["inventory"]["archives"], 1);

    assert_eq!(knobs.send(&Method::DELETE, path, "").0, 200);
    assert_eq!(knobs.get("/_emulator/vaults/v")["archives"], json!([]));
}

#[test]
fn a_vault_is_planted_whole_or_not_at_all() {
    let knobs = Knobs::new();
    let body = json!({ "tags": { "a": "b" }, "access_policy": "no policy" });
    assert_eq!(knobs.send(&Method::PUT, "/_emulator/vaults/v", &body.to_string()).0, 409);
    assert!(!knobs.glacier.vault("v").exists());
}

#[test]
fn vaults_are_kept_by_account_and_region() {
    let knobs = Knobs::new();
    let elsewhere = "account=444455556666&region=eu-west-1";
    let (status, created) =
        knobs.ask(&Method::PUT, "/_emulator/vaults/v", elsewhere, &HeaderMap::new(), "");
    assert_eq!(status, 201);
    assert_eq!(created["arn"], "arn:aws:glacier:eu-west-1:444455556666:vaults/v");
    assert_eq!(knobs.get("/_emulator/vaults"), json!({ "vaults": [] }));
    let (_, found) = knobs.ask(&Method::GET, "/_emulator/vaults", elsewhere, &HeaderMap::new(), "");
    assert_eq!(found["vaults"][0]["name"], "v");
}

#[test]
fn accounts_can_become_new_ones_and_old_ones_again() {
    let knobs = Knobs::new();
    assert_eq!(knobs.get("/_emulator/new_account"), json!({ "new_account": false }));
    for (new_account, status) in [(true, 400), (false, 201)] {
        let body = json!({ "new_account": new_account });
        let (answered, answer) =
            knobs.send(&Method::PUT, "/_emulator/new_account", &body.to_string());
        assert_eq!((answered, &answer), (200, &body));
        assert_eq!(knobs.get("/_emulator/new_account"), body);
        assert_eq!(knobs.call(&Method::PUT, "/-/vaults/v", ""), status);
    }
}

#[test]
fn a_snapshot_goes_out_and_comes_back() {
    let knobs = Knobs::new();
    knobs.glacier.create_vault("v").unwrap();
    let text = knobs.get("/_emulator/snapshot");
    let snapshot: Snapshot = serde_json::from_value(text.clone()).unwrap();
    assert_eq!(snapshot, knobs.glacier.snapshot());

    assert_eq!(knobs.send(&Method::POST, "/_emulator/reset", "").0, 200);
    assert!(!knobs.glacier.vault("v").exists());
    assert_eq!(knobs.send(&Method::PUT, "/_emulator/snapshot", &text.to_string()).0, 200);
    assert_eq!(knobs.glacier.snapshot(), snapshot);
}

#[test]
fn reset_goes_back_to_the_start() {
    let knobs = Knobs::new();
    let start = knobs.glacier.snapshot();
    knobs.glacier.create_vault("v").unwrap();
    knobs.glacier.clock().advance(DAY);
    knobs.glacier.set_new_account(true);
    knobs.call(&Method::GET, "/-/vaults/v", "");
    assert_ne!(knobs.glacier.snapshot(), start);
    assert_eq!(knobs.send(&Method::POST, "/_emulator/reset", "").0, 200);
    assert_eq!(knobs.glacier.snapshot(), start);
}

#[test]
fn the_rules_are_those_of_the_table() {
    let answer = Knobs::new().get("/_emulator/rules");
    let listed: Vec<&str> = answer["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    assert_eq!(listed, rules::all().map(|rule| rule.id).collect::<Vec<_>>());
    assert_eq!(
        answer["rules"][0],
        json!({
            "id": "initiate", "mark": "documented", "source": "api-InitiateVaultLock",
            "text": "`InitiateVaultLock` on a vault without a lock puts one in progress and answers 201 with its lock ID.",
        })
    );
}

#[test]
fn only_its_own_prefix_is_the_knobs() {
    let knobs = Knobs::new();
    for path in ["/_emulators", "/_emulatorx/health", "/-/vaults/_emulator"] {
        let (_, answer) = knobs.send(&Method::GET, path, "");
        assert!(answer.get("help").is_none(), "{path}: {answer}");
    }
}
