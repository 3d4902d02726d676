//! What all answers have in common.

use std::time::{Duration, UNIX_EPOCH};

use http::header::{CONTENT_TYPE, DATE, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use proptest::prelude::*;
use serde_json::Value;

use super::super::simplest::simplest_first;
use super::super::text::text_of;
use crate::state::Timestamp;

/// The headers of every answer: `x-amzn-RequestId` and `Date`.
pub(super) type Common = (HeaderValue, HeaderValue);

pub(super) fn common() -> impl Strategy<Value = Common> {
    let characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    let id = simplest_first("A".repeat(47), text_of(characters, 47..=47));
    let date = (1_363_799_023..=4_102_444_800_u64).prop_map(Duration::from_secs);
    (id, date)
        .prop_map(|(id, date)| (value(&id), value(&httpdate::fmt_http_date(UNIX_EPOCH + date))))
}

/// An answer without a body.
pub(super) fn empty(status: u16, (id, date): Common) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    response.headers_mut().insert(HeaderName::from_static("x-amzn-requestid"), id);
    response.headers_mut().insert(DATE, date);
    response
}

/// An answer with a JSON body.
pub(super) fn with_body(
    status: u16,
    common: Common,
    body: impl Into<Vec<u8>>,
) -> Response<Vec<u8>> {
    let mut response = empty(status, common);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    *response.body_mut() = body.into();
    response
}

/// A JSON object of these members in any order, with or without spaces.
pub(super) fn object(members: Vec<(&'static str, Value)>) -> impl Strategy<Value = String> {
    (Just(members).prop_shuffle(), any::<bool>()).prop_map(|(members, spaced)| {
        let members = members.into_iter().map(|(name, value)| (name.to_owned(), value));
        let object = Value::Object(members.collect());
        if spaced { format!("{object:#}") } else { object.to_string() }
    })
}

/// A point in time between the first vault lock and the end of the century, as bodies show it.
pub(super) fn timestamp() -> impl Strategy<Value = Timestamp> {
    (1_436_313_600_000..=4_102_444_800_000_u64).prop_map(Timestamp::from_millis)
}

/// Everything that goes into a header here is ASCII.
pub(super) fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
