//! Parameters of a case, matched to the fields of a structure by the types of these.

use serde_json::{Map, Value};

use crate::ir::{
    self, Crate, FieldId, Fraction, MapId, Structure, Type, Union, UnionId, UnionMemberId,
    UnionValue,
};
use crate::resolve::timestamps;
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
            let mut fields = structure.fields.iter().enumerate();
            let found = fields.find(|(_, field)| field.model_name == *name);
            self.within(name, |matcher| match found {
                // A member that is null is not set.
                Some((_, field)) if value.is_null() && field.ty != Type::Document => {}
                Some((index, field)) => {
                    let value = matcher.value(value, field.ty);
                    let value = value.map(|value| boxed(value, field.is_boxed));
                    values.extend(value.map(|value| (FieldId(index), value)));
                }
                None => {
                    let known = structure.fields.iter().map(|field| field.model_name.as_str());
                    matcher.unknown(name, &known.collect::<Vec<_>>(), structure.name.text());
                }
            });
        }
        values
    }

    /// Looks at a part of what is looked at.
    fn within<T>(&mut self, name: &str, look: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.path.len();
        self.path.push_str(if outer == 0 { "" } else { "." });
        self.path.push_str(name);
        let seen = look(self);
        self.path.truncate(outer);
        seen
    }

    fn value(&mut self, value: &Value, ty: Type) -> Option<ir::Value> {
        let simple = match (ty, value) {
            (Type::Structure(id), Value::Object(params)) => {
                let structure = self.krate.structures.get(id.0)?;
                return Some(ir::Value::Structure(id, self.structure(params, structure)));
            }
            (Type::Union(id), Value::Object(params)) => {
                let union = self.krate.unions.get(id.0)?;
                return self.union(id, params, union);
            }
            (Type::List(id), Value::Array(elements)) => {
                let list = *self.krate.lists.get(id.0)?;
                return self.list(elements, list);
            }
            (Type::Map(id), Value::Object(entries)) => return self.map(entries, id),
            _ => simple(value, ty),
        };
        simple.or_else(|| self.mismatch(value, ty))
    }

    fn union(
        &mut self,
        id: UnionId,
        params: &Map<String, Value>,
        union: &Union,
    ) -> Option<ir::Value> {
        let Some((name, value)) = params.iter().next().filter(|_| params.len() == 1) else {
            return self.mismatch(&Value::Object(params.clone()), Type::Union(id));
        };
        let mut members = union.members.iter().enumerate();
        let found = members.find(|(_, member)| member.model_name == *name);
        self.within(name, |matcher| {
            let Some((index, member)) = found else {
                let known = union.members.iter().map(|member| member.model_name.as_str());
                matcher.unknown(name, &known.collect::<Vec<_>>(), union.name.text());
                return None;
            };
            let value = match member.value {
                UnionValue::Unit => None,
                UnionValue::Of { ty, is_boxed } => {
                    Some(Box::new(boxed(matcher.value(value, ty)?, is_boxed)))
                }
            };
            Some(ir::Value::Union(id, UnionMemberId(index), value))
        })
    }

    fn list(&mut self, elements: &[Value], list: ir::List) -> Option<ir::Value> {
        let mut values = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            let value = self.within(&index.to_string(), |matcher| {
                matcher.element(element, list.element, list.is_sparse)
            });
            values.push(value?);
        }
        Some(ir::Value::List(values))
    }

    fn map(&mut self, entries: &Map<String, Value>, id: MapId) -> Option<ir::Value> {
        let map = *self.krate.maps.get(id.0)?;
        let mut values = Vec::new();
        for (key, value) in entries {
            let value =
                self.within(key, |matcher| matcher.element(value, map.value, map.is_sparse));
            values.push((simple(&Value::String(key.clone()), map.key)?, value?));
        }
        Some(ir::Value::Map(values))
    }

    fn element(&mut self, value: &Value, ty: Type, is_sparse: bool) -> Option<ir::Value> {
        if is_sparse && value.is_null() {
            return Some(ir::Value::Nullable(None));
        }
        let value = self.value(value, ty)?;
        Some(if is_sparse { ir::Value::Nullable(Some(Box::new(value))) } else { value })
    }

    fn unknown(&mut self, name: &str, known: &[&str], owner: &str) {
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => "it has no members".to_owned(),
            None => {
                let known: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
                format!("its members are {}", known.join(", "))
            }
        };
        let message = format!("unknown member `{}` of `{owner}`", self.path);
        self.faults.push(Fault { message, help });
    }

    fn mismatch<T>(&mut self, value: &Value, ty: Type) -> Option<T> {
        let help = match ty {
            Type::String | Type::Enum(_) | Type::Blob | Type::ByteStream => "write a string",
            Type::Boolean => "write `true` or `false`",
            Type::Byte => "write a whole number of 8 bits",
            Type::Short => "write a whole number of 16 bits",
            Type::Integer => "write a whole number of 32 bits",
            Type::Long => "write a whole number of 64 bits",
            Type::Float | Type::Double => {
                "write a number, `\"NaN\"`, `\"Infinity\"` or `\"-Infinity\"`"
            }
            Type::BigInteger | Type::BigDecimal => "write a number",
            Type::Timestamp(_) => "write the seconds since the epoch",
            Type::Structure(_) => "write an object with its members",
            Type::Union(_) => "write an object with one of its members",
            Type::List(_) => "write an array",
            Type::Map(_) => "write an object",
            Type::Document => "write any JSON",
            Type::EventSender(_) | Type::EventReceiver(_) => {
                "leave it out: events have cases of their own"
            }
        };
        let message = format!("`{value}` does not fit the member `{}`", self.path);
        self.faults.push(Fault { message, help: help.to_owned() });
        None
    }
}

