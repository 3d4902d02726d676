//! Where the members of an operation travel: path, query, headers, status, body.
//!
//! The rules are those of <https://smithy.io/2.0/spec/http-bindings.html>.

mod binding;
mod body;
mod host;
mod labels;
mod uri;

pub(super) use binding::{Role, binding, location, words};
pub(super) use body::body;
pub(super) use host::host_prefix;

use crate::ast::traits::ids;
use crate::diagnostics::Diagnostics;
use crate::ir::{Field, FieldId, Uri, UriSegment};

use super::closure::Operation;
use super::read;
use uri::Segment;

/// The request line of an operation, and the status of success.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) method: String,
    pub(super) uri: Uri,
    pub(super) success: u16,
}

/// Decides the request line, and tells of labels that don't match the members of the input.
pub(super) fn line(
    operation: &Operation<'_>,
    fields: &[Field],
    diagnostics: &mut Diagnostics,
) -> Option<Line> {
    let id = operation.id;
    let http = operation.traits.http();
    if http == Ok(None) {
        let message = format!("the operation has no trait `{}`", ids::HTTP);
        let help = "add it: the protocol sends each operation to a method and a URI";
        diagnostics.model(id, message, help);
    }
    let http = read(id, http, diagnostics)?;
    let at = |key| ["traits", ids::HTTP, key];
    if http.method.is_empty() || !http.method.bytes().all(|byte| byte.is_ascii_uppercase()) {
        let message = format!("`{}` is not an HTTP method", http.method);
        diagnostics.model_at(
            id,
            &at("method"),
            message,
            "write it in capital letters, as in `POST`",
        );
    }
    let success = u16::try_from(http.code).ok().filter(|code| (100..1000).contains(code));
    if success.is_none() {
        let message = format!("{} is not an HTTP status", http.code);
        diagnostics.model_at(
            id,
            &at("code"),
            message,
            "write a status of three digits, as in `200`",
        );
    }
    let mut uri = Uri::default();
    match uri::parse(&http.uri) {
        Ok(parsed) => {
            labels::check(id, operation.input, &http.uri, &parsed.segments, diagnostics);
            let segments = parsed.segments.iter();
            uri.segments = segments.filter_map(|segment| uri_segment(segment, fields)).collect();
            parsed.query.unwrap_or_default().clone_into(&mut uri.query);
        }
        Err(faults) => {
            for fault in faults {
                diagnostics.model_at(id, &at("uri"), fault.message, fault.help);
            }
        }
    }
    Some(Line { method: http.method, uri, success: success? })
}

fn uri_segment(segment: &Segment<'_>, fields: &[Field]) -> Option<UriSegment> {
    let field = |label: &str| fields.iter().position(|field| field.model_name == label);
    Some(match segment {
        Segment::Literal(text) => UriSegment::Literal((*text).to_owned()),
        Segment::Label(label) => UriSegment::Label(FieldId(field(label)?)),
        Segment::Greedy(label) => UriSegment::GreedyLabel(FieldId(field(label)?)),
    })
}
