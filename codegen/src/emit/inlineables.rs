//! The half of the crate that no model decides, copied from the package `inlineable`.

use crate::ir::{Binding, Body, Crate, Customization, Field, Operation, ParameterKind};
use crate::tree::Tree;

/// Which crates need a file.
#[derive(Clone, Copy)]
enum When {
    Always,
    Enums,
    Glacier,
    GlacierUploads,
    Labels,
    Paginators,
    Partitions,
    Payloads,
    Polling,
    ReadStructures,
    Region,
    RequestHeaders,
    ResponseHeaders,
    ResponsePayloads,
    Waiters,
}

struct Inlineable {
    when: When,
    path: &'static str,
    text: &'static str,
}

macro_rules! inlineable {
    ($when:ident, $path:literal) => {
        Inlineable {
            when: When::$when,
            path: $path,
            text: include_str!(concat!("../../inlineable/src/", $path)),
        }
    };
}

const FILES: &[Inlineable] = &[
    inlineable!(Always, "client.rs"),
    inlineable!(Always, "client/customize.rs"),
    inlineable!(Always, "client/customize/internal.rs"),
    inlineable!(Waiters, "client/waiters.rs"),
    inlineable!(Always, "config.rs"),
    inlineable!(Always, "config/auth.rs"),
    inlineable!(Always, "config/builder.rs"),
    inlineable!(Always, "config/builder/runtime.rs"),
    inlineable!(Always, "config/builder/test_defaults.rs"),
    inlineable!(Always, "config/endpoint.rs"),
    inlineable!(Always, "config/http.rs"),
    inlineable!(Always, "config/interceptors.rs"),
    inlineable!(Always, "config/retry.rs"),
    inlineable!(Always, "config/runtime_plugins.rs"),
    inlineable!(Always, "config/sdk_config.rs"),
    inlineable!(Always, "config/timeout.rs"),
    inlineable!(Always, "error.rs"),
    inlineable!(Always, "error/sealed_unhandled.rs"),
    inlineable!(Always, "meta.rs"),
    inlineable!(Always, "plumbing.rs"),
    inlineable!(Always, "plumbing/builder.rs"),
    inlineable!(Always, "plumbing/error_macros.rs"),
    inlineable!(Always, "plumbing/errors.rs"),
    inlineable!(Glacier, "plumbing/glacier.rs"),
    inlineable!(GlacierUploads, "plumbing/glacier_upload.rs"),
    inlineable!(Region, "plumbing/host_label.rs"),
    inlineable!(Always, "plumbing/interceptors.rs"),
    inlineable!(Always, "plumbing/json.rs"),
    inlineable!(ReadStructures, "plumbing/json_members.rs"),
    inlineable!(Labels, "plumbing/label.rs"),
    inlineable!(Always, "plumbing/operation.rs"),
    inlineable!(Always, "plumbing/operation_macros.rs"),
    inlineable!(Paginators, "plumbing/paginator.rs"),
    inlineable!(Partitions, "plumbing/partition.rs"),
    inlineable!(Payloads, "plumbing/payload.rs"),
    inlineable!(Polling, "plumbing/poll.rs"),
    inlineable!(Always, "plumbing/request.rs"),
    inlineable!(RequestHeaders, "plumbing/request_header.rs"),
    inlineable!(Always, "plumbing/response.rs"),
    inlineable!(ResponseHeaders, "plumbing/response_header.rs"),
    inlineable!(ResponsePayloads, "plumbing/response_payload.rs"),
    inlineable!(Always, "plumbing/serde.rs"),
    inlineable!(GlacierUploads, "plumbing/tree_hash.rs"),
    inlineable!(Waiters, "plumbing/waiter.rs"),
    inlineable!(Always, "primitives.rs"),
    inlineable!(Enums, "primitives/sealed_enum_unknown.rs"),
];

/// Copies what the crate needs.
pub(super) fn copy(krate: &Crate, tree: &mut Tree) {
    let crate_name = krate.package.name.replace('-', "_");
    let (needed, left_out): (Vec<_>, Vec<_>) =
        FILES.iter().partition(|file| is_needed(file.when, krate));
    for file in needed {
        let text = file
            .text
            .split_inclusive('\n')
            .filter(|line| !left_out.iter().any(|it| it.is_declared_by(file, line)));
        let text = text.map(|line| rename(line, &crate_name)).collect();
        // What a printer has made of a sample stands already.
        tree.files.entry(format!("src/{}", file.path)).or_insert(text);
    }
}

impl Inlineable {
    /// Whether this file is the module that the line of its parent declares or re-exports from.
    fn is_declared_by(&self, parent: &Self, line: &str) -> bool {
        let stem = self
            .path
            .strip_prefix(parent.path.trim_end_matches(".rs"))
            .and_then(|path| path.strip_prefix('/'));
        stem.and_then(|stem| stem.strip_suffix(".rs")).is_some_and(|module| {
            let line = line.trim();
            line.trim_start_matches("pub(crate) ") == format!("mod {module};")
                || line.starts_with(&format!("pub use {module}::"))
        })
    }
}

fn is_needed(when: When, krate: &Crate) -> bool {
    let any = |it: fn(&Operation) -> bool| krate.operations.iter().any(it);
    let is_header = |field: &Field| matches!(field.binding, Binding::Header(_));
    match when {
        When::Always => true,
        When::Enums => !krate.enums.is_empty(),
        When::Glacier => krate.service.customization == Some(Customization::Glacier),
        When::GlacierUploads => any(|it| it.hashed_body.is_some()),
        When::Labels => any(Operation::has_labels),
        When::Paginators => any(|it| it.paginator.is_some()),
        When::Partitions => !krate.endpoint.partitions.is_empty(),
        When::Payloads => any(|it| it.request_body != Body::Empty),
        When::Polling => !krate.waiters.is_empty() || any(|it| it.paginator.is_some()),
        When::ReadStructures => krate.structures.iter().any(|it| it.is_read),
        When::Region => krate.endpoint.parameters.iter().any(|it| it.kind == ParameterKind::Region),
        When::RequestHeaders => {
            krate.operations.iter().any(|it| it.input.fields.iter().any(is_header))
        }
        When::ResponseHeaders => {
            krate.operations.iter().any(|it| it.output.fields.iter().any(is_header))
        }
        When::ResponsePayloads => any(|it| matches!(it.response_body, Body::Payload(..))),
        When::Waiters => !krate.waiters.is_empty(),
    }
}

/// Documentation of the copied files calls the crate `inlineable`; here it has a name of its own.
fn rename(line: &str, crate_name: &str) -> String {
    let is_comment = line.trim_start().starts_with("//");
    if is_comment {
        line.replace("inlineable::", &format!("{crate_name}::"))
    } else {
        line.to_owned()
    }
}
