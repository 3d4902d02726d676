//! The half of the crate that no model decides, copied from the package `inlineable`.
//!
//! A file comes along if the crate needs it: each client needs some, and the others are needed by the code that names
//! them. So it is with lines, too: `// only: a::b` at the end of one says which module it is for.

use std::collections::BTreeSet;

use super::json_types;
use crate::ir::{Crate, Type};
use crate::tree::Tree;

/// Which crates need a file.
#[derive(Clone, Copy)]
enum When {
    /// All.
    Always,
    /// Those for which a printer has made it. It is never copied: here is a sample of it.
    Printed,
    /// Those of which some code names it.
    Named,
    /// Those whose answers carry such a type as JSON: the file implements a trait and is never named.
    Reads(fn(Type) -> bool),
    /// Those whose requests do.
    Writes(fn(Type) -> bool),
    /// Those whose answers carry boxes as JSON.
    ReadsBoxes,
    /// Those whose requests do.
    WritesBoxes,
}

struct Inlineable {
    when: When,
    path: &'static str,
    text: &'static str,
}

macro_rules! inlineables {
    ($($path:literal => $when:expr,)*) => {
        &[$(Inlineable {
            when: $when,
            path: $path,
            text: include_str!(concat!("../../inlineable/src/", $path)),
        }),*]
    };
}

use When::{Always, Named, Printed, Reads, ReadsBoxes, Writes, WritesBoxes};

const FILES: &[Inlineable] = inlineables! {
    "client.rs" => Always,
    "client/customize.rs" => Always,
    "client/customize/internal.rs" => Always,
    "client/waiters.rs" => Printed,
    "config.rs" => Always,
    "config/auth.rs" => Always,
    "config/builder.rs" => Always,
    "config/builder/runtime.rs" => Always,
    "config/builder/test_defaults.rs" => Always,
    "config/defaults.rs" => Always,
    "config/endpoint.rs" => Always,
    "config/http.rs" => Always,
    "config/idempotency_token.rs" => Named,
    "config/interceptors.rs" => Always,
    "config/request_compression.rs" => Named,
    "config/retry.rs" => Always,
    "config/runtime_plugins.rs" => Always,
    "config/sdk_config.rs" => Always,
    "config/timeout.rs" => Always,
    "error.rs" => Always,
    "error/sealed_unhandled.rs" => Always,
    "meta.rs" => Always,
    "plumbing.rs" => Always,
    "plumbing/arn.rs" => Named,
    "plumbing/bucket.rs" => Named,
    "plumbing/builder.rs" => Named,
    "plumbing/compression.rs" => Named,
    "plumbing/content_md5.rs" => Named,
    "plumbing/error_macros.rs" => Always,
    "plumbing/errors.rs" => Always,
    "plumbing/glacier.rs" => Named,
    "plumbing/glacier_upload.rs" => Named,
    "plumbing/greedy_label.rs" => Named,
    "plumbing/host_label.rs" => Named,
    "plumbing/host_prefix.rs" => Named,
    "plumbing/host_prefix_label.rs" => Named,
    "plumbing/idempotency.rs" => Named,
    "plumbing/interceptors.rs" => Always,
    "plumbing/json.rs" => Always,
    "plumbing/json_big_numbers.rs" => Reads(|ty| matches!(ty, Type::BigInteger | Type::BigDecimal)),
    "plumbing/json_boxes.rs" => ReadsBoxes,
    "plumbing/json_collections.rs" => Reads(is_collection),
    "plumbing/json_documents.rs" => Reads(|ty| ty == Type::Document),
    "plumbing/json_formats.rs" => Named,
    "plumbing/json_members.rs" => Named,
    "plumbing/json_scalars.rs" => Reads(is_rarer_scalar),
    "plumbing/json_timestamps.rs" => Reads(|ty| matches!(ty, Type::Timestamp(_))),
    "plumbing/json_union_formats.rs" => Named,
    "plumbing/json_unions.rs" => Named,
    "plumbing/label.rs" => Named,
    "plumbing/operation.rs" => Always,
    "plumbing/operation_macros.rs" => Always,
    "plumbing/optional_auth.rs" => Named,
    "plumbing/paginator.rs" => Named,
    "plumbing/partition.rs" => Named,
    "plumbing/payload.rs" => Named,
    "plumbing/poll.rs" => Named,
    "plumbing/query.rs" => Named,
    "plumbing/query_list.rs" => Named,
    "plumbing/query_params.rs" => Named,
    "plumbing/raw_payload.rs" => Named,
    "plumbing/read_error.rs" => Named,
    "plumbing/redacted.rs" => Named,
    "plumbing/request.rs" => Always,
    "plumbing/request_header.rs" => Named,
    "plumbing/request_header_list.rs" => Named,
    "plumbing/request_prefix_headers.rs" => Named,
    "plumbing/response.rs" => Always,
    "plumbing/response_header.rs" => Named,
    "plumbing/response_header_base64.rs" => Named,
    "plumbing/response_header_date.rs" => Named,
    "plumbing/response_header_dates.rs" => Named,
    "plumbing/response_header_texts.rs" => Named,
    "plumbing/response_header_value.rs" => Named,
    "plumbing/response_header_values.rs" => Named,
    "plumbing/response_missing.rs" => Named,
    "plumbing/response_payload.rs" => Named,
    "plumbing/response_prefix_headers.rs" => Named,
    "plumbing/response_raw.rs" => Named,
    "plumbing/response_text.rs" => Named,
    "plumbing/serde.rs" => Always,
    "plumbing/streaming.rs" => Named,
    "plumbing/substring.rs" => Named,
    "plumbing/text.rs" => Named,
    "plumbing/to_json.rs" => Named,
    "plumbing/to_json_boxes.rs" => WritesBoxes,
    "plumbing/to_json_collections.rs" => Writes(is_collection),
    "plumbing/to_json_documents.rs" => Writes(|ty| ty == Type::Document),
    "plumbing/to_json_enums.rs" => Named,
    "plumbing/to_json_formats.rs" => Named,
    "plumbing/to_json_scalars.rs" => Writes(|ty| is_rarer_scalar(ty) || is_number(ty)),
    "plumbing/to_json_timestamps.rs" => Writes(|ty| matches!(ty, Type::Timestamp(_))),
    "plumbing/tree_hash.rs" => Named,
    "plumbing/union_payload.rs" => Named,
    "plumbing/unsigned_payload.rs" => Named,
    "plumbing/uri_encode.rs" => Named,
    "plumbing/url.rs" => Named,
    "plumbing/waiter.rs" => Named,
    "primitives.rs" => Always,
    "primitives/sealed_enum_unknown.rs" => Named,
};

