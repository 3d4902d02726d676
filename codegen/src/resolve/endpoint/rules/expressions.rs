//! Expressions: literals, references and calls, read as what a place needs.

use serde_json::Value;

use crate::ir::{StringExpr, Template, TemplatePart};

use super::super::known::{Known, Verdict};
use super::super::path::{Faults, Path};
use super::super::scope::Scope;
use super::super::template;
use super::super::value::{Object, Placed};
use super::functions;

/// What is known of an expression.
pub(super) fn known(
    value: &Placed<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Known> {
    Some(match expression(value, faults)? {
        Expression::Flag(flag) => Known::Flag(Verdict::of(flag)),
        Expression::Text(text) => {
            Known::Text(unwrapped(template::resolve(text, &value.path, scope, faults)?))
        }
        Expression::Reference(reference) => scope.resolve(reference, &value.path, faults)?,
        Expression::Call(call) => functions::call(&call, scope, faults)?,
    })
}

/// A string.
pub(super) fn text(
    value: &Placed<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<StringExpr> {
    let known = known(value, scope, faults)?;
    known_text(known, &described(value), &value.path, faults)
}

/// A string as it stands in `url` and `error`: a template, or an expression.
pub(in super::super) fn template(
    value: &Placed<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Template> {
    Some(match text(value, scope, faults)? {
        StringExpr::Template(template) => template,
        text => Template(vec![TemplatePart::Value(text)]),
    })
}

/// A reference within a template.
pub(in super::super) fn reference_text(
    reference: &str,
    path: &Path,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<StringExpr> {
    let known = scope.resolve(reference, path, faults)?;
    known_text(known, &Described::Reference(reference), path, faults)
}

/// An attribute within a template.
pub(in super::super) fn attribute_text(
    reference: &str,
    attribute: &str,
    path: &Path,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<StringExpr> {
    let target = scope.resolve(reference, path, faults)?;
    let described = Described::Reference(reference);
    let known = super::attributes::get(&target, attribute, &described, path, faults)?;
    known_text(known, &Described::Reference(&format!("{reference}#{attribute}")), path, faults)
}

/// A boolean.
pub(super) fn flag(
    value: &Placed<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Verdict> {
    let known = known(value, scope, faults)?;
    match (known, described(value)) {
        (Known::Flag(verdict), _) => return Some(verdict),
        (Known::Maybe(..), Described::Reference(reference)) => {
            may_be_unset(reference, &value.path, faults);
        }
        (_, Described::Reference(reference)) => faults.push(
            &value.path,
            format!("`{reference}` is not a boolean"),
            "name a boolean here",
        ),
        (known, Described::Other) => {
            faults.push(&value.path, format!("found {}", known.name()), "write a boolean");
        }
    }
    None
}

/// How to speak of an expression.
pub(super) enum Described<'v> {
    Reference(&'v str),
    Other,
}

pub(super) fn described<'v>(value: &Placed<'v>) -> Described<'v> {
    let reference = value.value.get("ref").and_then(Value::as_str);
    reference.map_or(Described::Other, Described::Reference)
}

fn known_text(
    known: Known,
    described: &Described<'_>,
    path: &Path,
    faults: &mut Faults<'_>,
) -> Option<StringExpr> {
    match (known, described) {
        (Known::Text(text), _) => return Some(text),
        (Known::Maybe(..), Described::Reference(reference)) => {
            may_be_unset(reference, path, faults);
        }
        (Known::Maybe(..), Described::Other) => faults.push(
            path,
            "the result may be absent",
            "make it a condition of its own with `assign`, and use the name",
        ),
        (known @ Known::Record(..), Described::Reference(reference)) => faults.push(
            path,
            format!("`{reference}` is {}", known.name()),
            format!("name one of its texts, such as `{reference}#…`"),
        ),
        (known, Described::Reference(reference)) => {
            faults.push(path, format!("`{reference}` is {}", known.name()), "name a string here");
        }
        (known, Described::Other) => {
            faults.push(path, format!("found {}", known.name()), "write a string");
        }
    }
    None
}

fn may_be_unset(reference: &str, path: &Path, faults: &mut Faults<'_>) {
    faults.push(
        path,
        format!("`{reference}` may be unset"),
        format!("add the condition `isSet` on `{reference}` before"),
    );
}

/// A template of nothing but one value is that value.
fn unwrapped(template: Template) -> StringExpr {
    match <[TemplatePart; 1]>::try_from(template.0) {
        Ok([TemplatePart::Value(value)]) => value,
        Ok(literal) => StringExpr::Template(Template(literal.into())),
        Err(parts) => StringExpr::Template(Template(parts)),
    }
}

/// An expression by its form.
enum Expression<'v> {
    Flag(bool),
    Text(&'v str),
    Reference(&'v str),
    Call(Object<'v>),
}

fn expression<'v>(value: &Placed<'v>, faults: &mut Faults<'_>) -> Option<Expression<'v>> {
    match value.value {
        Value::Bool(flag) => Some(Expression::Flag(*flag)),
        Value::String(text) => Some(Expression::Text(text)),
        Value::Object(keys) if keys.contains_key("ref") => {
            let reference = value.object(&["ref"], faults)?.demand("ref", faults)?;
            reference.string(faults).map(Expression::Reference)
        }
        Value::Object(_) => value.object(&["fn", "argv"], faults).map(Expression::Call),
        Value::Null | Value::Number(_) | Value::Array(_) => {
            value.is_not("a string, a boolean, `{\"ref\": …}` or a call", faults)
        }
    }
}
