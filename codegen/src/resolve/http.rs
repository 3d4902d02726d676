//! Where the members of an operation travel: path, headers, body.
//!
//! The rules are those of <https://smithy.io/2.0/spec/http-bindings.html>.

mod uri;

use crate::ast::traits::ids;
use crate::ast::{Member, ShapeId};
use crate::diagnostics::Diagnostics;
use crate::ir::{Binding, Body, Field, FieldId, Type, UriSegment};
use crate::suggest::nearest;

use super::closure::{Operation, Root};
use super::read;
use uri::Segment;

/// What a structure is to the operation, which decides whether bindings count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Its input.
    Input,
    /// Its output.
    Output,
    /// One of its errors.
    Error,
    /// A part of one of these.
    Nested,
}

/// Where a member travels.
pub(super) fn binding(
    role: Role,
    id: &ShapeId,
    member: &Member,
    ty: Type,
    diagnostics: &mut Diagnostics,
) -> Binding {
    if matches!(role, Role::Error | Role::Nested) {
        return Binding::Document;
    }
    let traits = &member.traits;
    let header = read(id, traits.http_header(), diagnostics);
    let label = role == Role::Input && traits.http_label();
    let bindings: Vec<_> = [
        (label, ids::HTTP_LABEL),
        (header.is_some(), ids::HTTP_HEADER),
        (traits.http_payload(), ids::HTTP_PAYLOAD),
    ]
    .into_iter()
    .filter_map(|(is_there, id)| is_there.then_some(id))
    .collect();
    match bindings.as_slice() {
        [] => return Binding::Document,
        [trait_id] => check_type(id, trait_id, ty, diagnostics),
        several => {
            let several: Vec<_> = several.iter().map(|it| format!("`{it}`")).collect();
            let message = format!("the member travels in several places: {}", several.join(", "));
            diagnostics.model_at(id, &["traits"], message, "keep one of the traits");
        }
    }
    match header {
        _ if label => {
            if !traits.required() {
                let message = "a label is not required";
                let help = format!("add the trait `{}`: a URI can't leave it out", ids::REQUIRED);
                diagnostics.model_at(id, &["traits", ids::HTTP_LABEL], message, help);
            }
            Binding::Label
        }
        Some(header) => {
            if !is_token(header) {
                let message = format!("`{header}` is not the name of a header");
                let help = "use letters, digits and `-`";
                diagnostics.model_at(id, &["traits", ids::HTTP_HEADER], message, help);
            }
            Binding::Header(header.to_owned())
        }
        None => Binding::Payload,
    }
}

/// Tells of a member whose type can't travel where the trait puts it.
fn check_type(id: &ShapeId, trait_id: &str, ty: Type, diagnostics: &mut Diagnostics) {
    let is_payload = trait_id == ids::HTTP_PAYLOAD;
    let message = match ty {
        Type::Structure(_) if is_payload => return,
        Type::String if !is_payload => return,
        Type::Structure(_) => format!("a structure can't be bound with `{trait_id}`"),
        Type::String => format!("a string bound with `{trait_id}` is not supported yet"),
        Type::Boolean => format!("a boolean bound with `{trait_id}` is not supported yet"),
        Type::Integer | Type::Long => {
            format!("a number bound with `{trait_id}` is not supported yet")
        }
        Type::Enum(_) => format!("an enumeration bound with `{trait_id}` is not supported yet"),
    };
    let help = if is_payload {
        "target a structure, or leave out the operations that reach it"
    } else {
        "target a string, or leave out the operations that reach it"
    };
    diagnostics.model_at(id, &["traits", trait_id], message, help);
}

/// The request line of an operation, and the status of success.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) method: String,
    pub(super) uri: Vec<UriSegment>,
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
        diagnostics.model_at(id, &at("method"), message, "write it in capital letters, as in `POST`");
    }
    let success = u16::try_from(http.code).ok().filter(|code| (100..1000).contains(code));
    if success.is_none() {
        let message = format!("{} is not an HTTP status", http.code);
        diagnostics.model_at(id, &at("code"), message, "write a status of three digits, as in `200`");
    }
    let mut segments = Vec::new();
    match uri::parse(&http.uri) {
        Ok(parsed) => {
            let parsed: Vec<_> = parsed;
            check_labels(id, operation.input, &http.uri, &parsed, diagnostics);
            segments.extend(parsed.iter().filter_map(|segment| uri_segment(segment, fields)));
        }
        Err(faults) => {
            for fault in faults {
                diagnostics.model_at(id, &at("uri"), fault.message, fault.help);
            }
        }
    }
    Some(Line {
        method: http.method,
        uri: segments,
        success: success?,
    })
}

