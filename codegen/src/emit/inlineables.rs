//! The half of the crate that no model decides, copied from the package `inlineable`.
//!
//! A file comes along if the crate needs it: each client needs some, and the others are needed by the code that names
//! them. So it is with lines, too: `// only: a::b` at the end of one says which module it is for.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use super::json_types;
use super::paths::Paths;
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
    /// Those with streams of events.
    HasEvents,
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

use When::{Always, HasEvents, Named, Printed, Reads, ReadsBoxes, Writes, WritesBoxes};

const FILES: &[Inlineable] = inlineables! {
    "client.rs" => Always,
    "client/customize.rs" => Always,
    "client/customize/internal.rs" => Always,
    "client/waiters.rs" => Printed,
    "config.rs" => Always,
    "config/account_id.rs" => Named,
    "config/auth.rs" => Always,
    "config/bearer.rs" => Named,
    "config/bearer_environment.rs" => Named,
    "config/builder.rs" => Always,
    "config/builder/runtime.rs" => Always,
    "config/builder/test_defaults.rs" => Always,
    "config/composition.rs" => Always,
    "config/composition/flat.rs" => Always,
    "config/context_params.rs" => Printed,
    "config/defaults.rs" => Always,
    "config/endpoint.rs" => Always,
    "config/http.rs" => Always,
    "config/idempotency_token.rs" => Named,
    "config/interceptors.rs" => Always,
    "config/request_compression.rs" => Named,
    "config/retry.rs" => Always,
    "config/runtime_plugins.rs" => Always,
    "config/sdk_config.rs" => Always,
    "config/sigv4a.rs" => Named,
    "config/timeout.rs" => Always,
    "error.rs" => Always,
    "error/sealed_unhandled.rs" => Always,
    "event_receiver.rs" => HasEvents,
    "meta.rs" => Always,
    "plumbing.rs" => Always,
    "plumbing/api_gateway.rs" => Named,
    "plumbing/arn.rs" => Named,
    "plumbing/bucket.rs" => Named,
    "plumbing/builder.rs" => Named,
    "plumbing/call.rs" => Always,
    "plumbing/call/chain.rs" => Always,
    "plumbing/call/classifiers.rs" => Always,
    "plumbing/call/clock.rs" => Always,
    "plumbing/call/fresh_identity.rs" => Always,
    "plumbing/call/http_date.rs" => Always,
    "plumbing/call/invocation_id.rs" => Always,
    "plumbing/call/service_steps.rs" => Always,
    "plumbing/call/state.rs" => Always,
    "plumbing/call/stream_guard.rs" => Always,
    "plumbing/call/user_agent.rs" => Always,
    "plumbing/compression.rs" => Named,
    "plumbing/content_md5.rs" => Named,
    "plumbing/error_body.rs" => Always,
    "plumbing/error_macros.rs" => Always,
    "plumbing/errors.rs" => Always,
    "plumbing/event_bytes.rs" => Named,
    "plumbing/event_content.rs" => Named,
    "plumbing/event_document.rs" => Named,
    "plumbing/event_exception.rs" => Named,
    "plumbing/event_header.rs" => Named,
    "plumbing/event_header_sent.rs" => Named,
    "plumbing/event_json.rs" => Named,
    "plumbing/event_message.rs" => Named,
    "plumbing/event_payload.rs" => Named,
    "plumbing/event_reader.rs" => Named,
    "plumbing/event_sender.rs" => Named,
    "plumbing/event_text.rs" => Named,
    "plumbing/glacier.rs" => Named,
    "plumbing/glacier_upload.rs" => Named,
    "plumbing/greedy_label.rs" => Named,
    "plumbing/hidden_value.rs" => Named,
    "plumbing/host_label.rs" => Named,
    "plumbing/host_prefix.rs" => Named,
    "plumbing/host_prefix_label.rs" => Named,
    "plumbing/idempotency.rs" => Named,
    "plumbing/interceptors.rs" => Always,
    "plumbing/json.rs" => Always,
    "plumbing/json_big_numbers.rs" => Reads(is_big_number),
    "plumbing/json_boxes.rs" => ReadsBoxes,
    "plumbing/json_collections.rs" => Reads(is_collection),
    "plumbing/json_documents.rs" => Reads(|ty| ty == Type::Document),
    "plumbing/json_escape.rs" => Named,
    "plumbing/json_formats.rs" => Named,
    "plumbing/json_members.rs" => Named,
    "plumbing/json_read_as.rs" => Named,
    "plumbing/json_scalars.rs" => Reads(is_rarer_scalar),
    "plumbing/json_timestamps.rs" => Reads(|ty| matches!(ty, Type::Timestamp(_))),
    "plumbing/json_union_formats.rs" => Named,
    "plumbing/json_union_values.rs" => Named,
    "plumbing/json_unions.rs" => Named,
    "plumbing/json_writer.rs" => Named,
    "plumbing/label.rs" => Named,
    "plumbing/modeled_error.rs" => Named,
    "plumbing/operation.rs" => Always,
    "plumbing/operation_auth.rs" => Named,
    "plumbing/operation_macros.rs" => Always,
    "plumbing/paginator.rs" => Named,
    "plumbing/paginator_items.rs" => Named,
    "plumbing/partition.rs" => Named,
    "plumbing/patience.rs" => Named,
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
    "plumbing/signing.rs" => Named,
    "plumbing/signing/canonical.rs" => Named,
    "plumbing/signing/conditions.rs" => Named,
    "plumbing/signing/headers.rs" => Named,
    "plumbing/signing/key.rs" => Named,
    "plumbing/signing/skew.rs" => Named,
    "plumbing/split.rs" => Named,
    "plumbing/streaming.rs" => Named,
    "plumbing/substring.rs" => Named,
    "plumbing/text.rs" => Named,
    "plumbing/to_json.rs" => Named,
    "plumbing/to_json_big_numbers.rs" => Writes(is_big_number),
    "plumbing/to_json_boxes.rs" => WritesBoxes,
    "plumbing/to_json_collections.rs" => Writes(is_collection),
    "plumbing/to_json_documents.rs" => Writes(|ty| ty == Type::Document),
    "plumbing/to_json_enums.rs" => Named,
    "plumbing/to_json_formats.rs" => Named,
    "plumbing/to_json_scalars.rs" => Writes(|ty| is_rarer_scalar(ty) || is_number(ty)),
    "plumbing/to_json_timestamps.rs" => Writes(|ty| matches!(ty, Type::Timestamp(_))),
    "plumbing/tree_hash.rs" => Named,
    "plumbing/union_payload.rs" => Named,
    "plumbing/unreserved.rs" => Named,
    "plumbing/unsigned_payload.rs" => Named,
    "plumbing/uri_encode.rs" => Named,
    "plumbing/url.rs" => Named,
    "plumbing/waiter.rs" => Named,
    "primitives.rs" => Always,
    "primitives/sealed_enum_unknown.rs" => Named,
    "primitives/unnamed_enum.rs" => Named,
};

