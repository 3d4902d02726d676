//! Unions: one of several values, and room for one that the model doesn't have.

use crate::ast::{Member, ShapeId};
use crate::diagnostics::Diagnostics;
use crate::ir::{Type, Union, UnionMember, UnionValue};

use super::closure::Aggregate;
use super::scope::Scope;
use super::structures::{is_sensitive, member_docs};
use super::timestamps::Location;
use super::types::{Named, TypeNames, Types};
use super::{documentation, names, read};

/// Decides what a union looks like; its variants are ordered by name, a member with a fault has none.
pub(super) fn resolve(
    named: &Named<'_, Aggregate<'_>>,
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> Union {
    let (id, shape) = (named.id, named.shape);
    let mut members = Vec::new();
    let mut scope = Scope::with(&["is_unknown"]);
    let mut keys = Scope::default();
    // Errors within a stream of events are told as errors.
    let is_error = |member: &Member| types.error(&member.target).is_some();
    for (model_name, member) in shape.members.iter().filter(|(_, member)| !is_error(member)) {
        let subject = id.with_member(model_name);
        let Some(member) = self::member(id, model_name, member, types, diagnostics) else {
            continue;
        };
        if scope.take(member.name.text(), "Rust name", &subject, diagnostics)
            && scope.take(member.is_method.text(), "Rust name", &subject, diagnostics)
            && keys.take(member.json_name.as_str(), "JSON key", &subject, diagnostics)
        {
            members.push(member);
        }
    }
    members.sort_by(|a, b| a.name.cmp(&b.name));
    let TypeNames { name, alias, module } = named.names.clone();
    Union {
        name,
        alias,
        module,
        model_name: id.name().to_owned(),
        docs: documentation(id, shape.traits, diagnostics),
        members,
        is_sensitive: shape.traits.sensitive(),
        is_written: shape.travels.in_requests,
        is_read: shape.travels.in_answers,
    }
}

/// Decides what a variant looks like; `None` for a fault, which is told.
fn member(
    union: &ShapeId,
    model_name: &str,
    member: &Member,
    types: &Types<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<UnionMember> {
    let subject = union.with_member(model_name);
    let name = names::variant_name(model_name);
    let methods = name.as_ref().and_then(names::variant_methods);
    let (Some(name), Some([as_method, is_method])) = (name, methods) else {
        names::no_name(&subject, model_name, diagnostics);
        return None;
    };
    let value = if member.target.is_unit() {
        UnionValue::Unit
    } else {
        let ty = types.of(&member.target, &member.traits, Location::Document)?;
        if ty == Type::ByteStream {
            let message = "a union can't hold a stream";
            let help = "target a blob without the trait";
            diagnostics.model_at(&subject, &["target"], message, help);
        }
        UnionValue::Of { ty, is_boxed: types.is_boxed(union, model_name) }
    };
    let json_name = read(&subject, member.traits.json_name(), diagnostics);
    Some(UnionMember {
        name,
        as_method,
        is_method,
        model_name: model_name.to_owned(),
        json_name: json_name.unwrap_or(model_name).to_owned(),
        docs: member_docs(&subject, member, types, diagnostics),
        value,
        is_sensitive: is_sensitive(member, types),
    })
}
