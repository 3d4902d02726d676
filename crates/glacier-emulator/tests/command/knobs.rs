//! The knobs, over a real port.

use serde_json::json;

use crate::support::Running;

#[test]
fn it_is_healthy_as_soon_as_it_says_so() {
    let emulator = Running::start(&[]);
    assert_eq!(emulator.knob("GET", "health", ""), json!({ "status": "ok" }));
}

#[test]
fn a_day_goes_by_in_no_time() {
    let emulator = Running::start(&[]);
    emulator.initiate("v");
    assert_eq!(emulator.send("GET", "/-/vaults/v/lock-policy", "").0, 200);
    emulator.knob("POST", "clock", r#"{"hours":24}"#);
    assert_eq!(emulator.send("GET", "/-/vaults/v/lock-policy", "").0, 404);
}

#[test]
fn a_fault_strikes_calls_and_not_the_knobs() {
    let emulator = Running::start(&[]);
    let fault = json!({ "effect": "answer", "code": "ThrottlingException", "times": 2 });
    assert_eq!(emulator.knob("POST", "faults", &fault.to_string()), json!({ "id": 1 }));
    emulator.knob("GET", "health", "");
    let statuses: Vec<u16> = (0..3).map(|_| emulator.send("PUT", "/-/vaults/v", "").0).collect();
    assert_eq!(statuses, [400, 400, 201]);
    let listed = emulator.knob("GET", "faults", "");
    assert_eq!(
        (&listed["faults"][0]["seen"], &listed["faults"][0]["fired"]),
        (&3.into(), &2.into())
    );
    emulator.knob("DELETE", "faults", "");
    assert_eq!(emulator.knob("GET", "faults", ""), json!({ "faults": [] }));
}

#[test]
fn a_lost_response_was_done_all_the_same() {
    let emulator = Running::start(&[]);
    emulator.knob("POST", "faults", r#"{"effect":"lose_response","times":1}"#);
    emulator.exchange("PUT", "/-/vaults/v", "").unwrap_err();
    assert_eq!(emulator.send("GET", "/-/vaults/v", "").0, 200);
}

#[test]
fn a_misspelt_fault_is_refused_and_none_is_made() {
    let emulator = Running::start(&[]);
    for (body, message) in [
        (
            r#"{"effect":"lose_response","time":1}"#,
            "unknown field `time`, expected one of `effect`, `code`, `moment`, `milliseconds`, `operation`, `after`, `times`, `probability` at line 1 column 32",
        ),
        (
            r#"{"effect":"lose"}"#,
            "unknown variant `lose`, expected one of `lose_response`, `cut_body`, `reset`, `delay`, `answer`, `malformed_json`, `content_length_too_long`, `content_length_too_short` at line 1 column 16",
        ),
        ("{}", "missing field `effect` at line 1 column 2"),
        (
            r#"{"effect":"answer","code":"Nonsense"}"#,
            "`Nonsense` is not an error code that the emulator answers with at line 1 column 37",
        ),
        (
            r#"{"effect":"reset","operation":"UploadArchive"}"#,
            "`UploadArchive` is not an operation that the emulator serves at line 1 column 46",
        ),
    ] {
        let (status, answer) = emulator.send("POST", "/_emulator/faults", body);
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(
            (status, &answer["code"], &answer["message"]),
            (400, &"InvalidBody".into(), &message.into())
        );
        assert_eq!(answer["help"], "GET /_emulator/ lists each route with its members");
    }
    assert_eq!(emulator.knob("GET", "faults", ""), json!({ "faults": [] }));
}

#[test]
fn calls_are_listed_with_the_rules_that_decided_them() {
    let emulator = Running::start(&[]);
    emulator.initiate("v");
    let listed = emulator.knob("GET", "requests", "");
    assert_eq!(listed["total"], 2);
    let rules: Vec<&serde_json::Value> = listed["requests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|request| &request["answer"]["rule"])
        .collect();
    assert_eq!(rules, ["create", "initiate"]);
    assert_eq!(listed["requests"][1]["operation"], "InitiateVaultLock");
    emulator.knob("DELETE", "requests", "");
    assert_eq!(emulator.knob("GET", "requests", "")["requests"], json!([]));
}

#[test]
fn a_reset_forgets_all_of_it() {
    let emulator = Running::start(&[]);
    emulator.initiate("v");
    emulator.knob("POST", "clock", r#"{"days":1}"#);
    emulator.knob("POST", "faults", r#"{"effect":"reset","operation":"DeleteVault"}"#);
    emulator.knob("POST", "reset", "");
    assert_eq!(emulator.knob("GET", "vaults", ""), json!({ "vaults": [] }));
    assert_eq!(emulator.knob("GET", "faults", ""), json!({ "faults": [] }));
    assert_eq!(emulator.knob("GET", "requests", "")["requests"], json!([]));
    assert_eq!(emulator.knob("GET", "clock", "")["ahead_millis"], 0);
}

#[test]
fn a_snapshot_of_any_size_goes_out_and_comes_back() {
    let emulator = Running::start(&[]);
    let policy = crate::support::POLICY
        .replace("\"Statement\"", &format!("\"Id\":\"{}\",\"Statement\"", "x".repeat(20_000)));
    for number in 0..100 {
        let body = json!({ "access_policy": policy }).to_string();
        emulator.knob("PUT", &format!("vaults/v{number}"), &body);
    }
    let snapshot = emulator.knob("GET", "snapshot", "").to_string();
    assert!(snapshot.len() > 2_000_000);
    emulator.knob("POST", "reset", "");
    emulator.knob("PUT", "snapshot", &snapshot);
    assert_eq!(emulator.knob("GET", "vaults", "")["vaults"].as_array().unwrap().len(), 100);
}
