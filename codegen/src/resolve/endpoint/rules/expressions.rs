//! Expressions: calls that hold or don't, and texts.

use serde_json::Value;

use crate::ir::{Condition, PartitionField, StringExpr, Template, TemplatePart, Truth};

use super::super::path::{Faults, Path};
use super::super::scope::{Referent, Scope};
use super::super::template;
use super::super::value::{Object, Placed, list};

/// What is known about an expression of the type boolean before any request is made.
pub(super) enum Verdict {
    Always,
    Never,
    If(Condition),
}

impl Verdict {
    fn of(flag: bool) -> Self {
        if flag { Self::Always } else { Self::Never }
    }

    fn negated(self) -> Self {
        match self {
            Self::Always => Self::Never,
            Self::Never => Self::Always,
            Self::If(Condition::BooleanEquals(truth, flag)) => {
                Self::If(Condition::BooleanEquals(truth, !flag))
            }
            Self::If(Condition::Not(inner)) => Self::If(*inner),
            Self::If(condition) => Self::If(Condition::Not(Box::new(condition))),
        }
    }
}

/// The functions that give a boolean.
const FUNCTIONS: [&str; 6] =
    ["aws.partition", "booleanEquals", "getAttr", "isSet", "not", "stringEquals"];

/// A call `{"fn": …, "argv": […]}` that gives a boolean.
pub(super) fn call(
    call: &Object<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Verdict> {
    let function = call.demand("fn", faults)?;
    match function.string(faults)? {
        "isSet" => {
            let [argument] = arguments(call, faults)?;
            is_set(&argument, scope, faults)
        }
        "not" => {
            let [argument] = arguments(call, faults)?;
            boolean(&argument, scope, faults).map(Verdict::negated)
        }
        "booleanEquals" => {
            let [left, right] = arguments(call, faults)?;
            let left = boolean(&left, scope, faults);
            let right = boolean(&right, scope, faults);
            boolean_equals(left?, right?, call, faults)
        }
        "stringEquals" => {
            let [left, right] = arguments(call, faults)?;
            let left = text(&left, scope, faults);
            let right = text(&right, scope, faults);
            Some(Verdict::If(Condition::StringEquals(left?, right?)))
        }
        "getAttr" => attribute_flag(call, scope, faults),
        "aws.partition" => {
            faults.push(
                &call.path,
                "`aws.partition` is not supported inside of another call",
                "make it a condition of its own with `assign`",
            );
            None
        }
        other => {
            faults.push(
                &function.path,
                format!("unsupported function `{other}`"),
                format!("functions that are supported: {}", list(&FUNCTIONS)),
            );
            None
        }
    }
}

/// The arguments of a call of a function that takes `N` of them.
pub(super) fn arguments<'v, const N: usize>(
    call: &Object<'v>,
    faults: &mut Faults<'_>,
) -> Option<[Placed<'v>; N]> {
    let arguments = call.demand("argv", faults)?;
    let found = arguments.array(faults)?;
    match <[Placed<'v>; N]>::try_from(found) {
        Ok(arguments) => Some(arguments),
        Err(found) => {
            faults.push(
                &arguments.path,
                format!("{} arguments", found.len()),
                format!("the function takes {N}"),
            );
            None
        }
    }
}