fn is_collection(ty: Type) -> bool {
    matches!(ty, Type::List(_) | Type::Map(_))
}

fn is_rarer_scalar(ty: Type) -> bool {
    matches!(ty, Type::Float | Type::Double | Type::Blob)
}

fn is_number(ty: Type) -> bool {
    matches!(ty, Type::Boolean | Type::Byte | Type::Short | Type::Integer | Type::Long)
}

fn is_big_number(ty: Type) -> bool {
    matches!(ty, Type::BigInteger | Type::BigDecimal)
}

/// Stands before the module that a line is for.
const ONLY: &str = " // only: ";

/// Stands before a module, or something in one, and before what is said where no code needs it:
/// `// without plumbing::label: #[expect(…)]`
const WITHOUT: &str = "// without ";

/// Copies what the crate needs.
pub(super) fn copy(krate: &Crate, tree: &mut Tree) {
    let crate_name = krate.package.name.replace('-', "_");
    let mut copied = Vec::new();
    let mut paths = Paths::default();
    tree.files.values().for_each(|text| read(text, &mut paths));
    let needed = needed(krate, tree, &mut paths);
    let selection = Selection { left_out: left_out(&needed), needed, paths };
    for file in FILES.iter().filter(|file| selection.needed.contains(file.path)) {
        let lines = file.text.split_inclusive('\n');
        let lines = lines.filter_map(|line| selection.line_of(file, line));
        let text = lines.map(|line| rename(line, &crate_name)).collect();
        copied.push((format!("src/{}", file.path), text));
    }
    drop(selection);
    for (path, text) in copied {
        tree.files.entry(path).or_insert(text);
    }
}

