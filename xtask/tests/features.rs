//! One set of features for each dependency, whatever command compiles it: what `crates/workspace-features` is for.

// Which dependencies there are, and with what features, differs from system to system; the list is Linux's.
#![cfg(all(test, target_os = "linux"))]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use support::root;

const HELP: &str = "add the features that are missing to crates/workspace-features/Cargo.toml";

/// The packages from registries that are compiled for the workspace, each with its sets of features: there are two if build
/// scripts and procedural macros are compiled with other ones than programs.
fn features(edges: &str) -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(std::env::var_os("CARGO").unwrap())
        .args(["tree", "--workspace", "--locked", "--edges", edges])
        .args(["--prefix=none", "--no-dedupe", "--format={p}|{f}"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (package, features) in text.lines().filter_map(|line| line.split_once('|')) {
        let package = package.trim_end_matches(" (proc-macro)");
        // Members stand with their folders.
        if !package.contains(" (") {
            let features = features.trim_end_matches(" (*)").to_owned();
            found.entry(package.to_owned()).or_default().insert(features);
        }
    }
    assert!(found.len() > 100, "{found:?}");
    found
}

#[test]
fn dependencies_have_the_same_features_with_tests_and_without() {
    let with_tests = features("normal,build,dev");
    for (package, features) in features("normal,build") {
        assert_eq!(features, with_tests[&package], "{package}: {HELP}");
    }
}

#[test]
fn build_scripts_and_programs_are_compiled_with_the_same_dependencies() {
    for (package, features) in features("normal,build,dev") {
        assert_eq!(features.len(), 1, "{package}: {features:?}; {HELP}");
    }
}
