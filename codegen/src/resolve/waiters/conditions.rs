//! What a waiter looks for in an answer: JMESPath over types that are known.

use serde_json::{Number, Value};

use crate::ast::traits::polling::{PathComparator, PathMatcher};
use crate::ir::{Comparator, Crate, Field, Operation, Path, PathRoot, PathStep, Requirement, Type};
use crate::resolve::jmespath::{self, Expression, Step};
use crate::resolve::paths;

use super::comparisons::{self, flipped, not};

/// Decides what conditions mean for the answers of an operation.
pub(in crate::resolve) struct Conditions<'a> {
    pub(in crate::resolve) operation: &'a Operation,
    pub(in crate::resolve) krate: &'a Crate,
}

/// Why an expression is not supported, as the end of a sentence.
type Resolved<T> = Result<T, String>;

/// What an expression is seen from.
#[derive(Clone, Copy)]
enum Scope {
    /// The input and the output, as members.
    Both,
    /// The members of one of them.
    One(PathRoot),
    /// An item that a filter looks at.
    Item(Type),
}

/// Values that a path leads to.
struct Values {
    path: Path,
    ty: Ty,
    /// Whether there may be several.
    are_many: bool,
}

/// The type of a value, or of the input or output.
#[derive(Clone, Copy)]
enum Ty {
    Root(PathRoot),
    Of(Type),
}

