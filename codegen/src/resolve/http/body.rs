//! What travels in the body.

use crate::ast::traits::ids;
use crate::ast::{Members, ShapeId};
use crate::diagnostics::Diagnostics;
use crate::ir::{Binding, Body, Field, FieldId, Type};

use super::super::read;
use super::super::types::Types;

/// What travels in the body; `container` is the shape that the fields are of.
pub(in super::super) fn body(
    container: &ShapeId,
    members: &Members,
    fields: &[Field],
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> Body {
    let mut payload: Option<(usize, &Field)> = None;
    for (index, field) in fields.iter().enumerate() {
        if field.binding != Binding::Payload {
            continue;
        }
        if let Some((_, first)) = payload {
            let id = container.with_member(&field.model_name);
            let message = format!("the member `{}` is the body already", first.model_name);
            let help = format!("keep one of the two traits `{}`", ids::HTTP_PAYLOAD);
            diagnostics.model_at(&id, &["traits", ids::HTTP_PAYLOAD], message, help);
        } else {
            payload = Some((index, field));
        }
    }
    let documents = || fields.iter().filter(|field| field.binding == Binding::Document);
    let Some((index, payload)) = payload else {
        return if documents().next().is_some() { Body::Document } else { Body::Empty };
    };
    for field in documents() {
        let id = container.with_member(&field.model_name);
        let message =
            format!("the member has no place: `{}` is the whole body", payload.model_name);
        let help = "bind it to a label or a header, or make it a member of the payload";
        diagnostics.model(&id, message, help);
    }
    let media_type = media_type(payload, members, types, diagnostics);
    Body::Payload { field: FieldId(index), media_type }
}

/// What a payload is when it is sent: what its type says, else what goes for all of its kind.
fn media_type(
    payload: &Field,
    members: &Members,
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> String {
    let of_kind = match payload.ty {
        Type::Blob | Type::ByteStream => "application/octet-stream",
        Type::String | Type::Enum(_) => "text/plain",
        Type::EventSender(_) | Type::EventReceiver(_) => {
            return "application/vnd.amazon.eventstream".to_owned();
        }
        _ => return "application/json".to_owned(),
    };
    let target = members.get(&payload.model_name).map(|member| &member.target);
    let named = target.and_then(|target| {
        let named = read(target, types.traits_of(target)?.media_type(), diagnostics)?;
        check_media_type(target, named, diagnostics);
        Some(named)
    });
    named.unwrap_or(of_kind).to_owned()
}

/// Tells of a type that can't be the value of a header, which a client would notice when it is called.
fn check_media_type(id: &ShapeId, media_type: &str, diagnostics: &mut Diagnostics) {
    let is_value = |byte: u8| (b' '..=b'~').contains(&byte);
    if !media_type.bytes().all(is_value) {
        let message = format!("`{media_type}` can't be the value of a header");
        let help = "write it as `type/subtype`";
        diagnostics.model_at(id, &["traits", ids::MEDIA_TYPE], message, help);
    }
}
