//! What a waiter looks for in an answer: JMESPath over types that are known.

use serde_json::{Number, Value};

use crate::ast::traits::polling::{PathComparator, PathMatcher};
use crate::ir::{Comparator, Path, PathRoot, Requirement, Type};
use crate::resolve::jmespath::{self, Expression};
use crate::resolve::paths;

use super::comparisons::{self, flipped, not};
use super::values::{Resolved, Scope, Seen, Ty, Values};

impl Seen<'_> {
    /// The condition of a matcher on the output or, without a root, on both input and output.
    pub(super) fn condition_of(
        &self,
        root: Option<PathRoot>,
        matcher: &PathMatcher,
    ) -> Resolved<Requirement> {
        let expression = jmespath::parse(&matcher.path).map_err(|error| error.to_string())?;
        let scope = match root {
            Some(root) => Scope::One(root),
            None => Scope::Both,
        };
        let expected = matcher.expected.clone();
        match matcher.comparator {
            PathComparator::Text => {
                let values = self.values(&expression, scope)?;
                if values.lists > 0 {
                    return Err("it leads to a list".to_owned());
                }
                texts(values).map(|path| Requirement::AnyIs(path, expected))
            }
            PathComparator::AnyText => {
                let values = self.list(self.values(&expression, scope)?)?;
                texts(values).map(|path| Requirement::AnyIs(path, expected))
            }
            PathComparator::AllTexts => {
                let values = self.list(self.values(&expression, scope)?)?;
                texts(values).map(|path| Requirement::AllAre(path, expected))
            }
            PathComparator::Boolean => match expected.as_str() {
                "true" => self.condition(&expression, scope, true),
                "false" => self.condition(&expression, scope, false),
                _ => Err(format!("`{expected}` is neither `true` nor `false`")),
            },
        }
    }

    /// Whether an expression is `expected`. A member that is not there is neither.
    fn condition(
        &self,
        expression: &Expression,
        scope: Scope,
        expected: bool,
    ) -> Resolved<Requirement> {
        if let Expression::Path(_) = expression {
            let values = self.values(expression, scope)?;
            return match (values.ty, values.lists) {
                (Ty::Of(Type::Boolean), 0) => Ok(Requirement::IsBoolean(values.path, expected)),
                _ => Err("it is neither true nor false".to_owned()),
            };
        }
        let holds = self.holds(expression, scope)?;
        Ok(if expected { holds } else { not(holds) })
    }

    /// Whether an expression is something that JMESPath takes for true.
    pub(super) fn holds(&self, expression: &Expression, scope: Scope) -> Resolved<Requirement> {
        Ok(match expression {
            Expression::Not(inner) => not(self.holds(inner, scope)?),
            Expression::And(left, right) => Requirement::And(
                Box::new(self.holds(left, scope)?),
                Box::new(self.holds(right, scope)?),
            ),
            Expression::Or(left, right) => Requirement::Or(
                Box::new(self.holds(left, scope)?),
                Box::new(self.holds(right, scope)?),
            ),
            Expression::Compare(left, comparator, right) => match (&**left, &**right) {
                (Expression::Literal(value), other) => {
                    self.compare(other, flipped(*comparator), value, scope)?
                }
                (other, Expression::Literal(value)) => {
                    self.compare(other, *comparator, value, scope)?
                }
                _ => return Err("two members are compared with each other".to_owned()),
            },
            Expression::Call(name, arguments) => match (name.as_str(), arguments.as_slice()) {
                ("contains", [subject, Expression::Literal(Value::String(text))]) => {
                    self.contains(self.values(subject, scope)?, text)?
                }
                _ => return Err(format!("the function `{name}` is not supported here")),
            },
            Expression::Path(_) => self.truth(self.values(expression, scope)?)?,
            Expression::Literal(_) => return Err("it is always the same".to_owned()),
        })
    }

    fn compare(
        &self,
        expression: &Expression,
        comparator: jmespath::Comparator,
        value: &Value,
        scope: Scope,
    ) -> Resolved<Requirement> {
        let equality = match comparator {
            jmespath::Comparator::Equal => Some(true),
            jmespath::Comparator::NotEqual => Some(false),
            _ => None,
        };
        let counted = match expression {
            Expression::Call(name, arguments) if name == "length" => match arguments.as_slice() {
                [counted] => Some(self.list(self.values(counted, scope)?)?),
                _ => return Err("`length` takes one argument".to_owned()),
            },
            _ => None,
        };
        if let Some(counted) = counted {
            let number =
                value.as_u64().ok_or("the length is compared with something else than a number")?;
            let comparator = comparisons::comparator(comparator);
            if number == 0 && matches!(comparator, Comparator::Less | Comparator::GreaterOrEqual) {
                return Err("it is always the same".to_owned());
            }
            return Ok(Requirement::Count(counted.path, comparator, number));
        }
        let values = self.values(expression, scope)?;
        if values.lists > 0 {
            return Err("a list is compared with a single value".to_owned());
        }
        let equal = match (value, equality) {
            (Value::String(text), Some(_)) => Requirement::AnyIs(texts(values)?, text.clone()),
            (Value::Bool(flag), Some(_)) if matches!(values.ty, Ty::Of(Type::Boolean)) => {
                Requirement::IsBoolean(values.path, *flag)
            }
            (Value::Null, Some(_)) => not(Requirement::Exists(values.path)),
            (Value::Number(number), _) if is_number(values.ty, number) => {
                let number = number.as_i64().ok_or("the number is not a whole one")?;
                // What is not there is unequal to every number, and compares with none.
                if equality.is_none() {
                    let comparator = comparisons::comparator(comparator);
                    return Ok(Requirement::Number(values.path, comparator, number));
                }
                Requirement::Number(values.path, Comparator::Equal, number)
            }
            _ => return Err(format!("it can't be compared with `{value}`")),
        };
        Ok(if equality == Some(false) { not(equal) } else { equal })
    }

    fn contains(&self, values: Values, text: &str) -> Resolved<Requirement> {
        let is_text = matches!(values.ty, Ty::Of(Type::String | Type::Enum(_)));
        if is_text && values.lists == 0 {
            return Ok(Requirement::Contains(texts(values)?, text.to_owned()));
        }
        let path = texts(self.list(values)?)?;
        Ok(Requirement::AnyIs(path, text.to_owned()))
    }

    fn truth(&self, values: Values) -> Resolved<Requirement> {
        match (values.ty, values.lists) {
            (Ty::Of(Type::Boolean), 0) => Ok(Requirement::IsBoolean(values.path, true)),
            (Ty::Of(Type::String | Type::Enum(_)), 0) => {
                let path = texts(values)?;
                Ok(Requirement::And(
                    Box::new(Requirement::Exists(path.clone())),
                    Box::new(not(Requirement::AnyIs(path, String::new()))),
                ))
            }
            (Ty::Of(ty), lists) if lists > 0 || paths::is_collection(ty) => {
                let path = self.list(values)?.path;
                Ok(Requirement::Count(path, Comparator::Greater, 0))
            }
            _ => Ok(Requirement::Exists(values.path)),
        }
    }
}

/// Whether values of this type can be this number, as far as it is a whole one.
fn is_number(ty: Ty, number: &Number) -> bool {
    matches!(ty, Ty::Of(ty) if ty.has_number(number.as_i64().unwrap_or_default()))
}

/// The way to values that are texts.
fn texts(values: Values) -> Resolved<Path> {
    match values.ty {
        Ty::Of(Type::String | Type::Enum(_)) => Ok(values.path),
        _ => Err("it is not a text".to_owned()),
    }
}