impl Conditions<'_> {
    /// The values in the input that an expression leads to, their type, and whether there may be several.
    pub(in crate::resolve) fn input_values(&self, text: &str) -> Resolved<(Path, Type, bool)> {
        let expression = jmespath::parse(text).map_err(|error| error.to_string())?;
        let values = self.values(&expression, Scope::One(PathRoot::Input))?;
        let values = match values.ty {
            Ty::Of(Type::List(_)) if !values.are_many => self.items_of_list(values)?,
            _ => values,
        };
        match values.ty {
            Ty::Of(ty) => Ok((values.path, ty, values.are_many)),
            Ty::Root(_) => Err("it leads to the input itself".to_owned()),
        }
    }

    /// The condition of a matcher on the output or, without a root, on both input and output.
    pub(super) fn resolve(
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
                if values.are_many {
                    return Err("it leads to a list".to_owned());
                }
                texts(values).map(|path| Requirement::AnyIs(path, expected))
            }
            PathComparator::AnyText => {
                let values = self.items(self.values(&expression, scope)?)?;
                texts(values).map(|path| Requirement::AnyIs(path, expected))
            }
            PathComparator::AllTexts => {
                let values = self.items(self.values(&expression, scope)?)?;
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
            return match (values.ty, values.are_many) {
                (Ty::Of(Type::Boolean), false) => Ok(Requirement::IsBoolean(values.path, expected)),
                _ => Err("it is neither true nor false".to_owned()),
            };
        }
        let holds = self.holds(expression, scope)?;
        Ok(if expected { holds } else { not(holds) })
    }

    /// Whether an expression is something that JMESPath takes for true.
    fn holds(&self, expression: &Expression, scope: Scope) -> Resolved<Requirement> {
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
                [counted] => Some(self.items(self.values(counted, scope)?)?),
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
        if values.are_many {
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
        if is_text && !values.are_many {
            return Ok(Requirement::Contains(texts(values)?, text.to_owned()));
        }
        let path = texts(self.items(values)?)?;
        Ok(Requirement::AnyIs(path, text.to_owned()))
    }

    fn truth(&self, values: Values) -> Resolved<Requirement> {
        match (values.ty, values.are_many) {
            (Ty::Of(Type::Boolean), false) => Ok(Requirement::IsBoolean(values.path, true)),
            (Ty::Of(Type::String | Type::Enum(_)), false) => {
                let path = texts(values)?;
                Ok(Requirement::And(
                    Box::new(Requirement::Exists(path.clone())),
                    Box::new(not(Requirement::AnyIs(path, String::new()))),
                ))
            }
            (Ty::Of(ty), are_many) if are_many || paths::is_collection(ty) => {
                let path = self.items(values)?.path;
                Ok(Requirement::Count(path, Comparator::Greater, 0))
            }
            _ => Ok(Requirement::Exists(values.path)),
        }
    }

    /// The values that a path leads to.
    fn values(&self, expression: &Expression, scope: Scope) -> Resolved<Values> {
        match expression {
            Expression::Path(steps) => self.follow(steps, scope),
            Expression::Call(name, arguments) if name == "keys" => match arguments.as_slice() {
                [map] => {
                    let values = self.values(map, scope)?;
                    let Ty::Of(Type::Map(id)) = values.ty else {
                        return Err("`keys` is asked of something that is not a map".to_owned());
                    };
                    let map = self.krate.maps.get(id.0).ok_or("the map is not there")?;
                    Ok(values.step(PathStep::Keys, Ty::Of(map.key), true))
                }
                _ => Err("`keys` takes one argument".to_owned()),
            },
            _ => Err("it is more than the way to a member".to_owned()),
        }
    }

    fn follow(&self, steps: &[Step], scope: Scope) -> Resolved<Values> {
        let start =
            |root, ty| Values { path: Path { root, steps: Vec::new() }, ty, are_many: false };
        let (mut values, steps) = match (scope, steps) {
            (Scope::Both, [Step::Field(name), rest @ ..]) => {
                let root = match name.as_str() {
                    "input" => PathRoot::Input,
                    "output" => PathRoot::Output,
                    _ => return Err(format!("`{name}` is neither `input` nor `output`")),
                };
                (start(root, Ty::Root(root)), rest)
            }
            (Scope::Both, _) => {
                return Err("it begins neither with `input` nor `output`".to_owned());
            }
            (Scope::One(root), steps) => (start(root, Ty::Root(root)), steps),
            (Scope::Item(ty), steps) => (start(PathRoot::Item, Ty::Of(ty)), steps),
        };
        for step in steps {
            values = self.step(values, step)?;
        }
        Ok(values)
    }

    fn step(&self, values: Values, step: &Step) -> Resolved<Values> {
        match step {
            Step::Field(name) => {
                let fields = match values.ty {
                    Ty::Root(root) => Some(self.root_fields(root)),
                    Ty::Of(ty) => paths::fields(ty, self.krate),
                };
                let member = fields.and_then(|fields| paths::member(fields, name));
                let (member, ty) = member.ok_or_else(|| format!("there is no member `{name}`"))?;
                let are_many = values.are_many;
                Ok(values.step(PathStep::Member(member), Ty::Of(ty), are_many))
            }
            Step::Items => match values.ty {
                // Flattening a list of values that are no lists leaves it as it is.
                Ty::Of(ty) if values.are_many && !matches!(ty, Type::List(_)) => Ok(values),
                _ => self.items_of_list(values),
            },
            Step::Values => {
                let Ty::Of(Type::Map(id)) = values.ty else {
                    return Err("`*` is asked of something that is not a map".to_owned());
                };
                let map = self.krate.maps.get(id.0).ok_or("the map is not there")?;
                let values = values.step(PathStep::Values, Ty::Of(map.value), true);
                Ok(if map.is_sparse { values.present() } else { values })
            }
            Step::Filter(condition) => {
                let values = self.items_of_list(values)?;
                let Ty::Of(ty) = values.ty else {
                    return Err("there is nothing to filter".to_owned());
                };
                let condition = self.holds(condition, Scope::Item(ty))?;
                let ty = values.ty;
                Ok(values.step(PathStep::Filter(condition), ty, true))
            }
            Step::Index(_) => Err("an index is not supported".to_owned()),
            Step::Select(choices) => self.select(values, choices),
        }
    }

    /// Several members of each value, one after the other.
    fn select(&self, values: Values, choices: &[Expression]) -> Resolved<Values> {
        let fields = match values.ty {
            Ty::Root(root) => Some(self.root_fields(root)),
            Ty::Of(ty) => paths::fields(ty, self.krate),
        };
        let mut members = Vec::new();
        for choice in choices {
            let Expression::Path(steps) = choice else {
                return Err("what is selected is more than a member".to_owned());
            };
            let [Step::Field(name)] = steps.as_slice() else {
                return Err("what is selected is more than a member".to_owned());
            };
            let member = fields.and_then(|fields| paths::member(fields, name));
            let (member, ty) = member.ok_or_else(|| format!("there is no member `{name}`"))?;
            if ty != Type::String {
                return Err(format!("`{name}` is selected, but no string"));
            }
            members.push(member);
        }
        Ok(values.step(PathStep::Select(members), Ty::Of(Type::String), true))
    }

    fn items_of_list(&self, values: Values) -> Resolved<Values> {
        let Ty::Of(Type::List(id)) = values.ty else {
            return Err("`[]` is asked of something that is not a list".to_owned());
        };
        let list = self.krate.lists.get(id.0).ok_or("the list is not there")?;
        let values = values.step(PathStep::Items, Ty::Of(list.element), true);
        Ok(if list.is_sparse { values.present() } else { values })
    }

    /// The items of a list, or of the lists that a path leads to.
    fn items(&self, values: Values) -> Resolved<Values> {
        if values.are_many { Ok(values) } else { self.items_of_list(values) }
    }

    fn root_fields(&self, root: PathRoot) -> &[Field] {
        match root {
            PathRoot::Input => &self.operation.input.fields,
            PathRoot::Output | PathRoot::Item => &self.operation.output.fields,
        }
    }
}

impl Values {
    fn step(mut self, step: PathStep, ty: Ty, are_many: bool) -> Self {
        self.path.steps.push(step);
        Self { ty, are_many, ..self }
    }

    fn present(self) -> Self {
        let ty = self.ty;
        self.step(PathStep::Present, ty, true)
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
