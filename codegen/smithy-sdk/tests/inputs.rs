//! Wrong inputs of the command: what is said of each, with its place, and that nothing is written.

#![expect(clippy::unwrap_used, reason = "the helpers are a part of the tests")]

#[cfg(test)]
mod support;

use std::fs;
use std::path::Path;

use pretty_assertions::assert_eq;
use serde_json::{Value, json};
use support::{BAKERY, Run, command, finish, root};

/// Runs `generate` in a folder with a model, and looks for what it left there.
fn generate(folder: &Path, model: &str, more: &[&str]) -> Run {
    let arguments = ["generate", "--model", model, "--name", "a", "--out", "out"];
    let run = finish(command().args(arguments).args(more).current_dir(folder));
    let left = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left.filter(|name| name != model && name != "mine").collect();
    assert!(left.is_empty(), "{model}: {left:?}");
    run
}

fn bakery() -> Value {
    serde_json::from_str(&fs::read_to_string(root().join(BAKERY)).unwrap()).unwrap()
}

/// A model with one thing changed, each key on a line of its own.
fn changed(edit: impl FnOnce(&mut Value)) -> String {
    let mut model = bakery();
    edit(&mut model["shapes"]);
    serde_json::to_string_pretty(&model).unwrap()
}

/// What is said of a fault: the message, a line that shows its place, and the help.
struct Fault {
    message: &'static str,
    at: &'static str,
    help: &'static str,
}

#[test]
fn wrong_models() {
    let service = "com.example#Bakery";
    let protocol = "aws.protocols#restJson1";
    let other_protocol = |shapes: &mut Value| {
        let traits = shapes[service]["traits"].as_object_mut().unwrap();
        let settings = traits.shift_remove(protocol).unwrap();
        traits.insert("aws.protocols#awsJson1_1".to_owned(), settings);
    };
    let endless = |shapes: &mut Value| {
        let target = json!({ "target": "com.example#Loop" });
        shapes["com.example#Loop"] = json!({ "type": "list", "member": target });
        shapes["com.example#Recipe"]["members"]["loop"] = target;
    };
    let dangling = |shapes: &mut Value| {
        shapes["com.example#Recipe"]["members"]["flour"]["target"] = json!("com.example#Gram");
    };
    let cases = [
        (
            "hello".to_owned(),
            Fault {
                message: "this is not JSON: expected value",
                at: " --> model.json:1:1\n",
                help: "mend the text at this place",
            },
        ),
        (
            "{\n  \"smithy\": \"2.0\",,\n  \"shapes\": {}\n}".to_owned(),
            Fault {
                message: "this is not JSON: key must be a string",
                at: " --> model.json:2:19\n",
                help: "mend the text at this place",
            },
        ),
        (
            "[]".to_owned(),
            Fault {
                message: "expected an object",
                at: "--> model.json\n",
                help: "write it as `{ … }`",
            },
        ),
        (
            r#"{"smithy": "1.0", "shapes": {}}"#.to_owned(),
            Fault {
                message: "Smithy 1.0 is not supported",
                at: " --> model.json:1:2\n",
                help: "write the model in Smithy 2.0",
            },
        ),
        (
            changed(|shapes| _ = shapes.as_object_mut().unwrap().shift_remove(service)),
            Fault {
                message: "the model has no service",
                at: "--> the command line\n",
                help: "name the model of a service",
            },
        ),
        (
            changed(|shapes| shapes["com.example#Cafe"] = shapes[service].clone()),
            Fault {
                message: "the model has 2 services",
                at: "--> the command line\n",
                help: "choose one with `--service`: `com.example#Bakery`, `com.example#Cafe`",
            },
        ),
        (
            changed(other_protocol),
            Fault {
                message: "the protocol `aws.protocols#awsJson1_1` is not supported",
                at: "\"com.example#Bakery\": {\n",
                help: "the protocol that is supported is `aws.protocols#restJson1`",
            },
        ),
        (
            changed(endless),
            Fault {
                message: "lists and maps are within each other 32 times",
                at: "\"com.example#Loop\": {\n",
                help: "put a structure in between",
            },
        ),
        (
            changed(dangling),
            Fault {
                message: "member targets `com.example#Gram`, which the model does not define",
                at: "\"target\": \"com.example#Gram\"\n",
                help: "define the shape, or mend the target; did you mean `com.example#Grams`?",
            },
        ),
    ];
    for (model, fault) in cases {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("model.json"), model).unwrap();
        let Run { code, stdout, stderr } = generate(folder.path(), "model.json", &[]);
        assert_eq!((code, stdout.as_str()), (1, ""), "{}", fault.message);
        let start = format!("error: {}\n", fault.message);
        let end = format!(
            "= help: {}\n\nerror: 1 fault in the inputs; nothing was written\n",
            fault.help
        );
        assert!(stderr.starts_with(&start) && stderr.ends_with(&end), "{stderr}");
        assert!(stderr.contains(fault.at), "{stderr}");
    }
}

#[test]
fn files_that_can_not_be_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("model.json"), b"\xff\xfe{").unwrap();
    let run = generate(folder.path(), "model.json", &[]);
    let said = "error: cannot read `model.json`: stream did not contain valid UTF-8\n";
    assert_eq!(run, Run { code: 2, stdout: String::new(), stderr: said.to_owned() });
}

/// A file where the crate should go, or where the folder around it should be.
#[test]
fn places_that_can_not_be_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine"), "mine").unwrap();
    let model = root().join(BAKERY);
    for (out, said) in [
        ("mine", "error: `mine` is not a folder\n"),
        ("mine/out", "error: cannot write `mine/out`: "),
    ] {
        let arguments = ["generate", "--name", "a", "--out", out, "--model"];
        let run = finish(command().args(arguments).arg(&model).current_dir(folder.path()));
        assert_eq!(run.code, 2, "{out}");
        assert!(run.stderr.starts_with(said), "{}", run.stderr);
        assert_eq!(fs::read_to_string(folder.path().join("mine")).unwrap(), "mine");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{out}");
    }
}
