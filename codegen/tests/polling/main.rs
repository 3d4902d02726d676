//! Paginators and waiters: model beside expected Rust, and what is told of models that are wrong about them.
//!
//! `UPDATE_EXPECT=1 cargo test -p smithy-sdk-codegen --test polling` writes what is printed into the expected files; read
//! the difference before you commit it.

#![expect(clippy::too_many_lines, reason = "a table is as long as its cases")]
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong may panic, in its helpers too"
)]

#[path = "../changes/mod.rs"]
mod changes;

use changes::change;
use expect_test::{ExpectFile, expect_file};
use serde_json::{Value, json};
use smithy_sdk_codegen::diagnostics::Diagnostics;
use smithy_sdk_codegen::generate;
use smithy_sdk_codegen::resolve::partitions;
use smithy_sdk_codegen::tree::Tree;

const MODEL: &str = include_str!("pottery.json");
const PLAN: &str = include_str!("plan.toml");

/// A change to the model: a JSON pointer below `/shapes/com.example#`, and what to put there.
type Change = (&'static str, Value);

fn changed(changes: &[Change]) -> Result<Tree, Diagnostics> {
    let mut model: Value = serde_json::from_str(MODEL).unwrap();
    for (pointer, value) in changes {
        change(&mut model, pointer, Some(value.clone()));
    }
    generate(&model.to_string(), PLAN, partitions::AWS)
}

#[test]
fn files_are_printed_as_expected() {
    let expected: [(&str, ExpectFile); 6] = [
        ("src/client/waiters.rs", expect_file!["expected/client_waiters.rs"]),
        ("src/operation/list_glazes/paginator.rs", expect_file!["expected/list_glazes.rs"]),
        ("src/operation/list_pots/paginator.rs", expect_file!["expected/list_pots.rs"]),
        ("src/waiters.rs", expect_file!["expected/waiters.rs"]),
        ("src/waiters/kiln_ready.rs", expect_file!["expected/kiln_ready.rs"]),
        ("src/waiters/kiln_there.rs", expect_file!["expected/kiln_there.rs"]),
    ];
    let tree = changed(&[]).unwrap();
    for (path, expected) in expected {
        expected.assert_eq(&tree.files[path]);
    }
}

/// Where nothing can be waited for there is no trace of waiters; where nothing comes in pages, none of paginators.
#[test]
fn what_is_not_there_leaves_no_trace() {
    let waitable = "GetKiln/traits/smithy.waiters#waitable";
    let tree = changed(&[(waitable, json!({}))]).unwrap();
    let mut traces = tree.files.iter().filter(|(_, text)| text.to_lowercase().contains("waiter"));
    assert_eq!(traces.next(), None);
    assert!(tree.files.contains_key("src/plumbing/poll.rs"));

    let tree = changed(&[
        (waitable, json!({})),
        ("ListPots/traits", json!({"smithy.api#http": {"method": "GET", "uri": "/pots"}})),
        ("ListGlazes/traits", json!({"smithy.api#http": {"method": "GET", "uri": "/glazes"}})),
    ]);
    let tree = tree.unwrap();
    let mut traces = tree.files.iter().filter(|(_, text)| text.to_lowercase().contains("paginat"));
    assert_eq!(traces.next(), None);
    assert!(!tree.files.contains_key("src/plumbing/poll.rs"));
}

/// `[*]` keeps lists within a list apart, `[]` makes them one.
#[test]
fn lists_within_a_list() {
    let list = json!({"type": "list", "member": {"target": "com.example#GlazeNames"}});
    for (path, is_one) in [
        ("shelves[]", true),
        ("shelves[][]", true),
        ("shelves[*]", false),
        ("shelves[*][]", true),
        ("shelves[*][*]", false),
        ("shelves[*][*][]", true),
    ] {
        let matcher = json!({"path": path, "comparator": "anyStringEquals", "expected": "lead"});
        let acceptors = json!([{"state": "success", "matcher": {"output": matcher}}]);
        let tree = changed(&[
            ("Shelves", list.clone()),
            ("Kiln/members/shelves", json!({"target": "com.example#Shelves"})),
            ("GetKiln/traits/smithy.waiters#waitable", json!({"W": {"acceptors": acceptors}})),
        ]);
        assert_eq!(tree.is_ok(), is_one, "{path}");
        for text in tree.iter().map(|tree| &tree.files["src/waiters/w.rs"]) {
            let text: String = text.split_whitespace().collect();
            let all = ".filter_map(|it|it.shelves.as_ref()).flatten().flatten().any(";
            assert!(text.contains(all), "{path}: {text}");
        }
    }
}

/// What is sent only once can't be sent until something is so, nor for each page.
#[test]
fn inputs_with_a_stream_are_refused() {
    let member = json!({"target": "com.example#Clay", "traits": {"smithy.api#httpPayload": {}}});
    for input in ["GetKilnInput/members/clay", "ListPotsInput/members/clay"] {
        let clay = json!({"type": "blob", "traits": {"smithy.api#streaming": {}}});
        let faults = changed(&[("Clay", clay), (input, member.clone())]).unwrap_err();
        let told: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(told, ["the input has a stream, which can't be sent again and again"]);
    }
}

/// A negation stands as far inside as it goes, or clippy would tell users of generated code to move it there.
#[test]
fn negations_go_inside() {
    for (path, condition) in [
        ("!(is_broken && name == 'x')", "if!once(output)A||!once(output)B=>"),
        ("!(is_broken || name != 'x')", "if!once(output)A&&once(output)B=>"),
        ("!(!is_broken && name == 'x')", "ifonce(output)A||!once(output)B=>"),
    ] {
        let matcher = json!({"path": path, "comparator": "booleanEquals", "expected": "true"});
        let acceptors = json!([{"state": "success", "matcher": {"output": matcher}}]);
        let waitable = "GetKiln/traits/smithy.waiters#waitable";
        let tree = changed(&[(waitable, json!({"W": {"acceptors": acceptors}}))]).unwrap();
        let text: String = tree.files["src/waiters/w.rs"].split_whitespace().collect();
        let broken = ".filter_map(|it|it.is_broken.as_ref()).any(|it|*it)";
        let named = ".filter_map(|it|it.name.as_ref()).any(|it|it.as_str()==\"x\")";
        let text = text.replace(broken, "A").replace(named, "B");
        assert!(text.contains(condition), "{path}: {text}");
    }
}

/// As smithy-rs makes them: a reserved word is none behind `wait_until_`, and acronyms are words.
#[test]
fn names_of_waiters() {
    let acceptors = json!([{"state": "success", "matcher": {"success": true}}]);
    let waiter = json!({"acceptors": acceptors});
    let waitable = "GetKiln/traits/smithy.waiters#waitable";
    let tree = changed(&[(waitable, json!({"Type": waiter, "DBReady": waiter}))]).unwrap();
    let client = &tree.files["src/client/waiters.rs"];
    assert!(client.contains("fn wait_until_type(&self) -> TypeFluentBuilder;"), "{client}");
    assert!(client.contains("fn wait_until_db_ready(&self) -> DbReadyFluentBuilder;"), "{client}");
    let waiter = &tree.files["src/waiters/db_ready.rs"];
    assert!(waiter.contains("pub type DbReadyFinalPoll ="), "{waiter}");
    assert!(waiter.contains("pub type WaitUntilDbReadyError ="), "{waiter}");
    assert!(tree.files.contains_key("src/waiters/type_.rs"));
}

#[test]
fn faults_are_told() {
    let paginated = "ListPots/traits/smithy.api#paginated";
    let at = |path: &str, comparator: &str, expected: &str| {
        let matcher = json!({"path": path, "comparator": comparator, "expected": expected});
        let acceptors = json!([{"state": "success", "matcher": {"output": matcher}}]);
        ("GetKiln/traits/smithy.waiters#waitable", json!({"W": {"acceptors": acceptors}}))
    };
    let looks = |path: &str, reason: &str| format!("the waiter `W` looks at `{path}`: {reason}");
    let plain = |message: &str| message.to_owned();
    let cases: Vec<(Change, String)> = vec![
        (
            (paginated, json!({"inputToken": "nxt"})),
            plain("`inputToken` names `nxt`, which is no member of the input"),
        ),
        (
            (paginated, json!({"outputToken": "page.nxt"})),
            plain("`outputToken` names `page.nxt`, which is no member of the output"),
        ),
        ((paginated, json!({"items": "page.next"})), plain("`items` is neither a list nor a map")),
        (
            (paginated, json!({"pageSize": "size"})),
            plain("`pageSize` names `size`, which is no member of the input"),
        ),
        (
            (paginated, json!({"inputToken": "limit"})),
            plain("a token that is not a string is not supported"),
        ),
        (at("nam", "stringEquals", "x"), looks("nam", "there is no member `nam`")),
        (
            at("name.", "stringEquals", "x"),
            looks("name.", "the expression ends too early at offset 5"),
        ),
        (
            at("pots[*].glazes[*]", "anyStringEquals", "lead"),
            looks(
                "pots[*].glazes[*]",
                "it leads to lists within a list, which `[]` would make one",
            ),
        ),
        (
            at("length(pots[].glazes[?@ == 'lead']) > `0`", "booleanEquals", "true"),
            looks(
                "length(pots[].glazes[?@ == 'lead']) > `0`",
                "it leads to lists within a list, which `[]` would make one",
            ),
        ),
        (at("degrees", "stringEquals", "x"), looks("degrees", "it is not a text")),
        (at("pots[].state", "stringEquals", "x"), looks("pots[].state", "it leads to a list")),
        (
            at("name", "anyStringEquals", "x"),
            looks("name", "`[]` is asked of something that is not a list"),
        ),
        (at("name", "booleanEquals", "true"), looks("name", "it is neither true nor false")),
        (
            at("is_broken", "booleanEquals", "yes"),
            looks("is_broken", "`yes` is neither `true` nor `false`"),
        ),
        (
            at("name == note", "booleanEquals", "true"),
            looks("name == note", "two members are compared with each other"),
        ),
        (
            at("pots[0].state", "stringEquals", "x"),
            looks("pots[0].state", "an index is not supported"),
        ),
        (
            at("name == `1`", "booleanEquals", "true"),
            looks("name == `1`", "it can't be compared with `1`"),
        ),
        (
            at("degrees == `2147483648`", "booleanEquals", "true"),
            looks("degrees == `2147483648`", "it can't be compared with `2147483648`"),
        ),
        (
            at("`0` <= length(pots)", "booleanEquals", "true"),
            looks("`0` <= length(pots)", "it is always the same"),
        ),
        (
            at("max(pots)", "booleanEquals", "true"),
            looks("max(pots)", "the function `max` is not supported here"),
        ),
        (
            ("ListPotsInput/members/into_paginator", json!({"target": "smithy.api#String"})),
            plain(
                "`into_paginator` is a method, and the member `into_paginator` of the input another",
            ),
        ),
        (
            (
                "GetKiln/traits/smithy.waiters#waitable",
                json!({"W": {"acceptors": [], "minDelay": 9, "maxDelay": 3}}),
            ),
            plain("the waiter `W` pauses for 9 to 3 seconds"),
        ),
    ];
    for (change, message) in cases {
        let pointer = change.0;
        let faults = changed(&[change]).err();
        let faults = faults.unwrap_or_else(|| panic!("{pointer}: no fault, but {message}"));
        let told: Vec<_> = faults.iter().map(|fault| fault.message.clone()).collect();
        assert_eq!(told, [message]);
    }
}
