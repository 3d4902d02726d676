//! Streams of events: model beside expected Rust, and what is told of models that are wrong about them.
//!
//! `UPDATE_EXPECT=1 cargo test -p smithy-sdk-codegen --test events` writes what is printed into the expected files; read
//! the difference before you commit it. The cases in the model are run by `cargo xtask conformance --model FILE`.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong may panic, in its helpers too"
)]

#[path = "../changes/mod.rs"]
mod changes;
mod faults;

use changes::change;
use expect_test::{ExpectFile, expect_file};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use smithy_sdk_codegen::diagnostics::Diagnostics;
use smithy_sdk_codegen::resolve::partitions;
use smithy_sdk_codegen::tree::Tree;
use smithy_sdk_codegen::{generate, protocol_tests};

const MODEL: &str = include_str!("radio.json");
const PLAN: &str = include_str!("plan.toml");

/// A change to the model: a JSON pointer below `/shapes/com.example#`, and what to put there.
type Change = (&'static str, Value);

fn changed_model(changes: &[Change]) -> String {
    let mut model: Value = serde_json::from_str(MODEL).unwrap();
    for (pointer, value) in changes {
        change(&mut model, pointer, Some(value.clone()));
    }
    model.to_string()
}

fn changed(changes: &[Change]) -> Result<Tree, Diagnostics> {
    generate(&changed_model(changes), PLAN, partitions::AWS)
}

fn plan_for(operations: &[&str]) -> String {
    let all = r#"["Broadcast", "NowPlaying", "Tune", "Whisper"]"#;
    assert!(PLAN.contains(all));
    PLAN.replace(all, &format!("{operations:?}"))
}

#[test]
fn files_are_printed_as_expected() {
    let expected: [(&str, ExpectFile); 8] = [
        ("Cargo.toml", expect_file!["expected/Cargo.toml"]),
        ("src/error_meta.rs", expect_file!["expected/error_meta.rs"]),
        ("src/operation/broadcast.rs", expect_file!["expected/operation.rs"]),
        ("src/protocol_serde/broadcast.rs", expect_file!["expected/binding.rs"]),
        ("src/protocol_serde/errors.rs", expect_file!["expected/errors.rs"]),
        ("src/protocol_serde/event_streams.rs", expect_file!["expected/event_streams.rs"]),
        ("src/types/error/program_error.rs", expect_file!["expected/program_error.rs"]),
        ("src/types/program.rs", expect_file!["expected/program.rs"]),
    ];
    let tree = changed(&[]).unwrap();
    for (path, expected) in expected {
        expected.assert_eq(&tree.files[path]);
    }
}

#[test]
fn cases_are_printed_as_expected() {
    let nothing = r#"{"smithy": "2.0", "shapes": {}}"#;
    let tests = protocol_tests(MODEL, PLAN, partitions::AWS, nothing).unwrap();
    assert!(tests.has_events);
    expect_file!["expected/cases.rs"].assert_eq(&tests.text);
}

/// What only one direction needs comes along with it alone, and nothing where there is no stream.
#[test]
fn only_what_is_needed_is_copied() {
    let copied = |operations: &[&str]| {
        let tree = generate(MODEL, &plan_for(operations), partitions::AWS).unwrap();
        let stem = |path: &String| {
            let stem = path.strip_prefix("src/plumbing/event_")?.strip_suffix(".rs")?;
            Some(stem.to_owned())
        };
        let files: Vec<_> = tree.files.keys().filter_map(stem).collect();
        let manifest: Vec<_> = ["event-stream", "eventstream", "body-util"]
            .into_iter()
            .filter(|it| tree.files["Cargo.toml"].contains(it))
            .collect();
        let receiver = tree.files.contains_key("src/event_receiver.rs");
        (files.join(" "), manifest, receiver)
    };
    let received = "bytes content document header reader text".to_owned();
    assert_eq!(copied(&["Tune"]), (received, vec!["event-stream", "eventstream"], true));
    let sent = "json message payload sender".to_owned();
    let all = vec!["event-stream", "eventstream", "body-util"];
    assert_eq!(copied(&["Whisper"]), (sent, all, true));
    assert_eq!(copied(&["NowPlaying"]), (String::new(), vec![], false));
}

/// Shapes that are called like what the generated code uses for streams.
#[test]
fn names_of_the_runtime_are_free() {
    let shape = |model: &str, from: &str, to: &str| {
        model.replace(&format!("#{from}\""), &format!("#{to}\""))
    };
    for name in [
        "EventReceiver",
        "EventStreamSender",
        "Header",
        "HeaderValue",
        "ReceivedEvent",
        "SentEvent",
    ] {
        let tree = generate(&shape(MODEL, "Song", name), PLAN, partitions::AWS).unwrap();
        let types = &tree.files["src/types.rs"];
        assert!(types.contains(&format!("{name};")), "{types}");
        let streams = &tree.files["src/protocol_serde/event_streams.rs"];
        let imports = streams.lines().find_map(|line| line.strip_prefix("use crate::types::{"));
        let mut imports = imports.unwrap().trim_end_matches("};").split(", ");
        let is_free = ["Header", "HeaderValue"].contains(&name);
        assert_eq!(imports.any(|import| import == name), is_free, "{streams}");
    }
}

/// A name that stands in the way inside the crate, of an error that comes in parts and of one that is sent.
#[test]
fn errors_may_be_called_like_the_runtime() {
    let nothing = r#"{"smithy": "2.0", "shapes": {}}"#;
    for (name, is_received, printed) in [
        ("Interference", true, "ProgramError::Error(builder.build())"),
        ("HangUp", false, "BroadcastError::Error(it) => {"),
    ] {
        let model = MODEL.replace(&format!("com.example#{name}\""), "com.example#Error\"");
        let tree = generate(&model, PLAN, partitions::AWS).unwrap();
        let streams = &tree.files["src/protocol_serde/event_streams.rs"];
        assert_eq!(streams.contains("Error as Error_"), is_received, "{streams}");
        assert!(streams.contains(printed), "{streams}");
        let tests = protocol_tests(&model, PLAN, partitions::AWS, nothing).unwrap();
        assert!(tests.text.contains("::Error("), "{name}");
        assert!(!tests.text.contains("Error_"), "{name}");
    }
}

#[test]
fn faulty_cases_are_told() {
    let tests = "Tune/traits/smithy.test#eventStreamTests";
    let case = |more: Value| {
        let mut case = json!({"id": "Case", "protocol": "aws.protocols#restJson1"});
        case.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!([case])
    };
    let response = |more: Value| {
        let mut event = json!({"type": "response"});
        event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        case(json!({"events": [event]}))
    };
    let cases = [
        (
            case(json!({"events": [{"type": "request", "params": {"song": {}}}]})),
            "`TuneInput` has no stream for the events of the test `Case`",
        ),
        (
            response(json!({"params": {}})),
            "an event is not an object of one object in the test `Case`",
        ),
        (
            response(json!({"params": {"sing": {}}})),
            "there is no event `sing`, as the test `Case` has it",
        ),
        (
            response(json!({"params": {"silence": {"loud": true}}})),
            "unknown member `loud` of `Silence` in the test `Case`",
        ),
        (
            response(json!({"headers": {"x": {"float": 1}}})),
            "the test `Case` can't be read: unknown variant `float`, expected one of `boolean`, `byte`, `short`, \
             `integer`, `long`, `blob`, `string`, `timestamp`",
        ),
        (
            response(json!({"bytes": "~"})),
            "the test `Case` can't be read: expected bytes in base64",
        ),
        (
            case(json!({"expectation": {"failure": {"errorId": "com.example#HangUp"}}})),
            "neither the call nor its stream can give `com.example#HangUp`, as the test `Case` expects",
        ),
        (
            case(json!({"initialRequest": {"method": "GET"}})),
            "`initialRequest` of the test `Case` can't be read: missing key `uri`",
        ),
        (
            case(json!({"initialResponse": {"code": "ok"}})),
            "`initialResponse` of the test `Case` can't be read: invalid type: string \"ok\", expected u16",
        ),
    ];
    let nothing = r#"{"smithy": "2.0", "shapes": {}}"#;
    for (value, message) in cases {
        let model = changed_model(&[(tests, value)]);
        let faults = protocol_tests(&model, PLAN, partitions::AWS, nothing).unwrap_err();
        let told: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(told, [message]);
    }
}
