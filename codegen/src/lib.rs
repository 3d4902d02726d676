//! Generates a Rust client crate from a Smithy JSON model.
//!
//! ```text
//! text ──parse──▶ ast::Model ──resolve──▶ ir::Crate ──emit──▶ tokens per file ──print──▶ Tree
//! ```
//!
//! `ast` is the model as it is written, `resolve` makes every decision and finds every error, `ir` is the crate as plain
//! data, `emit` prints it. The library does no I/O, reads no clock and no environment: what comes out is a pure function
//! of what goes in. The crate `smithy-sdk` reads and writes files around it, as a command too.
//!
//! ```
//! use smithy_sdk_codegen::{generate, resolve::partitions};
//!
//! let model = r#"{"smithy": "2.0", "shapes": {
//!     "com.example#Bakery": {
//!         "type": "service", "version": "2026-01-01", "operations": [{"target": "com.example#BakeCake"}],
//!         "traits": {"aws.protocols#restJson1": {}, "aws.api#service": {"sdkId": "Bakery"}, "aws.auth#sigv4": {"name": "bakery"}}
//!     },
//!     "com.example#BakeCake": {
//!         "type": "operation", "input": {"target": "smithy.api#Unit"}, "output": {"target": "smithy.api#Unit"},
//!         "traits": {"smithy.api#http": {"method": "POST", "uri": "/cakes", "code": 201}}
//!     }
//! }}"#;
//! let plan = r#"
//!     package = { name = "bakery", version = "0.1.0", description = "A client of the bakery" }
//!     service = { id = "com.example#Bakery", operations = ["BakeCake"] }
//! "#;
//! let tree = generate(model, plan, partitions::AWS)?;
//! assert!(tree.files.contains_key("src/operation/bake_cake.rs"));
//! # Ok::<(), smithy_sdk_codegen::diagnostics::Diagnostics>(())
//! ```

pub mod ast;
pub mod diagnostics;
pub mod diff;
pub mod emit;
pub mod ir;
mod json;
pub mod plan;
mod print;
pub mod resolve;
mod suggest;
pub mod tree;

use ast::Model;
use diagnostics::Diagnostics;
use emit::PrintedTests;
use ir::Crate;
use plan::Plan;
use resolve::partitions::Partitions;
use tree::Tree;

/// Generates a crate: the model and AWS's partitions as JSON, the plan as TOML, every file of the crate out.
///
/// The [first page](crate) has an example.
///
/// # Errors
///
/// Every fault of the inputs that can be found at once.
pub fn generate(model: &str, plan: &str, partitions: &str) -> Result<Tree, Diagnostics> {
    let krate = resolve_texts(Model::parse(model), plan, partitions)?.1;
    Ok(emit::emit(&krate))
}

/// Prints the test cases of the model, of the overlay `tests` and of the endpoint rules as Rust tests.
///
/// The overlay is a model too, with nothing but `apply` statements.
///
/// # Errors
///
/// Every fault of the inputs that can be found at once.
pub fn protocol_tests(
    model: &str,
    plan: &str,
    partitions: &str,
    tests: &str,
) -> Result<PrintedTests, Diagnostics> {
    let model = Model::parse(model)?.with_overlay(Model::parse_overlay(tests)?);
    let (model, krate) = resolve_texts(model, plan, partitions)?;
    let tests = resolve::tests::resolve(&model, &krate)?;
    Ok(emit::protocol_tests(&krate, &tests))
}

/// Prints a function that carries out any operation of the plan, for where two clients are compared.
///
/// # Errors
///
/// Every fault of the inputs that can be found at once.
pub fn driver(model: &str, plan: &str, partitions: &str) -> Result<String, Diagnostics> {
    let (_, krate) = resolve_texts(Model::parse(model), plan, partitions)?;
    Ok(emit::driver(&krate))
}

/// Reads the other inputs too before it gives up on a faulty one, so that the faults of all are told.
fn resolve_texts(
    model: Result<Model, Diagnostics>,
    plan: &str,
    partitions: &str,
) -> Result<(Model, Crate), Diagnostics> {
    let mut faults = Diagnostics::default();
    let model = faults.unless(model);
    let plan = faults.unless(Plan::parse(plan));
    let partitions = faults.unless(Partitions::parse(partitions));
    let (Some(model), Some(plan), Some(partitions)) = (model, plan, partitions) else {
        return Err(faults);
    };
    let krate = resolve::resolve(&model, &plan, &partitions)?;
    Ok((model, krate))
}
