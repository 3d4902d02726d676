//! Each type in each place of a request and an answer: model beside expected Rust.
//!
//! What is printed is compiled, and the cases of the model are run over it, by
//! `cargo xtask conformance --model codegen/tests/bindings/parcels.json`; here is what it looks like.
//! `UPDATE_EXPECT=1 cargo test -p smithy-sdk-codegen --test bindings` writes the expected files.

use expect_test::{ExpectFile, expect_file};
use smithy_sdk_codegen::generate;
use smithy_sdk_codegen::resolve::partitions;

const MODEL: &str = include_str!("parcels.json");
const PLAN: &str = include_str!("plan.toml");

#[test]
fn bindings_are_printed_as_expected() {
    let tree = generate(MODEL, PLAN, partitions::AWS).unwrap();
    let expected: [(&str, ExpectFile); 3] = [
        ("find_by_query", expect_file!["expected/find_by_query.rs"]),
        ("send_by_header", expect_file!["expected/send_by_header.rs"]),
        ("send_by_path", expect_file!["expected/send_by_path.rs"]),
    ];
    for (module, expected) in expected {
        expected.assert_eq(&tree.files[&format!("src/protocol_serde/{module}.rs")]);
    }
}
