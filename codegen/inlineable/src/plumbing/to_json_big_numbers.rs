//! Writing numbers of any size as JSON.

use crate::plumbing::json_writer::JsonValueWriter;
use crate::plumbing::to_json::ToJson;
use aws_smithy_json::serialize::JsonValueWriter as Official;
use aws_smithy_types::error::operation::SerializationError;
use aws_smithy_types::{BigDecimal, BigInteger};

macro_rules! big_numbers {
    ($($type:ty)*) => { $(
        impl<F> ToJson<F> for $type {
            fn to_json(&self, writer: JsonValueWriter<'_>) -> Result<(), SerializationError> {
                Official::from(writer).write_raw_value(&json_number(self.as_ref()));
                Ok(())
            }
        }
    )* };
}
big_numbers!(BigInteger BigDecimal);

/// The number as JSON has it: `+007`, `.5` and `5.` are none there, but `7`, `0.5` and `5` are.
fn json_number(text: &str) -> String {
    let (coefficient, exponent) = text.split_at(text.find(['e', 'E']).unwrap_or(text.len()));
    let unsigned = coefficient.trim_start_matches(['-', '+']);
    let sign = if coefficient.starts_with('-') { "-" } else { "" };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}{exponent}")
}
