//! What stands for a member that nobody set, as `smithy.api#default` says it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::ast::ShapeId;
use crate::ast::traits::ids;
use crate::diagnostics::Diagnostics;
use crate::ir::{DefaultValue, Type};

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
        (Type::String, Value::String(text)) => Some(string(text, DefaultValue::String)),
        (Type::Enum(_), Value::String(text)) => Some(DefaultValue::Enum(text.clone())),
        (Type::Boolean, Value::Bool(false)) => Some(DefaultValue::OfType),
        (Type::Boolean, Value::Bool(true)) => Some(DefaultValue::True),
        (Type::Byte | Type::Short | Type::Integer | Type::Long, Value::Number(_)) => {
            let number = whole(value).filter(|number| fits(ty, *number))?;
            Some(if number == 0 { DefaultValue::OfType } else { DefaultValue::Number(number) })
        }
        (Type::Float | Type::Double, Value::Number(number)) => {
            let number = number.as_f64()?;
            let is_zero = number.to_bits() == 0;
            Some(if is_zero {
                DefaultValue::OfType
            } else {
                DefaultValue::Float(format!("{number:?}"))
            })
        }
        (Type::BigInteger | Type::BigDecimal, Value::Number(number)) => {
            Some(DefaultValue::BigNumber(number.to_string()))
        }
        (Type::Blob | Type::ByteStream, Value::String(text)) => {
            let bytes = STANDARD.decode(text).ok()?;
            Some(DefaultValue::Blob(bytes))
        }
        (Type::Timestamp(_), _) => timestamp(value),
        (Type::Document, value) => Some(DefaultValue::Document(value.clone())),
        (Type::List(_), Value::Array(elements)) if elements.is_empty() => {
            Some(DefaultValue::OfType)
        }
        (Type::Map(_), Value::Object(entries)) if entries.is_empty() => Some(DefaultValue::OfType),
        _ => None,
    }
}

fn string(text: &str, of: fn(String) -> DefaultValue) -> DefaultValue {
    if text.is_empty() { DefaultValue::OfType } else { of(text.to_owned()) }
}

/// A whole number, also one that is written with a fraction of zero.
fn whole(value: &Value) -> Option<i64> {
    let fraction = || value.as_f64().filter(|number| number.fract() == 0.0);
    #[expect(clippy::cast_possible_truncation, reason = "checked against the type afterwards")]
    value.as_i64().or_else(|| fraction().map(|number| number as i64))
}

fn fits(ty: Type, number: i64) -> bool {
    match ty {
        Type::Byte => i8::try_from(number).is_ok(),
        Type::Short => i16::try_from(number).is_ok(),
        Type::Integer => i32::try_from(number).is_ok(),
        _ => true,
    }
}

/// Seconds since the epoch, perhaps with a fraction, or a date and time.
fn timestamp(value: &Value) -> Option<DefaultValue> {
    match value {
        Value::Number(number) => {
            if let Some(seconds) = number.as_i64() {
                return Some(DefaultValue::Timestamp(seconds, 0));
            }
            let number = number.as_f64()?;
            let (seconds, nanos) = (number.floor(), number.rem_euclid(1.0) * 1e9);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a fraction of a second has at most nine digits, and seconds that no 64 bits hold mean nothing"
            )]
            Some(DefaultValue::Timestamp(seconds as i64, nanos as u32))
        }
        Value::String(text) => {
            let format = &time::format_description::well_known::Rfc3339;
            let time = time::OffsetDateTime::parse(text, format).ok()?;
            Some(DefaultValue::Timestamp(time.unix_timestamp(), time.nanosecond()))
        }
        _ => None,
    }
}
