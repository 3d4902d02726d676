//! Parameters of a case, matched to the fields of a structure by the types of these.

use serde_json::{Map, Value};

use crate::ir::{self, Crate, FieldId, Structure, Type};
use crate::suggest::nearest;

/// What doesn't fit, and what to do about it.
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) help: String,
}

/// The values of the fields of a structure, in the order of the case.
pub(super) fn structure(
    params: &Map<String, Value>,
    structure: &Structure,
    krate: &Crate,
) -> Result<Vec<(FieldId, ir::Value)>, Vec<Fault>> {
    let mut matcher = Matcher { krate, path: String::new(), faults: Vec::new() };
    let values = matcher.structure(params, structure);
    if matcher.faults.is_empty() { Ok(values) } else { Err(matcher.faults) }
}

struct Matcher<'a> {
    krate: &'a Crate,
    /// The member that is looked at: `jobParameters.Type`.
    path: String,
    faults: Vec<Fault>,
}

impl Matcher<'_> {
    fn structure(
        &mut self,
        params: &Map<String, Value>,
        structure: &Structure,
    ) -> Vec<(FieldId, ir::Value)> {
        let mut values = Vec::new();
        for (name, value) in params {
            let outer = self.path.len();
            self.path.push_str(if outer == 0 { "" } else { "." });
            self.path.push_str(name);
            let mut fields = structure.fields.iter().enumerate();
            match fields.find(|(_, field)| field.model_name == *name) {
                Some((index, field)) => {
                    let value = self.value(value, field.ty);
                    values.extend(value.map(|value| (FieldId(index), value)));
                }
                None => self.unknown(name, structure),
            }
            self.path.truncate(outer);
        }
        values
    }

    fn value(&mut self, value: &Value, ty: Type) -> Option<ir::Value> {
        match (ty, value) {
            (Type::String | Type::Enum(_), Value::String(text)) => {
                Some(ir::Value::String(text.clone()))
            }
            (Type::Boolean, Value::Bool(flag)) => Some(ir::Value::Boolean(*flag)),
            (Type::Integer, Value::Number(number)) => {
                let number = number.as_i64().filter(|number| i32::try_from(*number).is_ok());
                number.map(ir::Value::Number).or_else(|| self.mismatch(value, ty))
            }
            (Type::Long, Value::Number(number)) => {
                number.as_i64().map(ir::Value::Number).or_else(|| self.mismatch(value, ty))
            }
            (Type::Structure(id), Value::Object(params)) => {
                let structure = self.krate.structures.get(id.0)?;
                Some(ir::Value::Structure(id, self.structure(params, structure)))
            }
            _ => self.mismatch(value, ty),
        }
    }

    fn unknown(&mut self, name: &str, structure: &Structure) {
        let known = structure.fields.iter().map(|field| field.model_name.as_str());
        let help = match nearest(name, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if structure.fields.is_empty() => "it has no members".to_owned(),
            None => {
                let known: Vec<_> = known.map(|name| format!("`{name}`")).collect();
                format!("its members are {}", known.join(", "))
            }
        };
        let message = format!("unknown member `{}` of `{}`", self.path, structure.name);
        self.faults.push(Fault { message, help });
    }

    fn mismatch<T>(&mut self, value: &Value, ty: Type) -> Option<T> {
        let help = match ty {
            Type::String | Type::Enum(_) => "write a string",
            Type::Boolean => "write `true` or `false`",
            Type::Integer => "write a whole number of 32 bits",
            Type::Long => "write a whole number of 64 bits",
            Type::Structure(_) => "write an object with its members",
        };
        let message = format!("`{value}` does not fit the member `{}`", self.path);
        self.faults.push(Fault { message, help: help.to_owned() });
        None
    }
}
