//! Reading numbers of any size from JSON.

use crate::plumbing::json::{FromJson, Tokens};
use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_json::deserialize::token::expect_number_as_string_or_null;
use aws_smithy_types::{BigDecimal, BigInteger};

macro_rules! big_numbers {
    ($($type:ty)*) => { $(
        /// Read from the text, for the number of a token has no more digits than 64 bits hold.
        impl<F> FromJson<F> for $type {
            fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
                let document = tokens.document;
                let number = expect_number_as_string_or_null(tokens.next(), document)?;
                number.map(str::parse).transpose().map_err(|err| {
                    DeserializeError::custom_source("the number can't be read exactly", err)
                })
            }
        }
    )* };
}
big_numbers!(BigInteger BigDecimal);
