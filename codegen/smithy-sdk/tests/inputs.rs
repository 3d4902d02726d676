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
fn generate(folder: &Path, model: &str) -> Run {
    let arguments = ["generate", "--model", model, "--name", "a", "--out", "out"];
    let run = finish(command().args(arguments).current_dir(folder));
    let left = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left.filter(|name| name != model && name != "mine").collect();
    assert!(left.is_empty(), "{model}: {left:?}");
    run
}

fn bakery() -> Value {
    serde_json::from_str(&fs::read_to_string(root().join(BAKERY)).unwrap()).unwrap()
}

const SERVICE: &str = "com.example#Bakery";

/// A model with one thing changed, each key on a line of its own.
fn changed(edit: impl FnOnce(&mut Shapes)) -> String {
    let mut model = bakery();
    edit(model.get_mut("shapes").unwrap().as_object_mut().unwrap());
    serde_json::to_string_pretty(&model).unwrap()
}

type Shapes = serde_json::Map<String, Value>;

fn no_service(shapes: &mut Shapes) {
    shapes.shift_remove(SERVICE).unwrap();
}

fn two_services(shapes: &mut Shapes) {
    shapes.insert("com.example#Cafe".to_owned(), shapes.get(SERVICE).unwrap().clone());
}

fn another_protocol(shapes: &mut Shapes) {
    let traits = shapes.get_mut(SERVICE).unwrap().get_mut("traits").unwrap();
    let traits = traits.as_object_mut().unwrap();
    let settings = traits.shift_remove("aws.protocols#restJson1").unwrap();
    traits.insert("aws.protocols#awsJson1_1".to_owned(), settings);
}

fn a_list_of_itself(shapes: &mut Shapes) {
    let target = json!({ "target": "com.example#Loop" });
    shapes.insert("com.example#Loop".to_owned(), json!({ "type": "list", "member": target }));
    *recipe(shapes) = json!({ "loop": target });
}

fn a_target_that_is_not_there(shapes: &mut Shapes) {
    *recipe(shapes) = json!({ "flour": { "target": "com.example#Gram" } });
}

/// The members of a structure that an operation sends.
fn recipe(shapes: &mut Shapes) -> &mut Value {
    shapes.get_mut("com.example#Recipe").unwrap().get_mut("members").unwrap()
}

/// Each with the message, a line that shows the place, and the help.
#[test]
fn wrong_models() {
    let not_json = "{\n  \"smithy\": \"2.0\",,\n  \"shapes\": {}\n}".to_owned();
    let cases = [
        (
            "hello".to_owned(),
            "this is not JSON: expected value",
            " --> model.json:1:1\n",
            "mend the text at this place",
        ),
        (
            not_json,
            "this is not JSON: key must be a string",
            " --> model.json:2:19\n",
            "mend the text at this place",
        ),
        ("[]".to_owned(), "expected an object", "--> model.json\n", "write it as `{ … }`"),
        (
            r#"{"smithy": "1.0", "shapes": {}}"#.to_owned(),
            "Smithy 1.0 is not supported",
            " --> model.json:1:2\n",
            "write the model in Smithy 2.0",
        ),
        (
            changed(no_service),
            "the model has no service",
            "--> the command line\n",
            "name the model of a service",
        ),
        (
            changed(two_services),
            "the model has 2 services",
            "--> the command line\n",
            "choose one with `--service`: `com.example#Bakery`, `com.example#Cafe`",
        ),
        (
            changed(another_protocol),
            "the protocol `aws.protocols#awsJson1_1` is not supported",
            "\"com.example#Bakery\": {\n",
            "the protocol that is supported is `aws.protocols#restJson1`",
        ),
        (
            changed(a_list_of_itself),
            "lists and maps are within each other 32 times",
            "\"com.example#Loop\": {\n",
            "put a structure in between",
        ),
        (
            changed(a_target_that_is_not_there),
            "member targets `com.example#Gram`, which the model does not define",
            "\"target\": \"com.example#Gram\"\n",
            "define the shape, or mend the target; did you mean `com.example#Grams`?",
        ),
    ];
    for (model, message, place, help) in cases {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("model.json"), model).unwrap();
        let Run { code, stdout, stderr } = generate(folder.path(), "model.json");
        assert_eq!((code, stdout.as_str()), (1, ""), "{message}");
        let start = format!("error: {message}\n");
        let end = format!("= help: {help}\n\nerror: 1 fault in the inputs; nothing was written\n");
        assert!(stderr.starts_with(&start) && stderr.ends_with(&end), "{stderr}");
        assert!(stderr.contains(place), "{stderr}");
    }
}

#[test]
fn files_that_can_not_be_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("model.json"), b"\xff\xfe{").unwrap();
    let run = generate(folder.path(), "model.json");
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
