//! Reading timestamps from JSON, in each of their formats.

use crate::plumbing::json::{EpochSeconds, FromJson, Tokens};
use crate::primitives::{DateTime, DateTimeFormat};
use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_json::deserialize::token::expect_timestamp_or_null;

impl FromJson<EpochSeconds> for DateTime {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        expect_timestamp_or_null(tokens.next(), DateTimeFormat::EpochSeconds)
    }
}