fn is_collection(ty: Type) -> bool {
    matches!(ty, Type::List(_) | Type::Map(_))
}

fn is_rarer_scalar(ty: Type) -> bool {
    matches!(ty, Type::Float | Type::Double | Type::Blob)
}

fn is_number(ty: Type) -> bool {
    matches!(ty, Type::Boolean | Type::Integer | Type::Long | Type::BigInteger | Type::BigDecimal)
}

/// Stands before the module that a line is for.
const ONLY: &str = " // only: ";

/// Copies what the crate needs.
pub(super) fn copy(krate: &Crate, tree: &mut Tree) {
    let crate_name = krate.package.name.replace('-', "_");
    let needed = needed(krate, tree);
    for file in FILES.iter().filter(|file| needed.contains(file.path)) {
        let lines = file.text.split_inclusive('\n').filter_map(|line| line_of(file, line, &needed));
        let text = lines.map(|line| rename(&line, &crate_name)).collect();
        tree.files.entry(format!("src/{}", file.path)).or_insert(text);
    }
}

/// The files that the crate needs, those included that other such files name.
fn needed(krate: &Crate, tree: &Tree) -> BTreeSet<&'static str> {
    let mut needed: BTreeSet<&str> = BTreeSet::new();
    let mut texts: Vec<&str> = tree.files.values().map(String::as_str).collect();
    let mut pending: Vec<&Inlineable> = Vec::new();
    let mut take = |file: &'static Inlineable, pending: &mut Vec<&Inlineable>| {
        if needed.insert(file.path) {
            pending.push(file);
        }
    };
    for file in FILES {
        let is_printed = tree.files.contains_key(&format!("src/{}", file.path));
        if matches!(file.when, Always) || is_printed {
            take(file, &mut pending);
        }
    }
    loop {
        for file in FILES.iter().filter(|file| matches!(file.when, Named)) {
            if texts.iter().any(|text| file.is_named_in(text)) {
                take(file, &mut pending);
            }
        }
        texts = pending.drain(..).map(|file| file.text).collect();
        if texts.is_empty() {
            break;
        }
    }
    let (read, written) = (json_types::read(krate), json_types::written(krate));
    for file in FILES {
        let is_needed = match file.when {
            Always | Named | Printed => false,
            Reads(is_of) => read.types.iter().any(|ty| is_of(*ty)),
            Writes(is_of) => written.types.iter().any(|ty| is_of(*ty)),
            ReadsBoxes => read.has_boxes,
            WritesBoxes => written.has_boxes,
        };
        if is_needed {
            needed.insert(file.path);
        }
    }
    needed
}

impl Inlineable {
    /// Whether the text names the module: `crate::plumbing::label::…`
    fn is_named_in(&self, text: &str) -> bool {
        let module = self.path.trim_end_matches(".rs").replace('/', "::");
        let is_name = |(line, at): (&str, usize)| {
            let after = line.get(at + module.len()..).unwrap_or_default();
            !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        };
        // What a line is for is needed for other reasons.
        let lines = text.lines().filter(|line| !line.contains(ONLY));
        lines
            .flat_map(|line| line.match_indices(&module).map(move |(at, _)| (line, at)))
            .any(is_name)
    }

    /// Whether this file is the module that the line of its parent declares.
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

/// A line as it is copied, unless it is for files that are left out.
fn line_of(file: &Inlineable, line: &str, needed: &BTreeSet<&str>) -> Option<String> {
    let left_out = FILES.iter().filter(|other| !needed.contains(other.path));
    if left_out.into_iter().any(|other| other.is_declared_by(file, line)) {
        return None;
    }
    match line.split_once(ONLY) {
        None => Some(line.to_owned()),
        Some((code, module)) => {
            let path = format!("{}.rs", module.trim().replace("::", "/"));
            needed.contains(path.as_str()).then(|| format!("{code}\n"))
        }
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