/// The files that the crate needs, those included that other such files name; `paths` is what is named, and takes on what
/// they name.
fn needed(krate: &Crate, tree: &Tree, paths: &mut Paths<'_>) -> BTreeSet<&'static str> {
    let mut needed: BTreeSet<&str> = BTreeSet::new();
    let mut pending: Vec<&Inlineable> = Vec::new();
    let mut take = |file: &'static Inlineable, pending: &mut Vec<&Inlineable>| {
        if needed.insert(file.path) {
            pending.push(file);
        }
    };
    for file in FILES {
        let is_printed = tree.files.contains_key(&format!("src/{}", file.path));
        let has_events = matches!(file.when, HasEvents) && !krate.event_streams.is_empty();
        if matches!(file.when, Always) || is_printed || has_events {
            take(file, &mut pending);
        }
    }
    loop {
        for file in FILES.iter().filter(|file| matches!(file.when, Named)) {
            if file.is_named(paths) {
                take(file, &mut pending);
            }
        }
        if pending.is_empty() {
            break;
        }
        pending.drain(..).for_each(|file| read(file.text, paths));
    }
    let (read, written) = (json_types::read(krate), json_types::written(krate));
    for file in FILES {
        let is_needed = match file.when {
            Always | HasEvents | Named | Printed => false,
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

/// Adds what a text names.
fn read<'a>(text: &'a str, paths: &mut Paths<'a>) {
    // What a line is for is needed for other reasons.
    let is_for_a_module = |line: &str| line.contains(ONLY) || line.starts_with(WITHOUT);
    text.lines().filter(|line| !is_for_a_module(line)).for_each(|line| paths.read(line));
}

impl Inlineable {
    /// Whether the module is named: `crate::plumbing::label::…`
    fn is_named(&self, paths: &Paths<'_>) -> bool {
        let module = self.path.trim_end_matches(".rs").rsplit_once('/');
        module.is_some_and(|(parent, name)| {
            paths.has_module(parent.rsplit('/').next().unwrap_or(parent), name)
        })
    }

    /// The file of the module that a line declares or exports from.
    fn declared(&self, line: &str) -> Option<String> {
        let line = line.trim();
        let module = match line.trim_start_matches("pub(crate) ").strip_prefix("mod ") {
            Some(rest) => rest.strip_suffix(';')?,
            None => line.strip_prefix("pub use ")?.split_once("::")?.0,
        };
        Some(format!("{}/{module}.rs", self.path.trim_end_matches(".rs")))
    }
}

/// The files that are not copied.
fn left_out(needed: &BTreeSet<&str>) -> HashSet<&'static str> {
    FILES.iter().map(|file| file.path).filter(|path| !needed.contains(path)).collect()
}

/// What is copied and what is not.
struct Selection<'a> {
    needed: BTreeSet<&'static str>,
    left_out: HashSet<&'static str>,
    /// What is named in printed code and in what is copied.
    paths: Paths<'a>,
}

impl Selection<'_> {
    /// A line as it is copied, unless it is for files that are left out.
    fn line_of<'l>(&self, file: &Inlineable, line: &'l str) -> Option<Cow<'l, str>> {
        if file.declared(line).is_some_and(|path| self.left_out.contains(path.as_str())) {
            return None;
        }
        if let Some((what, code)) = line.strip_prefix(WITHOUT).and_then(|it| it.split_once(": ")) {
            return (!self.needs(what)).then_some(Cow::Borrowed(code));
        }
        match line.split_once(ONLY) {
            None => Some(Cow::Borrowed(line)),
            Some((code, what)) => self.needs(what).then(|| Cow::Owned(format!("{code}\n"))),
        }
    }

    /// Whether a module, or something in one, is needed: `plumbing::label`, `plumbing::json::read`
    fn needs(&self, what: &str) -> bool {
        let path = |module: &str| format!("{}.rs", module.replace("::", "/"));
        let what = what.trim();
        let is_file = |module: &str| FILES.iter().any(|file| file.path == path(module));
        if is_file(what) {
            return self.needed.contains(path(what).as_str());
        }
        let Some((module, item)) = what.rsplit_once("::") else { return false };
        // What is said of something in a module is said of none that is left out.
        let is_left_out = self.left_out.contains(path(module).as_str());
        let module = module.rsplit("::").next().unwrap_or(module);
        is_left_out || self.paths.has_module(module, item)
    }
}

/// Documentation of the copied files calls the crate `inlineable`; here it has a name of its own.
fn rename<'a>(line: Cow<'a, str>, crate_name: &str) -> Cow<'a, str> {
    if line.trim_start().starts_with("//") && line.contains("inlineable::") {
        Cow::Owned(line.replace("inlineable::", &format!("{crate_name}::")))
    } else {
        line
    }
}
