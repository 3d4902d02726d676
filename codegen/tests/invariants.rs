//! What ARCHITECTURE.md promises of the generator, and cannot be read from one place of the code.

#![expect(clippy::unwrap_used, reason = "the helpers are a part of the tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use smithy_sdk_codegen::generate;

/// Every Rust file below a folder of this package, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    collect(&package().join(folder), &mut found);
    assert!(!found.is_empty());
    found
}

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn inputs() -> [String; 3] {
    ["../model/glacier.json", "../model/plan.toml", "partitions.json"]
        .map(|path| fs::read_to_string(package().join(path)).unwrap())
}

#[test]
fn printers_see_nothing_of_the_model() {
    for (path, text) in sources("src/emit") {
        for forbidden in [
            "crate::ast",
            "crate::resolve",
            "crate::plan",
            "crate::diagnostics",
            "unwrap()",
            "expect(",
        ] {
            // `#[expect(…)]` stands in what is printed.
            let found =
                text.lines().find(|line| line.contains(forbidden) && !line.contains("#[expect("));
            let printed = found.is_some_and(|line| {
                line.trim_start().starts_with("///") || line.contains("quote!(")
            });
            assert!(found.is_none() || printed, "{}: {found:?}", path.display());
        }
    }
}

#[test]
fn the_library_does_no_io_and_reads_no_clock() {
    for (path, text) in sources("src") {
        for forbidden in
            ["std::fs", "std::io", "std::env", "std::net", "std::process", "std::time", "println!"]
        {
            // A line that begins with a quotation mark is an import that is printed.
            let is_own = |line: &&str| !line.contains("//") && !line.trim_start().starts_with('"');
            let found = text.lines().find(|line| line.contains(forbidden) && is_own(line));
            assert_eq!(found, None, "{}", path.display());
        }
    }
}

#[test]
fn trait_ids_stand_in_one_place() {
    for (path, text) in sources("src") {
        // The manifest of a generated crate names its protocol for people.
        if path.ends_with("ast/traits/ids.rs") || path.ends_with("emit/manifest.rs") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap();
        for prefix in ["\"smithy.api#http", "\"smithy.rules#", "\"aws.protocols#", "\"aws.auth#"] {
            let found = code
                .lines()
                .find(|line| line.contains(prefix) && !line.trim_start().starts_with("//"));
            assert_eq!(found, None, "{}", path.display());
        }
    }
}

#[test]
fn the_same_inputs_give_the_same_crate() {
    let [model, plan, partitions] = inputs();
    let first = generate(&model, &plan, &partitions).unwrap();
    let second = generate(&model, &plan, &partitions).unwrap();
    assert_eq!(first, second);
}

/// `cargo test` of a generated crate alone has only the crate's own dependencies, without what their features for tests
/// add.
#[test]
fn generated_crates_compile_for_tests_as_they_do_otherwise() {
    for (path, text) in sources("inlineable/src") {
        let found = text.lines().find(|line| line.contains("cfg") && line.contains(", test"));
        assert_eq!(found, None, "{}", path.display());
    }
}

/// The order of operations in the plan, and of shapes in the model, is no part of the input.
#[test]
fn order_in_the_inputs_does_not_matter() {
    let [model, plan, partitions] = inputs();
    let mut reversed: serde_json::Value = serde_json::from_str(&model).unwrap();
    let shapes = reversed["shapes"].as_object().unwrap().clone();
    reversed["shapes"] = shapes.into_iter().rev().collect::<serde_json::Map<_, _>>().into();
    let start = plan.find("operations = [").unwrap() + "operations = [".len();
    let end = start + plan[start..].find(']').unwrap();
    let mut names: Vec<&str> =
        plan[start..end].split(',').map(str::trim).filter(|it| !it.is_empty()).collect();
    names.reverse();
    let reversed_plan = format!("{}{}{}", &plan[..start], names.join(", "), &plan[end..]);
    assert_ne!(plan, reversed_plan);
    let expected = generate(&model, &plan, &partitions).unwrap();
    assert_eq!(generate(&reversed.to_string(), &reversed_plan, &partitions).unwrap(), expected);
}

