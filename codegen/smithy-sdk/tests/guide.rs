//! The guide: every command in it does what stands there.

#[cfg(test)]
mod support;

use manual::{Console, Page, Proof, Runner};
use support::{command, finish};

/// The guide shows the commands with paths of this repository, and writes where it runs.
#[test]
fn every_command_does_what_the_guide_says() {
    let folder = tempfile::tempdir().unwrap();
    let models = folder.path().join("codegen/tests/resolve");
    std::fs::create_dir_all(&models).unwrap();
    std::fs::copy(support::root().join(support::BAKERY), models.join("bakery.json")).unwrap();
    Console::of("docs/a-client-in-one-minute.md")
        .unwrap()
        .with_program("cargo run --package smithy-sdk --", env!("CARGO_BIN_EXE_smithy-sdk"))
        .in_folder(folder.path())
        .check()
        .unwrap();
}

/// `.ci/run` compiles the program of the guide; here it is enough that the crate has what it calls.
#[test]
fn the_program_fits_the_crate() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("bakery-sdk");
    let arguments = [
        "generate",
        "--model",
        support::BAKERY,
        "--name",
        "bakery-sdk",
        "--operations",
        "BakeCake",
    ];
    let run = finish(command().args(arguments).arg("--out").arg(&out));
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let blocks = Page::read("docs/a-client-in-one-minute.md").unwrap().blocks().unwrap();
    let program = blocks.iter().find(|block| block.proof == Proof::RunBy(Runner::Ci)).unwrap();
    let source = |file| std::fs::read_to_string(out.join("src").join(file)).unwrap();
    assert!(program.text.contains("bakery_sdk::Client::new(&config)"));
    assert!(program.text.contains(".bake_cake()"));
    assert!(source("client/operations.rs").contains("pub fn bake_cake(&self)"));
    assert!(program.text.contains(".name("));
    assert!(source("operation/bake_cake/builders.rs").contains("name"));
}
