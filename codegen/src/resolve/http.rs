//! Where the members of an operation travel: path, headers, body.
//!
//! The rules are those of <https://smithy.io/2.0/spec/http-bindings.html>.

mod labels;
mod uri;

use crate::ast::traits::ids;
use crate::ast::{Member, ShapeId};
use crate::diagnostics::Diagnostics;
use crate::ir::{Binding, Body, Field, FieldId, Type, UriSegment};

use super::closure::Operation;
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
    let label = role == Role::Input && traits.http_label();
    let header = read(id, traits.http_header(), diagnostics);
    let header = header.map(|header| Binding::Header(header.to_owned()));
    let bindings = [
        (ids::HTTP_LABEL, label.then_some(Binding::Label)),
        (ids::HTTP_HEADER, header),
        (ids::HTTP_PAYLOAD, traits.http_payload().then_some(Binding::Payload)),
    ];
    let mut bindings = bindings.into_iter().filter_map(|(id, binding)| Some((id, binding?)));
    let Some((trait_id, binding)) = bindings.next() else {
        return Binding::Document;
    };
    check_binding(id, trait_id, &binding, member, ty, diagnostics);
    for (other, _) in bindings {
        let message = format!("the member travels in two places: `{trait_id}` and `{other}`");
        diagnostics.model_at(id, &["traits", other], message, "keep one of the two traits");
    }
    binding
}

/// Tells of a member that can't travel where its trait puts it.
fn check_binding(
    id: &ShapeId,
    trait_id: &str,
    binding: &Binding,
    member: &Member,
    ty: Type,
    diagnostics: &mut Diagnostics,
) {
    let at = ["traits", trait_id];
    match binding {
        Binding::Label if !member.traits.required() => {
            let message = "a member bound to a label is not required";
            let help = format!("add the trait `{}`: a URI can't leave it out", ids::REQUIRED);
            diagnostics.model_at(id, &at, message, help);
        }
        Binding::Header(header) if !is_token(header) => {
            let message = format!("`{header}` is not the name of a header");
            diagnostics.model_at(id, &at, message, "use letters, digits and `-`");
        }
        _ => {}
    }
    let (what, is_text) = match ty {
        Type::String => ("a string", true),
        Type::Boolean => ("a boolean", true),
        Type::Integer | Type::Long => ("a number", true),
        Type::Enum(_) => ("an enumeration", true),
        Type::Structure(_) => ("a structure", false),
    };
    let (message, help) = match binding {
        Binding::Payload if is_text => (
            format!("{what} as the whole body is not supported yet"),
            "target a structure, or leave out the operations that reach it",
        ),
        Binding::Label | Binding::Header(_) if !is_text => (
            format!("{what} can't travel in a URI or a header"),
            "target a string, or remove the trait",
        ),
        Binding::Label | Binding::Header(_) if ty != Type::String => (
            format!("{what} in a URI or a header is not supported yet"),
            "target a string, or leave out the operations that reach it",
        ),
        _ => return,
    };
    diagnostics.model_at(id, &at, message, help);
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
    let mut segments = Vec::new();
    match uri::parse(&http.uri) {
        Ok(parsed) => {
            labels::check(id, operation.input, &http.uri, &parsed, diagnostics);
            segments.extend(parsed.iter().filter_map(|segment| uri_segment(segment, fields)));
        }
        Err(faults) => {
            for fault in faults {
                diagnostics.model_at(id, &at("uri"), fault.message, fault.help);
            }
        }
    }
    Some(Line { method: http.method, uri: segments, success: success? })
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
        return if documents().next().is_some() { Body::Document } else { Body::Empty };
    };
    for field in documents() {
        let id = container.with_member(&field.model_name);
        let message =
            format!("the member has no place: `{}` is the whole body", payload.model_name);
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
