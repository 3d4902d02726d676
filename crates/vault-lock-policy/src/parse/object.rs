//! What the elements of a policy have in common: objects with known members, lists that may be a single value, texts.

use super::ErrorKind;
use crate::json::{Kind, Member, Span, Spanned, Value};

/// What is wrong, and where.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) kind: ErrorKind,
    pub(crate) span: Span,
}

pub(crate) fn fault(kind: ErrorKind, span: Span) -> Fault {
    Fault { kind, span }
}

/// An object with none but known members.
pub(crate) struct Object<'v> {
    pub(crate) span: Span,
    what: &'static str,
    members: &'v [Member],
}

impl<'v> Object<'v> {
    /// `what` names the object in messages.
    pub(crate) fn new(
        value: &'v Value,
        what: &'static str,
        known: &'static [&'static str],
    ) -> Result<Self, Fault> {
        let members = members(value)?;
        match members.iter().find(|member| !known.contains(&member.name.value.as_str())) {
            Some(Member { name, .. }) => {
                let kind =
                    ErrorKind::UnknownElement { name: name.value.clone(), parent: what, known };
                Err(fault(kind, name.span))
            }
            None => Ok(Self { span: value.span, what, members }),
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&'v Value> {
        self.member(name).map(|member| &member.value)
    }

    pub(crate) fn require(&self, name: &'static str) -> Result<&'v Value, Fault> {
        self.get(name).ok_or_else(|| {
            fault(ErrorKind::Missing { element: name, parent: self.what }, self.span)
        })
    }

    /// The member `positive` or the member `negative`, but not both.
    pub(crate) fn either(
        &self,
        positive: &'static str,
        negative: &'static str,
    ) -> Result<&'v Member, Fault> {
        match (self.member(positive), self.member(negative)) {
            (Some(member), None) | (None, Some(member)) => Ok(member),
            (Some(first), Some(second)) => {
                let later =
                    if first.name.span.start < second.name.span.start { second } else { first };
                Err(fault(ErrorKind::Both { positive, negative }, later.name.span))
            }
            (None, None) => {
                Err(fault(ErrorKind::Missing { element: positive, parent: self.what }, self.span))
            }
        }
    }

    pub(crate) fn member(&self, name: &str) -> Option<&'v Member> {
        self.members.iter().find(|member| member.name.value == name)
    }
}

/// The members of an object, of which there has to be one.
pub(crate) fn members(value: &Value) -> Result<&[Member], Fault> {
    match &value.kind {
        Kind::Object(members) if members.is_empty() => Err(fault(ErrorKind::Empty, value.span)),
        Kind::Object(members) => Ok(members),
        _ => Err(wrong_type(value, "an object")),
    }
}

/// The items of a list, of which there has to be one, or a single value.
pub(crate) fn items(value: &Value) -> Result<Vec<&Value>, Fault> {
    match &value.kind {
        Kind::Array(items) if items.is_empty() => Err(fault(ErrorKind::Empty, value.span)),
        Kind::Array(items) => Ok(items.iter().collect()),
        _ => Ok(vec![value]),
    }
}

/// A string; `expected` says what else would do.
pub(crate) fn text(value: &Value, expected: &'static str) -> Result<Spanned<String>, Fault> {
    match &value.kind {
        Kind::String(text) => Ok(Spanned { value: text.clone(), span: value.span }),
        _ => Err(wrong_type(value, expected)),
    }
}

pub(crate) fn wrong_type(value: &Value, expected: &'static str) -> Fault {
    fault(ErrorKind::WrongType { expected, found: value.type_name() }, value.span)
}