fn uri_segment(segment: &Segment<'_>, fields: &[Field]) -> Option<UriSegment> {
    match segment {
        Segment::Literal(text) => Some(UriSegment::Literal((*text).to_owned())),
        Segment::Label(label) => {
            let field = fields.iter().position(|field| field.model_name == *label)?;
            Some(UriSegment::Label(FieldId(field)))
        }
    }
}

/// Tells of each label without a member, and of each member without a label.
fn check_labels(
    operation: &ShapeId,
    input: Option<Root<'_>>,
    uri: &str,
    segments: &[Segment<'_>],
    diagnostics: &mut Diagnostics,
) {
    let labels: Vec<&str> = segments
        .iter()
        .filter_map(|segment| match segment {
            Segment::Label(label) => Some(*label),
            Segment::Literal(_) => None,
        })
        .collect();
    let members = || input.iter().flat_map(|input| input.members);
    let bound: Vec<&str> = members()
        .filter(|(_, member)| member.traits.http_label())
        .map(|(name, _)| name.as_str())
        .collect();
    for label in labels.iter().filter(|label| !bound.contains(label)) {
        let help = if members().any(|(name, _)| name == label) {
            format!("give the member `{label}` of the input the trait `{}`", ids::HTTP_LABEL)
        } else {
            match nearest(label, bound.iter().copied().filter(|it| !labels.contains(it))) {
                Some(near) => format!("did you mean `{{{near}}}`?"),
                None => format!("add a member `{label}` with the trait `{}` to the input", ids::HTTP_LABEL),
            }
        };
        let message = format!("the URI `{uri}` has the label `{{{label}}}`, to which no member is bound");
        diagnostics.model_at(operation, &["traits", ids::HTTP, "uri"], message, help);
    }
    let Some(input) = input else { return };
    for name in bound.iter().filter(|name| !labels.contains(name)) {
        // Of two members whose names differ by case only, the clash of their names is told elsewhere.
        let clashes = |other: &&&str| **other != *name && other.eq_ignore_ascii_case(name);
        if !bound.iter().any(|other| clashes(&other)) {
            let id = input.id.with_member(name);
            let message = format!("the member is bound to the label `{{{name}}}`, which the URI `{uri}` does not have");
            let help = "add the label to the URI, or remove the trait";
            diagnostics.model_at(&id, &["traits", ids::HTTP_LABEL], message, help);
        }
    }
}

/// What travels in the body; `container` is the shape that the fields are of.
pub(super) fn body(container: &ShapeId, fields: &[Field], diagnostics: &mut Diagnostics) -> Body {
    let mut payload: Option<(&Field, Body)> = None;
    for (index, field) in fields.iter().enumerate() {
        if field.binding != Binding::Payload {
            continue;
        }
        let id = container.with_member(&field.model_name);
        if let Some((first, _)) = payload {
            let message = format!("the member `{}` is the body already", first.model_name);
            let help = format!("keep one of the two traits `{}`", ids::HTTP_PAYLOAD);
            diagnostics.model_at(&id, &["traits", ids::HTTP_PAYLOAD], message, help);
        } else if let Type::Structure(structure) = field.ty {
            payload = Some((field, Body::Payload(FieldId(index), structure)));
        }
    }
    let documents = || fields.iter().filter(|field| field.binding == Binding::Document);
    let Some((payload, body)) = payload else {
        return if documents().next().is_some() {
            Body::Document
        } else {
            Body::Empty
        };
    };
    for field in documents() {
        let id = container.with_member(&field.model_name);
        let message = format!("the member has no place: `{}` is the whole body", payload.model_name);
        let help = "bind it to a label or a header, or make it a member of the payload";
        diagnostics.model(&id, message, help);
    }
    body
}

/// Whether RFC 9110 lets it name a header.
fn is_token(text: &str) -> bool {
    let is_token_character = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(is_token_character)
}
