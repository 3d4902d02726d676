//! The command itself: what it prints and how it ends, for the cases in `tests/cases/` and for the manual.

#![cfg(test)]

mod explain_json;
mod streams;

use std::{fs, path::Path};

use manual::Console;

/// The console blocks of a file, with the vault that they are about.
fn console(file: impl AsRef<Path>) -> Console {
    let program = env!("CARGO_BIN_EXE_vault-lock-policy");
    Console::of(file)
        .unwrap()
        .with_program("cargo run --package vault-lock-policy-cli --", program)
        .with_variable("VAULT", "arn:aws:glacier:us-west-2:111122223333:vaults/records")
}

/// Every file of cases, each in a folder of its own.
#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 6, "{files:?}");
    for file in files {
        console(file).check().unwrap();
    }
}

/// What the manual shows is what the command does.
#[test]
fn manual() {
    console("docs/policies.md").check().unwrap();
    console("README.md").check().unwrap();
}
