//! What stands for a member that nobody set, as `smithy.api#default` says it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::ast::ShapeId;
use crate::ast::traits::ids;
use crate::diagnostics::Diagnostics;
use crate::ir::{DefaultValue, Type};

use super::timestamps;

/// The default of a member of this type; one that doesn't fit is told.
///
/// The rules are those of <https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints>.
pub(super) fn resolve(
    id: &ShapeId,
    ty: Type,
    value: &Value,
    diagnostics: &mut Diagnostics,
) -> Option<DefaultValue> {
    let default = default(ty, value);
    if default.is_none() {
        let message = format!("the default `{value}` is not a value of its type");
        let help = "write a value that the type of the member can have";
        diagnostics.model_at(id, &["traits", ids::DEFAULT], message, help);
    }
    default
}

fn default(ty: Type, value: &Value) -> Option<DefaultValue> {
    match (ty, value) {
        (Type::String, Value::String(text)) if text.is_empty() => Some(DefaultValue::OfType),
        (Type::String, Value::String(text)) => Some(DefaultValue::String(text.clone())),
        (Type::Enum(_), Value::String(text)) => Some(DefaultValue::Enum(text.clone())),
        (Type::Boolean, Value::Bool(false)) => Some(DefaultValue::OfType),
        (Type::Boolean, Value::Bool(true)) => Some(DefaultValue::True),
        (Type::Byte | Type::Short | Type::Integer | Type::Long, Value::Number(_)) => {
            let number = whole(value).filter(|number| ty.has_number(*number))?;
            Some(if number == 0 { DefaultValue::OfType } else { DefaultValue::Number(number) })
        }
        (Type::Float | Type::Double, Value::Number(number)) => {
            let number = number.as_f64().filter(|number| holds(ty, *number))?;
            let is_zero = number.to_bits() == 0;
            Some(if is_zero {
                DefaultValue::OfType
            } else {
                DefaultValue::Float(format!("{number:?}"))
            })
        }
        // One with more digits was read as one with fewer.
        (Type::BigInteger, Value::Number(number)) if number.is_f64() => None,
        (Type::BigInteger | Type::BigDecimal, Value::Number(number)) => {
            Some(DefaultValue::BigNumber(number.to_string()))
        }
        (Type::Blob | Type::ByteStream, Value::String(text)) => {
            let bytes = STANDARD.decode(text).ok()?;
            Some(DefaultValue::Blob(bytes))
        }
        (Type::Timestamp(_), value) => {
            let (seconds, nanos) = timestamps::value(value)?;
            Some(DefaultValue::Timestamp(seconds, nanos))
        }
        (Type::Document, value) => Some(DefaultValue::Document(value.clone())),
        (Type::List(_), Value::Array(elements)) if elements.is_empty() => {
            Some(DefaultValue::OfType)
        }
        (Type::Map(_), Value::Object(entries)) if entries.is_empty() => Some(DefaultValue::OfType),
        _ => None,
    }
}

/// A whole number, also one that is written with a fraction of zero.
fn whole(value: &Value) -> Option<i64> {
    const END: f64 = 9_223_372_036_854_775_808.0;
    let is_whole = |number: &f64| number.fract() == 0.0 && (-END..END).contains(number);
    #[expect(clippy::cast_possible_truncation, reason = "64 bits hold it")]
    let of_fraction = || value.as_f64().filter(is_whole).map(|number| number as i64);
    value.as_i64().or_else(of_fraction)
}

/// Whether the type has a finite number for this one.
fn holds(ty: Type, number: f64) -> bool {
    #[expect(clippy::cast_possible_truncation, reason = "what is too much is infinite then")]
    let single = number as f32;
    ty == Type::Double || single.is_finite()
}
