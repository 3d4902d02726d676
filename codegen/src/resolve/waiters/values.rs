//! The values that a JMESPath expression leads to, over types that are known.

use crate::ir::{Crate, Field, Operation, Path, PathRoot, PathStep, Type};
use crate::resolve::jmespath::{self, Expression, Step};
use crate::resolve::paths;

/// What expressions are about: an operation with its input and output.
#[derive(Clone, Copy)]
pub(in crate::resolve) struct Seen<'a> {
    pub(in crate::resolve) operation: &'a Operation,
    pub(in crate::resolve) krate: &'a Crate,
}

/// Why an expression is not supported, as the end of a sentence.
pub(super) type Resolved<T> = Result<T, String>;

/// What an expression is seen from.
#[derive(Clone, Copy)]
pub(super) enum Scope {
    /// The input and the output, as members.
    Both,
    /// The members of one of them.
    One(PathRoot),
    /// An item that a filter looks at.
    Item(Type),
}

/// Values that a path leads to.
pub(super) struct Values {
    pub(super) path: Path,
    pub(super) ty: Ty,
    /// In how many lists they are, one within the other: 0 is a single value. The path gives all of them one after the
    /// other, so of lists within a list it says less than the expression does.
    pub(super) lists: usize,
}

/// The type of a value, or of the input or output.
#[derive(Clone, Copy)]
pub(super) enum Ty {
    Root(PathRoot),
    Of(Type),
}

impl Seen<'_> {
    /// The values in the input that an expression leads to, their type, and whether there may be several.
    pub(in crate::resolve) fn input_values(self, text: &str) -> Resolved<(Path, Type, bool)> {
        let expression = jmespath::parse(text).map_err(|error| error.to_string())?;
        let values = self.values(&expression, Scope::One(PathRoot::Input))?;
        let values = match (values.ty, values.lists) {
            (Ty::Of(Type::List(_)), _) | (_, 2..) => self.list(values)?,
            _ => values,
        };
        match values.ty {
            Ty::Of(ty) => Ok((values.path, ty, values.lists > 0)),
            Ty::Root(_) => Err("it leads to the input itself".to_owned()),
        }
    }

    /// The values that an expression leads to.
    pub(super) fn values(self, expression: &Expression, scope: Scope) -> Resolved<Values> {
        match expression {
            Expression::Path(steps) => self.follow(steps, scope),
            Expression::Call(name, arguments) if name == "keys" => match arguments.as_slice() {
                [map] => self.keys(self.values(map, scope)?),
                _ => Err("`keys` takes one argument".to_owned()),
            },
            _ => Err("it is more than the way to a member".to_owned()),
        }
    }

    fn keys(self, values: Values) -> Resolved<Values> {
        match values.ty {
            Ty::Of(Type::Map(id)) if values.lists == 0 => {
                let map = self.krate.maps.get(id.0).ok_or("the map is not there")?;
                Ok(values.step(PathStep::Keys, map.key).in_list())
            }
            _ => Err("`keys` is asked of something that is not a map".to_owned()),
        }
    }

    fn follow(self, steps: &[Step], scope: Scope) -> Resolved<Values> {
        let start = |root, ty| Values { path: Path { root, steps: Vec::new() }, ty, lists: 0 };
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

    fn step(self, values: Values, step: &Step) -> Resolved<Values> {
        match step {
            Step::Field(name) => {
                let member = self.fields(values.ty).and_then(|fields| paths::member(fields, name));
                let (member, ty) = member.ok_or_else(|| format!("there is no member `{name}`"))?;
                Ok(values.step(PathStep::Member(member), ty))
            }
            Step::Items => self.items(values),
            Step::Flatten => self.flatten(values),
            Step::Values => {
                let Ty::Of(Type::Map(id)) = values.ty else {
                    return Err("`*` is asked of something that is not a map".to_owned());
                };
                let map = self.krate.maps.get(id.0).ok_or("the map is not there")?;
                let values = values.step(PathStep::Values, map.value).in_list();
                Ok(if map.is_sparse { values.step(PathStep::Present, map.value) } else { values })
            }
            Step::Filter(condition) => {
                let values = self.items(values)?;
                let Ty::Of(ty) = values.ty else {
                    return Err("there is nothing to filter".to_owned());
                };
                let condition = self.holds(condition, Scope::Item(ty))?;
                Ok(values.step(PathStep::Filter(condition), ty))
            }
            Step::Index(_) => Err("an index is not supported".to_owned()),
            Step::Select(choices) => self.select(values, choices),
        }
    }

    /// Several members of each value, one after the other.
    fn select(self, values: Values, choices: &[Expression]) -> Resolved<Values> {
        let fields = self.fields(values.ty);
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
        Ok(values.step(PathStep::Select(members), Type::String).in_list())
    }

    /// The items of a list, or of each of several lists, which stay lists of their own.
    fn items(self, values: Values) -> Resolved<Values> {
        let Ty::Of(Type::List(id)) = values.ty else {
            return Err("`[]` is asked of something that is not a list".to_owned());
        };
        let list = self.krate.lists.get(id.0).ok_or("the list is not there")?;
        let values = values.step(PathStep::Items, list.element).in_list();
        Ok(if list.is_sparse { values.step(PathStep::Present, list.element) } else { values })
    }

    /// A list without one level of lists within it. One that has none stays as it is.
    fn flatten(self, values: Values) -> Resolved<Values> {
        let values = if values.lists == 0 { self.items(values)? } else { values };
        match (values.lists, values.ty) {
            (2.., _) => Ok(Values { lists: values.lists - 1, ..values }),
            (_, Ty::Of(Type::List(_))) => Ok(Values { lists: 1, ..self.items(values)? }),
            _ => Ok(values),
        }
    }

    /// The values as one list: a single value has to be one.
    pub(super) fn list(self, values: Values) -> Resolved<Values> {
        match values.lists {
            0 => self.items(values),
            1 => Ok(values),
            _ => Err("it leads to lists within a list, which `[]` would make one".to_owned()),
        }
    }

    fn fields(&self, ty: Ty) -> Option<&[Field]> {
        match ty {
            Ty::Root(PathRoot::Input) => Some(&self.operation.input.fields),
            Ty::Root(PathRoot::Output | PathRoot::Item) => Some(&self.operation.output.fields),
            Ty::Of(ty) => paths::fields(ty, self.krate),
        }
    }
}

impl Values {
    fn step(mut self, step: PathStep, ty: Type) -> Self {
        self.path.steps.push(step);
        Self { ty: Ty::Of(ty), ..self }
    }

    /// The same, of which there may be several in the place of each.
    fn in_list(self) -> Self {
        Self { lists: self.lists + 1, ..self }
    }
}