/// A string: a literal, a parameter that is set, or a text of a partition.
pub(super) fn text(
    value: &Placed<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<StringExpr> {
    let Template(parts) = template(value, scope, faults)?;
    match <[TemplatePart; 1]>::try_from(parts) {
        Ok([TemplatePart::Value(value)]) => Some(value),
        Ok([TemplatePart::Literal(text)]) => Some(StringExpr::Literal(text)),
        Err(parts) if parts.is_empty() => Some(StringExpr::Literal(String::new())),
        Err(_) => {
            faults.push(
                &value.path,
                "a text made of several pieces is not supported",
                "compare one value or one literal",
            );
            None
        }
    }
}

/// A string as it stands in `url` and `error`: a template, or an expression.
pub(super) fn template(
    value: &Placed<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Template> {
    let text = match expression(value, faults)? {
        Expression::Text(text) => return template::resolve(text, &value.path, scope, faults),
        Expression::Flag(_) => {
            faults.push(&value.path, "found a boolean", "write a string");
            return None;
        }
        Expression::Reference(reference) => reference_text(reference, &value.path, scope, faults)?,
        Expression::Call(call) => {
            let (reference, attribute) = attribute(&call, faults)?;
            attribute_text(reference, attribute, &value.path, scope, faults)?
        }
    };
    Some(Template(vec![TemplatePart::Value(text)]))
}

/// A reference where a string is needed.
pub(in super::super) fn reference_text(
    reference: &str,
    path: &Path,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<StringExpr> {
    match scope.resolve(reference, path, faults)? {
        Referent::Text(parameter) => return Some(StringExpr::Parameter(parameter)),
        Referent::Unset(_) => faults.push(
            path,
            format!("`{reference}` may be unset"),
            format!("add the condition `isSet` on `{reference}` before"),
        ),
        Referent::Flag(_) => {
            faults.push(path, format!("`{reference}` is a boolean"), "name a string here");
        }
        Referent::Partition(_) => faults.push(
            path,
            format!("`{reference}` is a partition"),
            format!("name one of its texts, such as `{reference}#dnsSuffix`"),
        ),
    }
    None
}

/// An attribute of a partition where a string is needed.
pub(in super::super) fn attribute_text(
    reference: &str,
    attribute: &str,
    path: &Path,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<StringExpr> {
    let field = match attribute {
        "name" => PartitionField::Name,
        "dnsSuffix" => PartitionField::DnsSuffix,
        "dualStackDnsSuffix" => PartitionField::DualStackDnsSuffix,
        "implicitGlobalRegion" => PartitionField::ImplicitGlobalRegion,
        _ => {
            no_attribute(attribute, &TEXTS, path, faults);
            return None;
        }
    };
    match scope.resolve(reference, path, faults)? {
        Referent::Partition(name) => Some(StringExpr::Partition(name, field)),
        _ => no_partition(reference, path, faults),
    }
}

/// The texts of a partition.
const TEXTS: [&str; 4] = ["name", "dnsSuffix", "dualStackDnsSuffix", "implicitGlobalRegion"];

/// The flags of a partition.
const FLAGS: [&str; 2] = ["supportsFIPS", "supportsDualStack"];

fn attribute_flag(
    call: &Object<'_>,
    scope: &Scope<'_>,
    faults: &mut Faults<'_>,
) -> Option<Verdict> {
    let (reference, attribute) = attribute(call, faults)?;
    let field = match attribute {
        "supportsFIPS" => PartitionField::SupportsFips,
        "supportsDualStack" => PartitionField::SupportsDualStack,
        _ => {
            no_attribute(attribute, &FLAGS, &call.path, faults);
            return None;
        }
    };
    match scope.resolve(reference, &call.path, faults)? {
        Referent::Partition(name) => {
            Some(Verdict::If(Condition::BooleanEquals(Truth::Partition(name, field), true)))
        }
        _ => no_partition(reference, &call.path, faults),
    }
}

fn no_attribute(attribute: &str, known: &[&str], path: &Path, faults: &mut Faults<'_>) {
    faults.push(
        path,
        format!("`{attribute}` is not an attribute that fits"),
        format!("attributes of a partition that fit: {}", list(known)),
    );
}

fn no_partition<T>(reference: &str, path: &Path, faults: &mut Faults<'_>) -> Option<T> {
    faults.push(
        path,
        format!("`{reference}` has no attributes"),
        "name what `aws.partition` was bound to",
    );
    None
}

/// The reference and the attribute of a call of `getAttr`.
fn attribute<'v>(call: &Object<'v>, faults: &mut Faults<'_>) -> Option<(&'v str, &'v str)> {
    let function = call.demand("fn", faults)?;
    let name = function.string(faults)?;
    if name != "getAttr" {
        faults.push(
            &function.path,
            format!("unsupported function `{name}`"),
            "only `getAttr` is supported where a string is needed",
        );
        return None;
    }
    let [target, attribute] = arguments(call, faults)?;
    let attribute = attribute.string(faults)?;
    if let Expression::Reference(reference) = expression(&target, faults)? {
        return Some((reference, attribute));
    }
    faults.push(
        &target.path,
        "an attribute of an expression is not supported",
        "bind the expression with `assign`, and take the attribute of that",
    );
    None
}

fn is_set(value: &Placed<'_>, scope: &Scope<'_>, faults: &mut Faults<'_>) -> Option<Verdict> {
    let Expression::Reference(reference) = expression(value, faults)? else {
        faults.push(&value.path, "`isSet` of an expression is not supported", "test a parameter");
        return None;
    };
    Some(match scope.resolve(reference, &value.path, faults)? {
        Referent::Unset(parameter) => Verdict::If(Condition::IsSet(parameter)),
        Referent::Text(_) | Referent::Flag(_) | Referent::Partition(_) => Verdict::Always,
    })
}

fn boolean(value: &Placed<'_>, scope: &Scope<'_>, faults: &mut Faults<'_>) -> Option<Verdict> {
    match expression(value, faults)? {
        Expression::Flag(flag) => Some(Verdict::of(flag)),
        Expression::Call(call) => self::call(&call, scope, faults),
        Expression::Text(_) => {
            faults.push(&value.path, "found a string", "write a boolean");
            None
        }
        Expression::Reference(reference) => match scope.resolve(reference, &value.path, faults)? {
            Referent::Flag(parameter) => {
                Some(Verdict::If(Condition::BooleanEquals(Truth::Parameter(parameter), true)))
            }
            Referent::Text(_) | Referent::Unset(_) | Referent::Partition(_) => {
                faults.push(
                    &value.path,
                    format!("`{reference}` is not a boolean"),
                    "name a boolean here",
                );
                None
            }
        },
    }
}

fn boolean_equals(
    left: Verdict,
    right: Verdict,
    call: &Object<'_>,
    faults: &mut Faults<'_>,
) -> Option<Verdict> {
    match (left, right) {
        (Verdict::Always, other) | (other, Verdict::Always) => Some(other),
        (Verdict::Never, other) | (other, Verdict::Never) => Some(other.negated()),
        (Verdict::If(_), Verdict::If(_)) => {
            faults.push(
                &call.path,
                "comparing two variable booleans is not supported",
                "compare each with `true` or `false`",
            );
            None
        }
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
