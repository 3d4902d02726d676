//! Reading timestamps from JSON that the model has in another format than seconds.

use crate::plumbing::json::{FromJson, Tokens};
use crate::primitives::{DateTime, DateTimeFormat};
use aws_smithy_json::deserialize::error::DeserializeError;
use aws_smithy_json::deserialize::token::expect_timestamp_or_null;

/// Timestamps like `1985-04-12T23:20:50.52Z`, or with an offset in place of the `Z`.
pub(crate) enum Rfc3339 {}

/// Timestamps like `Tue, 29 Apr 2014 18:30:38 GMT`.
pub(crate) enum HttpDate {}

impl FromJson<Rfc3339> for DateTime {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        expect_timestamp_or_null(tokens.next(), DateTimeFormat::DateTimeWithOffset)
    }
}

impl FromJson<HttpDate> for DateTime {
    fn from_json(tokens: &mut Tokens<'_>) -> Result<Option<Self>, DeserializeError> {
        expect_timestamp_or_null(tokens.next(), DateTimeFormat::HttpDate)
    }
}
