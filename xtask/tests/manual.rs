//! What the manual shows of `cargo xtask` is what it prints.

#[cfg(test)]
mod support;

use std::fs;

use manual::Console;

#[test]
fn a_model_that_changes() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("model")).unwrap();
    let model = "model/glacier.json";
    fs::copy(support::root().join(model), folder.path().join(model)).unwrap();
    Console::of("docs/when-the-model-changes.md")
        .unwrap()
        .with_program("cargo xtask", env!("CARGO_BIN_EXE_xtask"))
        .in_folder(folder.path())
        .check()
        .unwrap();
}
