//! The printers, over a service that has nothing to do with AWS's: model beside expected Rust.
//!
//! `UPDATE_EXPECT=1 cargo test -p smithy-sdk-codegen --test emit` writes what is printed into the expected files; read the
//! difference before you commit it.

#![expect(clippy::needless_pass_by_value, reason = "a JSON value is written where it is used")]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that goes wrong may panic, in its helpers too"
)]

mod rules;

use expect_test::{ExpectFile, expect_file};
use smithy_sdk_codegen::generate;
use smithy_sdk_codegen::resolve::partitions;
use smithy_sdk_codegen::tree::Tree;

const MODEL: &str = include_str!("../resolve/bakery.json");
const PLAN: &str = include_str!("plan.toml");

/// Operations called like something that generated code has of its own.
const OBSTACLES: [&str; 2] =
    [include_str!("obstacle_operations.json"), include_str!("obstacle_operations.toml")];

fn bakery() -> Tree {
    generate(MODEL, PLAN, partitions::AWS).unwrap()
}

#[test]
fn files_are_printed_as_expected() {
    let expected: [(&str, ExpectFile); 11] = [
        ("Cargo.toml", expect_file!["expected/Cargo.toml"]),
        ("src/client/operations.rs", expect_file!["expected/client_operations.rs"]),
        ("src/config/endpoint/rules.rs", expect_file!["expected/endpoint_rules.rs"]),
        ("src/error_meta.rs", expect_file!["expected/error_meta.rs"]),
        ("src/operation/bake_cake.rs", expect_file!["expected/operation.rs"]),
        ("src/operation/bake_cake/builders.rs", expect_file!["expected/builders.rs"]),
        ("src/protocol_serde/bake_cake.rs", expect_file!["expected/binding.rs"]),
        ("src/protocol_serde/close_shop.rs", expect_file!["expected/binding_of_nothing.rs"]),
        ("src/protocol_serde/structures.rs", expect_file!["expected/structures.rs"]),
        ("src/types/error/oven_is_cold.rs", expect_file!["expected/exception.rs"]),
        ("src/types/glaze.rs", expect_file!["expected/enumeration.rs"]),
    ];
    let tree = bakery();
    for (path, expected) in expected {
        expected.assert_eq(&tree.files[path]);
    }
}

/// What a service has no use for is not copied, nor declared by the module above it.
#[test]
fn only_what_is_needed_is_copied() {
    let tree = bakery();
    for path in [
        "glacier",
        "host_label",
        "partition",
        "json_members",
        "response_header",
        "response_payload",
    ] {
        assert!(!tree.files.contains_key(&format!("src/plumbing/{path}.rs")), "{path}");
        assert!(!tree.files["src/plumbing.rs"].contains(&format!("mod {path};")), "{path}");
    }
    for path in ["label", "payload", "request_header", "operation"] {
        assert!(tree.files.contains_key(&format!("src/plumbing/{path}.rs")), "{path}");
        assert!(tree.files["src/plumbing.rs"].contains(&format!("mod {path};")), "{path}");
    }
}

/// Two modules of one name would be one file, the later of the two.
#[test]
fn each_binding_has_a_module_of_its_own() {
    let [model, plan] = OBSTACLES;
    let tree = generate(model, plan, partitions::AWS).unwrap();
    let index = &tree.files["src/protocol_serde.rs"];
    let declared = index.lines().filter(|line| line.starts_with("mod "));
    let mut declared: Vec<_> = declared.map(|line| format!("{line}\n")).collect();
    declared.sort();
    let files = tree.files.keys().filter_map(|path| {
        let module = path.strip_prefix("src/protocol_serde/")?.strip_suffix(".rs")?;
        Some(format!("mod {module};\n"))
    });
    let mut files: Vec<_> = files.collect();
    files.sort();
    assert_eq!(declared, files);
    for (module, of) in [
        ("errors", "Reads modelled errors."),
        ("errors_", "`Errors` over HTTP."),
        ("event_streams", "Streams of events, message by message."),
        ("event_streams_", "`EventStreams` over HTTP."),
        ("structures", "Structures as JSON."),
        ("structures_", "`Structures` over HTTP."),
    ] {
        assert!(tree.files[&format!("src/protocol_serde/{module}.rs")].contains(of), "{module}");
    }
}

/// A variable called like something that can be imported would import it.
#[test]
fn an_unsigned_body_needs_no_payload() {
    let unsigned = "\"aws.auth#unsignedPayload\": {}, \"smithy.api#http\":";
    let model = MODEL.replace("\"smithy.api#http\":", unsigned);
    let (head, _) = PLAN.split_once("operations =").unwrap();
    let plan = format!("{head}operations = [\"CloseShop\"]\n");
    let tree = generate(&model, &plan, partitions::AWS).unwrap();
    assert!(tree.files["src/protocol_serde/close_shop.rs"].contains("UnsignedPayload"));
    assert!(!tree.files["src/protocol_serde.rs"].contains("crate::plumbing::payload"));
}

/// Whatever can be switched on is told to readers, and nothing else.
#[test]
fn each_feature_has_a_row() {
    let asymmetric = MODEL.replace("aws.auth#sigv4\"", "aws.auth#sigv4a\"");
    for (model, has_sigv4a) in [(MODEL, false), (asymmetric.as_str(), true)] {
        let tree = generate(model, PLAN, partitions::AWS).unwrap();
        let manifest = &tree.files["Cargo.toml"];
        let (_, features) = manifest.split_once("\n[features]\n").unwrap();
        let (features, _) = features.split_once("\n\n").unwrap();
        let names = features.lines().filter_map(|line| Some(line.split_once(" = ")?.0));
        let names: Vec<_> = names.filter(|name| *name != "default").collect();
        let rows = tree.files["README.md"].lines().filter_map(|line| line.strip_prefix("| `"));
        let rows: Vec<_> = rows.filter_map(|row| Some(row.split_once('`')?.0)).collect();
        assert_eq!(names, rows);
        assert_eq!(names.contains(&"sigv4a"), has_sigv4a);
    }
}

/// Examples in the copied documentation name the crate that they are in.
#[test]
fn the_crate_has_its_own_name() {
    for (path, text) in &bakery().files {
        assert!(!text.contains("inlineable"), "{path}");
        assert!(!text.contains("glacier_sdk"), "{path}");
    }
}

/// Rules may say of their parameters what they are for, or not.
#[test]
fn parameters_of_the_rules_are_documented() {
    let parameters = r#""parameters": {"Region": {"builtIn": "AWS::Region", "type": "string"}}"#;
    let model = MODEL.replace(r#""parameters": {}"#, parameters);
    let tree = generate(&model, PLAN, partitions::AWS).unwrap();
    let params = &tree.files["src/config/endpoint/params.rs"];
    let docs = "    /// The parameter `region` of the endpoint rules.\n    pub fn region(&self)";
    assert!(params.contains(docs), "{params}");
}

#[test]
fn every_file_is_rust_and_says_where_it_comes_from() {
    for (path, text) in bakery().files.iter().filter(|(path, _)| path.starts_with("src/")) {
        assert!(syn::parse_file(text).is_ok(), "{path}");
        assert!(text.starts_with("//"), "{path}");
    }
}
