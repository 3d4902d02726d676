//! What is told of models that are wrong about streams of events.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use super::{Change, changed};

/// A wrong model, and what is told of it: subject, message, help.
struct Case {
    name: &'static str,
    changes: Vec<Change>,
    faults: &'static [(&'static str, &'static str, &'static str)],
}

fn header(target: &str) -> Value {
    json!({"target": target, "traits": {"smithy.api#eventHeader": {}}})
}

fn payload(target: &str) -> Value {
    json!({"target": target, "traits": {"smithy.api#eventPayload": {}}})
}

fn check(cases: Vec<Case>) {
    for case in cases {
        let faults = changed(&case.changes).err();
        let faults = faults.unwrap_or_else(|| panic!("{}: no fault", case.name));
        let told: Vec<_> = faults
            .iter()
            .map(|fault| {
                let help = fault.help.as_str();
                (fault.subject.as_str(), fault.message.as_str(), help)
            })
            .collect();
        assert_eq!(told, case.faults, "{}", case.name);
    }
}

#[test]
fn places() {
    check(vec![
        Case {
            name: "within a structure",
            changes: vec![("Track/members/b", json!({"target": "com.example#Program"}))],
            faults: &[(
                "com.example#Track$b",
                "the event stream `com.example#Program` is within another shape",
                "make it a member of an input or output itself",
            )],
        },
        Case {
            name: "not the whole body",
            changes: vec![("TuneOutput/members/program", json!({"target": "com.example#Program"}))],
            faults: &[(
                "com.example#TuneOutput$program",
                "a stream can only be the whole body",
                "add the trait `smithy.api#httpPayload`",
            )],
        },
        Case {
            name: "in a header",
            changes: vec![(
                "TuneOutput/members/program",
                json!({"target": "com.example#Program", "traits": {"smithy.api#httpHeader": "X"}}),
            )],
            faults: &[(
                "com.example#TuneOutput$program",
                "a stream of events can't travel in a header",
                "target a string, a number, a boolean, a timestamp or a list of these",
            )],
        },
        Case {
            name: "two of them",
            changes: vec![(
                "TuneOutput/members/more",
                json!({"target": "com.example#Program", "traits": {"smithy.api#httpPayload": {}}}),
            )],
            faults: &[(
                "com.example#TuneOutput$more",
                "the member `program` is the body already",
                "keep one of the two traits `smithy.api#httpPayload`",
            )],
        },
        Case {
            name: "an error that is called like that of the stream",
            changes: vec![
                (
                    "ProgramError",
                    json!({"type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}}),
                ),
                ("Tune/errors", json!([{"target": "com.example#ProgramError"}])),
            ],
            faults: &[(
                "com.example#Program",
                "its Rust name `ProgramError` is that of `com.example#ProgramError` too",
                "give one of the two another name in the model",
            )],
        },
    ]);
}

#[test]
fn events() {
    check(vec![
        Case {
            name: "no structures",
            changes: vec![
                ("Whispers/members/a", json!({"target": "smithy.api#String"})),
                ("Whispers/members/b", json!({"target": "smithy.api#Unit"})),
                ("Whispers/members/c", json!({"target": "com.example#Missing"})),
            ],
            faults: &[
                (
                    "com.example#Whispers$a",
                    "an event can't be of type `string`, as `smithy.api#String` is",
                    "target a structure; it may be empty",
                ),
                (
                    "com.example#Whispers$b",
                    "an event can't be `smithy.api#Unit`",
                    "target a structure; it may be empty",
                ),
                (
                    "com.example#Whispers$c",
                    "member targets `com.example#Missing`, which the model does not define",
                    "define the shape, or mend the target",
                ),
            ],
        },
        Case {
            name: "headers",
            changes: vec![
                ("Song/members/a", header("smithy.api#Double")),
                ("Song/members/b", header("com.example#Track")),
            ],
            faults: &[
                (
                    "com.example#Song$a",
                    "a number with a fraction can't travel in the header of an event",
                    "target a boolean, a whole number, a blob, a string or a timestamp",
                ),
                (
                    "com.example#Song$b",
                    "a structure can't travel in the header of an event",
                    "target a boolean, a whole number, a blob, a string or a timestamp",
                ),
            ],
        },
        Case {
            name: "payloads",
            changes: vec![
                ("News/members/text", payload("smithy.api#Integer")),
                ("MoodEvent/members/b", payload("smithy.api#String")),
                ("TrackEvent/members/b", json!({"target": "smithy.api#String"})),
                ("Jingle/members/seconds/traits/smithy.api#eventPayload", json!({})),
            ],
            faults: &[
                (
                    "com.example#Jingle$seconds",
                    "the member travels in two places: `smithy.api#eventHeader` and `smithy.api#eventPayload`",
                    "keep one of the two traits",
                ),
                (
                    "com.example#MoodEvent$b",
                    "the member `mood` is the payload already",
                    "keep one of the two traits `smithy.api#eventPayload`",
                ),
                (
                    "com.example#TrackEvent$b",
                    "the member has no place: `track` is the whole payload",
                    "add the trait `smithy.api#eventHeader`, or make it a member of the payload",
                ),
                (
                    "com.example#News$text",
                    "a number can't be the payload of an event",
                    "target a blob, a string, a structure or a union",
                ),
            ],
        },
        Case {
            name: "a timestamp with two formats",
            changes: vec![(
                "OffAir/members/until",
                json!({"target": "smithy.api#Timestamp", "traits": {"smithy.api#httpHeader": "X"}}),
            )],
            faults: &[(
                "com.example#OffAir$until",
                "the member is written in another way in events than in answers",
                "add the trait `smithy.api#timestampFormat`, which holds for both",
            )],
        },
        Case {
            name: "a value for a trait that takes none",
            changes: vec![("News/members/text/traits/smithy.api#eventPayload", json!(true))],
            faults: &[(
                "com.example#News$text",
                "the trait `smithy.api#eventPayload` takes no value",
                "write `{}`",
            )],
        },
    ]);
}
