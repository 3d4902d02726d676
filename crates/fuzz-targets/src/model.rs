//! A Smithy model, through the whole generator to the files of a crate.
//!
//! Whatever the text is, there is a crate whose every file is Rust, or there are faults with a place each. Nothing panics.

mod words;

use std::cell::RefCell;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use smithy_sdk_codegen::ast::Model;
use smithy_sdk_codegen::diagnostics::{Diagnostics, Input, Sources};
use smithy_sdk_codegen::diff::{Release, diff};
use smithy_sdk_codegen::emit;
use smithy_sdk_codegen::ir::Crate;
use smithy_sdk_codegen::plan::{Choice, Draft, Plan};
use smithy_sdk_codegen::resolve::partitions::{AWS, Partitions};
use smithy_sdk_codegen::resolve::{self, survey};

use crate::{Target, Use, json};

/// The target.
pub const TARGET: Target = Target { name: "model", run, mutate: Some(mutate) };

fn run(bytes: &[u8]) -> Use {
    let Ok(text) = str::from_utf8(bytes) else { return Use::Unfit };
    let resolved = Model::parse(text).and_then(|model| {
        let krate = resolve(&model)?;
        Ok((model, krate))
    });
    match resolved {
        Ok((model, krate)) => {
            generate(&model, &krate, text);
            compare(&model);
        }
        Err(faults) => show(&faults, text),
    }
    Use::Ran
}

fn mutate(bytes: &[u8], seed: u32) -> Option<Vec<u8>> {
    json::mutate(bytes, seed, words::WORDS)
}

/// All operations of the first service.
fn resolve(model: &Model) -> Result<Crate, Diagnostics> {
    thread_local! {
        static PARTITIONS: Result<Partitions, Diagnostics> = Partitions::parse(AWS);
    }
    let plan = plan(model)?;
    PARTITIONS.with(|partitions| match partitions {
        Ok(partitions) => resolve::resolve(model, &plan, partitions),
        Err(faults) => Err(faults.clone()),
    })
}

fn plan(model: &Model) -> Result<Plan, Diagnostics> {
    let choice = |value: &str| Choice { value: value.to_owned(), span: 0..0 };
    let service = survey::services(model).next().map(|(id, _)| id);
    let operations = service.map_or(Ok(Vec::new()), |id| survey::operations(model, id))?;
    Draft {
        name: choice("fuzzed-sdk"),
        version: choice("0.1.0"),
        description: choice("A client of whatever the model says"),
        service: choice(&service.map(ToString::to_string).unwrap_or_default()),
        operations: Choice {
            value: operations.iter().map(|id| choice(id.name())).collect(),
            span: 0..0,
        },
        shapes: Vec::new(),
    }
    .check()
}

/// Prints the crate, its tests and its driver, and reads all of it back.
fn generate(model: &Model, krate: &Crate, text: &str) {
    for (path, text) in &emit::emit(krate).files {
        match path.rsplit_once('.') {
            Some((_, "rs")) => is_rust(path, text),
            Some((_, "toml")) => {
                assert_eq!(text.parse::<toml::Table>().err(), None, "{path}:\n{text}");
            }
            _ => {}
        }
    }
    is_rust("the driver", &emit::driver(krate));
    match resolve::tests::resolve(model, krate) {
        Ok(tests) => is_rust("the tests", &emit::protocol_tests(krate, &tests).text),
        Err(faults) => show(&faults, text),
    }
}

/// Most files are the same for every model, and are parsed once.
fn is_rust(path: &str, text: &str) {
    thread_local! {
        static PARSED: RefCell<HashSet<u64>> = RefCell::default();
    }
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let hash = hasher.finish();
    if PARSED.with_borrow(|parsed| parsed.contains(&hash)) {
        return;
    }
    let fault = syn::parse_file(text).err().map(|error| error.to_string());
    assert_eq!(fault, None, "{path} is no Rust:\n{text}");
    PARSED.with_borrow_mut(|parsed| {
        if parsed.len() < 10_000 {
            parsed.insert(hash);
        }
    });
}

/// A model differs from itself in nothing, and from another in what can be told.
fn compare(model: &Model) {
    thread_local! {
        static OTHER: Option<Model> = Model::parse(words::OTHER_MODEL).ok();
    }
    assert_eq!(diff(model, model), []);
    OTHER.with(|other| {
        let other = other.as_ref();
        assert!(other.is_some(), "the model to compare with can't be read");
        let differences = other.map(|other| diff(other, model)).unwrap_or_default();
        assert!(differences.iter().all(|it| !it.to_string().is_empty() && !it.reason.is_empty()));
        assert_eq!(Release::for_differences(&differences).is_none(), differences.is_empty());
    });
}

/// Each fault is shown with its place, and says what to do.
fn show(faults: &Diagnostics, text: &str) {
    assert!(!faults.is_empty(), "refused without a fault");
    let sources =
        Sources::new().with(Input::Model, "model", text).with(Input::Tests, "model", text);
    for fault in faults {
        assert!(!fault.message.is_empty() && !fault.help.is_empty(), "{fault:?}");
        let mut alone = Diagnostics::default();
        alone.push(fault.clone());
        let shown = alone.render(&sources, false);
        // What is not there can't be pointed at, and what is wrong with the plan is not in the model.
        let is_whole = fault.input == Input::Plan || fault.subject == "the model";
        let is_placed = is_whole || shown.contains("--> model:");
        assert!(shown.starts_with("error: ") && is_placed, "{fault:?}\n{shown}");
    }
}
