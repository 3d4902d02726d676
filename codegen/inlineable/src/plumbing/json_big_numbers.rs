//! Reading numbers of any size from JSON.

use crate::plumbing::json::{FromJson, Tokens};
use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_json::deserialize::token::expect_number_or_null;
use aws_smithy_types::{BigDecimal, BigInteger, Number};

macro_rules! big_numbers {
    ($($type:ty)*) => { $(
        impl<F> FromJson<F> for $type {
            fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
                let number = expect_number_or_null(tokens.next())?.map(text);
                number.map(|number| number.parse()).transpose().map_err(|err| {
                    DeserializeError::custom_source("the number can't be read exactly", err)
                })
            }
        }
    )* };
}
big_numbers!(BigInteger BigDecimal);

fn text(number: Number) -> String {
    match number {
        Number::PosInt(number) => number.to_string(),
        Number::NegInt(number) => number.to_string(),
        Number::Float(number) => number.to_string(),
    }
}
