//! Prints the crate. One printer a file, from the IR to tokens; none of them can fail or decide anything.
//!
//! The comment above a printer shows the code that it prints.

mod builders;
mod call_tests;
mod client;
mod conditions;
mod context;
mod default_value;
mod driver;
mod endpoint;
mod endpoint_tests;
mod enumeration;
mod error_meta;
mod event_streams;
mod event_writers;
mod exception;
mod getter;
mod imports;
mod inlineables;
mod json;
mod json_types;
mod json_write;
mod manifest;
mod missing;
mod operation;
mod operation_error;
mod paginator;
mod paths;
mod protocol;
mod protocol_tests;
mod readme;
mod redacted;
mod request;
mod response;
mod root;
mod rust_type;
mod service;
mod setter;
mod settings;
mod structure;
mod text;
mod tokens;
mod types;
mod union;
mod waiters;

pub use driver::driver;
pub use protocol_tests::{PrintedTests, protocol_tests};

use crate::ir::Crate;
use crate::print::SourceFile;
use crate::tree::Tree;

/// Stands at the top of every printed file.
const NOTICE: &str = "Code generated from the Smithy model by `cargo xtask regen`. DO NOT EDIT.";

/// How every printed file starts, whatever command made it.
pub const NOTICE_START: &str = "Code generated from the Smithy model by `";

/// What [`emit`] gives, with the name of another command at the top of the files.
pub fn emit_by(command: &str, krate: &Crate) -> Tree {
    let mut tree = emit(krate);
    let notice = format!("{NOTICE_START}{command}`. DO NOT EDIT.");
    for text in tree.files.values_mut() {
        *text = text.replacen(NOTICE, &notice, 1);
    }
    tree
}

/// Prints every file of the crate.
pub fn emit(krate: &Crate) -> Tree {
    let mut files = Files { krate, tree: Tree::default() };
    files.rust("service", &service::service(krate));
    files.rust("client/operations", &client::operations(krate));
    if !krate.endpoint.settings.is_empty() {
        files.rust("config/context_params", &settings::settings(krate));
    }
    files.rust("config/endpoint/params", &endpoint::params(krate));
    files.rust("config/endpoint/rules", &endpoint::rules(krate));
    if !krate.endpoint.partitions.is_empty() {
        files.rust("config/endpoint/rules/partitions", &endpoint::partitions(krate));
    }
    files.rust("error_meta", &error_meta::error_meta(krate));
    operations(&mut files);
    waiters(&mut files);
    types(&mut files);
    protocol_serde(&mut files);
    inlineables::copy(krate, &mut files.tree);
    files.rust("lib", &root::lib(krate, &files.tree));
    files.text("Cargo.toml", manifest::manifest(krate, &files.tree));
    for (name, text) in manifest::LICENCES {
        files.text(name, text.to_owned());
    }
    files.text("README.md", readme::readme(krate, &files.tree));
    files.tree
}

fn operations(files: &mut Files<'_>) {
    files.rust("operation", &operation::index(files.krate));
    for operation in &files.krate.operations {
        let folder = format!("operation/{}", operation.code_module().text());
        files.rust(&folder, &operation::operation(operation, files.krate));
        files.rust(&format!("{folder}/builders"), &builders::builders(operation, files.krate));
        if let Some(paginator) = &operation.paginator {
            let file = paginator::paginator(paginator, operation, files.krate);
            files.rust(&format!("{folder}/paginator"), &file);
        }
    }
}

fn waiters(files: &mut Files<'_>) {
    if files.krate.waiters.is_empty() {
        return;
    }
    files.rust("client/waiters", &waiters::client(files.krate));
    files.rust("waiters", &waiters::index(files.krate));
    for waiter in &files.krate.waiters {
        if let Some(operation) = files.krate.operations.get(waiter.operation.0) {
            let file = waiters::waiter(waiter, operation, files.krate);
            files.rust(&format!("waiters/{}", waiter.module.text()), &file);
        }
    }
}

fn types(files: &mut Files<'_>) {
    files.rust("types", &types::types(files.krate));
    files.rust("types/builders", &types::builders(files.krate));
    files.rust("types/error", &types::errors(files.krate));
    files.rust("types/error/builders", &types::error_builders(files.krate));
    for structure in &files.krate.structures {
        let path = format!("types/{}", structure.module.text());
        files.rust(&path, &types::structure(structure, files.krate));
    }
    for union in &files.krate.unions {
        let path = format!("types/{}", union.module.text());
        files.rust(&path, &union::union(union, files.krate));
    }
    for enumeration in &files.krate.enums {
        let path = format!("types/{}", enumeration.module.text());
        files.rust(&path, &enumeration::enumeration(enumeration));
    }
    for error in &files.krate.errors {
        let path = format!("types/error/{}", error.module.text());
        files.rust(&path, &exception::exception(error, files.krate));
    }
    for stream in &files.krate.event_streams {
        let path = format!("types/error/{}", stream.error_module.text());
        files.rust(&path, &event_streams::error(stream, files.krate));
    }
}

fn protocol_serde(files: &mut Files<'_>) {
    let operations = files.krate.operations.iter();
    let bindings = operations.map(|operation| protocol::binding(operation, files.krate));
    let bindings: Vec<_> = bindings.collect();
    files.rust("protocol_serde", &protocol::index(&bindings, files.krate));
    for (operation, binding) in files.krate.operations.iter().zip(&bindings) {
        let module = operation.binding_module();
        files.rust(&format!("protocol_serde/{}", module.text()), binding);
    }
    if !files.krate.errors.is_empty() {
        files.rust("protocol_serde/errors", &json::errors(files.krate));
    }
    if !files.krate.event_streams.is_empty() {
        files.rust("protocol_serde/event_streams", &event_streams::event_streams(files.krate));
    }
    if json::has_structures(files.krate) {
        files.rust("protocol_serde/structures", &json::structures(files.krate));
    }
}

/// The files printed so far.
struct Files<'a> {
    krate: &'a Crate,
    tree: Tree,
}

impl Files<'_> {
    fn rust(&mut self, module: &str, file: &SourceFile) {
        self.text(&format!("src/{module}.rs"), file.render(NOTICE));
    }

    fn text(&mut self, path: &str, text: String) {
        self.tree.files.insert(path.to_owned(), text);
    }
}
