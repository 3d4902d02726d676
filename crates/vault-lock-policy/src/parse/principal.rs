//! `Principal` and `NotPrincipal`.

use super::{ErrorKind, Fault, Object, fault, items, object::wrong_type, statement::span, text};
use crate::{
    grammar::{Element, Principal, PrincipalError},
    json::{Kind, Member, Spanned, Value},
};

const KINDS: &[&str] = &["AWS", "Service", "Federated", "CanonicalUser"];

pub(super) fn read(member: &Member) -> Result<Element<Principal>, Fault> {
    let negated = member.name.value == "NotPrincipal";
    Ok(Element {
        name: if negated { "NotPrincipal" } else { "Principal" },
        negated,
        span: span(member),
        values: principals(&member.value)?,
    })
}

fn principals(value: &Value) -> Result<Vec<Spanned<Principal>>, Fault> {
    match &value.kind {
        Kind::String(star) if star == "*" => {
            Ok(vec![Spanned { value: Principal::Everyone, span: value.span }])
        }
        Kind::String(other) => {
            Err(fault(ErrorKind::Principal(PrincipalError::Bare(other.clone())), value.span))
        }
        Kind::Object(_) => {
            let object = Object::new(value, "a principal", KINDS)?;
            let mut principals = Vec::new();
            for kind in KINDS {
                if let Some(value) = object.get(kind) {
                    for item in items(value)? {
                        principals.push(principal(kind, item)?);
                    }
                }
            }
            principals.sort_by_key(|principal| principal.span.start);
            Ok(principals)
        }
        _ => Err(wrong_type(value, "`\"*\"` or an object")),
    }
}

fn principal(kind: &str, item: &Value) -> Result<Spanned<Principal>, Fault> {
    let Spanned { value: name, span } = text(item, "a string or a list of strings")?;
    let named = |make: fn(String) -> Principal| {
        if name.is_empty() || name.contains(['*', '?']) {
            Err(PrincipalError::Name(name.clone()))
        } else {
            Ok(make(name.clone()))
        }
    };
    let principal = match kind {
        "Service" => named(Principal::Service),
        "Federated" => named(Principal::Federated),
        "CanonicalUser" => named(Principal::CanonicalUser),
        _ => Principal::aws(&name),
    };
    principal
        .map(|value| Spanned { value, span })
        .map_err(|why| fault(ErrorKind::Principal(why), span))
}
