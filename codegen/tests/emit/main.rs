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

/// A builder, or the error of an operation, has the name of a type of the model; that one is another inside of the crate.
#[test]
fn names_that_are_taken_are_others_inside() {
    let [model, plan] = OBSTACLES;
    let tree = generate(model, plan, partitions::AWS).unwrap();
    for (path, import) in [
        ("types/shelf", "ShelfBuilder as ShelfBuilder_"),
        ("types/error/option_code_error", "OptionCodeErrorBuilder as OptionCodeErrorBuilder_"),
        ("operation/option_code", "OptionCodeError as OptionCodeError_"),
    ] {
        assert!(tree.files[&format!("src/{path}.rs")].contains(import), "{path}: {import}");
    }
}

/// The code of `Option` is not where that of `OptionCode` is.
#[test]
fn the_code_of_an_operation_is_its_own() {
    let [model, plan] = OBSTACLES;
    let tree = generate(model, plan, partitions::AWS).unwrap();
    let index = &tree.files["src/operation.rs"];
    for (module, file) in [("mod option_;", "option_"), ("pub mod option_code;", "option_code")] {
        assert!(index.lines().any(|line| line == module), "{module}");
        assert!(tree.files.contains_key(&format!("src/operation/{file}.rs")), "{file}");
    }
}

/// What is secret is shown in no debug output, no error and no telemetry.
#[test]
fn secrets_are_not_shown() {
    let [model, plan] = OBSTACLES;
    let tree = generate(model, plan, partitions::AWS).unwrap();
    let file = |path: &str| {
        let words = tree.files[&format!("src/{path}.rs")].split_whitespace();
        words.collect::<Vec<_>>().join(" ")
    };
    for (path, shown) in [
        ("types/shelf", r#".field("secrets", &REDACTED) .field("kind", &REDACTED)"#),
        ("types/secret_kind", "f.write_str(REDACTED)"),
        ("types/error/option_code_error", r#".field("message", &REDACTED)"#),
        ("types/error/option_code_error", r#".field("meta", &REDACTED)"#),
    ] {
        assert!(file(path).contains(shown), "{path}: {shown} in {}", file(path));
    }
    assert!(!file("types/secret_kind").contains("Debug, PartialEq"));
    let binding = file("protocol_serde/option_code");
    assert!(binding.contains(r#"[("Id", input.id())].into_iter()"#), "{binding}");
    assert_eq!(binding.matches(".map_err(|_| hidden_value(").count(), 2, "{binding}");
}

/// Each type brings along what writes and reads it, also if it is the only one.
#[test]
fn a_type_alone_is_written_and_read() {
    for (ty, written, read) in [
        ("BigDecimal", "to_json_big_numbers", "json_big_numbers"),
        ("BigInteger", "to_json_big_numbers", "json_big_numbers"),
        ("Blob", "to_json_scalars", "json_scalars"),
        ("Boolean", "to_json_scalars", "json"),
        ("Byte", "to_json_scalars", "json"),
        ("Document", "to_json_documents", "json_documents"),
        ("Double", "to_json_scalars", "json_scalars"),
        ("Float", "to_json_scalars", "json_scalars"),
        ("Integer", "to_json_scalars", "json"),
        ("Long", "to_json_scalars", "json"),
        ("Short", "to_json_scalars", "json"),
        ("String", "to_json", "json"),
        ("Timestamp", "to_json_timestamps", "json_timestamps"),
    ] {
        let mut model: serde_json::Value = serde_json::from_str(MODEL).unwrap();
        let member = serde_json::json!({"value": {"target": format!("smithy.api#{ty}")}});
        model["shapes"]["com.example#Only"] =
            serde_json::json!({"type": "structure", "members": member});
        let operation = &mut model["shapes"]["com.example#CloseShop"];
        for role in ["input", "output"] {
            operation[role] = serde_json::json!({"target": "com.example#Only"});
        }
        let (head, _) = PLAN.split_once("operations =").unwrap();
        let plan = format!("{head}operations = [\"CloseShop\"]\n");
        let tree = generate(&model.to_string(), &plan, partitions::AWS).unwrap();
        for file in [written, read] {
            assert!(tree.files.contains_key(&format!("src/plumbing/{file}.rs")), "{ty}: {file}");
        }
    }
}

/// Where nothing is read or written as JSON, what could do it says that nobody calls it.
#[test]
fn what_nobody_calls_is_expected() {
    let (head, _) = PLAN.split_once("operations =").unwrap();
    let plan = format!("{head}operations = [\"CloseShop\"]\n");
    let close = generate(MODEL, &plan, partitions::AWS).unwrap();
    let [close, bake] = [close, bakery()].map(|tree| tree.files["src/plumbing.rs"].clone());
    let json = "#[expect(dead_code, reason = \"no answer is read as JSON\")]\npub(crate) mod json;";
    assert!(close.contains(json), "{close}");
    for text in [&close, &bake] {
        // What is written is left out as a whole, or all of it is needed.
        assert!(!text.contains("no request is an object"), "{text}");
        assert!(!text.contains("// without"), "{text}");
    }
    assert!(!bake.contains("no answer is read"), "{bake}");
}

/// A description that says what the page says anyway is left out, and so is the documentation of a service that has none.
#[test]
fn pages_say_nothing_twice() {
    let plan = PLAN.replace("A client for the bakery", "A client of Bakery");
    let tree = generate(MODEL, &plan, partitions::AWS).unwrap();
    let readme = &tree.files["README.md"];
    assert_eq!(readme.matches("A client of Bakery").count(), 1, "{readme}");
    let root = &tree.files["src/lib.rs"];
    assert!(!root.contains("//!\n//!\n"), "{root}");
}

/// A document that is the whole body has no object around it, and nobody would write one.
#[test]
fn a_body_without_an_object_is_allowed() {
    let mut model: serde_json::Value = serde_json::from_str(MODEL).unwrap();
    let traits = serde_json::json!({"smithy.api#httpPayload": {}});
    let note = serde_json::json!({"target": "smithy.api#Document", "traits": traits});
    model["shapes"]["com.example#Note"] =
        serde_json::json!({"type": "structure", "members": {"note": note}});
    model["shapes"]["com.example#CloseShop"]["input"] =
        serde_json::json!({"target": "com.example#Note"});
    let (head, _) = PLAN.split_once("operations =").unwrap();
    let plan = format!("{head}operations = [\"CloseShop\"]\n");
    let tree = generate(&model.to_string(), &plan, partitions::AWS).unwrap();
    let text = &tree.files["src/plumbing.rs"];
    for line in [
        "#[allow(dead_code, reason = \"a body need not have an object in it\")]\npub(crate) mod json_writer;",
        "#[expect(dead_code, reason = \"no request is an object in JSON\")]\npub(crate) mod to_json;",
    ] {
        assert!(text.contains(line), "{text}");
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
