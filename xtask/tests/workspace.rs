//! How the workspace is compiled: one set of features for each dependency, which is what `crates/workspace-features` is for,
//! and no test program for what has no tests.

#![cfg(test)]

mod support;

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use support::{files, root};

fn cargo(arguments: &[&str]) -> String {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap());
    let output = cargo.args(arguments).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A target with `test = false` saves a program that would be compiled and linked for nothing; a test in it would never run.
#[test]
fn what_is_not_tested_has_no_tests() {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version=1"])).unwrap();
    let mut looked_at = 0;
    for package in metadata["packages"].as_array().unwrap() {
        let untested = package["targets"].as_array().unwrap().iter();
        let untested = untested.filter(|it| it["test"] == false && it["kind"][0] == "bin");
        for target in untested {
            let folder = Path::new(target["src_path"].as_str().unwrap()).parent().unwrap();
            for (path, text) in files(folder) {
                assert!(!text.contains("#[test]"), "{path} has tests, but {target} runs none");
            }
            looked_at += 1;
        }
    }
    assert!(looked_at > 5, "{looked_at}");
}

/// A broken output can't keep anybody from regenerating it.
#[test]
fn generator_and_tasks_are_compiled_without_anything_in_crates() {
    let manifests = ["codegen", "codegen/inlineable-package", "codegen/smithy-sdk", "xtask"];
    for manifest in manifests.map(|it| format!("{it}/Cargo.toml")) {
        let tree = ["tree", "--edges=normal,build", "--prefix=none", "--locked", "--manifest-path"];
        let tree = cargo(&[&tree[..], &[manifest.as_str()]].concat()).replace('\\', "/");
        let folder = format!("{}/crates/", root().display()).replace('\\', "/");
        let found = tree.lines().find(|line| line.contains(&folder));
        assert_eq!(found, None, "{manifest}");
    }
}

/// Which dependencies there are, and with what features, differs from system to system; the list is Linux's.
#[cfg(target_os = "linux")]
mod features {
    use std::collections::{BTreeMap, BTreeSet};

    use pretty_assertions::assert_eq;

    use super::cargo;

    const HELP: &str = "add the features that are missing to crates/workspace-features/Cargo.toml";

    /// The packages from registries that are compiled for the workspace, each with its sets of features: there are two if build
    /// scripts and procedural macros are compiled with other ones than programs.
    fn features(edges: &str) -> BTreeMap<String, BTreeSet<String>> {
        let edges = format!("--edges={edges}");
        let format = ["--prefix=none", "--format={p}|{f}"];
        let tree = cargo(&[&["tree", "--workspace", "--locked", &edges][..], &format].concat());
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (package, features) in tree.lines().filter_map(|line| line.split_once('|')) {
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
}
