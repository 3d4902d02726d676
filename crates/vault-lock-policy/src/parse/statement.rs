//! Statements.

use super::{ErrorKind, Fault, Object, condition, fault, items, principal, text};
use crate::{
    grammar::{ActionPattern, Effect, Element, Pattern, Statement, Version},
    json::{Member, Span, Spanned, Value},
};

pub(super) const ELEMENTS: &[&str] = &[
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

pub(super) fn read(value: &Value, language: Version) -> Result<Statement, Fault> {
    let object = Object::new(value, "a statement", ELEMENTS)?;
    let condition = object.member("Condition");
    Ok(Statement {
        span: object.span,
        sid: object.get("Sid").map(|sid| text(sid, "a string")).transpose()?,
        effect: effect(object.require("Effect")?)?,
        principal: principal::read(object.either("Principal", "NotPrincipal")?)?,
        action: texts(&object, "Action", "NotAction", |action| Ok(ActionPattern::new(action)))?,
        resource: texts(&object, "Resource", "NotResource", |resource| {
            pattern(resource, language)
        })?,
        conditions: condition
            .map(|member| condition::read(&member.value, language))
            .transpose()?
            .unwrap_or_default(),
        condition_span: condition.map(span),
    })
}

/// A text that takes wildcards, and variables if the language has them.
pub(super) fn pattern(text: &str, language: Version) -> Result<Pattern, ErrorKind> {
    match language {
        Version::V2008_10_17 => Ok(Pattern::without_variables(text)),
        Version::V2012_10_17 => Ok(Pattern::with_variables(text)?),
    }
}

/// From the name of a member to the end of its value.
pub(super) fn span(member: &Member) -> Span {
    Span { start: member.name.span.start, end: member.value.span.end }
}

fn effect(value: &Value) -> Result<Spanned<Effect>, Fault> {
    let name = text(value, "a string")?;
    let effect =
        [Effect::Allow, Effect::Deny].into_iter().find(|effect| effect.as_str() == name.value);
    match effect {
        Some(effect) => Ok(Spanned { value: effect, span: name.span }),
        None => Err(fault(ErrorKind::Effect { found: name.value }, name.span)),
    }
}

fn texts<T>(
    object: &Object<'_>,
    positive: &'static str,
    negative: &'static str,
    read: impl Fn(&str) -> Result<T, ErrorKind>,
) -> Result<Element<T>, Fault> {
    let member = object.either(positive, negative)?;
    let value = |item| {
        let Spanned { value, span } = text(item, "a string or a list of strings")?;
        Ok(Spanned { value: read(&value).map_err(|kind| fault(kind, span))?, span })
    };
    let negated = member.name.value == negative;
    Ok(Element {
        name: if negated { negative } else { positive },
        negated,
        span: span(member),
        values: items(&member.value)?.into_iter().map(value).collect::<Result<_, _>>()?,
    })
}