fn boxed(value: ir::Value, is_boxed: bool) -> ir::Value {
    if is_boxed { ir::Value::Boxed(Box::new(value)) } else { value }
}

/// A value without parts.
fn simple(value: &Value, ty: Type) -> Option<ir::Value> {
    Some(match (ty, value) {
        (Type::String, Value::String(text)) => ir::Value::String(text.clone()),
        (Type::Enum(id), Value::String(text)) => ir::Value::Enum(id, text.clone()),
        (Type::Boolean, Value::Bool(flag)) => ir::Value::Boolean(*flag),
        (Type::Byte | Type::Short | Type::Integer | Type::Long, Value::Number(number)) => {
            let number = number.as_i64().filter(|number| ty.has_number(*number))?;
            ir::Value::Number(number)
        }
        (Type::Float, value) => ir::Value::Float(fraction(value)?),
        (Type::Double, value) => ir::Value::Double(fraction(value)?),
        (Type::BigInteger | Type::BigDecimal, Value::Number(number)) => {
            ir::Value::BigNumber(number.to_string())
        }
        (Type::Blob, Value::String(text)) => ir::Value::Blob(text.as_bytes().to_vec()),
        (Type::ByteStream, Value::String(text)) => ir::Value::Stream(text.as_bytes().to_vec()),
        (Type::Timestamp(_), value) => {
            let (seconds, nanos) = timestamps::value(value)?;
            ir::Value::Timestamp(seconds, nanos)
        }
        (Type::Document, value) => ir::Value::Document(value.clone()),
        _ => return None,
    })
}

fn fraction(value: &Value) -> Option<Fraction> {
    match value {
        Value::Number(number) => Some(Fraction::Finite(format!("{:?}", number.as_f64()?))),
        Value::String(text) => match text.as_str() {
            "NaN" => Some(Fraction::NaN),
            "Infinity" => Some(Fraction::Infinity),
            "-Infinity" => Some(Fraction::NegativeInfinity),
            _ => None,
        },
        _ => None,
    }
}