/// A file of the copied half that nobody copies would be missed only by a service that needs it.
#[test]
fn each_inlineable_is_known_to_the_generator() {
    let sample = [
        "lib.rs",
        "service.rs",
        "error_meta.rs",
        "types.rs",
        "operation.rs",
        "protocol_serde.rs",
        "tests.rs",
        "waiters.rs",
        "client/operations.rs",
        "config/endpoint/params.rs",
        "config/endpoint/rules.rs",
    ];
    let table = fs::read_to_string(package().join("src/emit/inlineables.rs")).unwrap();
    let root = package().join("inlineable/src");
    for (path, _) in sources("inlineable/src") {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let is_sample = sample.contains(&name.as_str())
            || ["tests/", "types/", "operation/", "waiters/"]
                .iter()
                .any(|folder| name.starts_with(folder));
        let is_copied = table.contains(&format!("\"{name}\""));
        assert!(is_sample != is_copied, "`{name}` is to be copied, or to be a part of the sample");
    }
}

/// The manifest of a generated crate asks for what the copied half was compiled and tested with.
#[test]
fn generated_manifests_ask_for_the_versions_of_the_workspace() {
    let [model, plan, partitions] = inputs();
    let tree = generate(&model, &plan, &partitions).unwrap();
    let generated: toml::Table = tree.files["Cargo.toml"].parse().unwrap();
    let workspace: toml::Table =
        fs::read_to_string(package().join("../Cargo.toml")).unwrap().parse().unwrap();
    let inlineable: toml::Table =
        fs::read_to_string(package().join("inlineable-package/Cargo.toml"))
            .unwrap()
            .parse()
            .unwrap();
    let version =
        |value: &toml::Value| value.get("version").unwrap_or(value).as_str().unwrap().to_owned();

    let dependencies = generated["dependencies"].as_table().unwrap();
    let names: BTreeSet<&String> = dependencies.keys().collect();
    let tested: BTreeSet<&String> = inlineable["dependencies"].as_table().unwrap().keys().collect();
    // What only other clients need is not asked for.
    let left_out: Vec<_> = tested.difference(&names).map(|name| name.as_str()).collect();
    assert_eq!(
        left_out,
        [
            "aws-sigv4",
            "aws-smithy-compression",
            "aws-smithy-eventstream",
            "bytes",
            "http-body",
            "http-body-util",
            "md-5"
        ]
    );
    assert!(names.is_subset(&tested), "{names:?}");
    for (name, value) in dependencies {
        assert_eq!(
            version(value),
            version(&workspace["workspace"]["dependencies"][name]),
            "{name}"
        );
    }
    let asymmetric = include_str!("endpoint/harbour.json");
    let plan = "[package]\nname = \"a\"\nversion = \"0.1.0\"\ndescription = \"a\"\n\n\
                [service]\nid = \"com.example.harbour#Harbour\"\noperations = [\"Call\"]\n";
    let asymmetric: toml::Table =
        generate(asymmetric, plan, &partitions).unwrap().files["Cargo.toml"].parse().unwrap();
    // Users say themselves that they want what is for tests.
    let mut features = inlineable["features"].as_table().unwrap().clone();
    features["default"].as_array_mut().unwrap().retain(|it| it.as_str() != Some("test-util"));
    assert_eq!(asymmetric["features"].as_table(), Some(&features));
    // Asymmetric signatures are a feature of clients that have them.
    let mut without = features;
    without.remove("sigv4a").unwrap();
    without["default"].as_array_mut().unwrap().retain(|it| it.as_str() != Some("sigv4a"));
    assert_eq!(generated["features"].as_table(), Some(&without));
}

/// Half of it is copied from here, and both licences ask to be copied too.
#[test]
fn a_generated_crate_comes_with_the_licences_of_this_repository() {
    let [model, plan, partitions] = inputs();
    let tree = generate(&model, &plan, &partitions).unwrap();
    let manifest: toml::Table = tree.files["Cargo.toml"].parse().unwrap();
    assert_eq!(manifest["package"]["license"].as_str(), Some("MIT OR Apache-2.0"));
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let ours = fs::read_to_string(package().join("..").join(name)).unwrap();
        assert_eq!(tree.files[name], ours, "{name}");
    }
}

#[test]
fn each_feature_of_a_generated_crate_has_a_row_in_its_readme() {
    let [model, plan, partitions] = inputs();
    let tree = smithy_sdk_codegen::generate(&model, &plan, &partitions).unwrap();
    let manifest: toml::Table = tree.files["Cargo.toml"].parse().unwrap();
    for feature in manifest["features"].as_table().unwrap().keys().filter(|it| *it != "default") {
        let row = format!("| `{feature}` | ");
        assert!(tree.files["README.md"].contains(&row), "{feature}");
    }
}
