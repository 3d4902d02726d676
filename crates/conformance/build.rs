//! Prints the protocol and endpoint cases of the model and its overlay as tests, with the generator.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use smithy_sdk_codegen::diagnostics::{Input, Sources};

fn main() -> Result<(), Box<dyn Error>> {
    let (model, plan) = (read("model/glacier.json")?, read("model/plan.toml")?);
    let (partitions, tests) = (read("codegen/partitions.json")?, read("model/tests.json")?);
    let printed = smithy_sdk_codegen::protocol_tests(&model, &plan, &partitions, &tests);
    let printed = printed.map_err(|faults| {
        let sources = Sources::new()
            .with(Input::Model, "model/glacier.json", &model)
            .with(Input::Plan, "model/plan.toml", &plan)
            .with(Input::Partitions, "codegen/partitions.json", &partitions)
            .with(Input::Tests, "model/tests.json", &tests);
        eprintln!("{}", faults.render(&sources, false));
        "the protocol tests can't be printed"
    })?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("protocol_tests.rs"), printed.text)?;
    Ok(())
}

/// Reads a file of the repository, and has this run again when it changes.
fn read(name: &str) -> Result<String, String> {
    let path = Path::new("../..").join(name);
    println!("cargo::rerun-if-changed={}", path.display());
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}
