//! The command itself: what it prints and how it ends, for the cases in `tests/cases/` and for the manual.

#![cfg(test)]

mod console;
mod explain_json;
mod streams;

use std::{fs, path::Path};

/// Every file of cases, each in a folder of its own.
#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 6, "{files:?}");
    for file in files {
        console::check(&file);
    }
}

/// What the manual shows is what the command does.
#[test]
fn manual() {
    console::check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/policies.md"));
}
